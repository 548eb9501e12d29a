import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What the page handed to the printer: name of the job, the paper of each page, the part of the first page that is not white. */
export type PrintedPaper = { readonly title: string; readonly pages: readonly string[]; readonly inked: number };

/**
 * Lets a clerk print and takes what would go to the printer; the dialog of the system is the one thing faked. The first page goes into
 * the folder `WALK_SHOTS`, when it is set.
 */
export async function paperHandedToPrinter(page: Page, print: () => Promise<void>): Promise<PrintedPaper> {
  await page.evaluate(() => {
    Reflect.set(window, 'handedToPrinter', null);
    window.print = () => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>('.print-pages img')];
      const canvas = document.createElement('canvas');
      const [first] = pictures;
      if (first === undefined) throw new Error('nothing to print');
      canvas.width = first.naturalWidth / 4;
      canvas.height = first.naturalHeight / 4;
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.drawImage(first, 0, 0, canvas.width, canvas.height);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let dark = 0;
      for (let place = 0; place < data.length; place += 4) if ((data[place] ?? 255) < 128) dark += 1;
      Reflect.set(window, 'handedToPrinter', {
        title: document.title,
        pages: pictures.map((picture) => picture.dataset.paper ?? ''),
        inked: dark / (data.length / 4),
        picture: canvas.toDataURL('image/png'),
      });
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  await print();
  const handed = () =>
    page.evaluate(() => Reflect.get(window, 'handedToPrinter') as (PrintedPaper & { picture: string }) | null);
  await expect.poll(handed, { timeout: 60_000 }).not.toBeNull();
  const paper = await handed();
  if (paper === null) throw new Error('nothing was printed');
  const { picture, ...rest } = paper;
  const folder = process.env.WALK_SHOTS;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    const name = `paper-${rest.title.replace(/[^\p{L}\p{N}]/gu, '')}.png`;
    writeFileSync(join(folder, name), Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64'));
  }
  return rest;
}
