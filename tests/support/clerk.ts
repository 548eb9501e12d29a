import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a clerk does at the screen, found by role, label and visible text. Waits for what must appear, never for a time. */

/** Longest wait for an answer of the screen, in milliseconds. */
const PATIENCE = 20_000;

/** Waits until a place is on the screen. */
export async function seen(place: Locator, timeout = PATIENCE): Promise<Locator> {
  await place.first().waitFor({ state: 'visible', timeout });
  return place;
}

/** A picture of the screen into the folder `WALK_SHOTS`, when it is set. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.WALK_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** A picture of the screen at 1024×700 and 1440×900, there also in the dark; the screen is left at 1440×900 as it was. */
export async function pictures(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1024, 700],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    await shot(page, `${name}-${width}`);
  }
  const scheme = await page.evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme'));
  await colour(page, 'dark');
  await shot(page, `${name}-1440-dark`);
  await colour(page, scheme ?? 'light');
}

async function colour(page: Page, scheme: string): Promise<void> {
  await page.evaluate((value) => document.documentElement.setAttribute('data-mantine-color-scheme', value), scheme);
}

/** Goes to a place as a typed address does: what stands behind `#`. */
export async function openPlace(page: Page, place: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#${place}`);
  // The address changes before the page hears of it: from here on the page that was left is gone.
  await page.evaluate(() => new Promise<void>((resolve) => setTimeout(resolve)));
}

export function button(page: Page | Locator, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** A labelled field; a required one carries an asterisk behind its label. */
export function field(page: Page | Locator, label: string): Locator {
  const whole = 'page' in page ? page.page() : page;
  return page.getByLabel(new RegExp(`^${label}\\s*\\*?$`)).and(whole.locator('input:not([type=radio]), textarea'));
}

/** The dialog that lies on top. */
export function dialog(page: Page): Locator {
  return page.getByRole('dialog').last();
}

/** The row of a table that holds these words. */
export function row(place: Page | Locator, text: string): Locator {
  return place.getByRole('row').filter({ hasText: text });
}

/** A section of a page by its heading. */
export function section(page: Page, title: string): Locator {
  return page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
}

/** Chooses from a list that opens under a field. */
export async function choose(page: Page, control: Locator, option: string): Promise<void> {
  await control.click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Types a date as a clerk does and leaves the field. */
export async function typeDate(control: Locator, date: string): Promise<void> {
  await control.fill(date);
  await control.press('Tab');
}

/** Goes to a page by the navigation at the left. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name, exact: true }).click();
  await seen(page.getByRole('heading', { level: 1, name, exact: true }));
}

/**
 * Clicks into a text and goes to its end. The editor takes the cursor of the browser over a moment after it got the keyboard: what is
 * typed before that would stand elsewhere, so this waits until the editor itself is there.
 */
export async function toTextEnd(text: Locator): Promise<void> {
  await text.click();
  const isThere = async () => {
    await text.press('Control+End');
    return text.evaluate((element: HTMLElement & { editor?: EditorCursor }) => {
      const { selection, doc } = element.editor?.state ?? {};
      return selection !== undefined && doc !== undefined && selection.to === doc.content.size - 1;
    });
  };
  await expect.poll(isThere).toBe(true);
}
/** What the editor shows of itself at its element. */
type EditorCursor = {
  readonly state: {
    readonly selection: { readonly to: number };
    readonly doc: { readonly content: { readonly size: number } };
  };
};

export type NewPerson = { readonly login: string; readonly name: string; readonly password: string };

/** The wizard of a new office from the first screen to the lock screen, both recovery sheets typed in from the screen. */
export async function createOffice(
  page: Page,
  office: {
    readonly name: string;
    readonly division: string;
    readonly prefix: string;
    readonly people: readonly NewPerson[];
  },
): Promise<void> {
  await (await seen(button(page, '新建…'))).click();
  await field(page, '单位名称').fill(office.name);
  await field(page, '行政区划代码').fill(office.division);
  await field(page, '发文代字').fill(office.prefix);
  await shot(page, 'create-1-office');
  await button(page, '下一步').click();
  for (const [index, person] of office.people.entries()) {
    const card = page.getByRole('region', { name: ['管理员', '审计员', '经办人员'][index] ?? '', exact: true });
    await field(card, '登录名').fill(person.login);
    await field(card, '姓名').fill(person.name);
    await field(card, '密码').fill(person.password);
    await field(card, '再输一遍').fill(person.password);
  }
  await shot(page, 'create-2-people');
  await button(page, '建立台账').click();
  const sheets: string[] = [];
  for (const title of ['恢复单 A', '恢复单 B']) {
    const sheet = await seen(page.getByRole('region', { name: title, exact: true }), 60_000);
    sheets.push(((await sheet.textContent()) ?? '').replaceAll(/[^0-9]/g, ''));
  }
  expect(sheets.map((digits) => digits.length)).toEqual([48, 48]);
  await shot(page, 'create-3-sheets');
  await page.getByRole('checkbox', { name: '已抄写或用其他办法印出两张' }).check();
  await button(page, '下一步').click();
  for (const [index, title] of ['恢复单 A', '恢复单 B'].entries()) {
    for (let group = 0; group < 8; group += 1) {
      const digits = sheets[index]?.slice(group * 6, group * 6 + 6) ?? '';
      await page.getByRole('textbox', { name: `${title} ${group + 1}/8`, exact: true }).fill(digits);
    }
  }
  await shot(page, 'create-4-confirm');
  await button(page, '核对').click();
  await (await seen(button(page, '去登录'), 60_000)).click();
  await seen(button(page, '登录'));
}

/** Logs in at the lock screen. */
export async function logIn(page: Page, login: string, password: string): Promise<void> {
  const user = await seen(field(page, '登录名'));
  if ((await user.inputValue()) !== login) await choose(page, user, login);
  await field(page, '密码').fill(password);
  await button(page, '登录').click();
  await seen(page.getByRole('navigation', { name: '导航' }));
}

/** Locks by the button at the upper right; the lock screen is there afterwards. */
export async function lockByButton(page: Page): Promise<void> {
  await button(page, '锁定台账').click();
  await seen(button(page, '登录'));
}

/** Fills rows of a list of the meeting form: the first by the button, the others by Enter; columns by their names. */
export async function fillRows(
  page: Page,
  list: string,
  addLabel: string,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const row = (number: number) => page.getByRole('group', { name: `${list} ${number}`, exact: true });
  for (const [index, columns] of rows.entries()) {
    const here = row(index + 1);
    if ((await here.count()) === 0) {
      if (index === 0) await button(page, addLabel).first().click();
      else await row(index).getByRole('textbox').first().press('Enter');
    }
    await seen(here);
    for (const [name, text] of Object.entries(columns)) {
      const cell = here.getByLabel(name, { exact: true });
      await cell.fill(text);
      if (name === '完成时限') await cell.press('Tab');
    }
  }
}
