import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createService } from '#service/createService.ts';
import { renderDocument } from '#service/documents/renderDocument.ts';
import type { Service } from '#service/service.ts';
import { message } from '#shared/text/index.ts';
import { sampleMeeting } from '../features/meetings/sampleMeeting.ts';
import {
  CallFailure,
  callService,
  makeService,
  PASSWORD,
  RESOURCES,
  type TestService,
} from '../support/makeService.ts';
import { GOLDEN, MINUTES } from './samples.ts';

// Bad input and a full disk: one plain sentence, no half-written file, the original untouched.

function mountSmall(folder: string, megabytes: number): boolean {
  fs.mkdirSync(folder, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0;
}

/** Fills a file system until not even a block is left. @returns the file that takes the space */
function fill(folder: string): string {
  const filler = path.join(folder, 'filler');
  const descriptor = fs.openSync(filler, 'w');
  try {
    for (const size of [1 << 20, 1 << 16, 1 << 12]) {
      for (;;) {
        try {
          fs.writeSync(descriptor, Buffer.alloc(size));
        } catch {
          break;
        }
      }
    }
  } finally {
    fs.closeSync(descriptor);
  }
  return filler;
}

const canMount = process.platform === 'linux' && process.getuid?.() === 0;
if (!canMount && process.env.CI) throw new Error('the disk tests need root to mount a small file system');

function filesBelow(folder: string): string[] {
  return fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}

describe('a full disk', () => {
  let office: TestService;
  let base = '';
  let small = '';
  beforeEach(async () => {
    office = await makeService();
    base = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-export-'));
    small = path.join(base, 'small');
  });
  afterEach(async () => {
    await office.close();
    spawnSync('umount', [small]);
    fs.rmSync(base, { recursive: true, force: true });
  });

  it.runIf(canMount)('saving over an older file leaves it as it was, byte for byte', async () => {
    expect(mountSmall(small, 1)).toBe(true);
    const target = path.join(small, '档案页.pdf');
    const older = Buffer.from('较早保存的文件');
    fs.writeFileSync(target, older);
    const { file } = await office.call('meetings.preview', { content: sampleMeeting() });
    fill(small);
    const before = filesBelow(small);
    expect(() => office.service.files.saveTo(file.$file, target)).toThrow(
      expect.objectContaining({ code: 'disk_full' }),
    );
    expect(fs.readFileSync(target)).toEqual(older);
    expect(filesBelow(small)).toEqual(before);
    expect(message('zh-CN', 'errors.disk_full')).toMatch(/[。]/);
  });

  it.runIf(canMount)('issuing says so, keeps no half document, and succeeds once there is room', async () => {
    await office.service.close();
    expect(mountSmall(small, 16)).toBe(true);
    const folder = path.join(small, 'office');
    fs.cpSync(office.folder, folder, { recursive: true });
    const service: Service = createService({
      dataRoot: base,
      resourcesDirectory: RESOURCES,
      version: 't',
      argon2: 'floor',
      now: () => Date.parse('2026-03-05T10:00:00+08:00'),
    });
    try {
      await callService(service, 'offices.open', { folder: { $file: service.files.offerPath(folder) } });
      await callService(service, 'session.login', { login: 'clerk', password: PASSWORD });
      const { id, revision } = await callService(service, 'meetings.save', sampleMeeting());
      await callService(service, 'meetings.finalize', { id, expectedRevision: revision });
      const blobs = path.join(folder, 'blobs');
      const before = fs.existsSync(blobs) ? filesBelow(blobs) : [];
      const filler = fill(small);
      const failure = await callService(service, 'meetings.issue', { id }).catch((error: unknown) => error);
      expect(failure instanceof CallFailure ? failure.code : failure).toBe('disk_full');
      expect(failure instanceof CallFailure ? failure.message : '').toContain(message('zh-CN', 'errors.disk_full'));
      // An emptied folder may have come, a file may not.
      const left = filesBelow(folder).filter((name) => name.endsWith('.part'));
      expect(left).toEqual([]);
      const kept = (fs.existsSync(blobs) ? filesBelow(blobs) : []).filter(
        (name) => !before.includes(name) && fs.statSync(path.join(blobs, name)).isFile(),
      );
      expect(kept).toEqual([]);
      expect((await callService(service, 'meetings.get', { id })).documents).toEqual([]);
      fs.rmSync(filler);
      const issued = await callService(service, 'meetings.issue', { id });
      expect(issued.status).toBe('valid');
      expect((await callService(service, 'meetings.get', { id })).documents).toHaveLength(1);
    } finally {
      await service.close();
    }
  });
});

describe('a missing glyph', () => {
  it('stops with every character, its place and its role, and makes no file (check 10)', async () => {
    const odd = { ...MINUTES, place: '会议室\u{3FFFF}', closing: '完\u{13000}毕\ufffd，\ue000。' };
    const failure: unknown = await renderDocument({ form: 'minutes', data: odd }, GOLDEN).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({
      code: 'glyph_missing',
      details: {
        list: [
          { codePoint: 'U+3FFFF', position: 4, part: 'place', role: 'fangsong' },
          { codePoint: 'U+13000', position: 2, part: 'closing', role: 'fangsong' },
          { codePoint: 'U+FFFD', position: 4, part: 'closing', role: 'fangsong' },
          { codePoint: 'U+E000', position: 6, part: 'closing', role: 'fangsong' },
        ],
      },
    });
  });

  it('is told by the service in words, and nothing is handed out', async () => {
    const office = await makeService();
    try {
      const failure = await office.failure('meetings.preview', {
        content: sampleMeeting({ place: '会议室\u{3FFFF}' }),
      });
      expect(failure.code).toBe('glyph_missing');
      expect(failure.message).toContain('会议基本情况第 4 字');
      expect(failure.message).toContain('没有生成文件。');
    } finally {
      await office.close();
    }
  });
});
