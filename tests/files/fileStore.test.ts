import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileStore } from '#service/files/fileStore.ts';

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-files-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

it.each([
  ['a long Chinese title', `${'关于印发社会组织工作领导小组会议纪要的通知'.repeat(10)}.pdf`],
  ['characters of four bytes', `${'𠮷'.repeat(100)}.pdf`],
  ['what no system takes in a name', 'a/b\\c:d*e?f"g<h>i|j\n.pdf'],
])('hands out a name that keeps its ending and can be saved: %s', (_case, name) => {
  const files = createFileStore();
  const handed = files.handOut(name, 'application/pdf', Buffer.from('%PDF-'));
  expect(handed.name).toMatch(/^[^\\/:*?"<>|\n]+\.pdf$/u);
  expect(handed.name).not.toMatch(/\p{Surrogate}/u);
  const place = path.join(folder, handed.name);
  files.hosts.saveTo(handed.$file, place);
  expect(fs.readFileSync(place, 'utf8')).toBe('%PDF-');
});
