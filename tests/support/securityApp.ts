import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type LaunchedApp, launchApp } from './launchApp.ts';
import { removeOrdinaryUserCopy } from './ordinaryUser.ts';

/** One launch for a whole file of probes, as an ordinary user with the sandbox on. Pages are put back by `freshPage`. */
export function securityApp(): () => LaunchedApp {
  let launched: LaunchedApp | undefined;
  beforeAll(async () => {
    launched = await launchApp({ sandboxed: true });
  });
  afterAll(async () => {
    await launched?.app.close();
    removeOrdinaryUserCopy();
  });
  return () => {
    if (launched === undefined) throw new Error('not launched');
    return launched;
  };
}

/** Lines of the main process's log, newest last. */
export function logLines({ dataRoot }: LaunchedApp): Record<string, unknown>[] {
  const text = readFileSync(join(dataRoot, 'electron', 'logs', 'main.log'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Preferences that the page really runs with. */
export function lastWebPreferences({ app }: LaunchedApp): Promise<Record<string, unknown>> {
  return app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // In Electron for years, in its types not.
    const typed = contents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return JSON.parse(JSON.stringify(typed.getLastWebPreferences())) as Record<string, unknown>;
  });
}

/** Waits until the program's page is loaded and stays: the window was driven away and comes back by itself. */
export async function settled({ app }: LaunchedApp): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (let quiet = 0, tries = 0; quiet < 5 && tries < 200; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      quiet = contents && !contents.isLoading() && contents.getURL() === 'app://taizhang/' ? quiet + 1 : 0;
    }
  });
}
