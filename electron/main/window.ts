import { app, BrowserWindow } from 'electron';
import { log } from './log.ts';
import { addContextMenu } from './menu.ts';
import { isOwnAddress, START_ADDRESS } from './origin.ts';
import { WEB_PREFERENCES, WINDOW_SIZE, WINDOW_TITLE } from './windowOptions.ts';

/**
 * Opens the one window.
 * @param preload absolute path of the built preload
 */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    ...WINDOW_SIZE,
    title: WINDOW_TITLE,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#f6f7f8',
    webPreferences: { ...WEB_PREFERENCES, preload, devTools: !app.isPackaged },
  });
  // The page's own title may come to hold a record's name; the window's never does.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, details) => {
    log('page.gone', { reason: details.reason });
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.reload();
  });
  // `about:blank` is the one address that no guard is asked about: it has no power, but the user would see nothing.
  window.webContents.on('did-navigate', (_event, address) => {
    if (!isOwnAddress(address)) showPage(window);
  });
  window.webContents.on('did-fail-load', (_event, _code, _description, address, isMainFrame) => {
    if (isMainFrame && !isOwnAddress(address)) showPage(window);
  });
  addContextMenu(window.webContents);
  showPage(window);
  return window;
}

function showPage(window: BrowserWindow): void {
  // A load that another one overtakes rejects; the newer one counts.
  window.loadURL(START_ADDRESS).catch(() => log('page.notLoaded'));
}
