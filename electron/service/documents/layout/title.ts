import type { FontRole } from '../fonts/fontFiles.ts';
import type { ModelPage } from '../pageModel.ts';
import { type SetLine, setLine } from '../text/justification.ts';
import type { TextItem } from '../text/textItems.ts';
import { proposeTitleBreaks } from '../text/titleLines.ts';
import type { Typesetter } from './typesetter.ts';

export type TitleLines = { readonly lines: readonly SetLine[]; readonly size: number; readonly pitch: number };

/** Lines of a title in 小标宋 2号, a very long one in 3号: breaks set by the user (line feeds) or proposed ones. */
export function setTitle(typesetter: Typesetter, title: string): TitleLines {
  const { layout } = typesetter;
  const lines = titleLines(typesetter, title, layout.titleSize);
  if (lines.length <= layout.titleLinesMost) return { lines, size: layout.titleSize, pitch: layout.titlePitch };
  const size = layout.bodySize;
  return { lines: titleLines(typesetter, title.replaceAll('\n', ''), size), size, pitch: layout.pitch };
}

function titleLines(typesetter: Typesetter, title: string, size: number): SetLine[] {
  const { layout } = typesetter;
  const room = layout.right - layout.left;
  const wanted = Math.min(room, (layout.titleCharactersWanted / layout.titleCharactersMost) * room);
  return title.split('\n').flatMap((given) => {
    const items = typesetter.measure([{ text: given, role: 'xiaobiaosong' }], { size, cell: size, part: 'title' });
    const ends = items.length === 0 ? [] : proposeTitleBreaks(items, wanted, room);
    return ends.map((end, index) =>
      plainLine(items, ...withoutBlanks(items, index === 0 ? 0 : (ends[index - 1] ?? 0), end)),
    );
  });
}

/** Draws title lines centred on the type area. @returns the em-bottom of the last line */
export function drawTitle(typesetter: Typesetter, page: ModelPage, title: TitleLines, emTop: number): number {
  for (const [index, line] of title.lines.entries()) {
    typesetter.draw(page, line, typesetter.layout.centre - line.width / 2, emTop + index * title.pitch);
  }
  return emTop + Math.max(0, title.lines.length - 1) * title.pitch + title.size;
}

/** A line below the title (楷体), as many centred lines as it needs. @returns the em-bottom of the last one */
export function drawSubtitle(typesetter: Typesetter, page: ModelPage, text: string, emTop: number): number {
  return drawCentred(
    typesetter,
    page,
    text,
    { role: 'kai', size: typesetter.layout.bodySize, part: 'subtitle' },
    emTop,
  );
}

export type CentredText = { readonly role: FontRole; readonly size: number; readonly part: string };

/** Centred lines of running text, none justified. @returns the em-bottom of the last one */
export function drawCentred(
  typesetter: Typesetter,
  page: ModelPage,
  text: string,
  { role, size, part }: CentredText,
  emTop: number,
): number {
  const lines = centredLines(typesetter, text, { role, size, part });
  const pitch = size + typesetter.layout.rowGap;
  for (const [index, line] of lines.entries()) {
    typesetter.draw(page, line, typesetter.layout.centre - line.width / 2, emTop + index * pitch);
  }
  return emTop + Math.max(0, lines.length - 1) * pitch + size;
}

/** The lines that `drawCentred` draws. */
export function centredLines(typesetter: Typesetter, text: string, { role, size, part }: CentredText): SetLine[] {
  const { left, right } = typesetter.layout;
  const shape = { measureOf: () => right - left, justify: false };
  return text
    .split('\n')
    .flatMap((line) => typesetter.paragraph([{ text: line, role }], typesetter.style(size, part), shape));
}

/** A blank between two agencies that falls to a line end would push the line off its centre. */
function withoutBlanks(items: readonly TextItem[], start: number, end: number): [start: number, end: number] {
  const isBlank = (index: number): boolean => /^[ \u3000]$/u.test(items[index]?.character ?? '');
  let [from, to] = [start, end];
  while (from < to && isBlank(from)) from += 1;
  while (to > from && isBlank(to - 1)) to -= 1;
  return [from, to];
}

function plainLine(items: readonly TextItem[], start: number, end: number): SetLine {
  return setLine(
    items.slice(start, end),
    { start: 0, end: end - start, measure: Number.POSITIVE_INFINITY, last: true },
    false,
    0,
  );
}
