import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addUser, expected, notice, numbered, REPORT, saved, submitted } from './sampleDocument.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

const titled = (title: string) => notice({ title });
/** Title and due act of what waits for the user. */
const waiting = async () =>
  (await office.call('officialDocuments.waiting', {})).rows.map((row) => [row.title, row.waitingFor]);
const decide = (
  document: { id: string; revision: number },
  step: 'checked' | 'approved',
  outcome: 'agreed' | 'returned' = 'agreed',
) => office.call('officialDocuments.decide', { ...expected(document), step, outcome, remark: '补充依据' });

it('with nobody else to decide, the writer is told of his own document; a plain draft waits for nobody', async () => {
  await saved(office, titled('草稿'));
  const review = await submitted(office, titled('自办'));
  expect(await waiting()).toEqual([['自办', 'reviewer']]);
  await office.call('officialDocuments.void', { ...expected(review), reason: '不办了' });
  expect(await waiting()).toEqual([]);
});

it('each document waits for whoever has the next act, and says since when', async () => {
  await addUser(office, 'chen', '陈副局长', ['leader']);
  await addUser(office, 'liu', '刘科员', ['recorder']);

  await office.as('liu');
  const review = await submitted(office, titled('送审件'));
  expect(await waiting()).toEqual([]);
  await office.as('chen');
  expect(await waiting()).toEqual([['送审件', 'reviewer']]);
  const [row] = (await office.call('officialDocuments.waiting', {})).rows;
  expect(row).toMatchObject({ id: review.id, stage: 'review', returned: false });
  expect(row?.since).toMatch(/^2026-03-05T/);

  const checked = await decide(review, 'checked');
  expect(await waiting()).toEqual([['送审件', 'approver']]);
  const returned = await decide(checked, 'approved', 'returned');
  expect(await waiting()).toEqual([]);
  const shown = async () => (await office.call('officialDocuments.get', { id: review.id })).row;
  expect(await shown()).toMatchObject({ stage: 'draft', returned: true });

  await office.as('clerk');
  expect(await waiting()).toEqual([]);
  await office.as('liu');
  expect(await waiting()).toEqual([['送审件', 'drafter']]);
  const changed = await office.call('officialDocuments.save', { ...expected(returned), content: titled('改后') });
  expect(await waiting()).toEqual([['改后', 'drafter']]);
  const again = await office.call('officialDocuments.submit', expected(changed));
  expect(await waiting()).toEqual([]);
  expect(await shown()).toMatchObject({ stage: 'review', returned: false });

  await office.as('chen');
  const approved = await decide(again, 'approved');
  expect(await waiting()).toEqual([['改后', 'issuer']]);
  await office.as('liu');
  expect(await waiting()).toEqual([['改后', 'issuer']]);
  const ready = await numbered(office, approved);
  // The number is taken: a recorder cannot issue.
  expect(await waiting()).toEqual([]);
  await office.as('chen');
  expect(await waiting()).toEqual([['改后', 'issuer']]);
  await office.call('officialDocuments.issue', { ...expected(ready), issuedOn: '2026-03-05' });
  expect(await waiting()).toEqual([]);
});

it('the writer does not decide about his own while another may; a report waits for no number', async () => {
  await office.as('clerk');
  const own = await submitted(office, REPORT);
  expect(await waiting()).toEqual([]);
  await office.as('chen');
  await decide(own, 'approved');
  await office.as('liu');
  expect(await waiting()).toEqual([]);
  await office.as('clerk');
  expect(await waiting()).toEqual([['工作小结', 'issuer']]);
  const withdrawn = await office.call('officialDocuments.get', { id: own.id });
  await office.call('officialDocuments.withdraw', { ...expected(withdrawn.document), reason: '再改' });
  // Taken back by the writer himself, not sent back to him.
  expect(await waiting()).toEqual([]);
  const { row } = await office.call('officialDocuments.get', { id: own.id });
  expect(row).toMatchObject({ stage: 'draft', returned: false });
});
