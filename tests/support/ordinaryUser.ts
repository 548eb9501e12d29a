import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const USER = 'taizhang-test';

export type OrdinaryUserCopy = {
  readonly folder: string;
  /** Name for ELECTRON_RUNTIME_USER; null when this process is an ordinary user already. */
  readonly user: string | null;
  /** A new empty folder that the user may write to. */
  freshFolder(): Promise<string>;
};

let made: OrdinaryUserCopy | undefined;
let folderOfCopy: string | undefined;

/** Removes the copy and every data folder made with it. */
export function removeOrdinaryUserCopy(): void {
  if (folderOfCopy) rmSync(folderOfCopy, { recursive: true, force: true });
  made = undefined;
}

/**
 * The built program where an ordinary user can read it: the sandbox of Chromium is off for root, and checks with it off
 * prove nothing. As root a user is made once and the files are copied; otherwise the repository itself serves.
 */
export async function ordinaryUserCopy(repository: string): Promise<OrdinaryUserCopy> {
  if (made) return made;
  const base = mkdtempSync(join('/var/tmp', 'taizhang-sandboxed-'));
  folderOfCopy = base;
  let counter = 0;
  const fresh = (owner: string | null) => async () => {
    counter += 1;
    const folder = join(base, `data-${counter}`);
    mkdirSync(folder);
    if (owner) execFileSync('chown', [`${owner}:`, folder]);
    return folder;
  };
  if (process.getuid?.() !== 0) {
    made = { folder: repository, user: null, freshFolder: fresh(null) };
    return made;
  }
  try {
    execFileSync('id', [USER], { stdio: 'ignore' });
  } catch {
    execFileSync('useradd', ['-m', USER]);
  }
  const folder = join(base, 'app');
  mkdirSync(folder);
  for (const part of ['out', 'resources', 'package.json']) {
    cpSync(join(repository, part), join(folder, part), { recursive: true });
  }
  const modules = join(repository, 'node_modules');
  if (readableFor(join(modules, 'zod', 'package.json'))) symlinkSync(modules, join(folder, 'node_modules'));
  else cpSync(modules, join(folder, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', join(folder, 'out'), join(folder, 'resources')]);
  chmodSync(base, 0o755);
  if (!existsSync(join(folder, 'node_modules'))) throw new Error('no node_modules in the copy');
  made = { folder, user: USER, freshFolder: fresh(USER) };
  return made;
}

function readableFor(file: string): boolean {
  try {
    execFileSync('setpriv', ['--reuid', USER, '--clear-groups', 'test', '-r', file], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
