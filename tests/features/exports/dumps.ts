import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { CallOutput } from '#shared/contract/list.ts';
import type { TestService } from '#tests/support/makeService.ts';

const VIEWER = fileURLToPath(new URL('../../../renderer/exportViewer', import.meta.url));

/** Builds the page of the dumps as `npm run build` does. */
export async function buildViewer(): Promise<void> {
  await build({ root: VIEWER, logLevel: 'error' });
}

/** Makes a dump, saves it as the program does, and unpacks it with an outside program. */
export async function unpackedDump(
  office: TestService,
  folder: string,
): Promise<{ readonly answer: CallOutput<'exports.dump'>; readonly unpacked: string; readonly archive: string }> {
  mkdirSync(folder, { recursive: true });
  const answer = await office.call('exports.dump', {});
  const archive = path.join(folder, answer.file.name);
  await office.service.files.saveTo(answer.file.$file, archive);
  const unpacked = path.join(folder, 'unpacked');
  // Python reads the UTF-8 names in any locale.
  execFileSync('python3', [
    '-c',
    'import sys,zipfile;zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])',
    archive,
    unpacked,
  ]);
  return { answer, unpacked, archive };
}

/** Lines of a JSONL file of the dump. */
export function jsonLines(unpacked: string, place: string): Record<string, unknown>[] {
  const text = readFileSync(path.join(unpacked, place), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line));
}

/** Every file below a folder, as paths in it. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

/** Finalizes and issues minutes, so that there is a signed attachment. */
export async function issueMinutes(office: TestService): Promise<void> {
  const { id, revision } = await office.call('meetings.save', {
    fields: {
      kind: 'office',
      title: '社会组织年检工作专题会',
      startAt: '2026-03-04T09:00',
      place: '局会议室',
      chairName: '周明',
      recorderName: '李华',
      minutesText: { blocks: [{ kind: 'paragraph', text: '会议听取了年检工作情况。' }] },
    },
    attendance: [{ capacity: 'present', name: '周明', post: '局长' }],
    actions: [{ text: '完成年检 <b>汇总</b></script><!--', responsibleUnit: '社管科', dueOn: '2026-04-30' }],
  });
  const final = await office.call('meetings.finalize', { id, expectedRevision: revision, selfChecked: true });
  await office.call('meetings.issue', { id: final.id, deviationReason: '试验' });
}
