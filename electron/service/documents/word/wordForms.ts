import type { MinutesDocument } from '#shared/features/documents/minutesDocument.ts';
import type { RecordDocument, ReportDocument } from '#shared/features/documents/plainDocuments.ts';
import { headEntries } from '../forms/minutes.ts';
import { attendanceSpans, distributionText, minutesBlocks } from '../forms/minutesText.ts';
import type { LabelledText } from '../layout/labelledLines.ts';
import { drawSubtitle } from '../layout/title.ts';
import { emptyPage } from '../layout/typesetter.ts';
import type { PageModel } from '../pageModel.ts';
import { placedRows, rowParagraph } from './placedRows.ts';
import { addSignLines } from './signLines.ts';
import { addBlocks, addFacts, keepLastWithNext, numberingOf } from './wordBlocks.ts';
import { run, type WordBuilder } from './wordBuilder.ts';
import { addColophon } from './wordColophon.ts';
import { addMark, addRuledRow, addTitle, centredLine, markLines, redRuleTop, rowBelow } from './wordHead.ts';
import { addSignature } from './wordSignature.ts';

/** Minutes (纪要, official-documents.md §3.3) with the order of domain.md §6. */
export function buildMinutes(builder: WordBuilder, document: MinutesDocument, model: PageModel): void {
  addMinutesHead(builder, document, model);
  const isAtHead = document.attendancePlace === 'head';
  for (const entry of headEntries(document, isAtHead)) addFacts(builder, entry, 3);
  for (const text of document.opening.split('\n')) {
    if (text !== '') builder.add({ style: 'body', children: [run(text)] });
  }
  const blocks = minutesBlocks(document);
  const hasSections = document.body.some((block) => block.kind === 'heading' && block.level === 1);
  const numbering = numberingOf(blocks);
  addBlocks(builder, blocks, { ...numbering, isOnlySection: !hasSections && numbering.isOnlySection });
  if (document.closing) addClosing(builder, document.closing);
  if (!isAtHead) addEndLists(builder, document);
  const entries = [
    { label: '发', names: document.issueTo, field: 'issueTo' },
    { label: '抄送', names: document.copyTo, field: 'copyTo' },
  ];
  addColophon(builder, {
    entries: entries
      .filter(({ names }) => names.length > 0)
      .map((entry) => ({ ...entry, names: distributionText(entry.names) })),
    printingOffice: document.printingOffice,
    printedOn: document.printedOn,
  });
}

/** Mark, number line, unit and date row over the red rule, title. */
function addMinutesHead(builder: WordBuilder, document: MinutesDocument, model: PageModel): void {
  const { layout } = builder;
  const ruleTop = redRuleTop(model, layout) ?? layout.top;
  const lastTop = ruleTop - layout.redRuleGap - layout.bodySize;
  addMark(builder, markLines(model, layout), 1);
  const { numberText, issuingUnit, issuedOn } = document;
  const number = centredLine(numberText);
  if (issuingUnit === '' && issuedOn === '') addRuledRow(builder, number, lastTop);
  else {
    if (numberText !== '') builder.addAt(number, lastTop - layout.pitch, layout.bodySize, builder.pitch);
    const recorder = builder.recorder();
    const style = recorder.style(layout.bodySize, 'head');
    const unit = recorder.oneLine(issuingUnit, 'fangsong', style);
    const date = recorder.oneLine(issuedOn, 'fangsong', style);
    const page = emptyPage();
    recorder.draw(page, unit, layout.left + layout.cell, lastTop);
    recorder.draw(page, date, layout.right - layout.cell - date.width, lastTop);
    const [row] = placedRows(recorder.placed);
    if (row) addRuledRow(builder, unindented(builder, row, 'number'), lastTop);
  }
  const ruleBottom = ruleTop + layout.redRuleThickness;
  const bottom = addTitle(builder, 'documentTitle', document.title, ruleBottom + layout.titleEmptyRows * layout.pitch);
  builder.continueAtRow(rowBelow(layout, bottom, layout.rowGap + layout.pitch));
}

/** A row over a rule must not be indented, or the rule would be too: its pieces stand at tab stops. */
export function unindented(
  builder: WordBuilder,
  row: Parameters<typeof rowParagraph>[1],
  style: 'number',
): ReturnType<typeof rowParagraph> {
  const paragraph = rowParagraph(builder, row, style, false);
  if (paragraph.indent === undefined) return paragraph;
  const nothing = {
    text: '',
    role: 'fangsong',
    size: 0,
    x: builder.layout.left,
    width: 0,
    emTop: 0,
    spread: 0,
  } as const;
  return rowParagraph(builder, { ...row, lines: [nothing, ...row.lines] }, style, false);
}

/** Attendance after the text: one empty row, then 出席, 请假, 列席 (§3.3). */
function addEndLists(builder: WordBuilder, document: MinutesDocument): void {
  const entries: LabelledText[] = [
    { label: '出席', text: attendanceSpans(document.present), part: 'present' },
    { label: '请假', text: attendanceSpans(document.leave), part: 'leave' },
    { label: '列席', text: attendanceSpans(document.observers), part: 'observers' },
  ].filter((entry) => entry.text.length > 0);
  if (entries.length > 0) builder.add({ style: 'emptyRow' });
  for (const entry of entries) addFacts(builder, entry, 2);
}

function addClosing(builder: WordBuilder, closing: string): void {
  for (const text of closing.split('\n')) builder.add({ style: 'body', children: text === '' ? [] : [run(text)] });
}

/** A meeting record (会议记录): title, facts, what was said, lines to be signed by hand. */
export function buildRecord(builder: WordBuilder, document: RecordDocument): void {
  addPlainTitle(builder, document.title, '');
  for (const entry of headEntries(document, true)) addFacts(builder, entry, 3);
  addBlocks(builder, document.body, numberingOf(document.body));
  if (document.closing) addClosing(builder, document.closing);
  if (document.signLines.length > 0) {
    keepLastWithNext(builder);
    addSignLines(builder, document.signLines);
  }
}

/** A plain report: title, line under it, text and tables, unit and date at the end. */
export function buildReport(builder: WordBuilder, document: ReportDocument): void {
  addPlainTitle(builder, document.title, document.subtitle);
  const numbering = numberingOf(document.body);
  addBlocks(builder, document.body, { ...numbering, isNumbered: document.numberedHeadings });
  const { unit, date } = document;
  if (unit === '' && date === '') return;
  if (builder.sections.at(-1)?.isLandscape) builder.beginSection({ isLandscape: false });
  addSignature(builder, { kind: 'unsealed', agencies: [unit], date }, false, '');
}

function addPlainTitle(builder: WordBuilder, title: string, subtitle: string): void {
  const { layout } = builder;
  const bottom = addSubtitle(builder, subtitle, addTitle(builder, 'documentTitle', title, layout.top), layout.rowGap);
  builder.continueAtRow(rowBelow(layout, bottom, layout.rowGap + layout.pitch));
}

/** The line under a title, `gap` points below it. @returns the em-bottom of what stands there */
export function addSubtitle(builder: WordBuilder, subtitle: string, bottom: number, gap: number): number {
  if (subtitle === '') return bottom;
  const { layout } = builder;
  const recorder = builder.recorder();
  const end = drawSubtitle(recorder, emptyPage(), subtitle, bottom + gap);
  const spec = { style: 'subtitle', children: [run(subtitle)] } as const;
  builder.addAt(spec, bottom + gap, layout.bodySize, builder.pitch, Math.max(1, recorder.placed.length));
  return end;
}
