import type { ModelPage } from '../pageModel.ts';
import type { SetLine } from '../text/justification.ts';
import { drawRule, type Typesetter } from './typesetter.ts';

export type ColophonContent = {
  /** 发 / 主送 and 抄送 entries above the middle rule: label without ：, names joined. */
  readonly entries: readonly { readonly label: string; readonly names: string }[];
  readonly printingOffice: string;
  readonly printedOn: string;
};

export type SetColophon = {
  readonly height: number;
  /** Draws it with its last rule's lower edge on the bottom of the type area. */
  readonly draw: (page: ModelPage) => void;
};

/** Prepares the 版记 (official-documents.md §2.4); undefined when there is nothing to print. */
export function setColophon(typesetter: Typesetter, content: ColophonContent): SetColophon | undefined {
  const { layout } = typesetter;
  const style = typesetter.style(layout.colophonSize, 'colophon');
  const inset = style.cell;
  const measure = layout.right - layout.left - 2 * inset;
  const entries = content.entries.map(({ label, names }) => {
    const labelLine = typesetter.oneLine(`${label}：`, 'fangsong', style);
    const hang = style.cell * ([...label].length + 1);
    const lines = typesetter.paragraph([{ text: names, role: 'fangsong' }], style, {
      measureOf: () => measure - hang,
      justify: true,
    });
    return { labelLine, hang, lines };
  });
  const hasPrintRow = content.printingOffice !== '' || content.printedOn !== '';
  if (entries.length === 0 && !hasPrintRow) return undefined;
  const office = typesetter.oneLine(content.printingOffice, 'fangsong', style);
  const date = typesetter.oneLine(content.printedOn === '' ? '' : `${content.printedOn}印发`, 'fangsong', style);
  const entryRows = entries.reduce((sum, entry) => sum + Math.max(1, entry.lines.length), 0);
  const { colophonOuterRule: outer, colophonInnerRule: inner, colophonPitch: pitch } = layout;
  const hasInnerRule = hasPrintRow && entryRows > 0;
  const height = 2 * outer + (hasInnerRule ? inner : 0) + pitch * (entryRows + (hasPrintRow ? 1 : 0));
  const draw = (page: ModelPage): void => {
    const rule = (top: number, thickness: number): number => {
      drawRule(page, {
        x: layout.left,
        y: top,
        width: layout.right - layout.left,
        height: thickness,
        colour: layout.black,
      });
      return top + thickness;
    };
    const textTop = (pitch - style.size) / 2;
    let y = rule(layout.bottom - height, outer);
    for (const { labelLine, hang, lines } of entries) {
      typesetter.draw(page, labelLine, layout.left + inset, y + textTop);
      for (const line of withFallback(lines)) {
        if (line) typesetter.draw(page, line, layout.left + inset + hang, y + textTop);
        y += pitch;
      }
    }
    if (hasInnerRule) y = rule(y, inner);
    if (hasPrintRow) {
      typesetter.draw(page, office, layout.left + inset, y + textTop);
      typesetter.draw(page, date, layout.right - inset - date.width, y + textTop);
    }
    rule(layout.bottom - outer, outer);
  };
  return { height, draw };
}

function withFallback(lines: readonly SetLine[]): readonly (SetLine | undefined)[] {
  return lines.length === 0 ? [undefined] : lines;
}
