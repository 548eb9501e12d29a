import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from 'playwright-core';
import type { Bridge } from '#shared/features/native/bridge.ts';
import { findElectron } from '../../electron/findElectron.ts';
import { ensureDisplay } from './display.ts';
import { launchElectron } from './launchElectron.ts';
import { ordinaryUserCopy } from './ordinaryUser.ts';

declare global {
  interface Window {
    readonly bridge?: Bridge;
  }
}

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

export type LaunchOptions = {
  /** Data root of an earlier launch, to open the same offices again. */
  readonly dataRoot?: string;
  /** Run as an ordinary user with Chromium's sandbox on, as on a real desk (the security suite). */
  readonly sandboxed?: boolean;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

export type LaunchedApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataRoot: string;
  /** What the page wrote to its console, as `type: text`. */
  readonly consoleLines: readonly string[];
  /** Calls a procedure through the bridge of the page. */
  call(name: string, input: unknown, callId?: string): ReturnType<Bridge['call']>;
  /** Ends the program as a user does: closes the window and waits for the process. */
  quit(): Promise<void>;
};

/** Starts the built program (run `npm run build` before) in the real Electron with its own data root. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  if (!existsSync(join(REPOSITORY, 'out', 'main', 'index.js'))) throw new Error('not built: npm run build');
  const binary = findElectron();
  if (binary === null) throw new Error('no Electron binary: see docs, or set ELECTRON_OVERRIDE_DIST_PATH');
  const display = await ensureDisplay();
  const copy = options.sandboxed ? await ordinaryUserCopy(REPOSITORY) : null;
  const dataRoot =
    options.dataRoot ?? (copy ? await copy.freshFolder() : await mkdtemp(join(tmpdir(), 'taizhang-app-')));
  const consoleLines: string[] = [];
  const start = {
    executablePath: binary,
    args: ['.', '--disable-gpu', ...(options.args ?? [])],
    cwd: copy?.folder ?? REPOSITORY,
    chromiumSandbox: options.sandboxed ?? false,
    env: {
      ...definedEnvironment(),
      DISPLAY: display,
      TAIZHANG_DATA_ROOT: dataRoot,
      ...(copy?.user ? { ELECTRON_RUNTIME_USER: copy.user } : {}),
      ...options.env,
    },
  };
  const { app, page } = await launchElectron(start, (window) =>
    window.on('console', (message) => consoleLines.push(`${message.type()}: ${message.text()}`)),
  );
  return {
    app,
    page,
    dataRoot,
    consoleLines,
    call: (name, input, callId) =>
      page.evaluate(
        ([n, i, c]) => {
          if (window.bridge === undefined) throw new Error('no bridge in the page');
          return window.bridge.call(n, i, c ?? undefined);
        },
        [name, input, callId ?? null] as const,
      ),
    async quit() {
      const closed = app.waitForEvent('close');
      await app.evaluate(({ BrowserWindow }) => {
        // Not awaited in main: the answer must leave before the process ends.
        setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 10);
      });
      await closed;
    },
  };
}

/** Removes the data root of a launch. */
export async function removeDataRoot(dataRoot: string): Promise<void> {
  await rm(dataRoot, { recursive: true, force: true });
}

/** What the next open dialogs answer, set in the main process: the operating system's dialogs are the one thing faked. */
export async function stubDialogs(app: ElectronApplication, answers: { open?: string; save?: string }): Promise<void> {
  await app.evaluate(({ dialog }, { open, save }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: open === undefined, filePaths: open ? [open] : [] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: save === undefined, filePath: save ?? '' });
  }, answers);
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  // Inherited from vitest; Electron must not see them.
  return Object.fromEntries(entries.filter(([name]) => name !== 'NODE_OPTIONS' && name !== 'ELECTRON_RUN_AS_NODE'));
}
