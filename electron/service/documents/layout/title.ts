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
    return ends.map((end, index) => plainLine(items, index === 0 ? 0 : (ends[index - 1] ?? 0), end));
  });
}

/** Draws title lines centred on the type area. @returns the em-bottom of the last line */
export function drawTitle(typesetter: Typesetter, page: ModelPage, title: TitleLines, emTop: number): number {
  for (const [index, line] of title.lines.entries()) {
    typesetter.draw(page, line, typesetter.layout.centre - line.width / 2, emTop + index * title.pitch);
  }
  return emTop + Math.max(0, title.lines.length - 1) * title.pitch + title.size;
}

function plainLine(items: readonly TextItem[], start: number, end: number): SetLine {
  return setLine(
    items.slice(start, end),
    { start: 0, end: end - start, measure: Number.POSITIVE_INFINITY, last: true },
    false,
    0,
  );
}
