import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import type { FontBook } from './fonts/fontBook.ts';
import type { GlyphRun, ModelPage, PageModel, PlacedPath } from './pageModel.ts';
import { type EmbeddedFace, embedFace } from './pdfkitFont.ts';
import type { EmbeddedFile } from './recordData.ts';

/** PDF/A-2b; PDF/A-3b when files travel inside; the A-1b twin that a validator can check (official-documents.md §8.1). */
export type Conformance = 'PDF/A-2b' | 'PDF/A-1b' | 'PDF/A-3b';

export type PdfWriterOptions = {
  /** Moment printed as CreationDate; nothing else in the file depends on the clock. */
  readonly createdAt: Date;
  /** Application name and version for /Creator. */
  readonly creator: string;
  /** Any text that stands for the input; its hash becomes the file /ID. */
  readonly identity: string;
  readonly conformance: Conformance;
  /** Associated files of the document (PDF/A-3b only). */
  readonly files?: readonly EmbeddedFile[];
};

/**
 * Writes a page model as PDF/A: every face embedded as a subset with ToUnicode, glyphs at the model's positions.
 * Same model and options, same bytes.
 */
export function writePdf(model: PageModel, book: FontBook, options: PdfWriterOptions): Promise<Uint8Array> {
  const { title, author, subject, keywords } = model.metadata;
  const document = new PDFDocument({
    autoFirstPage: false,
    subset: options.conformance,
    pdfVersion: options.conformance === 'PDF/A-1b' ? '1.4' : '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    // No start-up font: the default, Helvetica, would not be embedded.
    font: '',
    info: {
      Title: xmlSafe(title),
      ...(author ? { Author: xmlSafe(author) } : {}),
      ...(subject ? { Subject: xmlSafe(subject) } : {}),
      ...(keywords ? { Keywords: xmlSafe(keywords) } : {}),
      Creator: xmlSafe(options.creator),
      CreationDate: options.createdAt,
    },
  });
  // pdfkit derives the ID from the info dictionary alone; two drafts of one title would share it.
  Reflect.set(document, '_id', createHash('sha256').update(options.identity).digest().subarray(0, 16));
  const faces = new Map<string, EmbeddedFace>();
  const faceOf = (id: string): EmbeddedFace => {
    const known = faces.get(id) ?? embedFace(document, book.face(id));
    faces.set(id, known);
    return known;
  };
  const chunks: Uint8Array[] = [];
  const finished = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
  });
  for (const page of model.pages) writePage(document, page, model, faceOf);
  for (const file of options.files ?? []) embedFile(document, file, options.createdAt);
  document.end();
  return finished;
}

/** ISO 19005-3 6.8: media type, dates, relationship, and an entry in the catalog's list of associated files. */
function embedFile(document: PDFKit.PDFDocument, file: EmbeddedFile, createdAt: Date): void {
  const details = {
    name: file.name,
    type: file.mediaType,
    description: file.description,
    creationDate: createdAt,
    modifiedDate: createdAt,
    relationship: 'Data',
  };
  document.file(Buffer.from(file.bytes), details);
}

function writePage(
  document: PDFKit.PDFDocument,
  page: ModelPage,
  model: PageModel,
  faceOf: (id: string) => EmbeddedFace,
): void {
  document.addPage({ size: [model.width, model.height], margin: 0 });
  for (const image of page.images) {
    document.image(Buffer.from(image.png), image.x, image.y, { width: image.width, height: image.height });
  }
  for (const path of page.paths) writePath(document, path);
  for (const rule of page.rules) document.rect(rule.x, rule.y, rule.width, rule.height).fill(rule.colour);
  // pdfkit turns its pages upside down so that y grows downwards; text is written in the PDF's own direction.
  document.addContent(`q 1 0 0 -1 0 ${decimal(model.height)} cm BT`);
  let state = '';
  for (const run of page.glyphRuns) {
    const face = faceOf(run.faceId);
    face.registerOn(document);
    const wanted = `${colourOperator(run.colour)}/${face.resourceName} ${decimal(run.size)} Tf`;
    if (wanted !== state) document.addContent(wanted);
    state = wanted;
    writeRun(document, run, face, model.height);
  }
  document.addContent('ET Q');
}

function writePath(document: PDFKit.PDFDocument, path: PlacedPath): void {
  const { x, y, width, height } = path.clip;
  document.save().rect(x, y, width, height).clip();
  for (const { kind, points } of path.segments) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = points;
    if (kind === 'move') document.moveTo(a, b);
    else if (kind === 'line') document.lineTo(a, b);
    else if (kind === 'curve') document.bezierCurveTo(a, b, c, d, e, f);
    else document.closePath();
  }
  document.fill(path.colour, path.fillRule === 'evenodd' ? 'even-odd' : 'non-zero').restore();
}

/** One run: a text matrix at the first glyph, then TJ arrays whose numbers move to each glyph's own position. */
function writeRun(document: PDFKit.PDFDocument, run: GlyphRun, face: EmbeddedFace, height: number): void {
  const first = run.glyphs[0];
  if (!first) return;
  const unit = (run.size * run.horizontalScale) / 1000;
  const scale = decimal(run.horizontalScale);
  document.addContent(
    run.turned
      ? `0 ${scale} -1 0 ${decimal(run.baseline)} ${decimal(first.x)} Tm`
      : `${scale} 0 0 1 ${decimal(first.x)} ${decimal(height - run.baseline)} Tm`,
  );
  let pending = '';
  let position = 0; // in thousandths of the text space unit, from the first glyph
  const flush = (): void => {
    if (pending !== '') document.addContent(`[${pending}] TJ`);
    pending = '';
  };
  for (const { character, x } of run.glyphs) {
    const move = Math.round(position - (x - first.x) / unit);
    if (move !== 0) pending += pending === '' ? `<> ${move} ` : ` ${move} `;
    position -= move;
    const { code, width, isSharedGlyph } = face.encode(character);
    if (isSharedGlyph) {
      // The font draws two characters with one glyph and ToUnicode knows the first: tell readers which one is meant here.
      flush();
      document.addContent(`/Span <</ActualText <feff${utf16Hex(character)}>>> BDC <${code}> Tj EMC`);
    } else pending += `<${code}>`;
    position += width;
  }
  flush();
}

function utf16Hex(character: string): string {
  return Array.from({ length: character.length }, (_, index) =>
    character.charCodeAt(index).toString(16).padStart(4, '0'),
  ).join('');
}

function colourOperator(colour: string): string {
  const channel = (from: number): string => decimal(Number.parseInt(colour.slice(from, from + 2), 16) / 255);
  return `/DeviceRGB cs ${channel(1)} ${channel(3)} ${channel(5)} scn `;
}

/** Four decimals: a thousandth of a millimetre is 0.0028 pt. */
function decimal(value: number): string {
  return String(Number(value.toFixed(4)));
}

/** pdfkit puts the info texts into XMP unescaped; the full-width forms read the same and need no escaping. */
function xmlSafe(text: string): string {
  return text.replaceAll('&', '＆').replaceAll('<', '＜').replaceAll('>', '＞');
}
