import { describe, expect, it } from 'vitest';
import { compareRows, compareVersions, type RowWords } from '#shared/features/minutes/compareVersions.ts';
import { contentOfMinutes, type MinutesContent } from '#shared/features/minutes/minutesContent.ts';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';

const words: RowWords = {
  agenda: (row) => row.title,
  attendance: (row) => `${row.capacity} ${row.name ?? ''}`,
  decisions: (row) => row.text,
  actions: (row) => `${row.text} ${row.dueOn}`,
};

let counted = 0;
const newId = () => `00000000-0000-7000-8000-${String(++counted).padStart(12, '0')}`;

function content(change: (sample: ReturnType<typeof sampleMeeting>) => void = () => undefined): MinutesContent {
  const sample = sampleMeeting();
  change(sample);
  const ids = <Row>(rows: readonly Row[] = []) => rows.map((row) => ({ ...row, id: newId() }));
  return contentOfMinutes({
    fields: sample.fields,
    agenda: ids(sample.agenda),
    attendance: ids(sample.attendance),
    decisions: ids(sample.decisions),
    actions: ids(sample.actions),
  });
}

const withText = (minutes: MinutesContent, texts: readonly string[]): MinutesContent => ({
  ...minutes,
  fields: { ...minutes.fields, minutesText: { blocks: texts.map((text) => ({ kind: 'paragraph', text })) } },
});

describe('M13: any two versions side by side', () => {
  it('equal versions have no difference', () => {
    const minutes = content();
    expect(compareVersions(minutes, minutes, words).count).toBe(0);
  });

  it('names facts, paragraphs and within a paragraph the words, and rows of every list', () => {
    const before = withText(content(), ['会议听取了汇报。', '会议指出，参检率92.6%。', '会议要求抓好落实。']);
    const [first, second] = before.decisions;
    const [task] = before.actions;
    if (!first || !second || !task) throw new Error('sample');
    const after: MinutesContent = {
      ...withText(before, ['会议听取了汇报。', '会议指出，参检率95.1%。', '会议强调安全。', '会议要求抓好落实。']),
      decisions: [{ ...first, text: '同意年度检查方案。' }],
      actions: [{ ...task, dueOn: '2026-04-15' }, ...before.actions.slice(1)],
      attendance: before.attendance.toReversed(),
    };
    after.fields.place = '四楼会议室';
    const { facts, lines, lists, count } = compareVersions(before, after, words);
    expect(facts).toEqual([
      {
        field: 'place',
        parts: [
          { kind: 'removed', text: '三' },
          { kind: 'added', text: '四' },
          { kind: 'same', text: '楼会议室' },
        ],
      },
    ]);
    expect(lines.map((line) => line.kind)).toEqual(['same', 'changed', 'added', 'same']);
    expect(lines[1]?.parts.filter((part) => part.kind !== 'same').map((part) => part.text)).toEqual(['92.6', '95.1']);
    expect(lists.decisions.map((row) => row.kind)).toEqual(['changed', 'removed']);
    expect(lists.actions.map((row) => row.kind)).toEqual(['changed', 'same']);
    expect(lists.attendance.filter((row) => row.kind === 'moved').length).toBe(3);
    expect(lists.agenda.every((row) => row.kind === 'same')).toBe(true);
    expect(count).toBe(1 + 2 + 2 + 1 + 3);
  });

  it('a row entered anew with the same words is the same row', () => {
    const rows = compareRows(
      [
        { id: 'a', text: '一' },
        { id: 'b', text: '二' },
      ],
      [
        { id: 'x', text: '一' },
        { id: 'b', text: '二' },
      ],
    );
    expect(rows.map((row) => row.kind)).toEqual(['same', 'same']);
  });

  it('30,000 characters compare in less than 300 ms, also when half of the paragraphs changed', () => {
    const paragraph = (index: number, mark: string) =>
      `会议听取了第${index}项工作的汇报${mark}，研究了有关问题，要求各责任单位按照时限要求抓好落实，重要情况及时报告。`.repeat(
        5,
      );
    const texts = Array.from({ length: 130 }, (_, index) => paragraph(index, ''));
    const before = withText(content(), texts);
    const after = withText(
      content(),
      texts.map((text, index) => (index % 2 === 0 ? paragraph(index, `（修改${index}）`) : text)),
    );
    expect(texts.join('').length).toBeGreaterThan(30_000);
    compareVersions(before, after, words);
    const started = performance.now();
    const { lines } = compareVersions(before, after, words);
    const took = performance.now() - started;
    expect(lines.filter((line) => line.kind === 'changed').length).toBe(65);
    expect(took).toBeLessThan(300);
    process.stdout.write(`compare 30,000 characters: ${took.toFixed(0)} ms\n`);
  });
});
