import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { code, group, saved } from '#tests/features/duplicates/pairs.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

type Reviews = NonNullable<CallInput<'organizations.save'>['annualReviews']>;
const review = (year: number, part: Partial<Reviews[number]> = {}): Reviews[number] => ({
  year,
  regime: 'report',
  conclusion: 'report_submitted',
  ...part,
});
const fields = (number: number) => group(`云州市年报${number}学会`, { uscc: code(8_000 + number) });

describe('R11 reviews sent with the form of the whole organization', () => {
  it('one year twice, a year to come and a day to come are refused, nothing is stored', async () => {
    for (const [annualReviews, issue] of [
      [[review(2024), review(2024, { conclusion: 'not_submitted' })], 'review_exists'],
      [[review(2060)], 'review_year_ahead'],
      [[review(2025, { submittedOn: '2026-03-06' })], 'date_in_future'],
    ] as const) {
      const input = { fields: fields(1), reason: '', annualReviews: [...annualReviews] };
      const failure = await office.failure('organizations.save', input);
      expect(failure.code).toBe('rule_broken');
      expect(failure.details.fields).toMatchObject([{ field: 'annualReviews', code: issue }]);
    }
    const { total } = await office.call('organizations.list', { filter: { text: '年报1学会' } });
    expect(total).toBe(0);
  });

  it('two reviews may change their years with each other', async () => {
    const { id } = await saved(office, fields(2), {
      annualReviews: [review(2023, { submittedOn: '2024-05-01' }), review(2024, { conclusion: 'not_submitted' })],
    });
    const before = await office.call('organizations.get', { id });
    await saved(office, fields(2), {
      id,
      expectedRevision: before.organization.revision,
      annualReviews: before.annualReviews.map((one) => ({ ...one, year: one.year === 2023 ? 2024 : 2023 })),
    });
    const { annualReviews } = await office.call('organizations.get', { id });
    const byYear = new Map(annualReviews.map(({ year, conclusion }) => [year, conclusion]));
    expect(byYear).toEqual(
      new Map([
        [2024, 'report_submitted'],
        [2023, 'not_submitted'],
      ]),
    );
  });
});
