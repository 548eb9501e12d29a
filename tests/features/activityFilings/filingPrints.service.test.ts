// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawText } from '#tests/documents/pdfTools.ts';
import { csvRows } from '#tests/features/exports/exportedLists.ts';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { accepted, addOrganization, filingOf, register, target } from './filingOffice.ts';

let office: TestService;
let organizationId = '';
beforeAll(async () => {
  office = await makeService({ now: '2026-04-10T10:00:00+08:00' });
  organizationId = await addOrganization(office, '云州市园艺协会', 1);
});
afterAll(() => office.close());

const printed = (file: { readonly $file: string }) => rawText(office.bytes(file)).replace(/\s+/gu, '');

describe('R13 documents, printed forms and lists of activity filings', () => {
  it('drafts the receipt once, with number, time, place and the day of the summary', async () => {
    const one = await accepted(office, organizationId);
    const { documentId } = await office.call('activityFilings.draftDocument', { ...target(one), kind: 'receipt' });
    const { document } = await office.call('officialDocuments.get', { id: documentId });
    const said = JSON.stringify(document.content);
    for (const part of [
      '活动备案回执',
      one.filingNo,
      '青云公园',
      '2026年4月20日9:00至17:00',
      '2026年4月27日',
      '总结报送期限的推算：自2026年4月20日 星期一（活动结束）的次日起算，第5个工作日；',
      '按2026年节假日安排推算。',
      '周启明',
    ])
      expect(said).toContain(part);
    const linked = await filingOf(office, one.id);
    expect(linked.receiptDocument).toMatchObject({ id: documentId, number: null, stage: 'draft' });
    const again = await office.failure('activityFilings.draftDocument', { ...target(linked), kind: 'receipt' });
    expect(issuesOf(again)).toEqual(['receiptDocumentId: filing_document_there']);
    const refusal = await office.failure('activityFilings.draftDocument', { ...target(linked), kind: 'refusal' });
    expect(issuesOf(refusal)).toEqual(['result: filing_not_refused']);
    // Moved afterwards, the receipt names the former days: that is said until another one is drafted.
    expect(linked.warnings).toEqual([]);
    office.setClock('2026-04-10T11:00:00+08:00');
    await office.call('activityFilings.move', {
      ...{ ...target(linked), startAt: linked.startAt, endAt: linked.endAt, place: '青云公园东门', reason: '场地调整' },
    });
    const moved = await filingOf(office, one.id);
    expect(moved.warnings).toContain('moved_after_receipt');
    const draft = await office.call('officialDocuments.get', { id: documentId });
    await office.call('officialDocuments.void', {
      ...{ id: documentId, expectedRevision: draft.row.revision, reason: '场地改变' },
    });
    await office.call('activityFilings.draftDocument', { ...target(moved), kind: 'receipt' });
    expect((await filingOf(office, one.id)).warnings).not.toContain('moved_after_receipt');
    office.setClock('2026-04-10T10:00:00+08:00');
  });

  it('drafts the correction notice of what is missing, and the refusal with its reason', async () => {
    const one = await register(office, organizationId, { title: '秋季讲座' });
    const { documentId } = await office.call('activityFilings.draftDocument', { ...target(one), kind: 'correction' });
    const { document } = await office.call('officialDocuments.get', { id: documentId });
    const said = JSON.stringify(document.content);
    for (const part of ['关于补正重大活动报备材料的通知', '安全责任书', '安全应急预案', '未提交'])
      expect(said).toContain(part);
    const twice = await office.failure('activityFilings.draftDocument', { ...target(one), kind: 'correction' });
    expect(issuesOf(twice)).toEqual(['kind: filing_document_there']);
    await office.call('activityFilings.decide', {
      ...{ ...target(one), result: 'rejected', decidedOn: '2026-04-10', reason: '场地不具备安全条件' },
    });
    const refused = await filingOf(office, one.id);
    const made = await office.call('activityFilings.draftDocument', { ...target(refused), kind: 'refusal' });
    const refusal = await office.call('officialDocuments.get', { id: made.documentId });
    expect(JSON.stringify(refusal.document.content)).toContain('场地不具备安全条件');
  });

  it('prints the register on A4 landscape, the sheet with its verdict, and the empty form', async () => {
    const { file, count } = await office.call('activityFilings.printRegister', { filter: { year: 2026 } });
    const bytes = office.bytes(file);
    const register = rawText(bytes).replace(/\s+/gu, '');
    expect(count).toBe(2);
    for (const part of ['活动报备登记台账', 'HD-2026-0001', '春季园艺展', '云州市园艺协会', '按时', '待举办'])
      expect(register).toContain(part);
    const [, width = '0', height = '0'] = /MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/u.exec(bytes.toString('latin1')) ?? [];
    expect(Number(width)).toBeGreaterThan(Number(height));

    const { rows } = await office.call('activityFilings.list', { filter: { text: '春季园艺展' } });
    const sheet = await office.call('activityFilings.printSheet', { id: rows[0]?.id ?? '' });
    const said = printed(sheet.file);
    for (const part of [
      '活动报备表',
      '报备编号：HD-2026-0001',
      '最迟应于2026-04-13报备',
      '属按时报备',
      '最迟报备日的推算：2026年4月20日星期一（活动开始）之前第7日，当日不计；遇休息日不顺延。',
      '总结报送期限的推算：自2026年4月20日星期一（活动结束）',
      '市园林局：同意',
      '准予备案',
    ])
      expect(said).toContain(part);
    const empty = await office.call('activityFilings.printSheet', {});
    const form = printed(empty.file);
    for (const part of ['活动报备表', '□准予备案', '□报告会', '主办组织签章']) expect(form).toContain(part);
    expect(form).not.toContain('HD-');
  });

  it('the sheet says what became of it: moved days, too many people, the statement, summary and incident', async () => {
    const facts = { title: '广场舞展演', expectedParticipants: 600, venueCapacity: 500 };
    const one = await accepted(office, organizationId, facts);
    const days = { startAt: '2026-04-08T09:00', endAt: '2026-04-08T12:00', place: '青云公园东门' };
    await office.call('activityFilings.move', { ...target(one), ...days, reason: '场地调整' });
    await office.call('activityFilings.recordStatement', {
      ...{ ...target(await filingOf(office, one.id)), statementText: '场地另行加派人员', statementOn: '2026-04-09' },
    });
    await office.call('activityFilings.summarize', {
      ...{ ...target(await filingOf(office, one.id)), submittedOn: '2026-04-10', actualParticipants: 580 },
      ...{ summaryText: '活动平稳结束', incidentText: '一人中暑，已送医' },
    });
    const said = printed((await office.call('activityFilings.printSheet', { id: one.id })).file);
    for (const part of [
      ...['600人（超过核定容量500人）', '2026-04-10登记：原定2026年4月20日9:00至17:00，青云公园', '原因：场地调整'],
      ...['组织的陈述场地另行加派人员2026-04-09', '2026-04-10报送，实际580人活动平稳结束突发情况：一人中暑，已送医'],
    ])
      expect(said).toContain(part);
    // What is there is reminded of no more.
    expect(said).not.toContain('总结报送期限的推算');
  });

  it('the list goes out as a table, the filing stands on the time line and is found', async () => {
    const exported = await office.call('exports.list', { list: 'activityFilings', input: {}, format: 'csv' });
    const rows = csvRows(office.bytes(exported.file).toString('utf8'));
    const line = rows.find(([number]) => number === 'HD-2026-0001');
    expect(line?.slice(1, 5)).toEqual(['云州市园艺协会', '春季园艺展', '展览展销', '2026-04-20 09:00']);
    const cell = (head: string) => line?.[rows[0]?.indexOf(head) ?? -1];
    expect(['最迟报备日', '是否按时', '总结报送期限'].map(cell)).toEqual(['2026-04-13', '按时', '2026-04-27']);
    const { entries } = await office.call('organizations.timeline', { id: organizationId, limit: 50 });
    expect(entries.filter(({ kind }) => kind === 'filing').map(({ text }) => text)).toContain('filingDecided');
    const found = await office.call('search.find', { text: 'HD-2026-0001' });
    expect(JSON.stringify(found)).toContain('春季园艺展');
  });
});
