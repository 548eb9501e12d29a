import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MM_PER_PIXEL = 25.4 / 300;

/** Runs `use` with the PDF in a temporary file. */
function withFile<T>(pdf: Uint8Array, use: (path: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  try {
    const path = join(folder, 'document.pdf');
    writeFileSync(path, pdf);
    return use(path, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(tool: string, args: readonly string[]): string {
  return execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** Text as `pdftotext` reads it; `-raw` = in the order of the content stream. */
export function pdfText(pdf: Uint8Array, ...options: string[]): string {
  return withFile(pdf, (path) => run('pdftotext', [...options, path, '-']));
}

/** Text without any white space. */
export function rawText(pdf: Uint8Array): string {
  return pdfText(pdf, '-raw').replace(/\s/gu, '');
}

/** `qpdf --check`; throws on errors and on warnings. */
export function qpdfCheck(pdf: Uint8Array): string {
  return withFile(pdf, (path) => run('qpdf', ['--check', path]));
}

/** The PDF with plain streams, one byte a character. */
export function uncompressed(pdf: Uint8Array): string {
  return withFile(pdf, (path, folder) => {
    const out = join(folder, 'plain.pdf');
    run('qpdf', ['--stream-data=uncompress', '--object-streams=disable', path, out]);
    return readFileSync(out, 'latin1');
  });
}

export type FontLine = {
  readonly name: string;
  readonly embedded: boolean;
  readonly subset: boolean;
  readonly unicode: boolean;
};

export function pdfFonts(pdf: Uint8Array): FontLine[] {
  const lines = withFile(pdf, (path) => run('pdffonts', [path]))
    .trimEnd()
    .split('\n')
    .slice(2);
  return lines.map((line) => {
    const match = /^(\S+)\s+.*?\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/.exec(line);
    if (!match) throw new Error(`unreadable pdffonts line: ${line}`);
    return {
      name: match[1] ?? '',
      embedded: match[2] === 'yes',
      subset: match[3] === 'yes',
      unicode: match[4] === 'yes',
    };
  });
}

/** A page rendered at 300 dpi; all measures in millimetres. */
export class Raster {
  readonly #pixels: Buffer;
  readonly #width: number;
  readonly #height: number;

  constructor(pdf: Uint8Array, page: number) {
    const ppm = withFile(pdf, (path, folder) => {
      run('pdftoppm', ['-r', '300', '-f', String(page), '-l', String(page), '-singlefile', path, join(folder, 'page')]);
      return readFileSync(join(folder, 'page.ppm'));
    });
    const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.toString('latin1', 0, 40));
    if (!header) throw new Error('not a PPM');
    this.#width = Number(header[1]);
    this.#height = Number(header[2]);
    this.#pixels = ppm.subarray(header[0].length);
  }

  /** Share of ink 0…1 of a pixel that is darker in green than in red by `redOnly`, or of any ink. */
  #ink(x: number, y: number, redOnly: boolean): number {
    const at = (y * this.#width + x) * 3;
    const red = this.#pixels[at] ?? 255;
    const green = this.#pixels[at + 1] ?? 255;
    if (redOnly && red < 200) return 0;
    return 1 - green / 255;
  }

  /** First and last row with ink between two heights. */
  inkRows(options: { from: number; to: number; left?: number; right?: number; red?: boolean }): {
    top: number;
    bottom: number;
  } {
    const { from, to, left = 0, right = 210, red = false } = options;
    let top = -1;
    let bottom = -1;
    for (let y = Math.round(from / MM_PER_PIXEL); y < Math.min(this.#height, to / MM_PER_PIXEL); y += 1) {
      for (let x = Math.round(left / MM_PER_PIXEL); x < Math.min(this.#width, right / MM_PER_PIXEL); x += 1) {
        if (this.#ink(x, y, red) < 0.5) continue;
        if (top < 0) top = y;
        bottom = y;
        break;
      }
    }
    return { top: top * MM_PER_PIXEL, bottom: (bottom + 1) * MM_PER_PIXEL };
  }

  /** First and last column with ink in a band. */
  inkColumns(options: { from: number; to: number; red?: boolean }): { left: number; right: number } {
    const { from, to, red = false } = options;
    let left = this.#width;
    let right = -1;
    for (let y = Math.round(from / MM_PER_PIXEL); y < to / MM_PER_PIXEL; y += 1) {
      for (let x = 0; x < this.#width; x += 1) {
        if (this.#ink(x, y, red) < 0.5) continue;
        left = Math.min(left, x);
        right = Math.max(right, x);
      }
    }
    return { left: left * MM_PER_PIXEL, right: (right + 1) * MM_PER_PIXEL };
  }

  /** Horizontal rules crossing `x`: lower edge and thickness, anti-aliased edges counted by their share of ink. */
  rulesAt(x: number, from: number, to: number): { bottom: number; thickness: number }[] {
    const column = Math.round(x / MM_PER_PIXEL);
    const rules: { bottom: number; thickness: number }[] = [];
    let thickness = 0;
    let first = 0;
    for (let y = Math.round(from / MM_PER_PIXEL); y < to / MM_PER_PIXEL; y += 1) {
      const ink = this.#ink(column, y, false);
      if (ink > 0.02) {
        if (thickness === 0) first = y + 1 - ink;
        thickness += ink;
      } else if (thickness > 0) {
        rules.push({ bottom: (first + thickness) * MM_PER_PIXEL, thickness: thickness * MM_PER_PIXEL });
        thickness = 0;
      }
    }
    return rules;
  }
}
