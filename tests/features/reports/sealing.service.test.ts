import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecord, updateRecord, voidRecord } from '#service/db/records.ts';
import { runWrite } from '#service/db/write.ts';
import { readBlob, removeBlob, writeBlob } from '#service/files/blobs.ts';
import type { Session } from '#service/office/session.ts';
import { expected, issuesOf, type Saved } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { counted, documentNow, fillOffice, newReport, REASON, reportNow, signer } from './reportSteps.ts';
import { organizationFields } from './supervisionOffice.ts';

const NOW = '2026-07-10T10:00:00+08:00';

let office: TestService;
let session: Session;
beforeAll(async () => {
  office = await makeService({ now: NOW });
  session = await fillOffice(office, NOW, 6);
});
afterAll(async () => {
  await session.store.close();
  await office.close();
});

const write = <Value>(work: Parameters<typeof runWrite<Value>>[3]) =>
  runWrite(session.environment, session.actor, 'test', work).then(({ value }) => value);
const codesOf = async ({ id }: Saved) => (await office.call('reports.check', { id })).warnings.map(({ code }) => code);

describe('what is sealed can be opened, and stays what went out', () => {
  let report: Saved;
  let document: Saved;

  it('two clerks who count or draw up at once: one of them is told, nothing is lost', async () => {
    const created = await newReport(office);
    const counts = await Promise.allSettled([counted(office, created), counted(office, created)]);
    expect(counts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await office.call('reports.verify', { id: created.id })).toMatchObject({ sealed: true, agrees: true });
    // As it was saved before the calendar of the year came.
    await sql`UPDATE report SET dueOn = '2026-07-13' WHERE id = ${created.id}`.execute(session.environment.writer);
    const made = { ...expected(await reportNow(office, created.id)), warningReason: REASON };
    const drafts = await Promise.allSettled([
      office.call('reports.draftDocument', made),
      office.call('reports.draftDocument', made),
    ]);
    expect(drafts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { total } = await office.call('officialDocuments.list', { filter: {}, offset: 0, limit: 10 });
    expect(total).toBe(1);
    report = await reportNow(office, created.id);
  });

  it('a document dated before its figures were counted is not issued', async () => {
    const documentId = (await reportNow(office, report.id)).documentId ?? '';
    await signer(office, documentId);
    let step = await office.call('officialDocuments.submit', expected(await documentNow(office, documentId)));
    for (const name of ['checked', 'approved'] as const)
      step = await office.call('officialDocuments.recordPaperStep', {
        ...expected(step),
        step: name,
        outcome: 'agreed',
        ...{ personName: '陈明', post: '局长', decidedOn: '2026-07-02', remark: null },
      });
    const number = { kind: 'next' as const, classCode: '云民报', year: 2026 };
    document = await office.call('officialDocuments.takeNumber', { ...expected(step), number });
    const early = { ...expected(document), issuedOn: '2026-07-09' };
    expect(issuesOf(await office.failure('officialDocuments.issue', early))).toEqual(['issuedOn: report_before_count']);
    expect(await reportNow(office, report.id)).toMatchObject({ stage: 'in_approval', number: null, issuedOn: null });
  });

  it('facts that are not there are not sealed: nothing is signed, nothing is written', async () => {
    const { snapshotSha256 } = await reportNow(office, report.id);
    const bytes = await readBlob(session.store, snapshotSha256 ?? '');
    removeBlob(session.store, snapshotSha256 ?? '');
    const failure = await office.failure('officialDocuments.issue', { ...expected(document), issuedOn: '2026-07-10' });
    expect(failure.code).toBe('file_missing');
    expect((await reportNow(office, report.id)).stage).toBe('in_approval');
    expect((await office.call('officialDocuments.get', { id: document.id })).issued).toEqual([]);
    await writeBlob(session.store, bytes);
    await office.call('officialDocuments.issue', { ...expected(document), issuedOn: '2026-07-10' });
    expect(await reportNow(office, report.id)).toMatchObject({ stage: 'issued', dueOn: '2026-07-15' });
  });

  it('its document voided afterwards, the report, its Word file and its facts stay as they went out', async () => {
    const before = await reportNow(office, report.id);
    const word = async () => {
      const { file } = await office.call('reports.word', { id: report.id });
      const source = await office.fileIn('report.docx', office.bytes(file));
      return { name: file.name, blocks: (await office.call('officialDocuments.readWord', { source })).blocks };
    };
    const issued = await word();
    expect(issued.name).toContain(before.number);
    const { id, revision } = await documentNow(office, document.id);
    await office.call('officialDocuments.void', { id, expectedRevision: revision, reason: '发错范围，收回' });
    expect(await word()).toEqual(issued);
    expect(await reportNow(office, report.id)).toMatchObject({
      ...{ stage: 'issued', editable: false, number: before.number, title: before.title },
      ...{ snapshotSha256: before.snapshotSha256, places: before.places },
    });
    expect(await office.call('reports.verify', { id: report.id })).toMatchObject({ sealed: true, agrees: true });
    const refused = await office.failure('reports.refresh', expected(await reportNow(office, report.id)));
    expect(issuesOf(refused)).toEqual(['stage: report_issued']);
  });

  it('a document whose signature does not hold seals nothing, whatever the facts say', async () => {
    const attachment = await session.store.reader
      .selectFrom('report')
      .innerJoin('attachment', 'attachment.id', 'report.pdfAttachmentId')
      .select(['attachment.id', 'attachment.sha256'])
      .where('report.id', '=', report.id)
      .executeTakeFirstOrThrow();
    const pdf = await readBlob(session.store, attachment.sha256);
    const hold = async (sha256: string) => {
      await write(async ({ trx }) => {
        await sql`UPDATE attachment SET sha256 = ${sha256} WHERE id = ${attachment.id}`.execute(trx);
      });
      return office.call('reports.verify', { id: report.id });
    };
    // One byte of the first page's drawing, far before the signature.
    const altered = Buffer.from(pdf);
    const at = altered.indexOf('stream') + 40;
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(await hold(await writeBlob(session.store, altered))).toMatchObject({ sealed: false, agrees: true });
    expect(await hold(attachment.sha256)).toMatchObject({ sealed: true, agrees: true });
  });

  it('is then voided itself, with its facts still readable, and its period is free for another', async () => {
    const present = await reportNow(office, report.id);
    await office.call('reports.void', { ...expected(present), reason: '公文已收回' });
    expect(await office.call('reports.verify', { id: report.id })).toMatchObject({ agrees: true });
    const { fields } = await office.call('reports.prefill', { kind: present.kind });
    const { periodStart, periodEnd } = present;
    const again = await office.call('reports.save', { fields: { ...fields, periodStart, periodEnd } });
    expect(again.id).not.toBe(report.id);
  });
});

describe('A5: what leaves the office is in the log', () => {
  it('facts that are handed out, with the hash of the file', async () => {
    const [kept] = (await office.call('reports.list', { stage: 'voided' })).rows;
    const id = kept?.id ?? '';
    await office.call('reports.handOutSnapshot', { id });
    const { snapshotSha256 } = await reportNow(office, id);
    await office.as('auditor');
    const { entries } = await office.call('audit.list', { limit: 20 });
    const entry = entries.find(({ action, entityId }) => action === 'export' && entityId === id);
    expect(JSON.stringify(entry)).toContain(snapshotSha256);
    await office.as('clerk');
  });
});

describe('W9: what the gate must not miss', () => {
  it('an office renamed since the count signs nothing under its old name', async () => {
    const first = await counted(office, await newReport(office, { kind: 'quarterly' }));
    const own = await session.store.reader
      .selectFrom('office')
      .select(['id', 'name'])
      .where('local', '=', 1)
      .executeTakeFirstOrThrow();
    await write((one) => updateRecord(one, 'office', own.id, undefined, { name: '云州市社会组织管理局' }));
    expect(await codesOf(first)).toContain('office_renamed');
    const refused = await office.failure('reports.draftDocument', { ...expected(first), warningReason: REASON });
    expect(issuesOf(refused)).toEqual(['figures: report_office_renamed']);
    await counted(office, first);
    expect(await codesOf(first)).not.toContain('office_renamed');
    await write((one) => updateRecord(one, 'office', own.id, undefined, { name: own.name }));
  });

  it('organizations without any day of founding, and a collection that was voided or is of other days', async () => {
    const task = await write((one) =>
      createRecord(one, 'collection_task', {
        ...{ title: '半年数据', dueOn: '2026-07-08', cutoffTime: '24:00', outline: ['存在问题'], figureKeys: [] },
        ...{ recipientOfficeIds: [], requirementText: null, sentOn: '2026-07-01', closedOn: null },
        ...{ periodStart: '2026-01-01', periodEnd: '2026-06-30' },
      }),
    );
    const report = await newReport(office, { kind: 'monthly', collectionTaskId: task });
    const before = await codesOf(report);
    expect(before).toContain('collection_other_period');
    for (const code of ['collection_voided', 'organizations_undated']) expect(before).not.toContain(code);
    await write(async (one) => {
      await voidRecord(one, 'collection_task', task, 1, '不收了');
      await createRecord(one, 'organization', { ...organizationFields(950), establishedOn: null });
    });
    // The report goes on naming what it was begun with; the gate says that it is gone.
    expect(await codesOf(report)).toEqual(expect.arrayContaining(['collection_voided', 'organizations_undated']));
  });
});
