// needs: pdffonts, pdftoppm, pdftotext, qpdf
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sourceResourcesDirectory } from '#service/documents/fonts/fontFiles.ts';
import { findSystemFonts, mayEmbedSubset } from '#service/documents/fonts/systemFonts.ts';
import { renderDocument } from '#service/documents/renderDocument.ts';
import { pdfFonts, rawText } from './pdfTools.ts';
import { GOLDEN } from './samples.ts';

const root = mkdtempSync(join(tmpdir(), 'system-fonts-'));
afterAll(() => rmSync(root, { recursive: true }));

type Names = { readonly family: string; readonly postscript: string; readonly fsType: number };

/** A bundled font under other names: what a licensed font on an office computer looks like to the search. */
function renamedFont(source: string, names: Names): Buffer {
  const font = readFileSync(join(sourceResourcesDirectory(), 'fonts', source));
  const table = nameTable([
    [1, names.family],
    [4, names.family],
    [5, 'Version 5.01'],
    [6, names.postscript],
  ]);
  const renamed = Buffer.concat([font, table]);
  for (let entry = 0; entry < font.readUInt16BE(4); entry += 1) {
    const at = 12 + 16 * entry;
    const tag = font.toString('latin1', at, at + 4);
    if (tag === 'OS/2') renamed.writeUInt16BE(names.fsType, font.readUInt32BE(at + 8) + 8);
    if (tag !== 'name') continue;
    renamed.writeUInt32BE(font.length, at + 8);
    renamed.writeUInt32BE(table.length, at + 12);
  }
  return renamed;
}

function nameTable(entries: readonly (readonly [number, string])[]): Buffer {
  const strings = entries.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  const head = Buffer.alloc(6 + 12 * entries.length);
  head.writeUInt16BE(entries.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  for (const [index, [id]] of entries.entries()) {
    const length = strings[index]?.length ?? 0;
    for (const [field, value] of [3, 1, 0x0804, id, length, offset].entries())
      head.writeUInt16BE(value, 6 + 12 * index + 2 * field);
    offset += length;
  }
  return Buffer.concat([head, ...strings]);
}

function folderWith(name: string, files: Record<string, Buffer>): string {
  const folder = join(root, name, 'deeper');
  mkdirSync(folder, { recursive: true });
  for (const [file, bytes] of Object.entries(files)) writeFileSync(join(folder, file), bytes);
  return join(root, name);
}

const OFFICE_FONT = { family: '仿宋_GB2312', postscript: 'FangSong_GB2312', fsType: 0 };

describe('system fonts (official-documents.md §5.4)', () => {
  it('finds a font by the names inside it, whatever the file is called', () => {
    const folder = folderWith('found', {
      'a.ttf': renamedFont('LXGWWenKai-Regular.ttf', { ...OFFICE_FONT, family: '华文仿宋', postscript: 'STFangsong' }),
      'b.ttf': renamedFont('LXGWWenKai-Regular.ttf', OFFICE_FONT),
      'simhei.ttf': Buffer.from('not a font'),
    });
    const found = findSystemFonts([folder, join(root, 'absent')]);
    expect(Object.keys(found)).toEqual(['fangsong']);
    expect(found.fangsong).toEqual({
      path: join(folder, 'deeper', 'b.ttf'),
      postscriptName: 'FangSong_GB2312',
      version: 'Version 5.01',
    });
  });

  it.each([
    [0x0000, true],
    [0x0008, true],
    [0x0004, true],
    [0x0002, false],
    [0x0100, false],
    [0x0208, false],
  ])('embedding rights 0x%s: %s', (fsType, expected) => {
    expect(mayEmbedSubset(fsType)).toBe(expected);
    const folder = folderWith(`rights${fsType}`, {
      'f.ttf': renamedFont('LXGWWenKai-Regular.ttf', { ...OFFICE_FONT, fsType }),
    });
    expect(findSystemFonts([folder]).fangsong !== undefined).toBe(expected);
  });

  it('puts the system font before the bundled chain and reports it', async () => {
    const folder = folderWith('used', { 'f.ttf': renamedFont('LXGWWenKai-Regular.ttf', OFFICE_FONT) });
    const data = { title: '题', blocks: [{ kind: 'paragraph' as const, text: '正文“引文”2026年——喆。' }] };
    const options = { ...GOLDEN, fontPreference: 'system', systemFontFolders: [folder] } as const;
    const { pdf, fontsUsed } = await renderDocument({ form: 'sheet', data }, options);
    expect(fontsUsed).toContainEqual({
      role: 'fangsong',
      file: 'f.ttf',
      postscriptName: 'FangSong_GB2312',
      version: 'Version 5.01',
      source: 'system',
    });
    expect(pdfFonts(pdf).map((font) => font.name.slice(7))).toContain('FangSong_GB2312');
    expect(rawText(pdf)).toContain('正文“引文”2026年——喆。');
    const bundled = await renderDocument({ form: 'sheet', data }, { ...options, fontPreference: 'bundled' });
    expect(bundled.fontsUsed.every((font) => font.source === 'bundled')).toBe(true);
  });
});
