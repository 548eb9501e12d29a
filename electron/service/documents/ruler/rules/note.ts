import { indentOf } from '../indent.ts';
import { at, type Judge } from '../judge.ts';
import type { MeasuredImage } from '../measuredTypes.ts';
import type { Structure } from '../structure.ts';
import type { TextLine } from '../textLines.ts';
import { nearestPitch } from './pitches.ts';

const INDENT_CELLS = 2;
const INDENT_TOLERANCE = 0.2;
/** In millimetres, as for the rows above the signature. */
const ROW_TOLERANCE = 0.8;
/** A seal may come this near to the corner of a character's cell: there is no ink. */
const COVER_TOLERANCE = 0.5;
/** A seal of 50 mm ends before the third row below the date (official-documents.md §2.3). */
const MOST_ROWS_UNDER_PAPER_SEAL = 3;
/** Room that an office may keep between a seal and the note. */
const CLEARANCE = 2;

/** 附注 stands in brackets, two cells in, on the row below the date, or on the first row after it that no seal covers. */
export function checkNote(structure: Structure, judge: Judge, date: TextLine, seals: readonly MeasuredImage[]): void {
  const { note } = structure.body;
  const [first] = note;
  if (!first) return;
  const text = note.map((line) => line.text).join('');
  judge.holds('note_form', at(first), /^（.*）$/u.test(text), text.slice(0, 12), '（……）');
  const cells = indentOf(first, structure);
  const isIndented = Math.abs(cells - INDENT_CELLS) <= INDENT_TOLERANCE;
  judge.holds('note_position', at(first), isIndented, cells.toFixed(1), String(INDENT_CELLS));
  const beside = note.filter((line) => line.page === date.page);
  for (const line of beside) {
    judge.holds('seal_on_note', at(line), !seals.some((seal) => reaches(seal, line, 0, -COVER_TOLERANCE)));
  }
  if (first.page === date.page) checkRow(structure, judge, date, beside, seals);
}

function checkRow(
  structure: Structure,
  judge: Judge,
  date: TextLine,
  note: readonly TextLine[],
  seals: readonly MeasuredImage[],
): void {
  const [first] = note;
  if (!first) return;
  const distance = first.emTop - date.emTop;
  const rows = Math.max(1, Math.round(distance / structure.expected.pitch));
  const pitch = nearestPitch(structure, first.page, distance, rows);
  const isCovered = (row: number): boolean =>
    note.some((line) => seals.some((seal) => reaches(seal, line, (row - rows) * pitch, CLEARANCE)));
  let wanted = 1;
  while (wanted < rows && isCovered(wanted)) wanted += 1;
  if (hasPaperSeals(structure, seals) && rows <= MOST_ROWS_UNDER_PAPER_SEAL) wanted = rows;
  const isRight = wanted === rows && Math.abs(distance - rows * pitch) <= ROW_TOLERANCE;
  judge.holds('note_row', at(first), isRight, (distance / pitch).toFixed(1), String(wanted));
}

/** Whether room may be kept for a seal that is put on the paper: there are fewer pictures than sealed agencies. */
function hasPaperSeals({ data }: Structure, seals: readonly MeasuredImage[]): boolean {
  if (data === undefined) return seals.length === 0;
  return data.signature?.kind === 'sealed' && seals.length < data.signature.agencies.length;
}

/** Whether a seal, as a circle with `more` millimetres around it, reaches a line that is moved down by `down` millimetres. */
function reaches(seal: MeasuredImage, line: TextLine, down: number, more: number): boolean {
  const centre = { x: (seal.left + seal.right) / 2, y: (seal.top + seal.bottom) / 2 };
  const x = centre.x - Math.min(Math.max(centre.x, line.left), line.right);
  const y = centre.y - Math.min(Math.max(centre.y, line.emTop + down), line.emBottom + down);
  return Math.hypot(x, y) < (seal.right - seal.left) / 2 + more;
}
