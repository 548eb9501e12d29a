import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

type Options = Parameters<typeof _electron.launch>[0] & { readonly args: string[] };

/** A start takes a second or two, on a busy machine ten; milliseconds. */
const PATIENCE = 30_000;
const ATTEMPTS = 4;

/**
 * Starts Electron and waits for its first window. Playwright attaches while the program opens its window; now and then it misses the
 * window and waits for ever (microsoft/playwright#17765, #29386). Such a start is killed and made once more.
 * @param onPage told the window before it is loaded
 */
export async function launchElectron(
  options: Options,
  onPage: (page: Page) => void = () => undefined,
): Promise<{ app: ElectronApplication; page: Page }> {
  for (let attempt = 1; ; attempt += 1) {
    // Chromium leaves alone what it does not know: the processes of this start are found by it.
    const mark = `--started-as=${randomUUID()}`;
    const started = start({ ...options, args: [...options.args, mark] }, onPage);
    const found = await Promise.race([started, wait(PATIENCE, null, { ref: false })]);
    if (found !== null) return found;
    started.catch(() => undefined);
    killMarked(mark);
    if (attempt === ATTEMPTS) throw new Error(`no window after ${ATTEMPTS} starts`);
    process.stderr.write(`launchElectron: no window after ${PATIENCE / 1000} s, started again\n`);
  }
}

async function start(
  options: Options,
  onPage: (page: Page) => void,
): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await _electron.launch(options);
  const page = await app.firstWindow();
  onPage(page);
  await page.waitForLoadState('domcontentloaded');
  return { app, page };
}

/** Ends the processes that have the mark among their arguments; where there is no /proc they end with the test. */
function killMarked(mark: string): void {
  if (!existsSync('/proc')) return;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(mark)) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // Ended by itself meanwhile.
    }
  }
}
