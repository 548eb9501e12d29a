import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fetchElectron, findElectron } from './findElectron.ts';
import { buildWhenNeeded, REPOSITORY } from './startBuild.ts';

// `npm start`: builds when the sources are newer than the build, opens the program in Electron, and where no Electron can
// be had serves the same program to the browser of this machine. Runs under Node 24 (npm puts it in front).

const { values: flags } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    practice: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
    'no-open': { type: 'boolean', default: false },
  },
});

/** An Electron that ends this soon with an error never opened a window. */
const FAILED_START_MILLISECONDS = 5_000;

buildWhenNeeded();
if (flags.browser) await openInBrowser();
else await openInElectron();

async function openInElectron(): Promise<void> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return fallBack('没有图形桌面 (no desktop: DISPLAY is not set)');
  }
  const binary = findElectron() ?? (await fetchElectron());
  if (binary === null) return fallBack('这台电脑上没有 Electron，也无法下载 (no Electron binary can be had)');
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 && !process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const began = Date.now();
  const child = spawn(
    binary,
    [REPOSITORY, ...(asRoot ? ['--no-sandbox'] : []), ...(flags.practice ? ['--practice'] : [])],
    { cwd: REPOSITORY, stdio: 'inherit' },
  );
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  if (code !== 0 && Date.now() - began < FAILED_START_MILLISECONDS) {
    return fallBack(`Electron 没有启动成功 (Electron ended with code ${code})`);
  }
  process.exitCode = code;
}

function fallBack(reason: string): Promise<void> {
  console.log(`${reason}：改在浏览器中打开 (serving to the browser instead)。`);
  return openInBrowser();
}

async function openInBrowser(): Promise<void> {
  // Loaded only here: Electron has the service in its own process.
  const { serveInBrowser } = await import('./startBrowser.ts');
  await serveInBrowser({
    practice: flags.practice,
    port: Number(flags.port),
    openBrowser: !flags['no-open'],
    page: join(REPOSITORY, 'out', 'renderer'),
    resources: join(REPOSITORY, 'resources'),
  });
}
