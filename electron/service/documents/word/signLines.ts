import { TabStopType } from 'docx';
import { run, type WordBuilder } from './wordBuilder.ts';
import { twips } from './wordUnits.ts';

/** Labels of those who sign by hand, two in a row, each with a rule to write on; the rule is an underlined tab. */
export function addSignLines(builder: WordBuilder, labels: readonly string[]): void {
  const { layout } = builder;
  const column = (layout.right - layout.left) / 2;
  for (let index = 0; index < labels.length; index += 2) {
    const pair = labels.slice(index, index + 2);
    builder.add({ style: 'emptyRow', keepNext: true });
    builder.add({
      style: 'signature',
      keepNext: index + 2 < labels.length,
      tabStops: pair.flatMap((_, side) => [
        ...(side === 0 ? [] : [{ type: TabStopType.LEFT, position: twips(side * column) }]),
        { type: TabStopType.LEFT, position: twips((side + 1) * column - layout.cell) },
      ]),
      children: pair.flatMap((label, side) => [
        run(`${side === 0 ? '' : '\t'}${label}：`),
        run('\t', { underline: { type: 'single' } }),
      ]),
    });
  }
}
