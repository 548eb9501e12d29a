import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallFailure, makeService, OFFICE_NAME, type TestService } from '#tests/support/makeService.ts';
import { addUser, expected, issuesOf, notice, numbered, saved, submitted, TITLE } from './sampleDocument.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

const get = (id: string) => office.call('officialDocuments.get', { id });
const decide = (document: { id: string; revision: number }, step: 'checked' | 'countersigned' | 'approved') =>
  office.call('officialDocuments.decide', { ...expected(document), step, outcome: 'agreed' });

describe('writing', () => {
  it('starts with the parts of this office, for every form', async () => {
    const { content } = await office.call('officialDocuments.prefill', { form: 'document' });
    expect(content).toMatchObject({
      form: 'document',
      data: {
        agencies: [OFFICE_NAME],
        printingOffice: OFFICE_NAME,
        signature: { kind: 'sealed', agencies: [{ name: OFFICE_NAME }] },
      },
    });
    for (const form of ['letter', 'order', 'report'] as const) {
      const started = await office.call('officialDocuments.prefill', { form });
      expect(JSON.stringify(started.content)).toContain(OFFICE_NAME);
      await office.call('officialDocuments.save', started);
    }
  });

  it('keeps the text without number, date and draft mark, and copies it for a new one', async () => {
    const signature = { kind: 'sealed' as const, agencies: [{ name: OFFICE_NAME }], date: '2026年1月1日' };
    const { id } = await saved(office, notice({ number: '云民发〔2026〕9号', isDraft: true, signature }));
    const { document, row } = await get(id);
    expect(document).toMatchObject({ title: TITLE, kind: '通知', stage: 'draft', number: null, recordState: 'draft' });
    expect(document.content.data).toMatchObject({ number: '', isDraft: false, signature: { date: '' } });
    expect(row).toMatchObject({ waitingFor: 'drafter', updatedByName: '张文员' });
    const copy = await office.call('officialDocuments.prefill', { form: 'document', copyOf: id });
    expect(copy).toEqual({ content: document.content, copies: 30 });
  });

  it('refuses state-secret levels when it is saved and says why (S11), and allows work secrets', async () => {
    const input = { content: notice({ security: '机密★1年', handlingMark: '秘 密' }) };
    const failure = await office.failure('officialDocuments.save', input);
    expect(issuesOf(failure)).toEqual(['security: state_secret', 'handlingMark: state_secret']);
    await saved(office, notice({ security: '工作秘密', handlingMark: '内部资料' }));
    const draft = await saved(office);
    const changed = { ...input, ...expected(draft) };
    expect((await office.failure('officialDocuments.save', changed)).code).toBe('rule_broken');
    expect((await get(draft.id)).document.revision).toBe(1);
  });

  it('refuses pictures that would swell the history', async () => {
    const png = Buffer.alloc(1_600_000, 1).toString('base64');
    const signature = { kind: 'sealed' as const, agencies: [{ name: OFFICE_NAME, png }], date: '' };
    const failure = await office.failure('officialDocuments.save', { content: notice({ signature }) });
    expect(issuesOf(failure)).toEqual(['signature: picture_too_large']);
  });

  it('answers a conflict to the second of two windows, and nothing is overwritten without a revision', async () => {
    const draft = await saved(office);
    const first = await office.call('officialDocuments.save', {
      ...expected(draft),
      content: notice({ title: '第一个窗口' }),
    });
    const second = await office.failure('officialDocuments.save', {
      ...expected(draft),
      content: notice({ title: '第二个窗口' }),
    });
    expect(second.code).toBe('conflict');
    expect(second.details.record).toMatchObject({ title: '第一个窗口', revision: first.revision });
    const blind = await office.failure('officialDocuments.save', { id: draft.id, content: notice() });
    expect(blind.code).toBe('conflict');
    for (const name of ['submit', 'void', 'withdraw'] as const) {
      const old = { ...expected(draft), reason: '测试' };
      const input = name === 'submit' ? expected(draft) : old;
      expect((await office.failure(`officialDocuments.${name}`, input)).code).toBe('conflict');
    }
  });

  it('lists by stage, form, text and year; voided ones only when asked for', async () => {
    const draft = await saved(office, notice({ title: '关于防汛值守的通知' }));
    await office.call('officialDocuments.void', { ...expected(draft), reason: '重复拟稿' });
    const hidden = await office.call('officialDocuments.list', { filter: { text: '防汛' } });
    expect(hidden.total).toBe(0);
    const shown = await office.call('officialDocuments.list', { filter: { text: '防汛', includeVoided: true } });
    expect(shown.rows[0]).toMatchObject({ recordState: 'voided', waitingFor: 'nobody' });
    const letters = await office.call('officialDocuments.list', { filter: { form: 'letter', stage: 'draft' } });
    expect(letters.rows.every((row) => row.form === 'letter')).toBe(true);
    expect((await office.call('officialDocuments.list', { filter: { year: 2025 } })).total).toBe(0);
    const again = { ...expected({ ...draft, revision: 2 }), reason: '再次' };
    expect((await office.failure('officialDocuments.void', again)).code).toBe('conflict');
  });
});

describe('the approval chain (S8)', () => {
  it('records who, post and day; one who is alone notes 自核', async () => {
    const review = await submitted(office);
    expect((await get(review.id)).row.waitingFor).toBe('reviewer');
    const checked = await decide(review, 'checked');
    expect(checked.revision).toBe(review.revision + 1);
    expect((await get(review.id)).row.waitingFor).toBe('approver');
    await decide(checked, 'approved');
    const { document, steps, row } = await get(review.id);
    expect(document.stage).toBe('approved');
    expect(row.waitingFor).toBe('issuer');
    expect(steps.map(({ step, outcome, remark }) => [step, outcome, remark])).toEqual([
      ['drafted', 'agreed', null],
      ['checked', 'agreed', '自核'],
      ['approved', 'agreed', '自核'],
    ]);
    expect(steps[0]).toMatchObject({ personName: '张文员', decidedOn: '2026-03-05', onPaper: false });
  });

  it('takes 签发 straight from review, refuses a step twice and steps out of their stage', async () => {
    const draft = await saved(office);
    expect(
      issuesOf(
        await office.failure('officialDocuments.decide', { ...expected(draft), step: 'checked', outcome: 'agreed' }),
      ),
    ).toEqual(['stage: not_in_review']);
    const review = await office.call('officialDocuments.submit', expected(draft));
    expect(issuesOf(await office.failure('officialDocuments.submit', expected(review)))).toEqual([
      'stage: not_in_draft',
    ]);
    const checked = await decide(review, 'checked');
    const twice = { ...expected(checked), step: 'checked', outcome: 'agreed' } as const;
    expect(issuesOf(await office.failure('officialDocuments.decide', twice))).toEqual(['step: step_done']);
    const other = await submitted(office);
    await decide(other, 'approved');
    expect((await get(other.id)).document.stage).toBe('approved');
  });

  it('sends back with a remark, and a new round counts for itself', async () => {
    const review = await submitted(office);
    const input = { ...expected(review), step: 'checked', outcome: 'returned' } as const;
    expect(issuesOf(await office.failure('officialDocuments.decide', input))).toEqual(['remark: required']);
    const returned = await office.call('officialDocuments.decide', { ...input, remark: '补充依据' });
    expect((await get(review.id)).document.stage).toBe('draft');
    const again = await office.call('officialDocuments.submit', expected(returned));
    expect((await get(review.id)).row.waitingFor).toBe('reviewer');
    const checked = await decide(again, 'checked');
    expect((await get(review.id)).steps.map((step) => step.seq)).toEqual([1, 2, 3, 4]);
    expect(checked.revision).toBeGreaterThan(again.revision);
  });

  it('puts a document back to draft when it is changed under review, never when it is approved', async () => {
    const review = await decide(await submitted(office), 'checked');
    const changed = await office.call('officialDocuments.save', {
      ...expected(review),
      content: notice({ title: '改过的标题' }),
    });
    expect((await get(review.id)).document.stage).toBe('draft');
    const approved = await decide(await office.call('officialDocuments.submit', expected(changed)), 'approved');
    const refused = await office.failure('officialDocuments.save', { ...expected(approved), content: notice() });
    expect(issuesOf(refused)).toEqual(['stage: is_approved']);
    const withdrawn = await office.call('officialDocuments.withdraw', {
      ...expected(approved),
      reason: '局长要求修改',
    });
    const { document, steps } = await get(review.id);
    expect(document).toMatchObject({ stage: 'draft', title: '改过的标题' });
    expect(steps).toHaveLength(4);
    const draft = await office.failure('officialDocuments.withdraw', { ...expected(withdrawn), reason: '再次' });
    expect(issuesOf(draft)).toEqual(['stage: is_draft']);
    const history = await office.call('records.history', { id: review.id });
    expect(history.collection).toBe('official_document');
    expect(history.entries[0]).toMatchObject({ action: 'officialDocument.withdraw', reason: '局长要求修改' });
  });

  it('takes steps over from paper with their own people and days', async () => {
    const draft = await saved(office);
    const paper = { outcome: 'agreed', post: '局长', decidedOn: '2026-03-02' } as const;
    const drafted = await office.call('officialDocuments.recordPaperStep', {
      ...{ ...expected(draft), ...paper, step: 'drafted', personName: '李拟稿' },
    });
    const future = { ...paper, step: 'approved', personName: '陈局长', decidedOn: '2026-03-06' } as const;
    const failure = await office.failure('officialDocuments.recordPaperStep', { ...expected(drafted), ...future });
    expect(issuesOf(failure)).toEqual(['decidedOn: date_in_future']);
    await office.call('officialDocuments.recordPaperStep', {
      ...{ ...expected(drafted), ...paper, step: 'approved', personName: '陈局长' },
    });
    const { document, steps } = await get(draft.id);
    expect(document.stage).toBe('approved');
    expect(steps[1]).toMatchObject({ personName: '陈局长', post: '局长', onPaper: true, recordedByName: '张文员' });
  });
});

describe('a number on the document', () => {
  it('comes once, follows the title, and is voided with the document', async () => {
    const draft = await numbered(office, await saved(office));
    const twice = { ...expected(draft), number: { kind: 'next', classCode: '云民发', year: 2026 } } as const;
    expect(issuesOf(await office.failure('officialDocuments.takeNumber', twice))).toEqual(['number: has_number']);
    const changed = await office.call('officialDocuments.save', {
      ...expected(draft),
      content: notice({ title: '新的标题' }),
    });
    const { document } = await get(draft.id);
    const row = async () =>
      (await office.call('documentNumbers.list', {})).rows.find((one) => one.id === document.numberId);
    expect(await row()).toMatchObject({ title: '新的标题', state: 'reserved', documentId: draft.id });
    await office.call('officialDocuments.void', { ...expected(changed), reason: '不发了' });
    expect(await row()).toMatchObject({ state: 'voided', voidReason: '不发了' });
  });

  it('can be a free reserved one; given back it is voided and the document may take another', async () => {
    const { id: numberId, number } = await office.call('documentNumbers.reserve', {
      ...{ classCode: '云民函', year: 2026, title: '预留' },
    });
    const draft = await saved(office);
    const taken = await office.call('officialDocuments.takeNumber', {
      ...expected(draft),
      number: { kind: 'reserved', numberId },
    });
    expect(taken.number).toBe(number);
    const other = await saved(office);
    const same = { ...expected(other), number: { kind: 'reserved', numberId } } as const;
    expect(issuesOf(await office.failure('officialDocuments.takeNumber', same))).toEqual(['numberId: number_not_free']);
    const row = (await office.call('documentNumbers.list', { classCode: '云民函' })).rows.find(
      (one) => one.id === numberId,
    );
    await office.call('documentNumbers.void', {
      ...{ id: numberId, expectedRevision: row?.revision ?? 0, reason: '退号' },
    });
    const { document } = await get(draft.id);
    expect(document).toMatchObject({ number: null, numberId: null });
    const next = await numbered(office, document, '云民函');
    expect((await get(next.id)).document.number).not.toBe(number);
  });

  it('fits the form: orders have 第N号, a plain report has none', async () => {
    const order = await office.call('officialDocuments.prefill', { form: 'order' });
    const saved = await office.call('officialDocuments.save', order);
    const wrong = { ...expected(saved), number: { kind: 'next', classCode: '云民发', year: 2026 } } as const;
    expect(issuesOf(await office.failure('officialDocuments.takeNumber', wrong))).toEqual(['classCode: number_kind']);
    await numbered(office, saved, '令');
    expect((await get(saved.id)).document.number).toMatch(/^第\d+号$/);
    const report = await office.call('officialDocuments.prefill', { form: 'report' });
    const plain = await office.call('officialDocuments.save', report);
    const none = { ...expected(plain), number: { kind: 'next', classCode: '云民发', year: 2026 } } as const;
    expect(issuesOf(await office.failure('officialDocuments.takeNumber', none))).toEqual(['form: no_number_place']);
  });
});

describe('who may do what', () => {
  it('lets nobody check or approve his own draft while a second person may', async () => {
    await addUser(office, 'chen', '陈副局长', ['leader']);
    await addUser(office, 'liu', '刘科员', ['recorder']);
    const own = await submitted(office);
    const approve = { ...expected(own), step: 'approved', outcome: 'agreed' } as const;
    expect(issuesOf(await office.failure('officialDocuments.decide', approve))).toEqual(['step: own_draft']);
    const onPaper = { outcome: 'agreed', step: 'approved', personName: '张文员', decidedOn: '2026-03-05' } as const;
    const paper = await office.failure('officialDocuments.recordPaperStep', { ...expected(own), ...onPaper });
    expect(issuesOf(paper)).toEqual(['step: own_draft']);
    await office.as('chen');
    await office.call('officialDocuments.decide', approve);
    const { steps } = await get(own.id);
    expect(steps.at(-1)).toMatchObject({ personName: '陈副局长', post: '副局长', remark: null });
    const ready = await numbered(office, (await get(own.id)).document);
    const issued = await office.call('officialDocuments.issue', { ...expected(ready), issuedOn: '2026-03-05' });
    expect(issued.status).toBe('valid');
    const { rows } = await office.call('seals.uses', { text: issued.document.number ?? '' });
    expect(rows).toMatchObject([{ handledBy: '陈副局长', approvedBy: '陈副局长' }]);
    await office.as('clerk');
  });

  it('notes 自核 when the only other person who may sign wrote it too', async () => {
    await office.as('chen');
    const draft = await saved(office);
    await office.as('clerk');
    const review = await office.call('officialDocuments.submit', expected(draft));
    await decide(review, 'approved');
    expect((await get(draft.id)).steps.at(-1)).toMatchObject({ personName: '张文员', remark: '自核' });
  });

  it('a recorder writes and submits but does not decide or issue; the administrator sees nothing', async () => {
    await office.as('liu');
    const own = await submitted(office);
    const decideIt = { ...expected(own), step: 'checked', outcome: 'agreed' } as const;
    expect((await office.failure('officialDocuments.decide', decideIt)).code).toBe('forbidden');
    const issue = { ...expected(own), issuedOn: '2026-03-05' };
    expect((await office.failure('officialDocuments.issue', issue)).code).toBe('forbidden');
    expect((await get(own.id)).document.stage).toBe('review');
    await office.as('admin');
    const save = { content: notice() };
    expect((await office.failure('officialDocuments.save', save)).code).toBe('forbidden');
    expect((await office.failure('officialDocuments.list', {})).code).toBe('forbidden');
    await office.as('clerk');
    await expect(get('0190e3c4-0000-7000-8000-000000000000')).rejects.toBeInstanceOf(CallFailure);
  });
});
