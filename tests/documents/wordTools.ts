import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { sourceResourcesDirectory } from '#service/documents/fonts/fontFiles.ts';

/** Fonts of the documents by the names of the bundled ones, so that the same lines are measured on every machine. */
const FONTS = [
  ['仿宋_GB2312', 'FandolFang', 'regular'],
  ['楷体_GB2312', 'LXGW WenKai', 'regular'],
  ['黑体', 'Noto Sans SC Medium', 'medium'],
  ['方正小标宋简体', 'Noto Serif SC', 'bold'],
  ['宋体', 'Noto Serif SC', 'regular'],
] as const;

function fontsConf(folder: string): string {
  const matches = FONTS.map(
    ([name, other, weight]) =>
      `<match target="pattern"><test name="family"><string>${name}</string></test>` +
      `<edit name="family" mode="assign" binding="same"><string>${other}</string></edit>` +
      `<edit name="weight" mode="assign"><const>${weight}</const></edit></match>`,
  );
  const fonts = join(sourceResourcesDirectory(), 'fonts');
  return `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${folder}/cache</cachedir>${matches.join('')}</fontconfig>`;
}

export type Conversion = { readonly pdfs: ReadonlyMap<string, Uint8Array>; readonly messages: string };

/** Converts Word files to PDF in one run of LibreOffice with a profile of its own. Throws when it fails or one file is missing. */
export function convertToPdf(files: ReadonlyMap<string, Uint8Array>): Conversion {
  const folder = mkdtempSync(join(tmpdir(), 'word-'));
  try {
    const out = join(folder, 'out');
    mkdirSync(out);
    writeFileSync(join(folder, 'fonts.conf'), fontsConf(folder));
    const paths = [...files].map(([name, bytes]) => {
      const path = join(folder, `${name}.docx`);
      writeFileSync(path, bytes);
      return path;
    });
    const run = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        out,
        ...paths,
      ],
      { encoding: 'utf8', timeout: 110_000, env: { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') } },
    );
    if (run.error) throw run.error;
    if (run.status !== 0) throw new Error(`soffice: ${run.status} ${run.stderr}`);
    const pdfs = new Map(
      [...files.keys()].map((name) => [name, new Uint8Array(readFileSync(join(out, `${name}.pdf`)))]),
    );
    return { pdfs, messages: run.stdout + run.stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lines of a page as `pdftotext -bbox-layout` sees them, in millimetres. */
export type BoxedLine = {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export function pageLines(pdf: Uint8Array, page: number): BoxedLine[] {
  const html = tool('pdftotext', pdf, ['-bbox-layout', '-f', String(page), '-l', String(page)], ['-']);
  return [
    ...html.matchAll(/<line xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/line>/gsu),
  ].map((match) => {
    const [left, top, right, bottom] = match.slice(1, 5).map((value) => (Number(value) * 25.4) / 72);
    const text = [...(match[5] ?? '').matchAll(/>([^<]*)<\/word>/gu)].map((word) => word[1]).join('');
    return { text, left: left ?? 0, top: top ?? 0, right: right ?? 0, bottom: bottom ?? 0 };
  });
}

/** Sizes of the type on a page with the number of characters set in them. */
export function typeSizes(pdf: Uint8Array, page: number): Map<number, number> {
  const xml = tool(
    'pdftohtml',
    pdf,
    ['-xml', '-i', '-zoom', '1', '-stdout', '-f', String(page), '-l', String(page)],
    [],
  );
  const sizes = new Map(
    [...xml.matchAll(/<fontspec id="(\d+)" size="(\d+)"/gu)].map((match) => [match[1], Number(match[2])]),
  );
  const counts = new Map<number, number>();
  for (const match of xml.matchAll(/<text [^>]*font="(\d+)"[^>]*>(.*?)<\/text>/gu)) {
    const size = sizes.get(match[1]) ?? 0;
    counts.set(size, (counts.get(size) ?? 0) + (match[2] ?? '').replace(/<[^>]*>/gu, '').length);
  }
  return counts;
}

export function pageCount(pdf: Uint8Array): number {
  return Number(/Pages:\s+(\d+)/u.exec(tool('pdfinfo', pdf, [], []))?.[1]);
}

function tool(name: string, pdf: Uint8Array, before: readonly string[], after: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'word-pdf-'));
  try {
    const path = join(folder, 'document.pdf');
    writeFileSync(path, pdf);
    return execFileSync(name, [...before, path, ...after], { encoding: 'utf8', maxBuffer: 1 << 26 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The XML parts of a Word file by name. */
export function xmlParts(docx: Uint8Array): Map<string, string> {
  return new Map(
    Object.entries(unzipSync(docx))
      .filter(([name]) => /\.(?:xml|rels)$/u.test(name))
      .map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}

/** Names of the elements that are open at the end, or what breaks the rules of XML; an empty list for a well-formed part. */
export function xmlFaults(xml: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const body = xml.replace(/^<\?xml [^?]*\?>\s*/u, '');
  let end = 0;
  for (const match of body.matchAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/gu)) {
    faults.push(...textFaults(body.slice(end, match.index)));
    end = match.index + match[0].length;
    const [, closing, name = '', attributes = '', single] = match;
    const names = [...attributes.matchAll(/([\w:.-]+)="/gu)].map((attribute) => attribute[1]);
    if (new Set(names).size !== names.length) faults.push(`attribute twice in ${name}`);
    faults.push(...textFaults(attributes));
    if (closing) {
      if (open.pop() !== name) faults.push(`</${name}>`);
    } else if (!single) open.push(name);
  }
  faults.push(...textFaults(body.slice(end)), ...open);
  return faults;
}

function textFaults(text: string): string[] {
  const isPlain = !/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/iu.test(text);
  return isPlain ? [] : [`text ${text.slice(0, 40)}`];
}
