// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, OFFICE_NAME, type TestService } from '#tests/support/makeService.ts';
import { addOrganization, allReceived, caseOf, expected, openCase, save } from './materialOffice.ts';

let office: TestService;
let organizationId: string;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  organizationId = await addOrganization(office, '云州市茶文化协会', 1);
});
afterAll(() => office.close());

async function setTerms(materials: CallInput<'settings.save'>['settings']['materials']): Promise<void> {
  await office.as('admin');
  const { office: own } = await office.call('settings.get', {});
  const { name, shortName, documentPrefix, address, workPhone } = own;
  await office.call('settings.save', {
    ...{ expectedRevision: own.revision, name, shortName, address, workPhone, documentPrefix: documentPrefix ?? '' },
    settings: { ...own.settings, materials },
  });
  await office.as('clerk');
}

describe('R15 deadlines', () => {
  it('the office tells within five working days, the applicant has five from the notice, as the calendar has them', async () => {
    office.setClock('2026-09-30T10:00:00+08:00');
    // 1 to 7 October are off, 10 October is worked: 8, 9, 10, 12, 13.
    const opened = await openCase(office, { receivedOn: '2026-09-30' });
    expect(opened.deadline).toEqual({ kind: 'inform', dueOn: '2026-10-13', daysLeft: 13 });
    expect(opened.inform).toEqual({
      ...{ date: '2026-10-13', from: '2026-09-30', direction: 'after', n: 5, unit: 'working_day', movedFrom: null },
      // Off: 1 to 7 and 11 October; worked on a weekend: the 10th.
      ...{ restDays: 8, makeupDays: 1, editionYears: [2026], unverifiedYears: [] },
    });
    const overdue = async () =>
      (await office.call('materialChecklists.list', { filter: { state: 'overdue' } })).rows.map(({ id }) => id);
    office.setClock('2026-10-13T10:00:00+08:00');
    expect(await overdue()).not.toContain(opened.id);
    office.setClock('2026-10-14T10:00:00+08:00');
    expect(await overdue()).toContain(opened.id);
    const rule = await office.call('materialChecklists.deadline', { noticedOn: '2026-10-14' });
    expect(rule.reason).toMatchObject({
      date: '2026-10-21',
      from: '2026-10-14',
      n: 5,
      restDays: 2,
      unverifiedYears: [],
    });
    const given = await office.call('materialChecklists.giveNotice', { ...expected(opened), noticedOn: '2026-10-14' });
    expect(given.dueOn).toBe('2026-10-21');
    expect(await overdue()).not.toContain(opened.id);
    expect((await caseOf(office, opened.id)).deadline).toEqual({
      kind: 'correction',
      dueOn: '2026-10-21',
      daysLeft: 7,
    });
    office.setClock('2026-10-22T10:00:00+08:00');
    expect(await overdue()).toContain(opened.id);
    const { counts } = await office.call('materialChecklists.list', {});
    expect(counts.overdue).toBe((await overdue()).length);
    office.setClock('2026-12-30T10:00:00+08:00');
    const unknown = await office.call('materialChecklists.deadline', { noticedOn: '2026-12-30' });
    expect(unknown.reason).toMatchObject({ date: '2027-01-06', n: 5, editionYears: [2026], unverifiedYears: [2027] });
  });

  it('follow the settings for what comes, not for what was told', async () => {
    const one = await openCase(office, { receivedOn: '2026-12-30' });
    const { noticeId } = await office.call('materialChecklists.giveNotice', {
      ...expected(one),
      noticedOn: '2026-12-30',
    });
    expect(one.inform).toMatchObject({ date: '2027-01-06', n: 5, unverifiedYears: [2027] });
    await setTerms({ informDays: 3, correctionDays: 10 });
    const { notices } = await office.call('materialChecklists.get', { id: one.id });
    const reason = { date: '2027-01-06', from: '2026-12-30', n: 5, unverifiedYears: [2027] };
    expect(notices).toMatchObject([{ id: noticeId, dueOn: '2027-01-06', workingDays: 5, reason }]);
    expect((await office.call('materialChecklists.deadline', { noticedOn: '2026-12-30' })).reason.n).toBe(10);
    expect((await openCase(office, { receivedOn: '2026-12-28' })).deadline?.dueOn).toBe('2026-12-31');
    await setTerms({});
  });
});

describe('R15 correction notice and receipt', () => {
  it('say exactly what is missing and why, and nothing of what is in order', async () => {
    office.setClock('2026-03-05T10:00:00+08:00');
    const opened = await openCase(office, { matterCode: 'change_representative', organizationId, applicantName: null });
    const nothing = allReceived(opened);
    const full = await save(office, opened, nothing);
    const needless = await office.failure('materialChecklists.giveNotice', {
      ...expected(full),
      noticedOn: '2026-03-05',
    });
    expect(issuesOf(needless)).toEqual(['items: nothing_missing']);
    const lacking = await save(
      office,
      full,
      allReceived(full, {
        change_form: { copiesReceived: 1, isSigned: false },
        resolution: { isSealed: false, defect: '没有写明到会人数和表决结果' },
        leaving_audit: { receivedOn: null, copiesReceived: 0 },
        unit_opinion: { applies: true },
      }),
    );
    expect(lacking.missing).toBe(4);
    const { noticeId, dueOn } = await office.call('materialChecklists.giveNotice', {
      ...expected(lacking),
      noticedOn: '2026-03-05',
    });
    expect(dueOn).toBe('2026-03-12');
    const { notices } = await office.call('materialChecklists.get', { id: opened.id });
    expect(notices[0]?.lines).toEqual([
      { name: '变更登记申请表', asked: '原件2份，盖章，签字', reason: '份数不足，应交2份，已交1份，还差1份；未签字' },
      { name: '业务主管单位审查意见', asked: '原件1份，盖章', reason: '未提交' },
      { name: '按章程规定作出的会议决议', asked: '原件1份，盖章，签字', reason: '未盖章；没有写明到会人数和表决结果' },
      { name: '原法定代表人离任审计报告', asked: '原件1份，盖章', reason: '未提交' },
    ]);
    const { file } = await office.call('materialChecklists.printNotice', { id: noticeId });
    const text = rawText(office.bytes(file)).replaceAll(/\s/g, '');
    expect(text).toContain('关于补正法定代表人变更登记材料的通知');
    expect(text).toContain('云州市茶文化协会：');
    expect(text).toContain(`于2026年3月2日提交的法定代表人变更登记材料收悉（受理编号：${opened.caseNo}）`);
    for (const { name, asked, reason } of notices[0]?.lines ?? [])
      for (const words of [name, asked, reason]) expect(text).toContain(words);
    const inOrder = lacking.items.filter(({ name }) => notices[0]?.lines.every((line) => line.name !== name));
    expect(inOrder.length).toBe(3);
    for (const { name } of inOrder) expect(text).not.toContain(name);
    expect(text).toContain('次日起5个工作日内（即2026年3月12日前，含当日）');
    expect(text).toContain('补正期限的推算：自2026年3月5日星期四（通知补正）的次日起算，');
    expect(text).toContain('按2026年节假日安排推算。');
    expect(text).toContain(OFFICE_NAME);
    expect(text).toContain('2026年3月5日');
    // The notice stays as it was given when the materials come in.
    await save(
      office,
      lacking,
      allReceived(lacking, { unit_opinion: { receivedOn: '2026-03-05', copiesReceived: 1, isSealed: true } }),
    );
    expect((await office.call('materialChecklists.get', { id: opened.id })).notices[0]?.lines).toHaveLength(4);
    const again = await office.call('materialChecklists.printNotice', { id: noticeId });
    expect(rawText(office.bytes(again.file)).replaceAll(/\s/g, '')).toBe(text);
  });

  it('the receipt lists every material asked for with what came in', async () => {
    const opened = await openCase(office);
    const one = await save(
      office,
      opened,
      allReceived(opened, {
        filing_form: { copiesReceived: 1, remark: '另一份后补' },
        venue: { receivedOn: null, copiesReceived: 0 },
      }),
    );
    const { file } = await office.call('materialChecklists.printReceipt', { id: one.id });
    const text = rawText(office.bytes(file)).replaceAll(/\s/g, '');
    for (const words of ['材料接收单', one.caseNo, one.applicantName, one.matterTitle, OFFICE_NAME])
      expect(text).toContain(words);
    for (const { name } of one.items) expect(text).toContain(name);
    expect(text).toContain('2026-03-02收1份份数不足，应交2份，已交1份，还差1份；另一份后补');
    expect(text).toContain('未交');
    expect(text).toContain('应交5项，已交4项，尚缺或须补正2项。');
    expect(text).toContain('递交人（签名）');
  });

  it('becomes a draft document with the same content, numbered and sealed there, each with the way to the other', async () => {
    const opened = await openCase(office);
    const { noticeId } = await office.call('materialChecklists.giveNotice', {
      ...expected(opened),
      noticedOn: '2026-03-05',
    });
    const { documentId } = await office.call('materialChecklists.draftDocument', { id: noticeId, expectedRevision: 1 });
    const { document } = await office.call('officialDocuments.get', { id: documentId });
    expect(document).toMatchObject({
      title: '关于补正社区社会组织备案材料的通知',
      stage: 'draft',
      recordState: 'draft',
      copies: 2,
    });
    const { content } = document;
    if (content.form !== 'letter') throw new Error('another form');
    expect(content.data.recipients).toBe('城关街道舞蹈队');
    const table = content.data.body.find((block) => block.kind === 'table');
    expect(table?.rows.map(([, name]) => name)).toEqual(opened.items.map(({ name }) => name));
    expect(content.data.signature).toMatchObject({ kind: 'sealed', agencies: [{ name: OFFICE_NAME }] });
    const back = await office.call('materialChecklists.ofDocument', { documentId });
    expect(back.case).toEqual({ id: opened.id, caseNo: opened.caseNo, applicantName: '城关街道舞蹈队' });
    const twice = await office.failure('materialChecklists.draftDocument', { id: noticeId, expectedRevision: 2 });
    expect(issuesOf(twice)).toEqual(['documentId: notice_has_document']);
    expect((await office.failure('materialChecklists.draftDocument', { id: noticeId, expectedRevision: 1 })).code).toBe(
      'conflict',
    );
    const target = { id: documentId, expectedRevision: document.revision };
    const submitted = await office.call('officialDocuments.submit', target);
    const checked = await office.call('officialDocuments.decide', {
      ...{ id: documentId, expectedRevision: submitted.revision, step: 'checked', outcome: 'agreed' },
    });
    const approved = await office.call('officialDocuments.decide', {
      ...{ id: documentId, expectedRevision: checked.revision, step: 'approved', outcome: 'agreed' },
    });
    const { number } = await office.call('officialDocuments.takeNumber', {
      ...{
        id: documentId,
        expectedRevision: approved.revision,
        number: { kind: 'next', classCode: '云民发', year: 2026 },
      },
    });
    const { notices } = await office.call('materialChecklists.get', { id: opened.id });
    expect(notices).toMatchObject([{ documentId, documentNumber: number, documentStage: 'approved' }]);
    await office.call('materialChecklists.voidNotice', {
      id: noticeId,
      expectedRevision: notices[0]?.revision ?? 0,
      reason: '误出',
    });
    const after = await office.call('materialChecklists.get', { id: opened.id });
    expect(after.notices).toMatchObject([{ recordState: 'voided', voidReason: '误出' }]);
    expect(after.case.deadline?.kind).toBe('inform');
    expect((await office.call('materialChecklists.ofDocument', { documentId: opened.id })).case).toBeNull();
  });

  it('is no document of its own without the right to write', async () => {
    await office.as('admin');
    const failure = await office.failure('materialChecklists.matters', {});
    expect(failure.code).toBe('forbidden');
    await office.as('clerk');
  });
});
