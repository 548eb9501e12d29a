import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createService } from './service/createService.ts';
import { startLoopback } from './service/hosts/loopback.ts';
import { nodeTokenRunner } from './service/hosts/nodeTokens.ts';
import { REPOSITORY } from './startBuild.ts';

export type BrowserOptions = {
  readonly practice: boolean;
  readonly port: number;
  readonly openBrowser: boolean;
  readonly page: string;
  readonly resources: string;
};

/** Runs the service in this process and serves it to the browser of this machine until Ctrl+C. */
export async function serveInBrowser(options: BrowserOptions): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as { version: string };
  const service = createService({
    dataRoot: dataRoot(),
    resourcesDirectory: options.resources,
    version,
    tokens: nodeTokenRunner(),
  });
  if (options.practice) {
    const opened = await service.call('offices.practice', { rebuild: false });
    if (!opened.ok) console.log(opened.error.message);
  }
  let first = true;
  const loopback = await startLoopback({
    service,
    page: options.page,
    version,
    port: options.port,
    onAddress: (address) => {
      console.log(`${first ? '请在浏览器中打开（只能用一次）' : '再次打开请用新地址'} (open once): ${address}`);
      if (first && options.openBrowser) openDesktopBrowser(address);
      first = false;
    },
  });
  const leave = async () => {
    await loopback.close();
    await service.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void leave());
}

/** The same folder as Electron's, so that both open the same offices. */
function dataRoot(): string {
  if (process.env.TAIZHANG_DATA_ROOT) return process.env.TAIZHANG_DATA_ROOT;
  const base =
    process.platform === 'win32'
      ? (process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support')
        : (process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'));
  return join(base, 'Taizhang', 'data');
}

/** Where there is a desktop; anything that goes wrong leaves the printed address. */
function openDesktopBrowser(address: string): void {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const [program, args] =
    process.platform === 'win32'
      ? ['explorer.exe', [address]]
      : process.platform === 'darwin'
        ? ['open', [address]]
        : ['xdg-open', [address]];
  const child = spawn(program as string, args as string[], { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
}
