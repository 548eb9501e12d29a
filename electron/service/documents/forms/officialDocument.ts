import type { LetterDocument, OfficialDocument, OrderDocument } from '#shared/features/documents/officialDocument.ts';
import { drawHeadMarks, drawNumberRow, drawTitleBelow } from '../layout/documentHead.ts';
import { drawJointMark, JOINT_SIZES_MM } from '../layout/jointMark.ts';
import { drawRedMark } from '../layout/redHead.ts';
import type { TextFlow } from '../layout/textFlow.ts';
import { drawRule, type Typesetter } from '../layout/typesetter.ts';
import { mm } from '../officialLayout.ts';
import type { ModelPage, PageModel } from '../pageModel.ts';
import { layoutOfficialForm, officialMetadata } from './officialParts.ts';

/** Typesets a document in the ordinary form (文件式, official-documents.md §2). `document` is cleaned already. */
export function layoutOfficialDocument(typesetter: Typesetter, document: OfficialDocument): PageModel {
  const { layout } = typesetter;
  const { agencies, markWord, number, kind, security, keywords, title, signature } = document;
  const isJoint = agencies.length > 1;
  const drawHead = (flow: TextFlow, shrink: number): void => {
    drawHeadMarks(
      typesetter,
      flow,
      document,
      (row) => flow.rowTop(row),
      () => layout.right - layout.left,
      true,
    );
    const markBottom = isJoint
      ? drawJointMark(typesetter, flow.page, agencies, markWord, mm(JOINT_SIZES_MM[shrink] ?? 5))
      : drawRedMark(typesetter, flow.page, `${agencies[0] ?? ''}${markWord}`);
    const numberTop = markBottom + layout.markEmptyRows * flow.pitch;
    const ruleBottom = drawNumberRow(typesetter, flow, number, document.signers, numberTop);
    drawTitleBelow(typesetter, flow, title, ruleBottom + layout.titleEmptyRows * flow.pitch);
  };
  return layoutOfficialForm(typesetter, {
    document,
    recipients: document.recipients,
    drawHead,
    shrinksMost: isJoint ? JOINT_SIZES_MM.length - 1 : 0,
    printing: document,
    unnumbered: [],
    metadata: officialMetadata({
      title,
      author: agencies.join('、'),
      number,
      signature,
      keywords: [kind, security, ...keywords],
    }),
  });
}

/** Typesets a letter (信函, §3.1). */
export function layoutLetter(typesetter: Typesetter, document: LetterDocument): PageModel {
  const { layout } = typesetter;
  const { agency, number, title, security, keywords, signature } = document;
  const drawHead = (flow: TextFlow): void => {
    const markBottom = drawRedMark(typesetter, flow.page, agency, layout.letterMarkInkTop);
    const upperBottom = drawDoubleLine(typesetter, flow.page, markBottom + layout.letterLineGap, 'thickAbove');
    const thickness = doubleLineThickness(typesetter);
    drawDoubleLine(typesetter, flow.page, layout.letterLowerLineBottom - thickness, 'thinAbove');
    const firstTop = upperBottom + layout.letterTextGap;
    const line = typesetter.oneLine(number, 'fangsong', typesetter.style(layout.bodySize, 'head'));
    const roomOf = (row: number): number =>
      layout.right - layout.left - (row === 0 && number !== '' ? line.width + layout.cell : 0);
    const rows = drawHeadMarks(typesetter, flow, document, (row) => firstTop + row * flow.pitch, roomOf, false);
    typesetter.draw(flow.page, line, layout.right - line.width, firstTop);
    const lastTop = firstTop + (Math.max(1, rows) - 1) * flow.pitch;
    drawTitleBelow(typesetter, flow, title, lastTop + (layout.titleEmptyRows + 1) * flow.pitch);
  };
  return layoutOfficialForm(typesetter, {
    document,
    recipients: document.recipients,
    drawHead,
    shrinksMost: 0,
    unnumbered: [0],
    metadata: officialMetadata({ title, author: agency, number, signature, keywords: ['函', security, ...keywords] }),
  });
}

/** Typesets an order (命令（令）, §3.2): mark, 令号, text and signature; no red rule, no 主送机关. */
export function layoutOrder(typesetter: Typesetter, document: OrderDocument): PageModel {
  const { layout } = typesetter;
  const { mark, number, signature, keywords } = document;
  const drawHead = (flow: TextFlow): void => {
    const markBottom = drawRedMark(typesetter, flow.page, mark, layout.orderMarkInkTop);
    const line = typesetter.oneLine(number, 'fangsong', typesetter.style(layout.bodySize, 'head'));
    const emTop = markBottom + layout.markEmptyRows * flow.pitch;
    typesetter.draw(flow.page, line, layout.centre - line.width / 2, emTop);
    flow.occupyTo(emTop + layout.bodySize, layout.rowGap + layout.titleEmptyRows * flow.pitch);
  };
  return layoutOfficialForm(typesetter, {
    document,
    recipients: '',
    drawHead,
    shrinksMost: 0,
    printing: document,
    unnumbered: [],
    metadata: officialMetadata({
      title: number === '' ? mark : `${mark}（${number}）`,
      author: mark.replace(/(?:命令|令)$/u, ''),
      number,
      signature,
      keywords: ['命令（令）', ...keywords],
    }),
  });
}

function doubleLineThickness({ layout }: Typesetter): number {
  return layout.letterLineThick + layout.letterLineSpace + layout.letterLineThin;
}

/** One of the two red double lines of a letter, 170 mm wide on the page. @returns its lower edge */
function drawDoubleLine(
  typesetter: Typesetter,
  page: ModelPage,
  top: number,
  order: 'thickAbove' | 'thinAbove',
): number {
  const { layout } = typesetter;
  const { letterLineThick: thick, letterLineThin: thin, letterLineSpace: space, red: colour } = layout;
  const [first, second] = order === 'thickAbove' ? [thick, thin] : [thin, thick];
  const line = (y: number, height: number): void =>
    drawRule(page, { x: layout.letterLineLeft, y, width: layout.letterLineWidth, height, colour });
  line(top, first);
  line(top + first + space, second);
  return top + first + space + second;
}
