// needs: pdfsig, pdftotext
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecord } from '#service/db/records.ts';
import { runWrite } from '#service/db/write.ts';
import type { Session } from '#service/office/session.ts';
import { message } from '#shared/text/index.ts';
import { readEmbeddedRecord } from '#shared/verifier/embeddedRecord.ts';
import { pdfText } from '#tests/documents/pdfTools.ts';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { expected, issuesOf, type Saved } from '#tests/features/officialDocuments/sampleDocument.ts';
import { run, workFolder } from '#tests/signing/tools.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import {
  counted,
  documentNow,
  type Fields,
  fillOffice,
  newReport,
  REASON,
  readyReport,
  reportNow,
  signer,
} from './reportSteps.ts';
import { organizationFields } from './supervisionOffice.ts';

const NOW = '2026-07-10T10:00:00+08:00';
const TYPED = '上半年工作平稳有序，这一段是手写的。';

let office: TestService;
let session: Session;
let actionId = '';
const folder = workFolder();
beforeAll(async () => {
  office = await makeService({ now: NOW });
  session = await fillOffice(office, NOW, 24);
  const sample = sampleMeeting({ startAt: '2026-06-30T23:50', endAt: null, title: '期末会议' });
  const { id, revision } = await office.call('meetings.save', {
    ...sample,
    decisions: [{ text: '开展专项检查。', agendaIndex: 0 }],
    actions: [{ text: '印发检查通知', responsibleUnit: '办公室', dueOn: '2026-09-30', decisionIndex: 0 }],
  });
  await office.call('meetings.finalize', { id, expectedRevision: revision, issuedOn: '2026-07-02' });
  actionId = (await office.call('meetings.get', { id })).actions[0]?.id ?? '';
});
afterAll(async () => {
  await session.store.close();
  await office.close();
  folder.remove();
});

const paragraph = (text: string) => ({ kind: 'paragraph' as const, text });
const saveText = async (report: Saved, text: string): Promise<Saved> => {
  const shown = await reportNow(office, report.id);
  const { kind, title, periodStart, periodEnd, recipients, templateId, collectionTaskId } = shown;
  const content = { blocks: [{ kind: 'heading' as const, level: 1 as const, text: '开展情况' }, paragraph(text)] };
  const fields = { kind, title, periodStart, periodEnd, recipients, templateId, collectionTaskId, content };
  return office.call('reports.save', { id: report.id, expectedRevision: shown.revision, fields });
};

describe('the way of a report', () => {
  it('is made, counted, written, checked, approved, issued, sent; its numbers open their records', async () => {
    const created = await newReport(office);
    const shown = await reportNow(office, created.id);
    expect(shown).toMatchObject({
      ...{ stage: 'draft', periodStart: '2026-01-01', periodEnd: '2026-06-30', dueOn: '2026-07-15', daysLeft: 5 },
      ...{ editable: true, countedAt: null, places: {} },
    });
    expect(issuesOf(await office.failure('reports.draftDocument', expected(created)))).toEqual([
      'figures: report_not_counted',
    ]);

    const first = await counted(office, created);
    expect(first.changed).toBe(0);
    const { lines, changed } = await office.call('reports.figures', { id: created.id });
    expect(changed).toEqual([]);
    expect(lines.length).toBeGreaterThan(80);
    for (const { key, ratio, current } of lines) {
      const { total, sum, rows } = await office.call('reports.records', {
        id: created.id,
        key,
        period: 'current',
        limit: 1000,
      });
      // A share of nothing, and a section that is gone, have no number and open nothing.
      expect([key, sum]).toEqual([key, (ratio ? current.of : current.value) ?? 0]);
      expect([key, rows.length]).toEqual([key, total]);
    }

    const numberOf = (spec: string) => lines.find((line) => line.spec === spec)?.current.value;
    const sentence = `新登记${numberOf('HF04.established')}家，名录中${numberOf('HF01.registered')}家。`;
    const written = await saveText(first, `${TYPED}新登记{{新成立登记数}}家，名录中{{期末登记组织数}}家。`);
    expect((await reportNow(office, created.id)).countedAt).not.toBeNull();
    expect(written.revision).toBe(3);

    const without = await office.failure('reports.draftDocument', expected(written));
    expect(issuesOf(without)).toEqual(['warningReason: report_warning_reason']);
    const { documentId, document } = await readyReport(office, written);
    const inApproval = await reportNow(office, created.id);
    expect(inApproval).toMatchObject({ stage: 'in_approval', editable: false, documentId, warningReason: REASON });
    expect(inApproval.warnings.length).toBeGreaterThan(3);
    expect(issuesOf(await office.failure('reports.refresh', expected(inApproval)))).toEqual([
      'stage: report_in_approval',
    ]);

    const issued = await office.call('officialDocuments.issue', { ...expected(document), issuedOn: '2026-07-10' });
    expect(issued.status).toBe('valid');
    const pdf = office.bytes(issued.file);
    expect(run('pdfsig', ['-nocert', folder.write('report.pdf', pdf)]).output).toContain('Signature is Valid');
    const done = await reportNow(office, created.id);
    expect(done).toMatchObject({ stage: 'issued', editable: false, issuedOn: '2026-07-10' });
    expect(done.number).toMatch(/〔2026〕1号/);
    expect(readEmbeddedRecord(pdf)).toMatchObject({
      report: { id: created.id, kind: 'half_yearly', snapshotSha256: done.snapshotSha256 },
    });
    const printed = pdfText(pdf).replaceAll(/\s/gu, '');
    expect(printed).toContain(`${TYPED}${sentence}`);
    expect(printed).toContain(done.snapshotSha256?.slice(0, 16));
    const verified = await office.call('reports.verify', { id: created.id });
    expect(verified).toMatchObject({
      sealed: true,
      agrees: true,
      differing: [],
      altered: [],
      since: [],
      sinceTotal: 0,
    });

    for (const name of ['reports.refresh', 'reports.draftDocument'] as const)
      expect(issuesOf(await office.failure(name, expected(done)))).toEqual(['stage: report_issued']);
    expect(issuesOf(await office.failure('reports.void', { ...expected(done), reason: '录错' }))).toEqual([
      'stage: report_issued',
    ]);
    const sent = { ...expected(done), submittedTo: '云州市人民政府' };
    expect(issuesOf(await office.failure('reports.submit', { ...sent, submittedOn: '2026-07-09' }))).toEqual([
      'submittedOn: report_before_issue',
    ]);
    expect(issuesOf(await office.failure('reports.submit', { ...sent, submittedOn: '2026-07-11' }))).toEqual([
      'submittedOn: date_in_future',
    ]);
    await office.call('reports.submit', { ...sent, submittedOn: '2026-07-10' });
    expect(await reportNow(office, created.id)).toMatchObject({ stage: 'submitted', submittedTo: '云州市人民政府' });
  });
});
const issuesFrom = async (name: 'reports.save', fields: Partial<Fields>) =>
  issuesOf(await office.failure(name, { fields: { ...(await blank()), ...fields } }));
const blank = async (): Promise<Fields> => (await office.call('reports.prefill', { kind: 'monthly' })).fields;
const standing = async () => office.call('reports.list', { limit: 500 });

describe('what other pages know of an issued report', () => {
  it('the sheet from decision to proof names it', async () => {
    const proof = await office.call('decisions.proof', { actionId });
    const [own] = (await office.call('reports.list', { kind: 'half_yearly' })).rows;
    expect(own?.title).toBe('云州市民政局关于2026年上半年社会组织管理工作情况的报告');
    expect(proof.reports).toEqual([{ id: own?.id, title: own?.title, number: own?.number, issuedOn: '2026-07-10' }]);
    const { file } = await office.call('decisions.printProof', { actionId });
    expect(pdfText(office.bytes(file)).replaceAll(/\s/gu, '')).toContain(own?.number);
  });

  it('the duty of the half-year is done; the report is found by number, exported and written in the log', async () => {
    const { rows } = await office.call('recurringDuties.year', { year: 2026 });
    const duty = rows.find(({ key }) => key === 'half_year_report');
    expect(duty?.cells[0]).toMatchObject({ state: 'satisfied', dueOn: '2026-07-15', records: [{ on: '2026-07-10' }] });
    const [own] = (await office.call('reports.list', { kind: 'half_yearly' })).rows;
    const { groups } = await office.call('search.find', { text: own?.number ?? '' });
    expect(groups.flatMap(({ hits }) => hits).map(({ id }) => id)).toContain(own?.id);
    const { file } = await office.call('exports.list', { list: 'reports', input: {}, format: 'csv' });
    expect(office.bytes(file).toString('utf8')).toContain(own?.number);
    await office.as('auditor');
    const { entries } = await office.call('audit.list', { limit: 200 });
    const actions = entries.filter(({ entityId }) => entityId === own?.id).map(({ action }) => action);
    const steps = ['report.create', 'report.refresh', 'report.draftDocument', 'report.issue', 'report.submit'];
    expect(actions).toEqual(expect.arrayContaining(steps));
    expect(entries.find(({ action }) => action === 'report.draftDocument')?.reason).toBe(REASON);
    await office.as('clerk');
  });

  it('facts that a refresh replaced are removed, those of an issued report never', async () => {
    const files = () =>
      readdirSync(path.join(office.folder, 'blobs'), { recursive: true, withFileTypes: true }).filter((one) =>
        one.isFile(),
      ).length;
    const year = { kind: 'annual', periodStart: '2025-01-01', periodEnd: '2025-12-31' } as const;
    const first = await counted(office, await newReport(office, year));
    const before = files();
    const second = await counted(office, first);
    expect(files()).toBe(before);
    await office.call('reports.void', { ...expected(second), reason: '试录' });
    const { rows } = await office.call('reports.list', { kind: 'half_yearly' });
    expect(await office.call('reports.verify', { id: rows[0]?.id ?? '' })).toMatchObject({
      sealed: true,
      agrees: true,
    });
  });
});

describe('bad input changes nothing and is told in words', () => {
  it('periods: whole ones of the kind, begun, one report of a kind each', async () => {
    const before = await standing();
    expect(await issuesFrom('reports.save', { periodStart: '2026-06-02' })).toEqual([
      'periodStart: report_not_whole_period',
    ]);
    expect(await issuesFrom('reports.save', { periodStart: '2026-06-30', periodEnd: '2026-06-01' })).toEqual([
      'periodEnd: report_period_order',
    ]);
    expect(await issuesFrom('reports.save', { periodStart: '2026-08-01', periodEnd: '2026-08-31' })).toEqual([
      'periodStart: report_period_ahead',
    ]);
    const half = { kind: 'half_yearly', periodStart: '2026-01-01', periodEnd: '2026-06-30' } as const;
    const taken = await office.failure('reports.save', { fields: { ...(await blank()), ...half } });
    // Issued, it stays: it cannot be voided to make room.
    expect(issuesOf(taken)).toEqual(['periodStart: report_exists_issued']);
    const draft = await newReport(office, { kind: 'monthly' });
    expect(await issuesFrom('reports.save', {})).toEqual(['periodStart: report_exists']);
    await office.call('reports.void', { ...expected(draft), reason: '试录' });
    expect(await issuesFrom('reports.save', { templateId: '01980000-0000-7000-8000-000000000000' })).toEqual([
      'templateId: not_found',
    ]);
    expect(await standing()).toEqual(before);
  });

  it('special reports of the same days may be many; a period that still runs may be written', async () => {
    const days = { kind: 'special', periodStart: '2026-05-03', periodEnd: '2026-07-20' } as const;
    const first = await newReport(office, days);
    const second = await newReport(office, days);
    expect(second.id).not.toBe(first.id);
    const shown = await reportNow(office, first.id);
    expect(shown).toMatchObject({ dueOn: null, daysLeft: null });
    expect(shown.periods.previous).toEqual({ from: '2026-02-13', to: '2026-05-02' });
    const { warnings } = await office.call('reports.check', { id: first.id });
    expect(warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['not_counted', 'period_running']));
    await office.call('reports.void', { ...expected(second), reason: '重复' });
    expect((await standing()).rows.map(({ id }) => id)).not.toContain(second.id);
    const { rows } = await office.call('reports.list', { stage: 'voided', kind: 'special' });
    expect(rows).toMatchObject([{ id: second.id, voidReason: '重复' }]);
    expect(issuesOf(await office.failure('reports.refresh', { id: second.id, expectedRevision: 2 }))).toEqual([
      'stage: report_voided',
    ]);
  });

  it('another period drops the figures; a stale form is told with what is there', async () => {
    const report = await counted(office, await newReport(office, { kind: 'monthly' }));
    const { fields } = await office.call('reports.prefill', { kind: 'monthly' });
    const may = { ...fields, periodStart: '2026-05-01', periodEnd: '2026-05-31' };
    const stale = await office.failure('reports.save', { id: report.id, expectedRevision: 1, fields: may });
    expect(stale.code).toBe('conflict');
    expect((await reportNow(office, report.id)).countedAt).not.toBeNull();
    const moved = await office.call('reports.save', { ...expected(report), fields: may });
    const shown = await reportNow(office, report.id);
    expect(shown).toMatchObject({ countedAt: null, snapshotSha256: null, periodStart: '2026-05-01' });
    expect((await office.call('reports.figures', { id: report.id })).lines).toEqual([]);
    expect((await office.failure('reports.handOutSnapshot', { id: report.id })).code).toBe('not_found');
    expect((await office.failure('reports.refresh', { ...expected(moved), expectedRevision: 1 })).code).toBe(
      'conflict',
    );
    await office.call('reports.void', { ...expected(moved), reason: '试录' });
  });

  it('a period without any data counts zero, shares read nothing, and the gate says so', async () => {
    const days = { kind: 'special', periodStart: '1990-01-01', periodEnd: '1990-01-31' } as const;
    const report = await counted(office, await newReport(office, days));
    const { lines } = await office.call('reports.figures', { id: report.id });
    const counting = lines.filter(({ ratio, current }) => !ratio && (current.value ?? 0) !== 0);
    // What was missed in the month is all there is.
    expect(new Set(counting.map(({ spec }) => spec))).toEqual(new Set(['HF09.monthsMissing']));
    expect(lines.filter(({ ratio, current }) => ratio && current.value !== null)).toEqual([]);
    const { warnings } = await office.call('reports.check', { id: report.id });
    expect(warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['no_data', 'calendar_missing']));
    await office.call('reports.void', { ...expected(report), reason: '试录' });
  });
});

describe('a document that comes back', () => {
  let report: Saved;
  let documentId = '';

  it('its text changes only through the report; other marks are free', async () => {
    report = await counted(office, await newReport(office, { kind: 'quarterly' }));
    const made = await office.call('reports.draftDocument', { ...expected(report), warningReason: REASON });
    report = made;
    documentId = made.documentId;
    const { document } = await office.call('officialDocuments.get', { id: documentId });
    if (document.content.form !== 'document') throw new Error('a report is a document');
    const data = { ...document.content.data, body: [paragraph('改掉的正文')] };
    const changed = { ...expected(document), copies: 1, content: { form: 'document' as const, data } };
    expect(issuesOf(await office.failure('officialDocuments.save', changed))).toEqual(['body: report_text_of_report']);
    await signer(office, documentId);
    expect(issuesOf(await office.failure('reports.void', { ...expected(report), reason: '录错' }))).toEqual([
      'documentId: report_has_document',
    ]);
  });

  it('changed since, it does not go to the reviewers until it is made anew; its marks stay', async () => {
    report = await saveText(report, '补写一段。');
    const old = await office.failure('officialDocuments.submit', expected(await documentNow(office, documentId)));
    expect(issuesOf(old)).toEqual(['body: report_text_renewed']);
    const made = await office.call('reports.draftDocument', { ...expected(report), warningReason: REASON });
    expect(made.documentId).toBe(documentId);
    const { document } = await office.call('officialDocuments.get', { id: documentId });
    expect(document.content).toMatchObject({ data: { signers: ['陈明'] } });
    expect(JSON.stringify(document.content)).toContain('补写一段。');
    report = made;
    const submitted = await office.call('officialDocuments.submit', expected(await documentNow(office, documentId)));
    const locked = await office.failure('reports.refresh', expected(report));
    expect(issuesOf(locked)).toEqual(['stage: report_in_approval']);
    await office.call('officialDocuments.withdraw', { ...expected(submitted), reason: '数字有误' });
    expect(await reportNow(office, report.id)).toMatchObject({ stage: 'draft', editable: true, documentId });
  });

  it('records that changed since make the figures stale; a refresh marks them and keeps the text', async () => {
    const { lines } = await office.call('reports.figures', { id: report.id });
    const held = lines.find(({ key }) => key === 'HF01.registered');
    const name = message('zh-CN', 'figures.HF01.registered');
    report = await saveText(report, `${TYPED}期末共有{{${name}}}家。`);
    expect((await reportNow(office, report.id)).places).toMatchObject({ [name]: String(held?.current.value) });
    await runWrite(session.environment, session.actor, 'test', (write) =>
      createRecord(write, 'organization', organizationFields(900)),
    );
    const { stale } = await office.call('reports.check', { id: report.id });
    expect(stale.map(({ key }) => key)).toContain('HF01.registered');
    const refused = await office.failure('reports.draftDocument', { ...expected(report), warningReason: REASON });
    expect(issuesOf(refused)).toEqual(['figures: report_figures_stale']);
    const { content } = await reportNow(office, report.id);
    const refreshed = await counted(office, report);
    expect(refreshed.changed).toBeGreaterThan(0);
    const shown = await reportNow(office, report.id);
    expect(shown.content).toEqual(content);
    expect(shown.changedPlaces).toEqual({ [name]: String(held?.current.value) });
    expect(shown.places).toMatchObject({ [name]: String((held?.current.value ?? 0) + 1) });
    report = refreshed;
  });

  it('an unknown place is named with its line and keeps the document from being made', async () => {
    report = await saveText(report, '新增{{新成立登记书}}家。');
    const { unknownPlaces } = await reportNow(office, report.id);
    expect(unknownPlaces).toMatchObject([{ name: '新成立登记书', line: 2 }]);
    expect(unknownPlaces[0]?.nearest).not.toBeNull();
    const refused = await office.failure('reports.draftDocument', { ...expected(report), warningReason: REASON });
    expect(issuesOf(refused)).toEqual(['content: report_unknown_places']);
    expect(refused.details).toMatchObject({ fields: [{ params: { line: 2, name: '新成立登记书' } }] });
  });

  it('the gate counts organizations without a contact and contradictions of the records, each with its place', async () => {
    const { warnings } = await office.call('reports.check', { id: report.id });
    const found = (code: string) => warnings.find((one) => one.code === code);
    const { rules } = await office.call('consistency.check', { severity: 'error' });
    const contradictions = rules.reduce((sum, { count }) => sum + count, 0);
    expect(contradictions).toBeGreaterThan(0);
    expect(found('contradictions')).toMatchObject({ count: contradictions, place: '/consistency' });
    expect(found('no_contact')).toMatchObject({ place: '/duties/contacts' });
    expect(found('no_contact')?.count).toBeGreaterThan(0);
  });

  it('a voided document leaves the report free for another one', async () => {
    report = await saveText(report, TYPED);
    const { revision } = await documentNow(office, documentId);
    await office.call('officialDocuments.void', { id: documentId, expectedRevision: revision, reason: '重拟' });
    expect(await reportNow(office, report.id)).toMatchObject({ stage: 'draft', documentId: null });
    const made = await office.call('reports.draftDocument', { ...expected(report), warningReason: REASON });
    expect(made.documentId).not.toBe(documentId);
  });

  it('a clock that stands before the last change is told; nothing issued changes', async () => {
    office.setClock('2026-07-01T10:00:00+08:00');
    const { rows } = await standing();
    const issued = rows.find(({ stage }) => stage === 'submitted');
    const { warnings } = await office.call('reports.check', { id: report.id });
    expect(warnings.find(({ code }) => code === 'clock_behind')?.params).toMatchObject({ now: '2026-07-01' });
    expect(issued).toMatchObject({ issuedOn: '2026-07-10', dueOn: '2026-07-15', daysLeft: null });
    office.setClock(NOW);
  });
});
