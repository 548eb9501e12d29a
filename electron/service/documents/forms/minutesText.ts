import type { AttendanceEntry, MinutesDocument } from '#shared/features/documents/minutesDocument.ts';
import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import type { TextSpan } from '../text/textItems.ts';

/** Longest name that is kept on one line; a longer one could leave a hole in the line before it. */
const LONGEST_HELD_NAME = 6;

/**
 * 区民政局局长张某、副局长李某，区财政局副局长王某（代赵某）；a unit is named once for the entries that follow it.
 * @returns spans in 仿宋; a person's name is never broken over two lines
 */
export function attendanceSpans(entries: readonly AttendanceEntry[]): TextSpan[] {
  const spans: TextSpan[] = [];
  let unit = '';
  for (const [index, entry] of entries.entries()) {
    const own = entry.unit ?? '';
    const isSameUnit = own === unit;
    const separator = index === 0 ? '' : isSameUnit ? '、' : '，';
    unit = own;
    const name = entry.name ?? '';
    const headcount = entry.headcount === undefined || (entry.headcount === 1 && name) ? '' : `${entry.headcount}人`;
    const note = entry.note ? `（${entry.note}）` : '';
    const parts: TextSpan[] = [
      { text: `${separator}${isSameUnit ? '' : own}${entry.post ?? ''}`, role: 'fangsong' },
      { text: name, role: 'fangsong', together: [...name].length <= LONGEST_HELD_NAME },
      { text: `${headcount}${note}`, role: 'fangsong' },
    ];
    spans.push(...parts.filter((span) => span.text !== ''));
  }
  return spans;
}

/** The same as plain text. */
export function attendanceText(entries: readonly AttendanceEntry[]): string {
  return attendanceSpans(entries)
    .map((span) => span.text)
    .join('');
}

/** Body with 议定事项 and the task table behind it, in the order of domain.md §6. */
export function minutesBlocks(document: MinutesDocument): TextBlock[] {
  const blocks: TextBlock[] = [...document.body];
  if (document.decisions.length > 0) {
    blocks.push({ kind: 'heading', level: 1, text: document.decisionsTitle });
    // Level 3 numbers (1.) in 仿宋: decisions are sentences, not headings in 楷体.
    for (const text of document.decisions) blocks.push({ kind: 'heading', level: 3, text });
  }
  if (document.tasks.length > 0) {
    blocks.push({ kind: 'heading', level: 1, text: document.tasksTitle });
    blocks.push({
      kind: 'table',
      columns: ['序号', '任务', '责任科室', '责任人', '完成时限'].map((title) => ({ title })),
      rows: document.tasks.map((task, index) => [String(index + 1), task.text, task.office, task.persons, task.dueOn]),
    });
  }
  return blocks;
}

/** Names of 发 or 抄送: 、 between, 。 at the end. */
export function distributionText(names: readonly string[]): string {
  const text = names.join('、');
  return /[。！？]$/.test(text) ? text : `${text}。`;
}
