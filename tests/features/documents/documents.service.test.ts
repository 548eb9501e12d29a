import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { sampleMeeting } from '../meetings/sampleMeeting.ts';

let office: TestService;
let documentId = '';
let pdf: Buffer;

beforeAll(async () => {
  office = await makeService();
  const { id } = await office.call('meetings.save', sampleMeeting());
  await office.call('meetings.finalize', { id, expectedRevision: 1 });
  const issued = await office.call('meetings.issue', { id });
  documentId = issued.document.id;
  pdf = office.bytes(issued.file);
});
afterAll(() => office.close());

/** Verifies bytes handed in by upload, as the page does. */
async function verify(bytes: Uint8Array) {
  return office.call('documents.verify', { source: await office.fileIn('收到的文件.pdf', bytes) });
}

describe('documents.verify', () => {
  it('trusts the own root after login, and calls it untrusted before', async () => {
    expect((await verify(pdf)).report.status).toBe('valid');
    await office.call('session.lock', {});
    const { report } = await verify(pdf);
    expect(report.status).toBe('untrusted');
    expect(report.signatures[0]?.trust?.problem).toBe('unknown_root');
    await office.as('clerk');
  });

  it('reads a file by path, as the command line hands it in', async () => {
    const file = path.join(office.dataRoot, 'in.pdf');
    writeFileSync(file, pdf);
    const answer = await office.call('documents.verify', { source: { $file: office.service.files.offerPath(file) } });
    expect(answer).toMatchObject({ fileName: 'in.pdf', sizeBytes: pdf.length, report: { status: 'valid' } });
  });

  it('sees one changed byte of the page', async () => {
    const changed = Buffer.from(pdf);
    const at = changed.indexOf('stream') + 20;
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect((await verify(changed)).report.status).toBe('invalid');
  });

  it('says plainly that something is no PDF', async () => {
    const source = await office.fileIn('文字.pdf', Buffer.from('not a pdf'));
    expect((await office.failure('documents.verify', { source })).code).toBe('pdf_unreadable');
  });
});

describe('issued documents', () => {
  it('are listed with their owner and hash', async () => {
    const { total, rows } = await office.call('documents.list', {});
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      id: documentId,
      kind: 'minutes_pdf',
      number: '〔2026〕1号',
      sizeBytes: pdf.length,
      signed: true,
    });
  });

  it('come back byte for byte, and never damaged', async () => {
    const { file } = await office.call('documents.file', { id: documentId });
    expect(office.bytes(file).equals(pdf)).toBe(true);
    const blobs = path.join(office.folder, 'blobs');
    const [name] = readdirSync(blobs, { recursive: true, encoding: 'utf8' }).filter((one) => one.includes(path.sep));
    if (!name) throw new Error('a blob was stored');
    const stored = path.join(blobs, name);
    const before = readFileSync(stored);
    expect(before.includes('%PDF')).toBe(false);
    const damaged = Buffer.from(before);
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    writeFileSync(stored, damaged);
    expect((await office.failure('documents.file', { id: documentId })).code).toBe('E_DB_DAMAGED');
    writeFileSync(stored, before);
  });

  it('unknown ones are not found', async () => {
    const id = '0190aaaa-0000-7000-8000-000000000000';
    expect((await office.failure('documents.file', { id })).code).toBe('not_found');
  });
});
