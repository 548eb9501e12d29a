import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { emptyPage } from '#service/documents/layout/typesetter.ts';
import { mm, type OfficialLayout } from '#service/documents/officialLayout.ts';
import type { GlyphRun, ModelPage, PageModel, PlacedImage, Rule } from '#service/documents/pageModel.ts';
import { writePdf } from '#service/documents/pdfWriter.ts';
import { typesetDocument } from '#service/documents/renderDocument.ts';
import type { RulerRequest } from './rulerFixtures.ts';
import { GOLDEN } from './samples.ts';

/** Something done to a typeset document before it is written. */
export type Patch = (model: PageModel) => PageModel;

/** The PDF of a document with something done to its page model, or set with wrong measures. */
export async function faultyPdf(
  request: RulerRequest,
  patch: Patch,
  layout: Partial<OfficialLayout> = {},
): Promise<Uint8Array> {
  const { typesetter, model } = typesetDocument(request, { ...GOLDEN, layout });
  return writePdf(patch(model), typesetter.book, {
    createdAt: new Date(GOLDEN.createdAt),
    creator: 'test',
    identity: 'fault',
    conformance: 'PDF/A-2b',
  });
}

/** A finished PDF changed with another program. */
export async function edited(
  pdf: Uint8Array,
  edit: (document: PDFDocument) => void | Promise<void>,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf);
  await edit(document);
  return document.save();
}

export function textOf(run: GlyphRun): string {
  return run.glyphs.map((glyph) => glyph.character).join('');
}

type Change<Part> = (part: Part) => Part | readonly Part[];
type Which<Part> = (part: Part, page: number) => boolean;

function changed<Part>(parts: readonly Part[], page: number, which: Which<Part>, change: Change<Part>): Part[] {
  return parts.flatMap((part) => (which(part, page) ? change(part) : [part]));
}

const pagesOf = (model: PageModel, map: (page: ModelPage, number: number) => ModelPage): PageModel => ({
  ...model,
  pages: model.pages.map((page, index) => map(page, index + 1)),
});

/** Changes the runs chosen by their text (a part of it) or by a function of run and page number from 1; `[]` drops them. */
export function runs(which: string | Which<GlyphRun>, change: Change<GlyphRun>): Patch {
  const isMeant: Which<GlyphRun> = typeof which === 'string' ? (run) => textOf(run).includes(which) : which;
  return (model) => {
    const hit = model.pages.some((page, index) => page.glyphRuns.some((run) => isMeant(run, index + 1)));
    if (!hit) throw new Error(`no run to change: ${String(which)}`);
    return pagesOf(model, (page, number) => ({ ...page, glyphRuns: changed(page.glyphRuns, number, isMeant, change) }));
  };
}

export function rules(which: Which<Rule>, change: Change<Rule>): Patch {
  return (model) => {
    if (!model.pages.some((page, index) => page.rules.some((rule) => which(rule, index + 1))))
      throw new Error('no rule');
    return pagesOf(model, (page, number) => ({ ...page, rules: changed(page.rules, number, which, change) }));
  };
}

export function images(change: (image: PlacedImage, index: number) => PlacedImage): Patch {
  return (model) => {
    if (!model.pages.some((page) => page.images.length > 0)) throw new Error('no image');
    return pagesOf(model, (page) => ({ ...page, images: page.images.map(change) }));
  };
}

/** A PNG of `sealPicture` with its red taken out. */
export function blackened(png: Uint8Array): Uint8Array {
  const bytes = Buffer.from(png);
  const [dataStart, headEnd] = [41, 33];
  const length = bytes.readUInt32BE(headEnd);
  const pixels = inflateSync(bytes.subarray(dataStart, dataStart + length));
  const row = 1 + 4 * bytes.readUInt32BE(16);
  for (let at = 0; at < pixels.length; at += 1) if (at % row !== 0 && (at % row) % 4 === 1) pixels[at] = 0;
  const data = Buffer.concat([Buffer.from('IDAT', 'latin1'), deflateSync(pixels)]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length - 4);
  check.writeUInt32BE(crc32(data));
  return new Uint8Array(Buffer.concat([bytes.subarray(0, headEnd), size, data, check, bytes.subarray(-12)]));
}

/** Another order or choice of pages, by their numbers from 1. */
export function pages(...numbers: number[]): Patch {
  return (model) => ({
    ...model,
    pages: numbers.map((number) => model.pages[number - 1] ?? emptyPage()),
  });
}

export const together =
  (...patches: Patch[]): Patch =>
  (model) =>
    patches.reduce((result, patch) => patch(result), model);

/** Moves by millimetres to the right and down. */
export const moved =
  (right: number, down = 0) =>
  (run: GlyphRun): GlyphRun => ({
    ...run,
    baseline: run.baseline + mm(down),
    glyphs: run.glyphs.map((glyph) => ({ ...glyph, x: glyph.x + mm(right) })),
  });

export const movedRule =
  (right: number, down = 0) =>
  (rule: Rule): Rule => ({ ...rule, x: rule.x + mm(right), y: rule.y + mm(down) });

export const sized =
  (size: number) =>
  (run: GlyphRun): GlyphRun => ({ ...run, size });

export const coloured =
  (colour: string) =>
  (run: GlyphRun): GlyphRun => ({ ...run, colour });

/** Puts other characters in place of the first occurrence of `from`; as many of them. */
export const respelt =
  (from: string, to: string) =>
  (run: GlyphRun): GlyphRun => {
    const start = textOf(run).indexOf(from);
    if (start < 0) return run;
    const letters = [...to];
    return {
      ...run,
      glyphs: run.glyphs.map((glyph, index) => ({ ...glyph, character: letters[index - start] ?? glyph.character })),
    };
  };

/** The face in which another run of the same document stands. */
export function inFaceOf(model: PageModel, text: string): (run: GlyphRun) => GlyphRun {
  const face = model.pages.flatMap((page) => page.glyphRuns).find((run) => textOf(run).includes(text))?.faceId;
  if (face === undefined) throw new Error(`no run ${text}`);
  return (run) => ({ ...run, faceId: face });
}

/** Sets runs in the face of another run. */
export const faced =
  (which: Parameters<typeof runs>[0], like: string): Patch =>
  (model) =>
    runs(which, inFaceOf(model, like))(model);
