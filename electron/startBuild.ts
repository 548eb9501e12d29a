import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));

const SOURCES = ['electron', 'shared', 'renderer', 'electron.vite.config.ts', 'package-lock.json'];
const OUTPUTS = [
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/service/utility.js',
  'out/renderer/index.html',
  'resources/verifier/verifier.html',
  'resources/exportViewer/viewer.html',
];
const BUILDERS = [
  ['electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
  ['vite/bin/vite.js', 'build', 'renderer/verifier', '--logLevel', 'error'],
  ['vite/bin/vite.js', 'build', 'renderer/exportViewer', '--logLevel', 'error'],
] as const;

/** Builds the program and the verifier page unless every part is newer than every source file. Ends the process when that fails. */
export function buildWhenNeeded(): void {
  const built = Math.min(...OUTPUTS.map((file) => timeOf(join(REPOSITORY, file))));
  if (built > Math.max(...SOURCES.map((part) => newest(join(REPOSITORY, part))))) return;
  console.log('正在构建程序 (building)…');
  for (const [script, ...words] of BUILDERS) {
    const result = spawnSync(process.execPath, [join(REPOSITORY, 'node_modules', script), ...words], {
      cwd: REPOSITORY,
      stdio: 'inherit',
    });
    if (result.status === 0) continue;
    console.error('构建失败 (the build failed)。');
    process.exit(1);
  }
}

function newest(path: string): number {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return timeOf(path);
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Milliseconds since 1970 of the last change; 0 when there is no such file. */
function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
