// needs: pdftotext
import { expect, it } from 'vitest';
import { rawText } from '#tests/documents/pdfTools.ts';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { EDITION_2027 } from '#tests/features/workingCalendars/edition2027.ts';
import { makeService, OFFICE_NAME } from '#tests/support/makeService.ts';

it('U8 a report is called as it will print, and due by the calendar of today, not by that of the day it was saved', async () => {
  const fresh = await makeService({ now: '2026-12-30T09:00:00+08:00' });
  const { fields } = await fresh.call('reports.prefill', { kind: 'half_yearly' });
  const period = { periodStart: '2026-07-01', periodEnd: '2026-12-31' };
  const { id } = await fresh.call('reports.save', {
    fields: { ...fields, ...period, title: '{{单位}}{{期间}}工作报告' },
  });
  const line = async () => (await fresh.call('today.due', { module: 'reports', limit: 10 })).rows;
  const title = `${OFFICE_NAME}2026年下半年工作报告`;
  expect(await line()).toMatchObject([{ kind: 'report', title, dueOn: '2027-01-15', daysLeft: 16 }]);
  const edition = { ...EDITION_2027, off: [...EDITION_2027.off, '2027-01-15'].sort() };
  const { open } = await fresh.call('workingCalendars.preview', { edition });
  await fresh.call('workingCalendars.save', {
    ...{ edition, fileName: '2027.json', replaces: null },
    moves: open.map(({ key, to, stored }) => ({ key, to, choice: stored ? ('move' as const) : null })),
  });
  expect(await line()).toMatchObject([{ title, dueOn: '2027-01-18', daysLeft: 19, place: `/reports/${id}` }]);
  const { rows } = await fresh.call('reports.list', {});
  expect(rows).toMatchObject([{ id, title, dueOn: '2027-01-18', daysLeft: 19 }]);
  await fresh.close();
});

it('U4 final minutes wait to be signed, for whoever may sign, until they are', async () => {
  const fresh = await makeService();
  const { id, revision } = await fresh.call('meetings.save', sampleMeeting());
  const waits = async () => {
    const { mine } = await fresh.call('today.get', {});
    return mine.find(({ kind }) => kind === 'minutesSign')?.rows.map((row) => row.place);
  };
  expect(await waits()).toBeUndefined();
  await fresh.call('meetings.finalize', { id, expectedRevision: revision, selfChecked: true });
  expect(await waits()).toEqual([`/meetings/${id}`]);
  await fresh.call('meetings.issue', { id });
  expect(await waits()).toBeUndefined();
  await fresh.close();
});

it('an empty office is told as one', async () => {
  const empty = await makeService();
  const today = await empty.call('today.get', {});
  expect(today).toMatchObject({ isEmpty: true, mine: [], others: [], drafts: { total: 0 } });
  expect(today.groups.flatMap(({ rows }) => rows).filter(({ kind }) => kind !== 'duty')).toEqual([]);
  const printed = await empty.call('today.print', { module: 'filings' });
  expect(rawText(empty.bytes(printed.file))).toContain('没有逾期或即将到期的事项');
  // Every draft leads back to what was typed, however many there are.
  for (let n = 1; n <= 12; n += 1)
    await empty.call('drafts.save', { key: `official:${n}`, title: `草稿${n}`, content: '{}' });
  const { drafts } = await empty.call('today.get', {});
  expect([drafts.total, drafts.rows.length]).toEqual([12, 12]);
  await empty.close();
});
