// needs: qpdf
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTACHMENT_LIMIT } from '#shared/features/attachments/attachments.rules.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
let ownerId: string;
let folder: string;

beforeAll(async () => {
  office = await makeService();
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-attach-'));
  ownerId = await organization('云州市茶叶协会');
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await office.close();
});

async function organization(name: string): Promise<string> {
  const fields = {
    name,
    registrationKind: 'filed',
    townshipName: '城关街道',
    communityName: '茶园社区',
    filedOn: '2020-05-01',
    communityCategory: 'culture_sports',
    legalRepresentativeName: '李玥',
  } as const;
  const contacts = [{ name: '王珺', role: 'liaison', workPhone: '0571-88886666' } as const];
  return (await office.call('organizations.save', { fields, contacts })).id;
}
const list = async (owner = ownerId, includeVoided = false) =>
  (await office.call('attachments.list', { ownerType: 'organization', ownerId: owner, includeVoided })).rows;
async function add(name: string, bytes: Uint8Array, owner = ownerId) {
  const source = await office.fileIn(name, bytes);
  return office.call('attachments.add', { ownerType: 'organization', ownerId: owner, source });
}
async function refused(name: string, bytes: Uint8Array, owner = ownerId) {
  const source = await office.fileIn(name, bytes);
  return office.failure('attachments.add', { ownerType: 'organization', ownerId: owner, source });
}
/** Waits until the reader in the background has looked at a file. */
async function stateOf(id: string): Promise<string> {
  return expect
    .poll(async () => (await list(undefined, true)).find((row) => row.id === id)?.textState, { timeout: 30_000 })
    .not.toBe('waiting')
    .then(async () => (await list(undefined, true)).find((row) => row.id === id)?.textState ?? '?');
}
const text = (words: string) => Buffer.from(words);

describe('attachments of an organization', () => {
  it('keeps the bytes encrypted under their hash, hands them out as they came in, with kind, title and history', async () => {
    const bytes = Buffer.concat([text('章程正文：本会宗旨是弘扬茶文化。'), randomBytes(0)]);
    const source = await office.fileIn('章程.txt', bytes);
    const { id, fileName } = await office.call('attachments.add', {
      ownerType: 'organization',
      ownerId,
      source,
      kind: 'articles',
      title: '2026年修订',
    });
    expect(fileName).toBe('章程.txt');
    const [row] = await list();
    expect(row).toMatchObject({
      id,
      kind: 'articles',
      title: '2026年修订',
      sizeBytes: bytes.length,
      mediaType: 'text/plain',
      preview: 'text',
    });
    expect(row?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const { file } = await office.call('attachments.file', { id });
    expect(file.name).toBe('章程.txt');
    expect(office.bytes(file).equals(bytes)).toBe(true);
    // Nothing readable on the disk, neither words nor the plain hash as a name.
    const blobs = readdirSync(path.join(office.folder, 'blobs'), { recursive: true, encoding: 'utf8' });
    expect(blobs.some((name) => name.includes(row?.sha256 ?? '?'))).toBe(false);
    for (const name of blobs) {
      const place = path.join(office.folder, 'blobs', name);
      if (statSync(place).isFile()) expect(readFileSync(place).includes(text('弘扬'))).toBe(false);
    }
    expect(await stateOf(id)).toBe('read');
    const described = await office.call('attachments.describe', {
      id,
      expectedRevision: 1,
      title: '修订稿',
      kind: 'other',
    });
    const { entries } = await office.call('records.history', { id });
    expect(entries.map((entry) => entry.revision)).toEqual([2, 1]);
    expect((await office.failure('attachments.describe', { id, expectedRevision: 1, kind: 'other' })).code).toBe(
      'conflict',
    );
    expect(described.revision).toBe(2);
  });

  it('the text is found, and the hit leads to the organization', async () => {
    await expect
      .poll(async () =>
        (await office.call('search.find', { text: '弘扬茶文化' })).groups.flatMap((group) => group.hits),
      )
      .toMatchObject([{ kind: 'document', parentId: ownerId, ofOrganization: true }]);
  });

  it('hostile names are made safe, equal names told apart; nothing is written outside the office', async () => {
    const before = readdirSync(office.dataRoot).sort();
    const names: string[] = [];
    for (const [index, name] of [
      '../../../年报.pdf',
      'C:\\x\\年报.pdf',
      '年报\u202E.pdf',
      'CON.pdf',
      `${'长'.repeat(84)}.pdf`,
    ].entries())
      names.push((await add(name, text(`内容 ${index}`))).fileName);
    expect(names.slice(0, 4)).toEqual(['年报.pdf', '年报（2）.pdf', '年报（3）.pdf', '_CON.pdf']);
    expect(Buffer.byteLength(names[4] ?? '')).toBeLessThanOrEqual(200);
    expect(readdirSync(office.dataRoot).sort()).toEqual(before);
  });

  it('a voided file is described no more', async () => {
    const { id } = await add('作废的附件.txt', text('作废的附件'));
    await office.call('attachments.void', { id, expectedRevision: 1, reason: '传错了' });
    const failure = await office.failure('attachments.describe', {
      id,
      expectedRevision: 2,
      title: '新',
      kind: 'other',
    });
    expect(failure.code).toBe('conflict');
  });

  it('the same bytes twice: refused with the name of the first; nothing is stored', async () => {
    await add('审计报告.txt', text('审计报告'));
    const count = (await list()).length;
    const failure = await refused('又一份.txt', text('审计报告'));
    expect(failure.code).toBe('duplicate');
    expect(failure.message).toContain('审计报告.txt');
    expect(await list()).toHaveLength(count);
    // With another organization it is another attachment of the same stored file.
    const other = await organization('云州市书法协会');
    expect((await add('审计报告.txt', text('审计报告'), other)).fileName).toBe('审计报告.txt');
    expect(await list(other)).toHaveLength(1);
  });

  it('0 bytes: a plain sentence, the record unharmed', async () => {
    const count = (await list()).length;
    const failure = await refused('空.pdf', new Uint8Array());
    expect(failure.code).toBe('rule_broken');
    expect(failure.details).toMatchObject({ fields: [{ field: 'source', code: 'file_empty' }] });
    expect(await list()).toHaveLength(count);
  });

  it('2 GB: refused in words before a byte is read, by path and by upload', async () => {
    const place = path.join(folder, '录像.mp4');
    writeFileSync(place, '');
    truncateSync(place, 2 * 1024 ** 3);
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const failure = await office.failure('attachments.add', {
      ownerType: 'organization',
      ownerId,
      source: { $file: office.service.files.offerPath(place) },
    });
    expect(failure.code).toBe('file_too_large');
    expect(failure.message).toContain('上限 100 MB');
    expect(performance.now() - started).toBeLessThan(1000);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 ** 2);
    expect((await office.failure('files.upload', { name: '录像.mp4', size: 2 * 1024 ** 3 })).code).toBe(
      'file_too_large',
    );
    // One byte over the limit.
    truncateSync(place, ATTACHMENT_LIMIT + 1);
    const over = { $file: office.service.files.offerPath(place) };
    expect((await office.failure('attachments.add', { ownerType: 'organization', ownerId, source: over })).code).toBe(
      'file_too_large',
    );
  });

  it('broken, locked and bursting files are kept as they are, with a state in place of their text', async () => {
    const plain = path.join(folder, 'plain.pdf');
    const { file: sheet } = await office.call('organizations.sheets', { ids: [ownerId] });
    writeFileSync(plain, office.bytes(sheet));
    execFileSync('qpdf', ['--encrypt', 'user', 'owner', '256', '--', plain, path.join(folder, 'locked.pdf')]);
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(220 * 1024 * 1024) }, { level: 9 });
    const png = Buffer.concat([
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      Buffer.from('0001000000010000', 'hex'),
      Buffer.alloc(40),
    ]);
    const files: [string, Uint8Array, string, string][] = [
      ['坏.pdf', text('%PDF-1.7\nrubbish'), 'damaged', 'pdf'],
      ['密.pdf', readFileSync(path.join(folder, 'locked.pdf')), 'encrypted', 'pdf'],
      ['坏.docx', Buffer.concat([text('PK\u0003\u0004'), randomBytes(400)]), 'damaged', 'none'],
      ['炸.docx', bomb, 'too_large', 'none'],
      ['程序.exe', Buffer.concat([text('MZ'), Buffer.alloc(60)]), 'other_type', 'none'],
      // 65,536 × 65,536 pixels: shown nowhere.
      ['巨.png', png, 'other_type', 'none'],
    ];
    for (const [name, bytes, state, preview] of files) {
      const { id } = await add(name, bytes);
      expect([name, await stateOf(id)]).toEqual([name, state]);
      const row = (await list()).find((one) => one.id === id);
      expect([name, row?.preview]).toEqual([name, preview]);
      const { file } = await office.call('attachments.file', { id });
      expect(office.bytes(file).equals(Buffer.from(bytes))).toBe(true);
    }
    expect((await office.call('organizations.get', { id: ownerId })).organization.name).toBe('云州市茶叶协会');
  });

  it('a vector picture and a web page are text, whatever they are called: nothing in them can run', async () => {
    const svg = text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    for (const [name, bytes] of [
      ['图.svg', svg],
      ['图.png', text('<html><script>alert(2)</script>')],
    ] as const) {
      const { id } = await add(name, bytes);
      const { file } = await office.call('attachments.file', { id });
      expect(file.mediaType).toBe('text/plain');
    }
  });

  it('voiding keeps the file with its reason; it leaves the list and can still be opened; stale revisions change nothing', async () => {
    const { id } = await add('错传.txt', text('错传的文件'));
    expect((await office.failure('attachments.void', { id, expectedRevision: 7, reason: '传错了' })).code).toBe(
      'conflict',
    );
    await office.call('attachments.void', { id, expectedRevision: 1, reason: '传错了' });
    expect((await list()).some((row) => row.id === id)).toBe(false);
    expect((await list(ownerId, true)).find((row) => row.id === id)?.voidReason).toBe('传错了');
    expect(office.bytes((await office.call('attachments.file', { id })).file).toString()).toBe('错传的文件');
    // The same file may be attached again.
    expect((await add('错传.txt', text('错传的文件'))).fileName).toBe('错传.txt');
  });

  it('a voided or unknown organization, a lost file and an auditor: refused', async () => {
    const gone = await organization('云州市已作废协会');
    await office.call('organizations.void', { id: gone, expectedRevision: 1, reason: '重复录入' });
    expect((await refused('甲.txt', text('甲'), gone)).code).toBe('not_found');
    expect((await refused('甲.txt', text('甲'), '01a205c7-aa05-741c-80b9-52f58b28df06')).code).toBe('not_found');
    const lost = { $file: office.service.files.offerPath(path.join(folder, '没有.pdf')) };
    expect((await office.failure('attachments.add', { ownerType: 'organization', ownerId, source: lost })).code).toBe(
      'file_missing',
    );
    await office.as('auditor');
    expect((await office.failure('attachments.list', { ownerType: 'organization', ownerId })).code).toBe('forbidden');
    await office.as('clerk');
  });

  it('a cancelled call leaves no attachment', async () => {
    const count = (await list()).length;
    const source = await office.fileIn('大.bin', randomBytes(30 * 1024 * 1024));
    const adding = office.call('attachments.add', { ownerType: 'organization', ownerId, source }, { callId: 'add-1' });
    await office.call('jobs.cancel', { callId: 'add-1' });
    await expect(adding).rejects.toMatchObject({ code: 'cancelled' });
    expect(await list()).toHaveLength(count);
  });
});
