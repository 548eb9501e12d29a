import type { ModelPage } from '../pageModel.ts';
import { type SetLine, setLine } from '../text/justification.ts';
import type { TextItem } from '../text/textItems.ts';
import { proposeTitleBreaks } from '../text/titleLines.ts';
import type { Typesetter } from './typesetter.ts';

/** Lines of a title in 小标宋 2号: breaks set by the user (line feeds) or proposed ones. */
export function setTitle(typesetter: Typesetter, title: string): SetLine[] {
  const { layout } = typesetter;
  const style = { size: layout.titleSize, cell: layout.titleSize, part: 'title' };
  const wanted = layout.titleCharactersWanted * style.cell;
  const most = layout.titleCharactersMost * style.cell;
  return title.split('\n').flatMap((given) => {
    const items = typesetter.measure([{ text: given, role: 'xiaobiaosong' }], style);
    const ends = items.length === 0 ? [] : proposeTitleBreaks(items, wanted, most);
    return ends.map((end, index) => plainLine(items, index === 0 ? 0 : (ends[index - 1] ?? 0), end));
  });
}

/** Draws title lines centred on the type area. @returns the em-bottom of the last line */
export function drawTitle(typesetter: Typesetter, page: ModelPage, lines: readonly SetLine[], emTop: number): number {
  const { layout } = typesetter;
  for (const [index, line] of lines.entries()) {
    typesetter.draw(page, line, layout.centre - line.width / 2, emTop + index * layout.titlePitch);
  }
  return emTop + Math.max(0, lines.length - 1) * layout.titlePitch + layout.titleSize;
}

function plainLine(items: readonly TextItem[], start: number, end: number): SetLine {
  return setLine(
    items.slice(start, end),
    { start: 0, end: end - start, measure: Number.POSITIVE_INFINITY, last: true },
    false,
    0,
  );
}
