// needs: mutool, pdfdetach, pdfsig, pdftotext, qpdf
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOutput } from '#shared/contract/list.ts';
import { pdfText, qpdfCheck, rawText, uncompressed } from '#tests/documents/pdfTools.ts';
import { sealPicture } from '#tests/documents/sealPicture.ts';
import { mustRun, run, workFolder } from '#tests/signing/tools.ts';
import { makeService, OFFICE_NAME, type TestService } from '#tests/support/makeService.ts';
import {
  approved,
  expected,
  issuesOf,
  LETTER,
  notice,
  numbered,
  ORDER,
  REPORT,
  ready,
  type Saved,
  saved,
  TITLE,
} from './sampleDocument.ts';

let office: TestService;
const folder = workFolder();
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(async () => {
  await office.close();
  folder.remove();
});

const issue = (document: Saved, more: { issuedOn?: string; deviationReason?: string } = {}) =>
  office.call('officialDocuments.issue', { ...expected(document), issuedOn: '2026-03-05', ...more });
const get = (id: string) => office.call('officialDocuments.get', { id });

async function addSeal(agencyName: string): Promise<Saved> {
  const picture = await office.fileIn('seal.png', Buffer.from(sealPicture(200), 'base64'));
  return office.call('seals.save', { name: `${agencyName}公章`, agencyName, picture });
}

/** What stands in the office about a document: nothing of it may change when issuing fails. */
async function standing(id: string): Promise<unknown> {
  const uses = await office.call('seals.uses', { limit: 500 });
  const numbers = await office.call('documentNumbers.list', { limit: 500 });
  return { ...(await get(id)), uses, numbers, documents: await office.call('documents.list', {}) };
}

describe('officialDocuments.issue', () => {
  it('fills number, date and seal, signs, and carries its record (PDF/A-3b)', async () => {
    await addSeal(OFFICE_NAME);
    const document = await ready(office);
    const { number } = (await get(document.id)).document;
    const { file, document: kept, status, revision } = await issue(document);
    const pdf = office.bytes(file);
    expect(status).toBe('valid');
    expect(file.name).toBe(`${number} ${TITLE}.pdf`);
    expect(kept).toMatchObject({ kind: 'official_pdf', number, title: TITLE, signed: true, signerName: OFFICE_NAME });
    expect(kept.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
    const text = rawText(pdf);
    expect(text).toContain(number);
    expect(text).toContain('2026年3月5日');
    expect(text).toContain('2026年3月5日印发');
    const path = folder.write('issued.pdf', pdf);
    expect(mustRun('mutool', ['info', '-I', path])).toMatch(/Images \(\d+\)/);
    expect(run('pdfsig', ['-nocert', path]).output).toContain('Signature is Valid');
    expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors found');
    expect(uncompressed(pdf)).toMatch(/<pdfaid:part>3<\/pdfaid:part>/);
    mustRun('pdfdetach', ['-save', '2', '-o', folder.path('record.json'), path]);
    const record = JSON.parse(readFileSync(folder.path('record.json'), 'utf8'));
    expect(record).toMatchObject({
      format: 'taizhang-record/1',
      number,
      title: TITLE,
      issuedOn: '2026-03-05',
      office: { name: OFFICE_NAME },
      steps: [{ step: 'drafted', name: '张文员' }, { step: 'checked' }, { step: 'approved' }],
    });
    const after = await get(document.id);
    expect(after).toMatchObject({
      document: { stage: 'issued', recordState: 'final', issuedOn: '2026-03-05', revision },
      row: { waitingFor: 'nobody' },
      issued: [kept],
      sealUses: 1,
    });
    const { rows } = await office.call('documentNumbers.list', { limit: 500 });
    expect(rows.find((row) => row.number === number)).toMatchObject({
      ...{ state: 'issued', issuedOn: '2026-03-05', title: TITLE, documentId: document.id },
    });
    const uses = await office.call('seals.uses', { text: number ?? '' });
    expect(uses.rows).toMatchObject([
      {
        ...{ sealName: `${OFFICE_NAME}公章`, documentId: document.id, number, title: TITLE, copies: 30 },
        ...{ usedOn: '2026-03-05', handledBy: '张文员', approvedBy: '张文员', voided: false },
      },
    ]);
    const { groups } = await office.call('search.find', { text: number ?? '' });
    expect(groups.find(({ kind }) => kind === 'document')?.hits[0]).toMatchObject({ id: kept.id, match: 'code' });
  });

  it('audits the issue with hash, number and fonts', async () => {
    const { document } = await issue(await ready(office));
    await office.as('auditor');
    const { entries } = await office.call('audit.list', {});
    const entry = entries.find((one) => one.action === 'document.issue');
    expect(entry?.detail).toMatchObject({ sha256: document.sha256, number: document.number, deviations: [] });
    expect(JSON.stringify(entry?.detail)).toContain('FandolFang');
    expect((await office.call('audit.verify', {})).findings).toEqual([]);
    await office.as('clerk');
  });

  it('measures what it draws: what deviates is issued with a reason only, which the log keeps', async () => {
    // A break set by hand before 的 (official-documents.md §2.2).
    const content = notice({ title: '关于开展年度检查工作\n的通知' });
    const { ruler } = await office.call('officialDocuments.preview', { content });
    expect(ruler.findings.map((finding) => finding.rule)).toContain('title_line_break');
    const document = await ready(office, content);
    const input = { ...expected(document), issuedOn: '2026-03-05' };
    const before = await standing(document.id);
    const failure = await office.failure('officialDocuments.issue', input);
    expect(issuesOf(failure)).toEqual(['ruler: ruler_deviation']);
    expect(failure.details.findings).toMatchObject([{ rule: 'title_line_break', severity: 'deviation' }]);
    expect(await standing(document.id)).toEqual(before);
    const deviationReason = '标题断行经领导审定';
    const { document: kept } = await office.call('officialDocuments.issue', { ...input, deviationReason });
    await office.as('auditor');
    const { entries } = await office.call('audit.list', {});
    const entry = entries.find((one) => one.action === 'document.issue' && one.entityId === kept.id);
    expect(entry).toMatchObject({ reason: deviationReason, detail: { deviations: ['title_line_break'] } });
    await office.as('clerk');
  });

  it('orders, letters and plain reports are issued in their own form', async () => {
    const order = await approved(office, ORDER);
    const orderPdf = office.bytes((await issue(await numbered(office, order, '令'))).file);
    expect(rawText(orderPdf)).toContain('第1号');
    const letter = await approved(office, LETTER);
    const sent = await issue(await numbered(office, letter, '云民函'));
    expect(rawText(office.bytes(sent.file))).toContain('云民函〔2026〕1号');
    expect((await get(letter.id)).sealUses).toBe(0);
    const report = await approved(office, REPORT);
    expect(rawText(office.bytes((await issue(report)).file))).toContain('2026年3月5日');
  });

  it('a joint document: only the seals that this office keeps are put and entered', async () => {
    const agencies = [{ name: OFFICE_NAME }, { name: '云州市财政局' }];
    const content = notice({
      agencies: agencies.map(({ name }) => name),
      signature: { kind: 'sealed', agencies, date: '' },
    });
    const document = await ready(office, content);
    await issue(document);
    expect((await get(document.id)).sealUses).toBe(1);
  });

  it('hands out the same bytes again after fifty other edits (M15)', async () => {
    const document = await ready(office);
    const first = await issue(document);
    const bytes = office.bytes(first.file);
    const seal = (await office.call('seals.list', {})).seals.find((one) => one.agencyName === OFFICE_NAME);
    let revision = seal?.revision ?? 0;
    for (let edit = 1; edit <= 40; edit += 1) {
      const title = `第${edit}份别的通知`;
      if (edit % 2 === 0) await office.call('duties.saveMember', { fields: { name: `人员${edit}`, post: '科员' } });
      else await saved(office, notice({ title }));
      if (edit % 4 !== 0) continue;
      ({ revision } = await office.call('seals.save', {
        ...{ id: seal?.id, expectedRevision: revision, name: `第${edit}版公章`, agencyName: OFFICE_NAME },
      }));
    }
    await office.as('admin');
    const { office: record } = await office.call('settings.get', {});
    await office.call('settings.save', {
      expectedRevision: record.revision,
      ...{ name: '云州新区民政局', shortName: null, documentPrefix: '云新民', address: null, workPhone: null },
      settings: { ...record.settings, idleMinutes: 20 },
    });
    office.setClock('2027-01-05T10:00:00+08:00');
    await office.as('clerk');
    const again = await issue(document, { issuedOn: '2027-01-05' });
    expect(office.bytes(again.file).equals(bytes)).toBe(true);
    expect(again.document).toEqual(first.document);
    const { file } = await office.call('documents.file', { id: first.document.id });
    expect(office.bytes(file).equals(bytes)).toBe(true);
    await restore(record);
  });

  async function restore(record: CallOutput<'settings.get'>['office']): Promise<void> {
    await office.as('admin');
    const { revision } = (await office.call('settings.get', {})).office;
    const { name, shortName, address, workPhone, settings } = record;
    const documentPrefix = record.documentPrefix ?? '';
    await office.call('settings.save', {
      ...{ expectedRevision: revision, name, shortName, documentPrefix, address, workPhone, settings },
    });
    office.setClock('2026-03-05T15:00:00+08:00');
    await office.as('clerk');
  }

  it('keeps one document when two windows issue at the same time', async () => {
    const document = await ready(office);
    const [one, two] = await Promise.all([issue(document), issue(document)]);
    expect(office.bytes(one.file).equals(office.bytes(two.file))).toBe(true);
    const { issued, sealUses } = await get(document.id);
    expect(issued).toHaveLength(1);
    expect(sealUses).toBe(1);
  });

  it('leaves nothing when the document is withdrawn while it is being signed, nor when it is cancelled', async () => {
    const document = await ready(office);
    let withdrawing: Promise<unknown> | undefined;
    const stop = office.service.onEvent((event) => {
      if (event.type === 'progress' && event.stage === 'verifying')
        withdrawing ??= office.call('officialDocuments.withdraw', { ...expected(document), reason: '发现错字' });
    });
    const failure = await office.failure('officialDocuments.issue', { ...expected(document), issuedOn: '2026-03-05' });
    stop();
    await withdrawing;
    expect(failure.code).toBe('conflict');
    expect(await get(document.id)).toMatchObject({ document: { stage: 'draft' }, issued: [], sealUses: 0 });

    const other = await ready(office);
    const before = await standing(other.id);
    const cancelling = office.service.onEvent((event) => {
      if (event.type === 'progress' && event.stage === 'signing')
        void office.call('jobs.cancel', { callId: 'issue-1' });
    });
    const input = { ...expected(other), issuedOn: '2026-03-05' };
    const answer = await office.service.call('officialDocuments.issue', input, { callId: 'issue-1' });
    cancelling();
    expect(answer.ok ? '' : answer.error.code).toBe('cancelled');
    expect(await standing(other.id)).toEqual(before);
  });

  it('stays readable when it is voided; its number goes with it and only with it', async () => {
    const document = await ready(office);
    const { document: kept, revision } = await issue(document);
    const { numberId } = (await get(document.id)).document;
    const number = async () =>
      (await office.call('documentNumbers.list', { limit: 500 })).rows.find((row) => row.id === numberId);
    const alone = { id: numberId ?? '', expectedRevision: (await number())?.revision ?? 0, reason: '试' };
    expect(issuesOf(await office.failure('documentNumbers.void', alone))).toEqual(['documentId: number_of_issued']);
    await office.call('officialDocuments.void', { id: document.id, expectedRevision: revision, reason: '内容有误' });
    expect(await number()).toMatchObject({ state: 'voided', voidReason: '内容有误' });
    const { file } = await office.call('documents.file', { id: kept.id });
    expect(pdfText(office.bytes(file))).toContain('检查范围');
    // The seal was used all the same: its line in the register is all that is still found.
    const { groups } = await office.call('search.find', { text: kept.number ?? '' });
    expect(groups.map(({ kind, total }) => [kind, total])).toEqual([['sealUse', 1]]);
    const { rows } = await office.call('officialDocuments.list', { filter: { includeVoided: true } });
    expect(rows.find((row) => row.id === document.id)).toMatchObject({ recordState: 'voided', stage: 'issued' });
    const more = { ...expected({ id: document.id, revision: revision + 1 }), reason: '再改' };
    expect(issuesOf(await office.failure('officialDocuments.withdraw', more))).toEqual(['recordState: is_voided']);
  });

  it('draws an attachment that goes by itself under the number of the document', async () => {
    const attachments = [
      { title: '材料清单', isBound: false, blocks: [{ kind: 'paragraph' as const, text: '年度工作报告书。' }] },
      { title: '样表', isBound: true },
    ];
    const document = await ready(office, notice({ attachments }));
    await issue(document);
    const { file } = await office.call('officialDocuments.attachment', { id: document.id, attachment: 1 });
    const text = rawText(office.bytes(file));
    expect(text).toContain((await get(document.id)).document.number);
    expect(text).toContain('附件1');
    expect(text).toContain('年度工作报告书');
    const bound = await office.failure('officialDocuments.attachment', { id: document.id, attachment: 2 });
    expect(bound.code).toBe('not_found');
  });
});
