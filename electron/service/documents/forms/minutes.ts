import type { MinutesDocument } from '#shared/features/documents/minutesDocument.ts';
import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import { drawBlocks, setBlocks, setParagraph } from '../layout/bodyBlocks.ts';
import { type ColophonContent, placeColophon } from '../layout/colophon.ts';
import { drawLabelled, type LabelledText } from '../layout/labelledLines.ts';
import { HeadingCounter } from '../layout/numbering.ts';
import { finishPages } from '../layout/pageFinish.ts';
import { drawRedMark, drawRedRule } from '../layout/redHead.ts';
import { TextFlow } from '../layout/textFlow.ts';
import { drawTitle, setTitle } from '../layout/title.ts';
import type { Typesetter } from '../layout/typesetter.ts';
import type { PageModel } from '../pageModel.ts';
import { attendanceSpans, distributionText, minutesBlocks } from './minutesText.ts';

/** Typesets minutes (纪要): GB/T 9704-2012 10.3 with the order of domain.md §6. `document` is cleaned already. */
export function layoutMinutes(typesetter: Typesetter, document: MinutesDocument): PageModel {
  const { layout } = typesetter;
  const flow = new TextFlow(layout);
  drawHead(typesetter, flow, document);
  for (const entry of headEntries(document, document.attendancePlace === 'head'))
    drawLabelled(typesetter, flow, entry, 3);
  if (document.opening) {
    const paragraphs = document.opening.split('\n').filter((text) => text !== '');
    const spans = paragraphs.map((text) => [{ text, role: 'fangsong' as const }]);
    drawBlocks(
      typesetter,
      flow,
      spans.map((span) => setParagraph(typesetter, span, 'opening')),
    );
  }
  const blocks = minutesBlocks(document);
  const isSection = (block: TextBlock): boolean => block.kind === 'heading' && block.level === 1;
  // 议定事项 or 任务分工 alone, behind a body without sections, is no 一、.
  const isOnlySection = !document.body.some(isSection) && blocks.filter(isSection).length === 1;
  drawBlocks(typesetter, flow, setBlocks(typesetter, blocks, 'body', new HeadingCounter(isOnlySection)));
  if (document.closing) {
    drawBlocks(typesetter, flow, [setParagraph(typesetter, [{ text: document.closing, role: 'fangsong' }], 'closing')]);
  }
  drawEndLists(typesetter, flow, document);
  const unnumbered = placeColophon(typesetter, flow, colophonContent(document));
  return {
    width: layout.pageWidth,
    height: layout.pageHeight,
    pages: finishPages(typesetter, flow.pages, {
      unnumbered,
      handlingMark: document.handlingMark,
      controlLine: document.controlLine,
    }),
    metadata: {
      title: document.title.replaceAll('\n', ''),
      author: document.issuingUnit || document.mark,
      subject: document.numberText,
      keywords: ['纪要', document.issuedOn, ...document.keywords].filter((word) => word !== '').join('；'),
    },
  };
}

/** Mark, number line, unit and date row, red rule, title. */
function drawHead(typesetter: Typesetter, flow: TextFlow, document: MinutesDocument): void {
  const { layout } = typesetter;
  const style = typesetter.style(layout.bodySize, 'head');
  const { page } = flow;
  let emTop = drawRedMark(typesetter, page, document.mark) + layout.markEmptyRows * layout.pitch;
  if (document.numberText) {
    const line = typesetter.fittedLine(document.numberText, 'fangsong', style, layout.right - layout.left);
    typesetter.draw(page, line, layout.centre - line.width / 2, emTop);
    emTop += layout.pitch;
  }
  if (document.issuingUnit || document.issuedOn) {
    const room = layout.right - layout.left - 3 * layout.cell;
    const date = typesetter.fittedLine(document.issuedOn, 'fangsong', style, room / 2);
    const unit = typesetter.fittedLine(document.issuingUnit, 'fangsong', style, room - date.width);
    typesetter.draw(page, unit, layout.left + layout.cell, emTop);
    typesetter.draw(page, date, layout.right - layout.cell - date.width, emTop);
    emTop += layout.pitch;
  }
  const ruleBottom = drawRedRule(typesetter, page, emTop - layout.pitch + layout.bodySize);
  const titleTop = ruleBottom + layout.titleEmptyRows * layout.pitch;
  const titleBottom = drawTitle(typesetter, page, setTitle(typesetter, document.title), titleTop);
  // One empty line between the title and the text (§2.2).
  flow.occupyTo(titleBottom, layout.rowGap + layout.pitch);
}

/** Parts of minutes and records that stand above the text: when, where, who. */
export type MeetingFacts = Pick<
  MinutesDocument,
  'time' | 'place' | 'chair' | 'recorder' | 'present' | 'observers' | 'leave'
>;

/** 时间 … 记录 with their texts, empty ones left out. @param lists with 出席, 列席, 请假 */
export function headEntries(document: MeetingFacts, lists: boolean): LabelledText[] {
  const entries: LabelledText[] = [
    { label: '时间', text: document.time, part: 'time' },
    { label: '地点', text: document.place, part: 'place' },
    { label: '主持人', text: document.chair, part: 'chair' },
    { label: '出席', text: lists ? attendanceSpans(document.present) : '', part: 'present' },
    { label: '列席', text: lists ? attendanceSpans(document.observers) : '', part: 'observers' },
    { label: '请假', text: lists ? attendanceSpans(document.leave) : '', part: 'leave' },
    { label: '记录', text: document.recorder, part: 'recorder' },
  ];
  return entries.filter((entry) => entry.text.length > 0);
}

/** Attendance after the body: one empty row, then 出席, 请假, 列席 (§3.3). */
function drawEndLists(typesetter: Typesetter, flow: TextFlow, document: MinutesDocument): void {
  if (document.attendancePlace !== 'end') return;
  const entries: LabelledText[] = [
    { label: '出席', text: attendanceSpans(document.present), part: 'present' },
    { label: '请假', text: attendanceSpans(document.leave), part: 'leave' },
    { label: '列席', text: attendanceSpans(document.observers), part: 'observers' },
  ].filter((entry) => entry.text.length > 0);
  if (entries.length > 0) flow.skipRows(1);
  for (const entry of entries) drawLabelled(typesetter, flow, entry, 2);
}

function colophonContent(document: MinutesDocument): ColophonContent {
  const entries = [
    { label: '发', names: document.issueTo, field: 'issueTo' },
    { label: '抄送', names: document.copyTo, field: 'copyTo' },
  ]
    .filter((entry) => entry.names.length > 0)
    .map((entry) => ({ ...entry, names: distributionText(entry.names) }));
  const { printingOffice, printedOn } = document;
  return { entries, printingOffice, printedOn };
}
