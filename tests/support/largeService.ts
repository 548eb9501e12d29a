import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { importRows } from '#tests/features/exports/exportedLists.ts';
import { makeService, type TestService, templateFolder } from './makeService.ts';

/** Organizations of a large registry. */
export const LARGE = 20_000;

/** A service whose office has 20,000 organizations of the invented list: imported once per run, the encrypted files copied for each. */
export async function makeLargeService(): Promise<TestService> {
  return makeService({ template: await largeTemplate() });
}

/** The folder to copy. Test files run in parallel: whoever comes first imports, the others wait for it. */
async function largeTemplate(): Promise<string> {
  const ready = path.join(templateFolder(), 'registry');
  const building = `${ready}-building`;
  mkdirSync(templateFolder(), { recursive: true });
  while (!existsSync(ready)) {
    if (!began(building)) {
      await wait(250);
      continue;
    }
    try {
      const office = await makeService();
      await importRows(office, LARGE);
      await office.service.close();
      cpSync(office.folder, `${building}/office`, { recursive: true });
      await office.close();
      renameSync(`${building}/office`, ready);
    } finally {
      rmSync(building, { recursive: true, force: true });
    }
  }
  return ready;
}

/** Making a folder is what only one of several can do. */
function began(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
