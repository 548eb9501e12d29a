import { app, type BrowserWindow, powerMonitor, session } from 'electron';
import { registerScheme, serveApp } from './appProtocol.ts';
import { guardAllContents, refusePermissions } from './guards.ts';
import { log, startLog } from './log.ts';
import { setMenu } from './menu.ts';
import { nativeProcedures } from './native/nativeProcedures.ts';
import { keepSessionOffline, switchNetworkOff } from './offline.ts';
import { moveDataRoot, programPaths } from './paths.ts';
import { openRpcGate } from './rpcGate.ts';
import { startServiceHost } from './serviceHost.ts';
import { openWindow } from './window.ts';

// Start-up order, from top to bottom. What Electron wants before `ready` runs while this file loads, and nothing here
// is awaited at top level: an ES module that awaits `whenReady` waits for ever.

moveDataRoot();
registerScheme();
switchNetworkOff();
// As root with --no-sandbox (test machines) child processes die in a loop when the sandbox is enforced.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
guardAllContents();

if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

async function start(): Promise<void> {
  const paths = programPaths();
  startLog(paths.logs);
  log('start', { version: app.getVersion(), electron: process.versions.electron });
  setMenu();
  refusePermissions(session.defaultSession);
  keepSessionOffline(session.defaultSession);

  const service = startServiceHost(paths.serviceEntry, paths.tokenEntry, {
    dataRoot: paths.dataRoot,
    resourcesDirectory: paths.resources,
    version: app.getVersion(),
    workerFiles: {
      documents: paths.documentWorker,
      importing: paths.importWorker,
      reading: paths.textWorker,
      exporting: paths.exportWorker,
    },
  });
  let window: BrowserWindow | undefined;
  serveApp(session.defaultSession, paths.page, service);
  openRpcGate(() => window?.webContents, nativeProcedures({ window: () => window, service }), service);
  service.onEvent((event) => {
    if (window !== undefined && !window.isDestroyed()) window.webContents.send('event', event);
  });

  for (const moment of ['lock-screen', 'suspend', 'user-did-resign-active'] as const) {
    // The three overloads differ in platform only.
    powerMonitor.on(moment as 'suspend', () => void service.lock('system'));
  }

  // Closing the window locks, drains and ends the program; the window disappears at once.
  let draining = false;
  const leave = async () => {
    if (draining) return;
    draining = true;
    if (window !== undefined && !window.isDestroyed()) window.hide();
    await service.stop();
    log('stop');
    app.exit(0);
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    void leave();
  });
  app.on('window-all-closed', () => void leave());
  app.on('second-instance', () => {
    if (window === undefined || window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });

  window = openWindow(paths.preload);
  window.on('close', (event) => {
    event.preventDefault();
    void leave();
  });
  if (process.argv.includes('--practice')) {
    // Building it may take some seconds: the window is there meanwhile, and starts anew inside the office.
    const opened = await service.call('offices.practice', { rebuild: false });
    log('practice', { ok: opened.ok });
    if (opened.ok && !window.isDestroyed()) window.reload();
  }
}
