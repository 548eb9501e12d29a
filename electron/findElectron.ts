import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));

/**
 * The Electron binary of this machine, without downloading one: the folder that `ELECTRON_OVERRIDE_DIST_PATH` names
 * (Electron's own variable), else what the npm package has unpacked.
 * @returns absolute path, or `null`
 */
export function findElectron(): string | null {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const named = process.platform === 'win32' ? 'electron.exe' : 'electron';
  if (override) {
    const file = join(override, named);
    return existsSync(file) ? file : null;
  }
  const installed = join(REPOSITORY, 'node_modules', 'electron');
  const pathFile = join(installed, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const file = join(installed, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(file) ? file : null;
}

const PROBE_MILLISECONDS = 8_000;
const DOWNLOAD_MILLISECONDS = 10 * 60_000;

/**
 * Lets Electron's own installer fetch the binary, as its first start does since version 42; asks first whether its host
 * answers at all, so that a machine without one does not wait. Development only: the product never does this.
 * @returns absolute path, or `null`
 */
export async function fetchElectron(): Promise<string | null> {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return null;
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MILLISECONDS) });
  } catch {
    return null;
  }
  console.log('正在下载 Electron (downloading Electron once)…');
  const installer = join(REPOSITORY, 'node_modules', 'electron', 'install.js');
  spawnSync(process.execPath, [installer], { stdio: ['ignore', 'ignore', 'ignore'], timeout: DOWNLOAD_MILLISECONDS });
  return findElectron();
}
