import type { TextSpan } from '../text/textItems.ts';
import { spreadLabel } from './spreadLine.ts';
import type { TextFlow } from './textFlow.ts';
import type { Typesetter } from './typesetter.ts';

export type LabelledText = {
  /** Without ： */
  readonly label: string;
  /** Text in 仿宋, or spans where something in it must not be broken. */
  readonly text: string | readonly TextSpan[];
  readonly part: string;
};

/**
 * Draws label and text two cells in: label with ： in 黑体, text in 仿宋, continuation aligned with the character after ：
 * (official-documents.md §3.3). A label shorter than `labelCells` is spread to that width (时　间).
 */
export function drawLabelled(typesetter: Typesetter, flow: TextFlow, entry: LabelledText, labelCells: number): void {
  const { layout } = typesetter;
  const style = typesetter.style(layout.bodySize, entry.part);
  const label = spreadLabel(
    typesetter.oneLine(`${entry.label}：`, 'hei', style),
    labelCells * layout.cell,
    layout.cell,
  );
  const indent = 2 * layout.cell;
  const hang = indent + (Math.max(labelCells, [...entry.label].length) + 1) * layout.cell;
  const paragraphs: (readonly TextSpan[])[] =
    typeof entry.text === 'string' ? entry.text.split('\n').map((text) => [{ text, role: 'fangsong' }]) : [entry.text];
  const lines = paragraphs.flatMap((spans) =>
    typesetter.paragraph(spans, style, {
      measureOf: () => layout.right - layout.left - hang,
      justify: true,
    }),
  );
  let isFirst = true;
  for (const line of lines) {
    const emTop = flow.takeRow();
    if (isFirst) typesetter.draw(flow.page, label, layout.left + indent, emTop);
    isFirst = false;
    typesetter.draw(flow.page, line, layout.left + hang, emTop);
  }
}
