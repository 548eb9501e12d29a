import { app, type Session, type WebContents } from 'electron';
import { log } from './log.ts';
import { isOwnAddress, isOwnBlob } from './origin.ts';

/** Everything a page could ask the system for is refused; the program needs none of it (architecture.md §4 row 5). */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, respond) => {
    log('permission.refused', { permission, asked: 'request' });
    respond(false);
  });
  session.setPermissionCheckHandler((_contents, permission) => {
    log('permission.refused', { permission, asked: 'check' });
    return false;
  });
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, respond) => respond({ confirmed: false }));
  session.setDisplayMediaRequestHandler((_request, respond) => respond({}));
  session.on('select-hid-device', (event, _details, respond) => {
    event.preventDefault();
    respond(null);
  });
  session.on('select-serial-port', (event, _ports, _contents, respond) => {
    event.preventDefault();
    respond('');
  });
  session.on('select-usb-device', (event, _details, respond) => {
    event.preventDefault();
    respond();
  });
  // Files leave the program through the save dialog only.
  session.on('will-download', (event) => {
    event.preventDefault();
    log('download.refused');
  });
}

/** Guards every page that ever comes to exist: no other address, no other window, no webview. */
export function guardAllContents(): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => {
    log('window.refused');
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log('webview.refused');
  });
  contents.on('select-bluetooth-device', (event, _devices, respond) => {
    event.preventDefault();
    respond('');
  });
  contents.on('will-navigate', (details) => {
    if (!isOwnAddress(details.url)) refuse(details);
  });
  contents.on('will-frame-navigate', (details) => {
    const allowed = isOwnAddress(details.url) || (!details.isMainFrame && isOwnBlob(details.url));
    if (!allowed) refuse(details);
  });
  contents.on('will-redirect', (details) => {
    if (!isOwnAddress(details.url)) refuse(details);
  });
}

function refuse(details: { preventDefault(): void }): void {
  details.preventDefault();
  log('navigation.refused');
}
