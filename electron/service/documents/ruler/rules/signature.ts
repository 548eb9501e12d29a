import { sides } from '../expectations.ts';
import { plain } from '../expectedData.ts';
import { at, type Judge } from '../judge.ts';
import type { MeasuredImage } from '../measuredTypes.ts';
import type { Structure } from '../structure.ts';
import type { TextLine } from '../textLines.ts';
import { checkFace } from '../typefaces.ts';
import { checkNote } from './note.ts';
import { nearestPitch } from './pitches.ts';
import { checkSeals } from './seals.ts';

const DATE = /^(\d{4})年(1[0-2]|[1-9])月(3[01]|[12]\d|[1-9])日$/u;
/** In cells. */
const PLACE_TOLERANCE = 0.2;

export type SignatureKind = 'sealed' | 'unsealed' | 'stamp';

/** 署名, 成文日期, 印章 and 附注 (§2.3). */
export function checkSignature(structure: Structure, judge: Judge): void {
  const { form, isSeparate, body, data } = structure;
  const none = form === 'minutes' || form === 'record' || isSeparate;
  if (none || data?.signature?.kind === 'none') return;
  const { date, names } = body;
  const mustHaveDate = form !== 'report' && data?.signature?.date !== '';
  if (mustHaveDate) judge.holds('date_missing', { page: structure.pages }, date !== undefined);
  if (!date) return;
  checkDate(structure, judge, date);
  const images = imagesBeside(structure, date);
  const kind = kindOf(structure, images);
  if (kind !== 'stamp' && (data ? data.unit !== '' : true)) {
    judge.holds('signature_missing', at(date), names.length > 0);
  }
  for (const line of names) checkFace(judge, 'body_font', line.glyphs.filter(isPlain), 'fangsong', line.page);
  checkAccompanied(structure, judge, date);
  if (kind === 'unsealed') checkUnsealed(structure, judge, date);
  else if (kind === 'stamp') checkStamp(structure, judge, date, images);
  else checkSeals(structure, judge, date, images);
  checkNote(structure, judge, date, kind === 'sealed' ? images : []);
}

/** Names of signers stand in 楷体 where there is no stamp. */
function isPlain(glyph: TextLine['glyphs'][number]): boolean {
  return glyph.role !== 'kai';
}

/** Pictures on the page of the signature that reach its rows. */
function imagesBeside({ views, body }: Structure, date: TextLine): MeasuredImage[] {
  const top = Math.min(date.emTop, ...body.names.map((line) => line.emTop));
  const view = views.find((candidate) => candidate.page === date.page && !candidate.isTurned);
  return (view?.images ?? []).filter((image) => image.bottom > top - 40 && image.top < date.emBottom + 40);
}

/** As the data say, or by what stands there: a square picture on names is a seal, another one a stamp. */
function kindOf({ data, body, expected }: Structure, images: readonly MeasuredImage[]): SignatureKind {
  const known = data?.signature?.kind;
  if (known === 'sealed' || known === 'unsealed' || known === 'stamp') return known;
  const [image] = images;
  if (image) {
    const covers = body.names.some(
      (line) => line.left < image.right && line.right > image.left && line.emTop > image.top,
    );
    return covers ? 'sealed' : 'stamp';
  }
  const { date, names } = body;
  const name = names.at(-1);
  if (!date || !name) return 'unsealed';
  // Room for a seal put on paper: the name is centred on the date, four cells in.
  const isCentred = Math.abs(name.left + name.right - date.left - date.right) < expected.cell / 2;
  return isCentred && sides(expected, date.page).right - date.right > 3.5 * expected.cell ? 'sealed' : 'unsealed';
}

function checkDate({ data }: Structure, judge: Judge, date: TextLine): void {
  judge.holds('date_form', at(date), isRealDate(date.text), date.text, '2026年3月5日');
  const wanted = data?.signature?.date ?? data?.date;
  if (wanted) judge.holds('date_text', at(date), plain(date.text) === plain(wanted), date.text, wanted);
  checkFace(judge, 'body_font', date.glyphs, 'fangsong', date.page);
}

function isRealDate(text: string): boolean {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1;
}

/** At least one line of text on the page of the signature (GB/T 9704 7.3.5.5). */
function checkAccompanied({ body, views }: Structure, judge: Judge, date: TextLine): void {
  const text = [...body.body, ...body.recipients, ...body.labelled.flat()];
  if (text.length === 0 && body.attachmentList.length === 0) return;
  const hasTable = views.some((view) => view.page === date.page && view.tables.length > 0);
  const isThere = hasTable || text.some((line) => line.page === date.page);
  judge.holds('signature_without_text', at(date), isThere);
}

/** The last line of text or 附件说明 above the signature on its page. */
export function lastTextLine({ body }: Structure, date: TextLine): TextLine | undefined {
  const top = Math.min(date.emTop, ...body.names.filter((line) => line.page === date.page).map((line) => line.emTop));
  const lines = [...body.recipients, ...body.body, ...body.attachmentList];
  return lines.findLast((line) => line.page === date.page && line.emTop < top);
}

/** One empty row; the date begins two cells right of the name; the longer of both ends two cells in. */
function checkUnsealed(structure: Structure, judge: Judge, date: TextLine): void {
  const { expected, body } = structure;
  const { names } = body;
  const { cell } = expected;
  const name = names.at(-1);
  const right = sides(expected, date.page).right;
  const rightmost = Math.max(date.right, ...names.map((line) => line.right));
  const inset = (right - rightmost) / cell;
  judge.holds('date_position', at(date), Math.abs(inset - 2) <= PLACE_TOLERANCE, inset.toFixed(1), '2');
  if (!name) return;
  const step = (date.left - name.left) / cell;
  judge.holds('signature_position', at(date), Math.abs(step - 2) <= PLACE_TOLERANCE, step.toFixed(1), '2');
  for (const line of names) {
    const isAligned = Math.abs(line.left - name.left) <= PLACE_TOLERANCE * cell;
    judge.holds('signature_position', at(line), isAligned, ((line.left - name.left) / cell).toFixed(1), '0');
  }
  checkRowsAbove(structure, judge, names[0] ?? name, 2);
}

/** The row a block begins on, counted from the last line of text. */
function checkRowsAbove(structure: Structure, judge: Judge, first: TextLine, rows: number): void {
  const above = lastTextLine(structure, first);
  if (!above || hasTableBetween(structure, above, first)) return;
  const distance = first.emTop - above.emTop;
  const pitch = nearestPitch(structure, first.page, distance, rows);
  const isRight = Math.abs(distance - rows * pitch) <= 0.8;
  judge.holds('signature_gap', at(first), isRight, (distance / pitch - 1).toFixed(1), String(rows - 1));
}

export function hasTableBetween({ views }: Structure, above: TextLine, below: TextLine): boolean {
  return views.some(
    (view) =>
      view.page === above.page && view.tables.some((table) => table.top > above.emTop && table.top < below.emTop),
  );
}

/** Stamps end four cells in, so does the date; the title of the signer ends two cells left of the stamp, at its middle. */
function checkStamp(structure: Structure, judge: Judge, date: TextLine, images: readonly MeasuredImage[]): void {
  const { expected, body } = structure;
  const right = sides(expected, date.page).right - 4 * expected.cell;
  const inset = (sides(expected, date.page).right - date.right) / expected.cell;
  judge.holds('date_position', at(date), Math.abs(inset - 4) <= PLACE_TOLERANCE, inset.toFixed(1), '4');
  const widest = Math.max(0, ...images.map((image) => image.right - image.left));
  for (const image of images) {
    const place = { page: date.page, x: image.left, y: image.top };
    judge.measures('stamp_position', place, { measured: image.right, office: right, tolerance: 0.6 });
    judge.holds('seal_colour', place, image.isRed !== false);
    const middle = (image.top + image.bottom) / 2;
    const post = body.names.find((line) => line.emTop < middle && line.emBottom > middle);
    judge.holds('signature_position', place, post !== undefined);
    const end = post?.segments.findLast((part) => part.right < image.left);
    if (!end || images.length > 1) continue;
    const gap = (right - widest - end.right) / expected.cell;
    judge.holds('signature_position', at(end), Math.abs(gap - 2) <= 2 * PLACE_TOLERANCE, gap.toFixed(1), '2');
  }
}
