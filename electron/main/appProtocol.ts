import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { protocol, type Session } from 'electron';
import { UPLOAD_LIMIT } from '#shared/features/files/files.contract.ts';
import { failure } from '#shared/features/native/failure.ts';
import { assetPath, isPagePlace, ticketOf } from '#shared/lib/assetPath.ts';
import { securityHeaders } from '#shared/lib/securityHeaders.ts';
import { isOwnAddress, SCHEME } from './origin.ts';
import type { ServiceHost } from './serviceHost.ts';

const TEXT = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Must run while main loads, before ready: later Electron throws. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Serves the built page and the files behind tickets under `app://taizhang/`. */
export function serveApp(session: Session, page: string, service: ServiceHost): void {
  session.protocol.handle(SCHEME, async (request) => {
    if (!isOwnAddress(request.url)) return plain(404);
    const { pathname } = new URL(request.url);
    const ticket = ticketOf(pathname);
    if (ticket !== null) return serveTicket(request, ticket, service);
    if (request.method !== 'GET') return plain(405);
    // A reload inside the page (`/meetings/…`) asks for a document: that is always the page itself.
    const opensPage = isPagePlace(pathname) && (request.headers.get('accept') ?? '').includes('text/html');
    return serveAsset(page, opensPage ? '/' : pathname);
  });
}

async function serveAsset(page: string, pathname: string): Promise<Response> {
  const asset = assetPath(pathname);
  if (asset === null) return plain(404);
  const file = join(page, ...asset.segments);
  // Belt and braces: assetPath lets no `..` through, and what it lets through must still lie below the page's folder.
  const inside = relative(page, file);
  if (inside.startsWith('..') || isAbsolute(inside)) return plain(400);
  try {
    return new Response(new Uint8Array(await readFile(file)), { headers: securityHeaders(asset.mediaType) });
  } catch {
    return plain(404);
  }
}

async function serveTicket(request: Request, ticket: string, service: ServiceHost): Promise<Response> {
  if (request.method === 'GET') {
    const envelope = await service.read(ticket);
    if (!envelope.ok) return json(404, envelope);
    const { bytes, mediaType } = envelope.value;
    return new Response(new Uint8Array(bytes), { headers: securityHeaders(mediaType) });
  }
  if (request.method !== 'POST') return plain(405);
  const bytes = await bodyOf(request);
  if (bytes === null) return json(413, failure('file_too_large', { limit: `${UPLOAD_LIMIT / 1024 / 1024} MB` }));
  const envelope = await service.accept(ticket, bytes);
  return json(envelope.ok ? 200 : envelope.error.code === 'not_found' ? 404 : 400, envelope);
}

/** The whole body, or `null` as soon as it grows over the limit. */
async function bodyOf(request: Request): Promise<Uint8Array | null> {
  if (request.body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body) {
    size += part.byteLength;
    if (size > UPLOAD_LIMIT) return null;
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}

function plain(status: number): Response {
  return new Response(null, { status, headers: securityHeaders(TEXT) });
}

function json(status: number, value: unknown): Response {
  return new Response(JSON.stringify(value), { status, headers: securityHeaders(JSON_TYPE) });
}
