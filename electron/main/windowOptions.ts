import type { WebPreferences } from 'electron';

/** Frozen so that a test can compare it and nothing can loosen it (architecture.md §4 rows 2–11). */
export const WEB_PREFERENCES = Object.freeze({
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  plugins: false,
  spellcheck: false,
  enableWebSQL: false,
} as const satisfies WebPreferences);

/** The window's title: fixed, because titles reach task bars, recordings and window lists (H-8). */
export const WINDOW_TITLE = '台账';

export const WINDOW_SIZE = Object.freeze({ width: 1360, height: 860, minWidth: 960, minHeight: 600 } as const);
