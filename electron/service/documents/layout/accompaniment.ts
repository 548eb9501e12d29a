import { pageGrid } from '../officialLayout.ts';
import type { PageBreak, SetBlock } from './bodyBlocks.ts';
import type { Typesetter } from './typesetter.ts';

/** A way to lay the text out: other numbers of rows on single pages, a page break inside the text, a lower head, a smaller block. */
export type Accompaniment = {
  readonly rowsOfPage?: ReadonlyMap<number, number>;
  readonly pageBreak?: PageBreak;
  /** Steps by which the head is made lower than the text needs. */
  readonly shrink?: number;
  /** Names under seals no wider than a seal, so that more of them stand in a row. */
  readonly isCompact?: boolean;
};

/** Indices of the pages with the first and the last line of text and with the signature block. */
export type Accompanied = { readonly firstPage: number; readonly lastPage: number; readonly signaturePage: number };

/** What may change besides lines and page breaks; nothing of it when left out. */
export type Means = {
  /** Steps by which the head can still be made lower. */
  readonly shrinksMost?: number;
  /** The block has several seals. */
  readonly canBeCompact?: boolean;
};

/**
 * Draws text and signature block so that at least one line of text stands on the page of the signature (official-documents.md §2.2): as
 * they come, else with 23 rows on the last two pages, else with 21, else with the last paragraph or the last lines moved, then with these
 * and 23 rows together, with a lower head, and with a smaller block. Where nothing helps (a text of a single line, which must begin on the
 * first page, above a block too tall for that page; a landscape table at the end) the document is drawn as it comes and `signature_alone`
 * tells the user.
 * @param draw draws everything anew
 */
export function drawAccompanied<Result extends Accompanied>(
  typesetter: Typesetter,
  body: readonly SetBlock[],
  draw: (accompaniment: Accompaniment) => Result,
  means: Means = {},
): Result {
  const plain = draw({});
  if (body.length === 0 || holds(plain)) return plain;
  for (const accompaniment of accompaniments(typesetter, body, plain, means)) {
    const drawn = draw(accompaniment);
    if (holds(drawn)) return drawn;
  }
  const last = draw({});
  if (last.signaturePage !== last.lastPage) typesetter.warnings.push({ code: 'signature_alone', part: 'signature' });
  return last;
}

/** Repeats a drawing without repeating what it reported before. */
export function retrying(typesetter: Typesetter): <Result>(draw: () => Result) => Result {
  const warnings = typesetter.warnings.length;
  const missing = typesetter.missing.length;
  return (draw) => {
    typesetter.warnings.length = warnings;
    typesetter.missing.length = missing;
    return draw();
  };
}

function holds(drawn: Accompanied): boolean {
  return drawn.signaturePage === drawn.lastPage && drawn.firstPage === 0;
}

/** What is tried, the least change first. */
function accompaniments(
  { layout }: Typesetter,
  body: readonly SetBlock[],
  { lastPage, signaturePage }: Accompanied,
  { shrinksMost = 0, canBeCompact = false }: Means,
): Accompaniment[] {
  const rowsOn = (rows: number, ...pages: number[]): Accompaniment => ({
    rowsOfPage: new Map(pages.filter((page) => page >= 0).map((page) => [page, rows])),
  });
  const canBeSqueezed = pageGrid(layout, layout.squeezedRows).pitch >= layout.pitchSmallest;
  const squeezed = (...pages: number[]): Accompaniment[] =>
    canBeSqueezed ? [rowsOn(layout.squeezedRows, ...pages)] : [];
  const breaks = pageBreaks(body).map((pageBreak) => ({ pageBreak }));
  const lines = [...squeezed(lastPage - 1, lastPage), rowsOn(layout.spreadRows, lastPage - 1, lastPage)];
  // The text that is moved opens the page behind the last one.
  const moved = [
    ...breaks,
    ...squeezed(lastPage + 1).flatMap((rows) => breaks.map((broken) => ({ ...rows, ...broken }))),
  ];
  // A head is on the first page: a lower one helps where text and block can still come together there.
  const lower =
    signaturePage > 1 ? [] : Array.from({ length: shrinksMost }, (_, index): Accompaniment => ({ shrink: index + 1 }));
  const heads = lower.flatMap((head) => [head, ...squeezed(0).map((rows) => ({ ...rows, ...head }))]);
  const compact: Accompaniment[] = canBeCompact
    ? [{}, ...lines, ...moved, ...heads].map((one) => ({ ...one, isCompact: true }))
    : [];
  return [...lines, ...moved, ...heads, ...compact];
}

/** Places near the end where a page may begin: before the last paragraph or table with its headings, before its last two lines, its last one. */
function pageBreaks(body: readonly SetBlock[]): PageBreak[] {
  const lastIndex = body.length - 1;
  const last = body[lastIndex];
  if (!last || last.kind === 'turned') return [];
  let start = lastIndex;
  for (let before = body[start - 1]; before?.kind === 'lines' && before.isHeading; before = body[start - 1]) start -= 1;
  const count = last.kind === 'chart' ? 1 : last.kind === 'lines' ? last.lines.length : last.table.rows.length;
  const inside = new Set([count - 2, count - 1].map((line) => Math.max(1, line)).filter((line) => line < count));
  return [
    ...(start > 0 ? [{ block: start, line: 0 }] : []),
    ...[...inside].map((line) => ({ block: lastIndex, line })),
  ];
}
