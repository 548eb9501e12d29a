import { TabStopType } from 'docx';
import type { LetterDocument, OfficialDocument, OrderDocument } from '#shared/features/documents/officialDocument.ts';
import type { Attachment } from '#shared/features/documents/officialParts.ts';
import { distributionText } from '../forms/minutesText.ts';
import type { CommonParts } from '../forms/officialParts.ts';
import { setAttachmentList } from '../layout/attachments.ts';
import { drawHeadMarks, drawNumberRow } from '../layout/documentHead.ts';
import { TextFlow } from '../layout/textFlow.ts';
import { Typesetter } from '../layout/typesetter.ts';
import type { PageModel } from '../pageModel.ts';
import { placedRows, rowParagraph } from './placedRows.ts';
import { lineText } from './recordingTypesetter.ts';
import { addBlocks, addLandscapeTable, keepLastWithNext, numberingOf } from './wordBlocks.ts';
import { run, type WordBuilder } from './wordBuilder.ts';
import { addColophon, colophonSize } from './wordColophon.ts';
import { unindented } from './wordForms.ts';
import { addMark, addRuledRow, addTitle, centredLine, markLines, redRuleTop, rowBelow } from './wordHead.ts';
import { addLetterMark } from './wordLetterHead.ts';
import { addSignature } from './wordSignature.ts';
import { twips } from './wordUnits.ts';

type Printing = { readonly printingOffice: string; readonly printedOn: string };

/** A document in the ordinary form (文件式, official-documents.md §2). */
export function buildOfficialDocument(builder: WordBuilder, document: OfficialDocument, model: PageModel): void {
  if (addSeparateAttachment(builder, document)) return;
  const { layout } = builder;
  const flow = new TextFlow(layout);
  addHeadMarks(builder, document, (row) => flow.rowTop(row), true);
  addMark(builder, markLines(model, layout), document.agencies.length);
  const ruleTop = redRuleTop(model, layout) ?? layout.top;
  addNumberRows(builder, document, ruleTop - layout.redRuleGap - layout.bodySize);
  const ruleBottom = ruleTop + layout.redRuleThickness;
  addTitleAndContinue(builder, document.title, ruleBottom + layout.titleEmptyRows * layout.pitch);
  addMainPart(builder, document, document.recipients, document);
}

/** A letter (信函, §3.1). */
export function buildLetter(builder: WordBuilder, document: LetterDocument, model: PageModel): void {
  if (addSeparateAttachment(builder, document)) return;
  const { layout } = builder;
  const upperBottom = addLetterMark(builder, model);
  const firstTop = upperBottom + layout.letterTextGap;
  const recorder = builder.recorder();
  const flow = new TextFlow(layout);
  const line = recorder.oneLine(document.number, 'fangsong', recorder.style(layout.bodySize, 'head'));
  const room = layout.right - layout.left;
  const roomOf = (row: number): number => room - (row === 0 && document.number !== '' ? line.width + layout.cell : 0);
  const rows = drawHeadMarks(recorder, flow, document, (row) => firstTop + row * layout.pitch, roomOf, false);
  recorder.draw(flow.page, line, layout.right - line.width, firstTop);
  for (const row of placedRows(recorder.placed)) {
    builder.addAt(rowParagraph(builder, row, 'headMark', false), row.emTop, layout.bodySize, builder.pitch);
  }
  const lastTop = firstTop + (Math.max(1, rows) - 1) * layout.pitch;
  addTitleAndContinue(builder, document.title, lastTop + (layout.titleEmptyRows + 1) * layout.pitch);
  addMainPart(builder, document, document.recipients);
}

/** An order (命令（令）, §3.2): mark, 令号, text and signature. */
export function buildOrder(builder: WordBuilder, document: OrderDocument, model: PageModel): void {
  if (addSeparateAttachment(builder, document)) return;
  const { layout } = builder;
  addMark(builder, markLines(model, layout), 1);
  const run = model.pages[0]?.glyphRuns.find((glyphs) => glyphs.colour === layout.black);
  const emTop = run && document.number !== '' ? run.baseline - layout.baselineShare * layout.bodySize : builder.bottom;
  builder.addAt(centredLine(document.number), emTop, layout.bodySize, builder.pitch);
  const gap = layout.rowGap + layout.titleEmptyRows * layout.pitch;
  builder.continueAtRow(rowBelow(layout, emTop + layout.bodySize, gap));
  addMainPart(builder, document, '', document);
}

/** 份号, 密级, 紧急程度, flush left. */
function addHeadMarks(
  builder: WordBuilder,
  marks: Parameters<typeof drawHeadMarks>[2],
  topOf: (row: number) => number,
  keepsFirst: boolean,
): void {
  const recorder = builder.recorder();
  const { layout } = builder;
  drawHeadMarks(recorder, new TextFlow(layout), marks, topOf, () => layout.right - layout.left, keepsFirst);
  for (const row of placedRows(recorder.placed)) {
    builder.addAt(rowParagraph(builder, row, 'headMark', false), row.emTop, builder.layout.bodySize, builder.pitch);
  }
}

/** 发文字号, with 签发人 in upward documents, the red rule under the last row. */
function addNumberRows(builder: WordBuilder, document: OfficialDocument, lastTop: number): void {
  const { layout } = builder;
  const recorder = builder.recorder();
  drawNumberRow(recorder, new TextFlow(layout), document.number, document.signers, 0);
  const rows = placedRows(recorder.placed);
  const shift = lastTop - (rows.at(-1)?.emTop ?? 0);
  if (rows.length === 0) addRuledRow(builder, centredLine(''), lastTop);
  for (const [index, row] of rows.entries()) {
    const isLast = index + 1 === rows.length;
    if (isLast) addRuledRow(builder, unindented(builder, row, 'number'), lastTop);
    else builder.addAt(rowParagraph(builder, row, 'number', false), row.emTop + shift, layout.bodySize, builder.pitch);
  }
}

function addTitleAndContinue(builder: WordBuilder, title: string, emTop: number): void {
  const { layout } = builder;
  const bottom = addTitle(builder, 'documentTitle', title, emTop);
  builder.continueAtRow(rowBelow(layout, bottom, layout.rowGap + layout.pitch));
}

/** 主送机关, text, 附件说明, signature, 附注, attachments and 版记. */
function addMainPart(builder: WordBuilder, document: CommonParts, recipients: string, printing?: Printing): void {
  const bare = recipients.replace(/[：:。]+$/u, '');
  // The printed document has 主送 in its 版记 when the text would not begin on the first page (§2.2).
  const areMoved = bare !== '' && colophonSize(builder, ['主送']) !== undefined;
  if (bare !== '' && !areMoved) builder.add({ style: 'recipients', children: [run(`${bare}：`)] });
  addBlocks(builder, document.body, numberingOf(document.body));
  addAttachmentList(builder, document.attachments);
  if (document.signature.kind !== 'none' && builder.sections.at(-1)?.isLandscape)
    builder.beginSection({ isLandscape: false });
  addSignature(builder, document.signature, document.isDraft, document.note);
  for (const [index, attachment] of document.attachments.entries()) {
    const number = document.attachments.length > 1 ? String(index + 1) : '';
    if (attachment.isBound) addAttachment(builder, attachment, `附件${number}`);
  }
  const entries = [
    { label: '主送', names: areMoved ? [bare] : [], field: 'recipients' },
    { label: '抄送', names: document.copyTo, field: 'copyTo' },
  ];
  addColophon(builder, {
    entries: entries
      .filter(({ names }) => names.length > 0)
      .map((entry) => ({ ...entry, names: distributionText(entry.names) })),
    printingOffice: printing?.printingOffice ?? '',
    printedOn: printing?.printedOn ?? '',
    isPlain: printing === undefined,
  });
}

/** 附件说明: one empty row, 附件：1. name, names hanging under each other (§2.2). */
function addAttachmentList(builder: WordBuilder, attachments: readonly Attachment[]): void {
  const { typesetter, layout } = builder;
  if (attachments.length === 0) return;
  const first = setAttachmentList(typesetter, attachments)[0] ?? [];
  const xs = first.map(({ x }) => x - layout.left);
  const nameLeft = xs.at(-1) ?? 0;
  const numberLeft = xs[1] ?? nameLeft;
  const labelLeft = xs[0] ?? 0;
  const label = first[0] ? lineText(first[0].line) : '';
  keepLastWithNext(builder);
  builder.add({ style: 'emptyRow', keepNext: true });
  for (const [index, { title }] of attachments.entries()) {
    const name = title.replaceAll('\n', '').replace(/[。；，、]+$/u, '');
    const start = index === 0 ? labelLeft : numberLeft;
    const number = attachments.length > 1 ? `${index + 1}.\t` : '';
    builder.add({
      style: 'attachmentList',
      keepNext: index + 1 < attachments.length,
      indent: { left: twips(nameLeft), hanging: twips(nameLeft - start) },
      tabStops: [{ type: TabStopType.LEFT, position: twips(nameLeft) }],
      children: [run(`${index === 0 ? label : ''}${number}${name}`)],
    });
  }
}

/** An attachment on a page of its own; one that begins with a landscape table lies on its side with it (§2.2, §3.4). */
function addAttachment(builder: WordBuilder, attachment: Attachment, label: string): void {
  const { layout } = builder;
  const [first, ...rest] = attachment.blocks;
  const isLandscape = first?.kind === 'table' && first.landscape;
  const isNewSection = isLandscape || builder.sections.at(-1)?.isLandscape === true;
  if (isNewSection) builder.beginSection({ isLandscape });
  builder.bottom = layout.top;
  const isFirst = builder.blocks.length === 0;
  builder.addAt(
    { style: 'attachmentLabel', pageBreakBefore: !isFirst, children: [run(label)] },
    layout.top,
    layout.bodySize,
    builder.pitch,
  );
  const flow = new TextFlow(layout);
  // A landscape page is as wide as the type area is high.
  const wide = { ...layout, left: 0, right: layout.bottom - layout.top };
  const setter = isLandscape ? new Typesetter(builder.typesetter.book, wide) : builder.typesetter;
  const bottom = addTitle(builder, 'attachmentTitle', attachment.title, flow.rowTop(2), setter);
  if (isLandscape) {
    builder.addRoom(layout.tableGap);
    addLandscapeTable(builder, first);
    if (rest.length > 0) builder.beginSection({ isLandscape: false });
  } else builder.continueAtRow(rowBelow(layout, bottom + layout.rowGap, layout.pitch));
  const blocks = isLandscape ? rest : attachment.blocks;
  addBlocks(builder, blocks, numberingOf(blocks));
}

/** The one attachment that is drawn alone, headed by 发文字号 and its number (§2.2). */
function addSeparateAttachment(builder: WordBuilder, document: CommonParts): boolean {
  const number = document.separateAttachment;
  const attachment = number === undefined ? undefined : document.attachments[number - 1];
  if (!attachment) return false;
  addAttachment(builder, attachment, `${document.number}附件${document.attachments.length > 1 ? number : ''}`);
  return true;
}
