import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CallFailure, callService, makeService, type TestService } from '#tests/support/makeService.ts';
import { sampleMeeting } from './sampleMeeting.ts';

type Kind = 'leading_group' | 'office' | 'exchange';
type Meeting = { readonly kind: Kind; readonly startAt: string; readonly isVoided: boolean };

const meeting = fc.record({
  kind: fc.constantFrom<Kind>('leading_group', 'office', 'exchange'),
  // Around the turn of the year and at midnight: the number belongs to the year of the first day.
  startAt: fc.constantFrom(
    '2024-12-31T23:59',
    '2025-01-01T00:00',
    '2025-06-30T09:00',
    '2025-12-31T23:30',
    '2026-01-01T00:00',
    '2026-02-10T09:00',
  ),
  isVoided: fc.boolean(),
});

/** Two windows of one clerk call without waiting for each other. */
async function hold(office: TestService, { kind, startAt, isVoided }: Meeting): Promise<void> {
  const call = office.service;
  const endAt = null;
  const saved = await callService(call, 'meetings.save', sampleMeeting({ kind, startAt, endAt }));
  const final = await callService(call, 'meetings.finalize', { id: saved.id, expectedRevision: saved.revision });
  if (isVoided)
    await callService(call, 'meetings.void', { id: final.id, expectedRevision: final.revision, reason: '重复召开' });
}

it('numbers of a kind and year have no gap and no duplicate, whatever is voided and however calls overlap', {
  timeout: 120_000,
}, async () => {
  const office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  try {
    const rounds = fc.sample(fc.array(meeting, { minLength: 4, maxLength: 10 }), { numRuns: 8, seed: 20260305 });
    for (const round of rounds) await Promise.all(round.map((one) => hold(office, one)));
    const { rows } = await office.call('meetings.list', { limit: 500 });
    expect(rows.length).toBe(rounds.flat().length);
    const series = new Map<string, number[]>();
    for (const { kind, number, startAt } of rows) {
      const [, year = '', seq = ''] = /^〔(\d{4})〕(\d+)号$/u.exec(number ?? '') ?? [];
      // A voided one keeps its number and stays in the list, so that a year reads without gaps.
      expect(year).toBe(startAt.slice(0, 4));
      const name = `${kind} ${year}`;
      series.set(name, [...(series.get(name) ?? []), Number(seq)]);
    }
    expect(rows.filter((row) => row.recordState === 'voided').length).toBe(
      rounds.flat().filter((one) => one.isVoided).length,
    );
    for (const [name, numbers] of series) {
      const wanted = numbers.map((_number, index) => index + 1);
      expect(
        numbers.toSorted((one, two) => one - two),
        name,
      ).toEqual(wanted);
    }
  } finally {
    await office.close();
  }
});

it('two windows that finalize one draft: one gets the number, the other is told of the conflict, none is lost', async () => {
  const office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  try {
    const { id, revision } = await office.call('meetings.save', sampleMeeting());
    const answers = await Promise.allSettled(
      [1, 2, 3].map(() => office.call('meetings.finalize', { id, expectedRevision: revision })),
    );
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refused.map((one) => one instanceof CallFailure && one.code)).toEqual(['conflict', 'conflict']);
    const next = await office.call('meetings.save', sampleMeeting());
    const { number } = await office.call('meetings.finalize', { id: next.id, expectedRevision: next.revision });
    expect(number).toBe('〔2026〕2号');
  } finally {
    await office.close();
  }
});
