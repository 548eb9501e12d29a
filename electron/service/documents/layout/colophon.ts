import { AppError } from '#shared/contract/errors.ts';
import type { ModelPage } from '../pageModel.ts';
import type { SetLine } from '../text/justification.ts';
import type { TextFlow } from './textFlow.ts';
import { drawRule, type Typesetter } from './typesetter.ts';

export type ColophonContent = {
  /** 发 / 主送 and 抄送 entries above the middle rule: label without ：, names joined, the field they come from. */
  readonly entries: readonly { readonly label: string; readonly names: string; readonly field: string }[];
  readonly printingOffice: string;
  readonly printedOn: string;
  /** A letter (§3.1) has no rules and no 印发 row; its last line ends on the bottom of the type area. */
  readonly isPlain?: boolean;
};

export type SetColophon = {
  readonly height: number;
  /** Draws it with its last rule's lower edge on the bottom of the type area. */
  readonly draw: (page: ModelPage) => void;
};

/** Smaller sets of a 版记 that would be taller than a page, as shares of its size; 9 pt (小5号) is the least that is read. */
const SMALLER = [1, 12 / 14, 10.5 / 14, 9 / 14];

/**
 * Prepares the 版记 (official-documents.md §2.4), in a smaller set when it would be taller than a page; undefined when there is nothing
 * to print.
 * @throws AppError `rule_broken` with the fields of its entries, code `too_tall`, when no page could hold it
 */
export function setColophon(typesetter: Typesetter, content: ColophonContent): SetColophon | undefined {
  const { layout } = typesetter;
  const known = typesetter.warnings.length;
  for (const share of SMALLER) {
    typesetter.warnings.length = known; // what a set that was not taken reported is no news
    const set = setColophonAt(typesetter, content, share);
    if (!set) return undefined;
    if (set.height > layout.bottom - layout.top) continue;
    if (share < 1) typesetter.warnings.push({ code: 'colophon_small', part: 'colophon' });
    return set;
  }
  const fields = content.entries.map(({ field }) => ({ field, code: 'too_tall' }));
  throw new AppError('rule_broken', { count: fields.length, fields });
}

function setColophonAt(typesetter: Typesetter, content: ColophonContent, share: number): SetColophon | undefined {
  const { layout } = typesetter;
  const style = typesetter.style(layout.colophonSize * share, 'colophon');
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
  const isPlain = content.isPlain === true;
  const hasPrintRow = !isPlain && (content.printingOffice !== '' || content.printedOn !== '');
  if (entries.length === 0 && !hasPrintRow) return undefined;
  const printed = content.printedOn === '' ? '' : `${content.printedOn}印发`;
  const date = typesetter.fittedLine(printed, 'fangsong', style, measure / 2);
  const office = typesetter.fittedLine(content.printingOffice, 'fangsong', style, measure - date.width - style.cell);
  const entryRows = entries.reduce((sum, entry) => sum + Math.max(1, entry.lines.length), 0);
  const inner = layout.colophonInnerRule;
  const pitch = layout.colophonPitch * share;
  const outer = isPlain ? 0 : layout.colophonOuterRule;
  const hasInnerRule = hasPrintRow && entryRows > 0;
  const textTop = (pitch - style.size) / 2;
  const height =
    2 * outer + (hasInnerRule ? inner : 0) + pitch * (entryRows + (hasPrintRow ? 1 : 0)) - (isPlain ? textTop : 0);
  const draw = (page: ModelPage): void => {
    const rule = (top: number, thickness: number): number => {
      if (thickness <= 0) return top;
      drawRule(page, {
        x: layout.left,
        y: top,
        width: layout.right - layout.left,
        height: thickness,
        colour: layout.black,
      });
      return top + thickness;
    };
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

/**
 * Puts the 版记 at the foot of the last page, on a new page when there is no room, and with `colophonOnEvenPage` on an even page.
 * @returns indices of the pages that show no number: a blank page and the 版记 page behind it (GB/T 9704 7.5)
 * @throws AppError `rule_broken` as `setColophon`
 */
export function placeColophon(typesetter: Typesetter, flow: TextFlow, content: ColophonContent): Set<number> {
  const { layout } = typesetter;
  const unnumbered = new Set<number>();
  const colophon = setColophon(typesetter, content);
  if (!colophon) return unnumbered;
  if (flow.contentBottom + layout.rowGap > layout.bottom - colophon.height && !flow.isPageEmpty) flow.newPage();
  if (layout.colophonOnEvenPage && flow.pageIndex % 2 === 0) {
    const isBlank = flow.isPageEmpty && flow.pageIndex > 0;
    flow.newPage();
    if (isBlank) unnumbered.add(flow.pageIndex - 1).add(flow.pageIndex);
  }
  colophon.draw(flow.page);
  return unnumbered;
}

function withFallback(lines: readonly SetLine[]): readonly (SetLine | undefined)[] {
  return lines.length === 0 ? [undefined] : lines;
}
