import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findElectron } from '../../electron/findElectron.ts';
import { REPOSITORY } from './launchApp.ts';

export type PackagedApp = { readonly folder: string; readonly program: string; readonly archive: string };

/**
 * Packages the built program for this Linux machine into a temporary folder, without a download: from the runtime that
 * `ELECTRON_DIST` names, or from what the electron package has unpacked.
 */
export function packageApp(): PackagedApp {
  const binary = findElectron();
  const runtime = process.env.ELECTRON_DIST ?? (binary === null ? null : dirname(binary));
  if (runtime === null) throw new Error('no Electron to package: set ELECTRON_DIST');
  const output = mkdtempSync(join(tmpdir(), 'taizhang-package-'));
  const version = process.env.ELECTRON_DIST
    ? execFileSync(join(runtime, 'electron'), ['-p', 'process.versions.electron'], {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
        encoding: 'utf8',
      }).trim()
    : String((createRequire(import.meta.url)('electron/package.json') as { version: string }).version);
  execFileSync(
    join(REPOSITORY, 'node_modules', '.bin', 'electron-builder'),
    [
      '--linux',
      'dir',
      '--publish',
      'never',
      `-c.electronDist=${runtime}`,
      `-c.electronVersion=${version}`,
      `-c.directories.output=${output}`,
    ],
    { cwd: REPOSITORY, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const folder = join(output, 'linux-unpacked');
  return { folder, program: join(folder, 'taizhang'), archive: join(folder, 'resources', 'app.asar') };
}

/**
 * Puts the addon that was built for the stand-in Electron into a package made from it (its Node-API is older than the
 * shipped addon wants). Does nothing for the pinned Electron.
 */
export function fitAddon(packaged: PackagedApp): void {
  const cache = process.env.ELECTRON_DIST ? dirname(process.env.ELECTRON_DIST) : null;
  const addon = cache && readdirSync(cache).find((name) => /^better-sqlite3-multiple-ciphers-.*\.node$/.test(name));
  if (!cache || !addon) return;
  const target = join(
    packaged.folder,
    'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node',
  );
  if (!existsSync(target)) throw new Error('no addon beside the archive');
  copyFileSync(join(cache, addon), target);
}
