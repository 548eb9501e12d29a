import { app, type Session } from 'electron';
import { log } from './log.ts';

/** `devtools:` only ever serves the developer tools, which packages do not have. */
const ALLOWED = new Set(['app:', 'blob:', 'data:', 'devtools:']);

/** Before ready: Chromium's own background traffic off, and no name is ever resolved (H-1). */
export function switchNetworkOff(): void {
  const line = app.commandLine;
  line.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  line.appendSwitch('disable-background-networking');
  line.appendSwitch('disable-component-update');
  line.appendSwitch('disable-domain-reliability');
  line.appendSwitch('disable-sync');
  line.appendSwitch('no-pings');
  line.appendSwitch('no-proxy-server');
  line.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

/** Per session: cancels every request that is not to our own scheme, and asks for no dictionaries. */
export function keepSessionOffline(session: Session): void {
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, respond) => {
    const protocol = protocolOf(details.url);
    const cancel = !ALLOWED.has(protocol);
    if (cancel) log('request.refused', { protocol, kind: details.resourceType });
    respond({ cancel });
  });
}

function protocolOf(address: string): string {
  try {
    return new URL(address).protocol;
  } catch {
    return 'invalid';
  }
}
