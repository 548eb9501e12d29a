import { pageGrid } from '../officialLayout.ts';
import type { PageBreak, SetBlock } from './bodyBlocks.ts';
import type { Typesetter } from './typesetter.ts';

/** A way to lay the text out: other numbers of rows on single pages, or a page break inside the text. */
export type Accompaniment = { readonly rowsOfPage?: ReadonlyMap<number, number>; readonly pageBreak?: PageBreak };

/** Indices of the pages with the first and the last line of text and with the signature block. */
export type Accompanied = { readonly firstPage: number; readonly lastPage: number; readonly signaturePage: number };

/**
 * Draws text and signature block so that at least one line of text stands on the page of the signature (official-documents.md §2.2): as
 * they come, else with 23 rows on the last two pages, else with 21, else with the last paragraph or its last two lines moved.
 * @param draw draws everything anew
 */
export function drawAccompanied<Result extends Accompanied>(
  typesetter: Typesetter,
  body: readonly SetBlock[],
  draw: (accompaniment: Accompaniment) => Result,
): Result {
  const plain = draw({});
  const holds = (drawn: Accompanied): boolean => drawn.signaturePage === drawn.lastPage && drawn.firstPage === 0;
  if (body.length === 0 || holds(plain)) return plain;
  for (const accompaniment of accompaniments(typesetter, body, plain.lastPage)) {
    const drawn = draw(accompaniment);
    if (holds(drawn)) return drawn;
  }
  return draw({});
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

function accompaniments(typesetter: Typesetter, body: readonly SetBlock[], lastPage: number): Accompaniment[] {
  const { layout } = typesetter;
  const withRows = (rows: number): Accompaniment => ({
    rowsOfPage: new Map([lastPage - 1, lastPage].filter((page) => page >= 0).map((page) => [page, rows])),
  });
  const last = body.at(-1);
  const lastIndex = body.length - 1;
  const found: Accompaniment[] = [];
  if (pageGrid(layout, layout.squeezedRows).pitch >= layout.pitchSmallest) found.push(withRows(layout.squeezedRows));
  found.push(withRows(layout.spreadRows));
  if (last?.kind !== 'lines') return found;
  let start = lastIndex;
  for (let before = body[start - 1]; before?.kind === 'lines' && before.isHeading; before = body[start - 1]) start -= 1;
  if (start > 0) found.push({ pageBreak: { block: start, line: 0 } });
  if (last.lines.length > 1) {
    found.push({ pageBreak: { block: lastIndex, line: Math.max(1, last.lines.length - 2) } });
  }
  return found;
}
