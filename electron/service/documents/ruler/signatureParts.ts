import { plain } from './expectedData.ts';
import { indentOf, type Known } from './indent.ts';
import type { PageView } from './pageView.ts';
import type { TextLine } from './textLines.ts';

/** Anything that is meant to be a date alone on its line. */
const DATE_LIKE =
  /^(?:\d{4}年\d{1,2}月\d{1,2}[日号]?|[〇○零Ｏ一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]?|\d{4}[./-]\d{1,2}[./-]\d{1,2}日?)$/u;
const DATE_INDENT = 4;

type SignatureParts = {
  readonly names: readonly TextLine[];
  readonly date: TextLine | undefined;
  /** Lines below the date: 附注. */
  readonly after: readonly TextLine[];
};

/** 署名 and 成文日期 among the lines of the main pages: the last date that stands alone at the right, and the names above it. */
export function signatureParts(lines: readonly TextLine[], views: readonly PageView[], known: Known): SignatureParts {
  const wantedDate = known.data?.signature?.date ?? known.data?.date;
  const dateIndex = lines.findLastIndex(
    (line) =>
      (DATE_LIKE.test(line.text) || (wantedDate ? line.text === wantedDate : false)) &&
      indentOf(line, known) > DATE_INDENT,
  );
  const date = lines[dateIndex];
  if (!date) return { names: namesWithoutDate(lines, known), date: undefined, after: [] };
  const view = views.find((candidate) => candidate.page === date.page && !candidate.isTurned);
  const names: TextLine[] = [];
  for (let index = dateIndex - 1; index >= 0; index -= 1) {
    const line = lines[index];
    const below = names[0] ?? date;
    if (!line || line.page !== date.page || !isName(line, below, view, known)) break;
    names.unshift(line);
  }
  return { names, date, after: lines.slice(dateIndex + 1) };
}

/**
 * Names are known from the data, stand beside a picture, or stand further to the right than any text on the row above `below`
 * (post and name of a signer: one row further up).
 */
function isName(line: TextLine, below: TextLine, view: PageView | undefined, known: Known): boolean {
  const wanted = knownNames(known);
  if (isMadeOf(plain(line.text), wanted)) return true;
  const middle = (line.emTop + line.emBottom) / 2;
  if (view?.images.some((image) => middle > image.top && middle < image.bottom)) return true;
  const rows = (below.emTop - line.emTop) / known.expected.pitch;
  return indentOf(line, known) > 2.4 && rows < (line.segments.length > 1 ? 2.3 : 1.5);
}

/** Whether a text is nothing but some of the names, one after the other. */
function isMadeOf(text: string, names: readonly string[]): boolean {
  const rest = names.toSorted((a, b) => b.length - a.length).reduce((left, name) => left.replaceAll(name, ''), text);
  return names.length > 0 && rest === '';
}

function knownNames({ data }: Known): string[] {
  if (data?.unit !== undefined) return [plain(data.unit)];
  const { signature } = data ?? {};
  const names = [
    ...(signature?.agencies ?? []).map((agency) => agency.name),
    ...(signature?.signers ?? []).flatMap((signer) => [signer.post, signer.name]),
  ];
  return names.map(plain).filter((name) => name !== '');
}

/** A draft without date: known names at the end of the text. */
function namesWithoutDate(lines: readonly TextLine[], known: Known): TextLine[] {
  const wanted = knownNames(known);
  if (wanted.length === 0) return [];
  return lines.filter(
    (line) => wanted.some((name) => plain(line.text).startsWith(name)) && indentOf(line, known) > 2.4,
  );
}
