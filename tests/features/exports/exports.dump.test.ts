// needs: sha256sum, python3
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryHash } from '#service/audit/auditChain.ts';
import { deriveStoreKeys, unwrapSlot } from '#service/crypto/keyring.ts';
import { readKeyring } from '#service/crypto/keyringFile.ts';
import { COLLECTIONS } from '#service/db/collections.ts';
import { openDatabase } from '#service/db/open.ts';
import { findSlot } from '#service/office/session.ts';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';
import { buildViewer, filesBelow, issueMinutes, jsonLines, unpackedDump } from './dumps.ts';
import { csvRows, saveOddOrganizations } from './exportedLists.ts';

let office: TestService;
let folder = '';
let dump: Awaited<ReturnType<typeof unpackedDump>>;

beforeAll(async () => {
  await buildViewer();
  office = await makeService();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-dump-'));
  await saveOddOrganizations(office);
  await issueMinutes(office);
  await office.call('drafts.save', {
    key: 'meeting:new',
    title: '未完成',
    content: JSON.stringify({ marker: '草稿暗记七三一' }),
  });
  dump = await unpackedDump(office, folder);
});
afterAll(async () => {
  await office.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** The database as an outsider with the password opens it. */
async function rawDatabase() {
  const keyring = readKeyring(office.folder);
  const slot = findSlot(keyring, 'clerk');
  if (!slot) throw new Error('no slot');
  const { rootKey } = await unwrapSlot(keyring, slot, { kind: 'password', password: PASSWORD });
  const keys = deriveStoreKeys(rootKey, keyring.store);
  return { keys, rootKey, database: openDatabase(path.join(office.folder, 'data.db'), keys.database, 'read') };
}

describe('I5: the complete open dump', () => {
  it('is whole: sha256sum passes and names every file but itself', () => {
    const run = spawnSync('sha256sum', ['-c', '--strict', '校验.txt'], { cwd: dump.unpacked });
    expect(run.status, String(run.stderr) + String(run.stdout)).toBe(0);
    const listed = fs.readFileSync(path.join(dump.unpacked, '校验.txt'), 'utf8').trim().split('\n');
    const named = listed.map((line) => line.slice(66));
    expect(named.sort()).toEqual(
      filesBelow(dump.unpacked)
        .filter((file) => file !== '校验.txt')
        .sort(),
    );
    expect(named).toContain('浏览.html');
    expect(named).toContain('数据说明.json');
  });

  it('holds as many rows of every table as the database, in both forms, and every field has a Chinese name', async () => {
    const { database } = await rawDatabase();
    let records = 0;
    for (const table of [...Object.keys(COLLECTIONS), 'user_account', 'field_history', 'import_batch']) {
      const rows = database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
      expect(jsonLines(dump.unpacked, `数据/${table}.jsonl`).length, table).toBe(rows);
      const text = fs.readFileSync(path.join(dump.unpacked, `数据/${table}.csv`), 'utf8');
      expect(text.startsWith('\ufeff')).toBe(true);
      const [headings = [], ...lines] = csvRows(text.slice(1));
      expect(lines.length, table).toBe(rows);
      for (const heading of headings) expect(heading, table).toMatch(/\p{Script=Han}/u);
      if (Object.hasOwn(COLLECTIONS, table)) records += lines.length;
    }
    expect(dump.answer.records).toBe(records);
    expect(records).toBeGreaterThan(10);
    database.close();
  });

  it('holds the records as they are, voided ones and rare characters too', async () => {
    const organizations = jsonLines(dump.unpacked, '数据/organization.jsonl');
    expect(organizations.map((row) => row.name)).toContain('云州市𠮷祥茶文化协会');
    expect(organizations.find((row) => row.name === '=1+1云州市书法协会')?.registrationNo).toBe('012345678901234567');
    const history = jsonLines(dump.unpacked, '数据/field_history.jsonl');
    expect(JSON.stringify(history)).toContain('社会组织年检工作专题会');
  });

  it('holds an audit log whose every entry can be proved from the file alone', () => {
    const entries = jsonLines(dump.unpacked, '审计/audit_entry.jsonl');
    expect(entries.length).toBeGreaterThan(5);
    let before = '0'.repeat(64);
    for (const { log: _log, hash, ...entry } of entries) {
      expect(entry.prevHash).toBe(before);
      expect(entryHash(JSON.parse(JSON.stringify(entry))).toString('hex')).toBe(hash);
      before = String(hash);
    }
  });

  it('holds every attachment, openable, byte by byte', async () => {
    const rows = jsonLines(dump.unpacked, '数据/attachment.jsonl');
    expect(rows.length).toBe(1);
    expect(dump.answer).toMatchObject({ attachments: 1, missing: 0 });
    for (const row of rows) {
      const bytes = fs.readFileSync(path.join(dump.unpacked, String(row.exportedFile)));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(row.sha256);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  it('holds no key, password hash or draft, in no form', async () => {
    const { database, keys, rootKey } = await rawDatabase();
    const meta = new Map(
      database
        .prepare<[], { key: string; value: string }>('SELECT key, value FROM meta')
        .all()
        .map(({ key, value }) => [key, value]),
    );
    const blobIdentity = meta.get('blobIdentity') ?? '';
    expect(blobIdentity).toMatch(/^AGE-SECRET-KEY-/);
    const keyFiles = database
      .prepare('SELECT keyFile FROM signing_identity UNION SELECT file FROM office_key')
      .pluck()
      .all();
    const recipients = database.prepare('SELECT recipient FROM user_account').pluck().all();
    const keyring = JSON.parse(fs.readFileSync(path.join(office.folder, 'keyring.json'), 'utf8'));
    const texts = [PASSWORD, blobIdentity, '草稿暗记七三一', 'AGE-SECRET-KEY', 'PRIVATE KEY', '$argon2'];
    for (const slot of keyring.slots) {
      for (const value of Object.values(slot)) if (typeof value === 'string' && value.length > 40) texts.push(value);
    }
    for (const recipient of recipients) texts.push(String(recipient));
    const secrets: Buffer[] = texts.map((text) => Buffer.from(text));
    for (const key of [rootKey, keys.database, keys.blobNames, keys.state, ...keyFiles]) {
      const bytes = Buffer.isBuffer(key) ? key : Buffer.from(String(key));
      secrets.push(bytes, Buffer.from(bytes.toString('hex')), Buffer.from(bytes.toString('base64')));
    }
    expect(secrets.length).toBeGreaterThan(15);
    for (const file of filesBelow(dump.unpacked)) {
      const bytes = fs.readFileSync(path.join(dump.unpacked, file));
      for (const secret of secrets)
        expect(bytes.includes(secret), `${file} ${secret.toString('latin1', 0, 20)}`).toBe(false);
    }
    database.close();
  });

  it('A5: stands in the log with counts and the hash of the archive', async () => {
    await office.as('auditor');
    const { entries } = await office.call('audit.list', { action: 'export.dump' });
    await office.as('clerk');
    expect(entries[0]?.detail).toMatchObject({
      records: dump.answer.records,
      attachments: 1,
      sha256: createHash('sha256').update(fs.readFileSync(dump.archive)).digest('hex'),
    });
  });
});

describe('what lies on the disk meanwhile', () => {
  const waiting = () => fs.readdirSync(path.join(office.dataRoot, 'exports'));

  it('is unreadable, and gone when the office is locked', async () => {
    const { file } = await office.call('exports.dump', {});
    const [name = ''] = waiting().slice(-1);
    const sealed = fs.readFileSync(path.join(office.dataRoot, 'exports', name));
    expect(sealed.length).toBe(file.size);
    expect(sealed.includes('PK\u0003\u0004')).toBe(false);
    expect(sealed.includes('organization')).toBe(false);
    await office.service.lock('user');
    expect(waiting()).toEqual([]);
    await office.as('clerk');
  });

  it('is gone after a cancel', async () => {
    const cancelling = office.service.call('exports.dump', {}, { callId: 'd1' });
    office.service.onEvent((event) => {
      if (event.type === 'progress' && event.callId === 'd1' && event.stage === 'export_reading')
        void office.service.call('jobs.cancel', { callId: 'd1' });
    });
    const answer = await cancelling;
    expect(answer.ok ? 'ok' : answer.error.code).toBe('cancelled');
    expect(waiting()).toEqual([]);
  });

  it('an attachment whose file is damaged is named, and everything else is exported', async () => {
    const other = await makeService();
    try {
      await issueMinutes(other);
      const blobs = path.join(other.folder, 'blobs');
      for (const file of filesBelow(blobs)) fs.writeFileSync(path.join(blobs, file), 'damaged');
      const { answer, unpacked } = await unpackedDump(other, path.join(folder, 'damaged'));
      expect(answer).toMatchObject({ attachments: 0, missing: 1 });
      const [row] = jsonLines(unpacked, '数据/attachment.jsonl');
      expect(row?.exportedFile).toBeNull();
      expect(fs.readFileSync(path.join(unpacked, '数据说明.html'), 'utf8')).toContain(String(row?.id));
    } finally {
      await other.close();
    }
  });

  it.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
    'on a full disk the dump says so and leaves nothing; a full target leaves nothing there',
    async () => {
      const small = path.join(office.dataRoot, 'exports');
      expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small]).status).toBe(0);
      try {
        expect((await office.failure('exports.dump', {})).code).toBe('disk_full');
        expect(waiting()).toEqual([]);
      } finally {
        spawnSync('umount', [small]);
      }
      const { file } = await office.call('exports.dump', {});
      const target = path.join(folder, 'small');
      fs.mkdirSync(target);
      expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', target]).status).toBe(0);
      try {
        const saving = Promise.resolve(office.service.files.saveTo(file.$file, path.join(target, 'dump.zip')));
        await expect(saving).rejects.toThrow('disk_full');
        expect(fs.readdirSync(target)).toEqual([]);
      } finally {
        spawnSync('umount', [target]);
      }
    },
  );
});
