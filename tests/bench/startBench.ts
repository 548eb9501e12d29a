import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findElectron } from '../../electron/findElectron.ts';
import { REPOSITORY } from '../../electron/startBuild.ts';
import { findChromium } from '../support/findChromium.ts';
import { OFFICE_NAME } from './benchService.ts';
import { type Findings, figure, percentile } from './figures.ts';

const RUNS = 3;
const BROWSER_OPTIONS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** From the start of the program to a login screen that takes the password, on the office that the import has filled. */
export async function startBench(findings: Findings, dataRoot: string): Promise<void> {
  if (!build()) {
    findings.leftOut.push({ name: 'start to login screen', why: 'the program does not build' });
    return;
  }
  const inElectron = 'start to login screen (Electron)';
  if (findElectron()) {
    await attempt(
      findings,
      inElectron,
      () => electronStart(dataRoot),
      'process start to password field, one click on the office included',
    );
  } else {
    findings.leftOut.push({
      name: inElectron,
      why: 'no Electron binary (ELECTRON_OVERRIDE_DIST_PATH is not set, none is installed)',
    });
  }
  const inBrowser = 'start to login screen (loopback and Chromium)';
  const binary = findChromium();
  if (binary) {
    await attempt(
      findings,
      inBrowser,
      () => loopbackStart(binary, dataRoot),
      'start of the server and of headless Chromium to password field, one click on the office included',
    );
  } else {
    findings.leftOut.push({ name: inBrowser, why: 'no Chromium (CHROMIUM_PATH is not set, none is installed)' });
  }
}

/** Builds the program when it is older than its sources; what the build says goes to the error stream. */
function build(): boolean {
  const script = "import { buildWhenNeeded } from './electron/startBuild.ts'; buildWhenNeeded();";
  const options = ['--input-type=module', '-e', script];
  return spawnSync(process.execPath, options, { cwd: REPOSITORY, stdio: ['ignore', 2, 2] }).status === 0;
}

async function attempt(findings: Findings, name: string, start: () => Promise<number>, note: string): Promise<void> {
  try {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) times.push(await start());
    findings.figures.push(figure(name, 'ms', percentile(times, 0.5), `${note}; median of ${RUNS}`));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    findings.leftOut.push({ name, why });
  }
}

async function electronStart(dataRoot: string): Promise<number> {
  // Loaded only here: it needs a display.
  const { launchApp } = await import('../support/launchApp.ts');
  const { ensureDisplay } = await import('../support/display.ts');
  await ensureDisplay();
  const start = performance.now();
  const launched = await launchApp({ dataRoot });
  try {
    await untilLoginScreen(launched.page);
    return performance.now() - start;
  } finally {
    await launched.quit();
  }
}

async function loopbackStart(binary: string, dataRoot: string): Promise<number> {
  const profile = mkdtempSync(path.join(tmpdir(), 'taizhang-bench-profile-'));
  const start = performance.now();
  const server = spawn(process.execPath, [path.join(REPOSITORY, 'electron', 'start.ts'), '--browser', '--no-open'], {
    cwd: REPOSITORY,
    env: { ...process.env, TAIZHANG_DATA_ROOT: dataRoot },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    const [address, browser] = await Promise.all([
      addressOf(server.stdout),
      chromium.launchPersistentContext(profile, { executablePath: binary, headless: true, args: BROWSER_OPTIONS }),
    ]);
    try {
      const page = browser.pages()[0] ?? (await browser.newPage());
      await page.goto(address);
      await untilLoginScreen(page);
      return performance.now() - start;
    } finally {
      await browser.close();
    }
  } finally {
    server.kill('SIGTERM');
    await ended;
    rmSync(profile, { recursive: true, force: true });
  }
}

/** The first screen with the offices this program has opened; the click chooses ours. */
async function untilLoginScreen(page: Page): Promise<void> {
  await page.getByText(OFFICE_NAME).first().click({ timeout: 30_000 });
  await page.locator('input[type=password]').first().waitFor({ timeout: 30_000 });
}

/** The address with its one-time token that the server prints. */
function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    output.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const address = /http:\/\/\S+/.exec(text)?.[0];
      if (address) resolve(address);
    });
    output.once('end', () => reject(new Error(`no address printed: ${text}`)));
  });
}
