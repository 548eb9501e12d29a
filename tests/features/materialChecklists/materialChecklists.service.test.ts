import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addOrganization, allReceived, caseOf, expected, openCase, save, states } from './materialOffice.ts';

let office: TestService;
let organizationId: string;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  organizationId = await addOrganization(office, '云州市茶文化协会', 1);
});
afterAll(() => office.close());

describe('R15 lists of materials', () => {
  it('come with the program in Chinese, every matter with its materials', async () => {
    const { matters } = await office.call('materialChecklists.matters', {});
    expect(matters.map(({ title }) => title)).toContain('法定代表人变更登记');
    const filing = matters.find(({ code }) => code === 'filing');
    expect(filing).toMatchObject({ version: 0, id: null, active: true, title: '社区社会组织备案' });
    expect(
      filing?.items.map(({ name, copies, needsSeal, needsSignature }) => [name, copies, needsSeal, needsSignature]),
    ).toEqual([
      ['社区社会组织备案申请表', 2, false, true],
      ['社区（村）意见', 1, true, false],
      ['章程或活动规则', 1, false, true],
      ['负责人基本情况表', 1, false, true],
      ['活动场所证明', 1, false, false],
    ]);
    const cancel = matters.find(({ code }) => code === 'cancel');
    expect(cancel?.items.find(({ key }) => key === 'unit_opinion')).toMatchObject({
      requirement: 'conditional',
      hint: '有业务主管单位的',
    });
  });

  it('are changed by the office as versions; cases opened before keep theirs', async () => {
    const before = await openCase(office, { matterCode: 'seal_filing', organizationId, applicantName: null });
    const find = async () => {
      const { matters } = await office.call('materialChecklists.matters', {});
      const found = matters.find(({ code }) => code === 'seal_filing');
      if (!found) throw new Error('no matter');
      return found;
    };
    const present = await find();
    expect(present.openCases).toBe(1);
    const [first, ...others] = present.items;
    if (!first) throw new Error('no material');
    const added = {
      name: '委托书',
      copies: 1,
      form: 'original',
      needsSeal: true,
      needsSignature: true,
      requirement: 'required',
      hint: null,
    } as const;
    const items = [{ ...first, name: '印章备案登记表', copies: 3 }, ...others.slice(1), added];
    const saved = await office.call('materialChecklists.saveMatter', {
      ...{ code: present.code, expectedRevision: present.revision, title: present.title, items, active: true },
    });
    expect(saved).toMatchObject({ version: 1, code: 'seal_filing' });
    const now = await find();
    expect(now.items.map(({ name, copies }) => [name, copies])).toEqual([
      ['印章备案登记表', 3],
      ['登记证书副本', 1],
      ['委托书', 1],
    ]);
    expect(now.items[0]?.key).toBe(first.key);
    expect(await caseOf(office, before.id)).toEqual(before);
    const after = await openCase(office, { matterCode: 'seal_filing', organizationId, applicantName: null });
    expect(after.items.map(({ name }) => name)).toEqual(['印章备案登记表', '登记证书副本', '委托书']);
    expect([before.templateVersion, after.templateVersion]).toEqual([0, 1]);
    // Somebody who still sees the list of the program does not overwrite it.
    const stale = await office.failure('materialChecklists.saveMatter', {
      ...{
        code: present.code,
        expectedRevision: present.revision,
        title: '旧清单',
        items: present.items,
        active: true,
      },
    });
    expect(stale.code).toBe('conflict');
    expect(await find()).toEqual({ ...now, openCases: 2 });
    const history = await office.call('records.history', { id: now.id ?? '' });
    expect(history.entries).toHaveLength(1);
  });

  it('of the office itself are added and retired; bad ones change nothing', async () => {
    const item = {
      name: '说明',
      copies: 1,
      form: 'copy',
      needsSeal: false,
      needsSignature: false,
      requirement: 'required',
      hint: null,
    } as const;
    const input = { expectedRevision: null, title: '信息公示更正', items: [item], active: true };
    const refused = async (changes: object) =>
      issuesOf(await office.failure('materialChecklists.saveMatter', { ...input, ...changes }));
    expect(await refused({ items: [] })).toEqual(['items: no_materials']);
    expect(await refused({ items: [item, item] })).toEqual(['items.1.name: material_twice']);
    expect(await refused({ title: '印章备案' })).toEqual(['title: matter_twice']);
    const { code, revision } = await office.call('materialChecklists.saveMatter', input);
    const own = await openCase(office, { matterCode: code });
    expect(own.matterTitle).toBe('信息公示更正');
    await office.call('materialChecklists.saveMatter', { ...input, code, expectedRevision: revision, active: false });
    const retired = await office.failure('materialChecklists.open', {
      ...{ matterCode: code, organizationId: null, applicantName: '某某', receivedOn: '2026-03-05' },
    });
    expect(issuesOf(retired)).toEqual(['matterCode: matter_retired']);
    const unknown = await office.failure('materialChecklists.saveMatter', { ...input, code: 'nothing' });
    expect(unknown.code).toBe('not_found');
  });
});

describe('R15 a case', () => {
  it('is opened for an organization or for a name not registered yet, numbered by year without gaps', async () => {
    const first = await openCase(office, { applicantName: '河西社区合唱队' });
    const second = await openCase(office, { organizationId, applicantName: '别的名称' });
    expect(first).toMatchObject({
      applicantName: '河西社区合唱队',
      organizationId: null,
      state: 'open',
      missing: 5,
      needed: 5,
    });
    expect(second.applicantName).toBe('云州市茶文化协会');
    const number = (caseNo: string) => Number(caseNo.replace('SL-2026-', ''));
    expect(number(second.caseNo)).toBe(number(first.caseNo) + 1);
    await office.call('materialChecklists.void', { ...expected(second), reason: '重复受理' });
    expect((await caseOf(office, second.id)).state).toBe('voided');
    const third = await openCase(office);
    expect(number(third.caseNo)).toBe(number(second.caseNo) + 1);
    const nameless = await office.failure('materialChecklists.open', {
      ...{ matterCode: 'filing', organizationId: null, applicantName: null, receivedOn: '2026-03-05' },
    });
    expect(issuesOf(nameless)).toEqual(['applicantName: applicant_missing']);
    const future = await office.failure('materialChecklists.open', {
      ...{ matterCode: 'filing', organizationId: null, applicantName: '某某队', receivedOn: '2026-03-06' },
    });
    expect(issuesOf(future)).toEqual(['receivedOn: date_in_future']);
  });

  it('keeps line by line what was received, sealed and signed, and counts what is missing', async () => {
    const opened = await openCase(office);
    const items = allReceived(opened, {
      filing_form: { copiesReceived: 1 },
      community_opinion: { isSealed: false, remark: '社区负责人外出' },
      venue: { receivedOn: null, copiesReceived: 0 },
      head_form: { defect: '未填办公电话' },
    });
    const saved = await save(office, opened, items, '分两次递交');
    expect(saved).toMatchObject({ missing: 4, needed: 5, note: '分两次递交' });
    expect(saved.items.find(({ key }) => key === 'community_opinion')).toMatchObject({
      isSealed: false,
      remark: '社区负责人外出',
    });
    const history = await office.call('records.history', { id: opened.id });
    expect(history.entries[0]?.changes.map(({ field }) => field).sort()).toEqual(['items', 'note']);
    const stale = await office.failure('materialChecklists.save', {
      ...{ ...expected(opened), receivedOn: opened.receivedOn, items: states(opened), note: '另一处' },
    });
    expect(stale.code).toBe('conflict');
    expect(stale.details.record).toMatchObject({ id: opened.id, note: '分两次递交' });
    expect(await caseOf(office, opened.id)).toEqual(saved);
    const wrong = await office.failure('materialChecklists.save', {
      ...{ ...expected(saved), receivedOn: saved.receivedOn, note: null },
      items: states(saved, { venue: { receivedOn: '2026-03-06', copiesReceived: 1 } }),
    });
    expect(issuesOf(wrong)).toEqual(['items.4.receivedOn: date_in_future']);
  });

  it('is completed by a named user once nothing is missing, and then closed to changes until it is opened again', async () => {
    const opened = await openCase(office);
    const early = await office.failure('materialChecklists.complete', {
      ...expected(opened),
      completeOn: '2026-03-05',
    });
    expect(issuesOf(early)).toEqual(['items: still_missing']);
    const full = await save(office, opened, allReceived(opened, { venue: { receivedOn: '2026-03-04' } }));
    const tooEarly = await office.failure('materialChecklists.complete', {
      ...expected(full),
      completeOn: '2026-03-03',
    });
    expect(issuesOf(tooEarly)).toEqual(['completeOn: before_last_material']);
    await office.call('materialChecklists.complete', { ...expected(full), completeOn: '2026-03-05' });
    const done = await caseOf(office, opened.id);
    expect(done).toMatchObject({
      state: 'complete',
      completeOn: '2026-03-05',
      completedByName: '张文员',
      deadline: null,
    });
    const late = await office.failure('materialChecklists.save', {
      ...{ ...expected(done), receivedOn: done.receivedOn, items: states(done), note: '后补' },
    });
    expect(issuesOf(late)).toEqual(['state: case_not_open']);
    await office.call('materialChecklists.reopen', { ...expected(done), reason: '误点' });
    const again = await caseOf(office, opened.id);
    expect(again).toMatchObject({ state: 'open', completeOn: null, completedByName: null });
    const closing = { ...expected(again), closedOn: '2026-03-05', reason: '申请人撤回' };
    await office.call('materialChecklists.close', closing);
    expect(await caseOf(office, opened.id)).toMatchObject({ state: 'closed', closeReason: '申请人撤回' });
    expect((await office.failure('materialChecklists.close', closing)).code).toBe('conflict');
  });

  it('is found by number, name and matter, in the list and in the search, and exported', async () => {
    const one = await openCase(office, { matterCode: 'change_domicile', organizationId, applicantName: null });
    const byNumber = await office.call('materialChecklists.list', { filter: { text: one.caseNo } });
    expect(byNumber.rows).toMatchObject([{ id: one.id, matterTitle: '住所变更登记', missing: 4 }]);
    const both = await office.call('materialChecklists.list', { filter: { text: '茶文化 住所' } });
    expect(both.rows.map(({ id }) => id)).toEqual([one.id]);
    const ofOrganization = await office.call('materialChecklists.list', {
      filter: { organizationId, matterCode: 'change_domicile' },
    });
    expect(ofOrganization.total).toBe(1);
    const { groups } = await office.call('search.find', { text: one.caseNo });
    expect(groups.map(({ kind, hits }) => [kind, hits[0]?.id])).toContainEqual(['materialCase', one.id]);
    const { file } = await office.call('exports.list', {
      list: 'materialCases',
      input: { filter: { text: one.caseNo } },
      format: 'csv',
    });
    const csv = office.bytes(file).toString('utf8');
    for (const words of [one.caseNo, '云州市茶文化协会', '住所变更登记', '未办结']) expect(csv).toContain(words);
  });
});
