import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may speak to the loopback host: whoever opened the printed address, and only from its own page. */
export type LoopbackAccess = {
  /** The address to open once; after it was opened a new one is made. */
  address(): string;
  /** Takes the one-time token of an address; the answer is the `set-cookie` value, or `null` for a wrong or used token. */
  redeem(token: string): string | null;
  /** Why a request is refused, or `null`. Nothing but the exact host, the cookie and (on POST) the own origin will do. */
  refusal(request: IncomingMessage): 'host' | 'origin' | 'token' | null;
  isOwnHost(request: IncomingMessage): boolean;
};

/** @param port the port that the server listens on, always on 127.0.0.1 */
export function loopbackAccess(port: number): LoopbackAccess {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  // Cookies are not kept apart by port, hence the port in the name.
  const cookieName = `taizhang-${port}`;
  const cookieValue = randomBytes(32).toString('base64url');
  let token = randomBytes(32).toString('base64url');

  const isOwnHost = (request: IncomingMessage) => request.headers.host === host;

  return {
    address: () => `${origin}/?token=${token}`,
    redeem(offered) {
      if (!sameText(offered, token)) return null;
      token = randomBytes(32).toString('base64url');
      return `${cookieName}=${cookieValue}; Path=/; HttpOnly; SameSite=Strict`;
    },
    isOwnHost,
    refusal(request) {
      if (!isOwnHost(request)) return 'host';
      if (request.method === 'POST' && request.headers.origin !== origin) return 'origin';
      const site = request.headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'origin';
      return sameText(cookieOf(request, cookieName), cookieValue) ? null : 'token';
    },
  };
}

function cookieOf(request: IncomingMessage, name: string): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

/** Compares without telling by its time how much was right. */
function sameText(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
