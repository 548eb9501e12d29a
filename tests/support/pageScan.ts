import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { shot } from './clerk.ts';

/**
 * What a reader meets on the page, a line each: visible text, and the names read out or shown as tooltips and hints. Tooltips of
 * the audit list show the stored codes on purpose and are left out there.
 */
export function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const attributes =
      location.hash === '#/audit' ? ['aria-label', 'placeholder'] : ['aria-label', 'title', 'placeholder'];
    const shown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].filter(shown);
    const names = named.flatMap((element) => attributes.map((name) => element.getAttribute(name) ?? ''));
    // biome-ignore lint/performance/useDomNodeTextContent: only what is drawn counts
    return [...new Set([...document.body.innerText.split('\n'), ...names].map((line) => line.trim()))].filter(
      (line) => line !== '',
    );
  });
}

/** Controls that are cut: outside the window without a way to scroll there, or with a label wider than themselves. */
export function cutControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // Only wide tables and paper may be scrolled sideways.
    const reachable = (element: Element) => element.closest('[role=grid], [role=document]') !== null;
    const clipped = (element: Element, place: DOMRect) => {
      for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
        const { overflowX } = getComputedStyle(parent);
        if (parent.matches('[role=grid], [role=document]')) return false;
        if (overflowX !== 'visible' && place.right > parent.getBoundingClientRect().right + 1) return true;
      }
      return false;
    };
    const controls = [...document.querySelectorAll('button, input:not([type=file]), select, textarea, a[href]')];
    const cut = controls.filter((element) => {
      if (!element.checkVisibility() || element.closest('.visually-hidden, [aria-hidden=true]') !== null) return false;
      const place = element.getBoundingClientRect();
      if (place.width <= 1) return false;
      const outside = place.right > innerWidth + 1 || place.left < -1;
      const label = element instanceof HTMLButtonElement && element.scrollWidth > element.clientWidth + 1;
      return (outside && !reachable(element)) || clipped(element, place) || label;
    });
    const wide = document.documentElement.scrollWidth > innerWidth || document.body.scrollWidth > innerWidth;
    return [
      ...cut.map(
        (element) => element.getAttribute('aria-label') ?? (element.textContent || element.outerHTML.slice(0, 80)),
      ),
      ...(wide ? ['the whole page scrolls sideways'] : []),
    ];
  });
}

/** How light the ground and the words of the page are, 0 black to 1 white; every visible text on its nearest own ground. */
export function contrasts(page: Page): Promise<{ readonly ground: number; readonly poor: string[] }> {
  return page.evaluate(() => {
    const painter = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (painter === null) throw new Error('no canvas');
    const rgba = (colour: string) => {
      painter.clearRect(0, 0, 1, 1);
      painter.fillStyle = colour;
      painter.fillRect(0, 0, 1, 1);
      return [...painter.getImageData(0, 0, 1, 1).data];
    };
    const lightness = (colour: readonly number[]) => {
      const [red = 0, green = 0, blue = 0] = colour
        .slice(0, 3)
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const over = (top: readonly number[], below: readonly number[]) => {
      const alpha = (top[3] ?? 255) / 255;
      return [0, 1, 2].map((part) => (top[part] ?? 0) * alpha + (below[part] ?? 0) * (1 - alpha));
    };
    const groundOf = (element: Element | null): number[] =>
      element === null
        ? [255, 255, 255]
        : over(rgba(getComputedStyle(element).backgroundColor), groundOf(element.parentElement));
    const poor = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (
        element === null ||
        text === '' ||
        !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      )
        continue;
      if (element.closest('[disabled], [data-disabled], .visually-hidden') !== null) continue;
      const ground = groundOf(element);
      const [a, b] = [lightness(ground), lightness(over(rgba(getComputedStyle(element).color), ground))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < 4.5) poor.add(`${text.slice(0, 30)} ${ratio.toFixed(1)}`);
    }
    return { ground: lightness(groundOf(document.body)), poor: [...poor] };
  });
}

/** Nothing is cut or too pale on the page as it stands; then a picture of it. */
export async function look(page: Page, name: string): Promise<void> {
  expect(await cutControls(page), name).toEqual([]);
  expect((await contrasts(page)).poor, name).toEqual([]);
  await shot(page, name);
}

/** Looks at the page at 1440×900 and at 1024×700; it is left at the former. */
export async function lookBoth(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await look(page, name);
  await page.setViewportSize({ width: 1024, height: 700 });
  await look(page, `${name}-1024`);
  await page.setViewportSize({ width: 1440, height: 900 });
}
