import { plain } from '../expectedData.ts';
import { at, type Judge } from '../judge.ts';
import { MM_PER_POINT } from '../measuredTypes.ts';
import type { PageView } from '../pageView.ts';
import type { Structure } from '../structure.ts';
import type { TextLine } from '../textLines.ts';
import { checkFace, checkSize } from '../typefaces.ts';
import { endsBadly, splitsNumber, startsBadly } from './lineEnds.ts';
import { nearestPitch } from './pitches.ts';

const CENTRE_TOLERANCE = 0.8;
const GAP_TOLERANCE = 0.8;
const PITCH_TOLERANCE = 0.4;
/** 156 mm take 20.1 characters of 22 pt (§2.2). */
const MOST_CHARACTERS = 20.15;
/** A title of more characters fills over six lines of 2号; it is set in 3号, so that the text begins on the first page (§2.2). */
const LONG_TITLE = 100;

/** The title (§2.2): words, place, face, size, and how its lines are broken. */
export function checkTitle(structure: Structure, judge: Judge): void {
  const { form, isSeparate, head, data } = structure;
  if (form === 'order' || isSeparate) return;
  const { title, view } = head;
  const [first] = title;
  if (data?.title === '' && !first) return;
  judge.holds('title_missing', { page: 1 }, first !== undefined);
  if (!first || !view) return;
  if (data?.title) {
    const text = title.map((line) => line.text).join('');
    judge.holds('title_text', at(first), plain(text) === plain(data.title), text, data.title.replaceAll('\n', ''));
  }
  checkGap(structure, judge, first);
  checkTitleLines(structure, judge, title, view);
}

function checkGap(structure: Structure, judge: Judge, first: TextLine): void {
  const { form, expected, head } = structure;
  const rows = expected.titleEmptyRows;
  if (form === 'letter') {
    const above = Math.max(...[head.number, ...head.marks].flatMap((line) => (line ? [line.emBottom] : [])));
    if (!Number.isFinite(above)) return;
    const extra = expected.bodySize * MM_PER_POINT;
    const gap = first.emTop - above + extra;
    const pitch = nearestPitch(structure, 1, gap, rows + 1);
    const measured = { measured: gap - extra, office: (rows + 1) * pitch - extra, tolerance: GAP_TOLERANCE };
    judge.measures('title_gap', at(first), measured);
    return;
  }
  const [rule] = head.rules;
  if (!rule) return;
  const gap = first.emTop - rule.bottom;
  const pitch = nearestPitch(structure, 1, gap, rows);
  judge.measures('title_gap', at(first), { measured: gap, office: rows * pitch, tolerance: GAP_TOLERANCE });
}

/** Lines of a title: also of an attachment's. */
function checkTitleLines(structure: Structure, judge: Judge, title: readonly TextLine[], view: PageView): void {
  const { expected, standard } = structure;
  const characters = title.reduce((sum, line) => sum + line.glyphs.length, 0);
  const isSmall =
    characters > LONG_TITLE && title.every((line) => line.size < (expected.titleSize + expected.bodySize) / 2);
  const office = isSmall ? expected.bodySize : expected.titleSize;
  const sizes = { office, standard: isSmall ? standard.bodySize : standard.titleSize };
  for (const [index, line] of title.entries()) {
    checkFace(judge, 'title_font', line.glyphs, 'xiaobiaosong', line.page);
    checkSize(judge, 'title_size', line.glyphs, sizes, line.page);
    judge.measures('title_centred', at(line), {
      measured: (line.left + line.right) / 2,
      office: view.area.centre,
      tolerance: CENTRE_TOLERANCE,
    });
    const count = (line.right - line.left) / (line.size * MM_PER_POINT);
    const most = isSmall ? expected.columns + 0.5 : MOST_CHARACTERS;
    judge.holds('title_line_length', at(line), count <= most, count.toFixed(1), String(Math.floor(most)));
    const previous = title[index - 1];
    if (!previous) continue;
    judge.measures('title_pitch', at(line), {
      measured: line.emTop - previous.emTop,
      office: isSmall ? expected.pitch : expected.titlePitch,
      standard: isSmall ? standard.pitch : standard.titlePitch,
      tolerance: PITCH_TOLERANCE,
    });
    const isBad =
      startsBadly(line.text) ||
      endsBadly(previous.text) ||
      splitsNumber(previous.text, line.text) ||
      (title.length <= 4 && line.text.startsWith('的'));
    judge.holds('title_line_break', at(line), !isBad, `${previous.text.slice(-3)}／${line.text.slice(0, 3)}`);
  }
  const widths = title.map((line) => line.right - line.left);
  const isNarrow = widths.some((width, index) => {
    const [before, after] = [widths[index - 1], widths[index + 1]];
    return before !== undefined && after !== undefined && width < before - 1 && width < after - 1;
  });
  const [line] = title;
  if (line && title.length > 1) judge.advises('title_shape', at(line), !isNarrow);
}
