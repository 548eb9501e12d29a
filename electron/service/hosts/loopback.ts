import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isAbsolute, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Envelope } from '#shared/contract/envelope.ts';
import { UPLOAD_LIMIT } from '#shared/features/files/files.contract.ts';
import { failure } from '#shared/features/native/failure.ts';
import { assetPath, isPagePlace, ticketOf } from '#shared/lib/assetPath.ts';
import { securityHeaders } from '#shared/lib/securityHeaders.ts';
import type { Service } from '../service.ts';
import { answer } from './answer.ts';
import { type LoopbackAccess, loopbackAccess } from './loopbackAccess.ts';
import { nativeStandIn } from './nativeStandIn.ts';

const TEXT = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const CALL_LIMIT = 16 * 1024 * 1024;
const HEARTBEAT_MILLISECONDS = 20_000;

export type LoopbackOptions = {
  readonly service: Service;
  /** Folder of the built page (`out/renderer`). */
  readonly page: string;
  readonly version: string;
  /** 0 or left out: any free port. */
  readonly port?: number;
  /** Told of the address to open, at the start and again each time one was used up. */
  readonly onAddress?: (address: string) => void;
};

export type Loopback = {
  /** The first address, with its one-time token. */
  readonly url: string;
  readonly port: number;
  /** Stops serving; the service is the caller's to close. */
  close(): Promise<void>;
};

/**
 * Serves the program on 127.0.0.1 for a browser on the same machine (architecture.md §3.5): the same page, headers,
 * procedures and files as in Electron. It never listens on another address.
 */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const access = loopbackAccess(port);
  const native = nativeStandIn(options.version);
  const url = access.address();
  const open = new Set<ServerResponse>();
  const heartbeat = setInterval(() => {
    for (const stream of open) stream.write(': still here\n\n');
  }, HEARTBEAT_MILLISECONDS);
  heartbeat.unref();
  const stopListening = options.service.onEvent((event) => {
    for (const stream of open) stream.write(`data: ${JSON.stringify(event)}\n\n`);
  });

  server.on('request', (request, response) => {
    serve({ options, access, native, open }, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else reply(response, 500, TEXT, '');
    });
  });
  options.onAddress?.(url);
  return {
    url,
    port,
    async close() {
      clearInterval(heartbeat);
      stopListening();
      for (const stream of open) stream.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Serving = {
  readonly options: LoopbackOptions;
  readonly access: LoopbackAccess;
  readonly native: (name: string, input: unknown) => Envelope | null;
  readonly open: Set<ServerResponse>;
};

async function serve(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { options, access } = serving;
  const address = addressOf(request);
  if (address === null || !access.isOwnHost(request)) return reply(response, 403, TEXT, '');
  const token = address.searchParams.get('token');
  if (token !== null && address.pathname === '/' && request.method === 'GET') {
    const cookie = access.redeem(token);
    if (cookie === null) return reply(response, 403, TEXT, '地址已经用过或不对，请使用程序刚显示的新地址。');
    response.setHeader('set-cookie', cookie);
    response.setHeader('location', '/');
    reply(response, 303, TEXT, '');
    options.onAddress?.(access.address());
    return;
  }
  if (access.refusal(request) !== null) return reply(response, 403, TEXT, '');

  const ticket = ticketOf(address.pathname);
  if (ticket !== null) return serveTicket(serving, request, response, ticket);
  const name = /^\/rpc\/([A-Za-z]+\.[A-Za-z]+)$/.exec(address.pathname)?.[1];
  if (name !== undefined) return serveCall(serving, request, response, name);
  if (request.method !== 'GET') return reply(response, 405, TEXT, '');
  if (address.pathname === '/events') return serveEvents(serving, response);
  const opensPage = isPagePlace(address.pathname) && (request.headers.accept ?? '').includes('text/html');
  return serveAsset(options.page, opensPage ? '/' : address.pathname, response);
}

async function serveCall(
  { options, native }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  if (request.method !== 'POST') return reply(response, 405, TEXT, '');
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return reply(response, 415, TEXT, '');
  const body = await bodyOf(request, CALL_LIMIT);
  if (body === null) return replyJson(response, 413, failure('file_too_large', { limit: megabytes(CALL_LIMIT) }));
  const input = parseJson(body);
  if (input === undefined) return replyJson(response, 400, failure('invalid_input'));
  const callId = request.headers['x-call-id'];
  const meta = typeof callId === 'string' && callId.length <= 100 ? { callId } : {};
  replyJson(response, 200, native(name, input) ?? (await options.service.call(name, input, meta)));
}

async function serveTicket(
  { options }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  ticket: string,
): Promise<void> {
  const { files } = options.service;
  if (request.method === 'GET') {
    let refused: Envelope | undefined;
    const read = await answer(() => {
      const streamed = files.stream(ticket);
      if (streamed) {
        response.writeHead(200, { ...securityHeaders(streamed.mediaType), 'content-length': streamed.size });
        return pipeline(Readable.from(streamed.chunks), response);
      }
      const file = files.read(ticket);
      // Shown in the page or saved by it, never run as a page of ours: the headers forbid scripts and sniffing.
      reply(response, 200, file.mediaType, file.bytes);
      return undefined;
    });
    if (!read.ok) refused = read;
    if (refused) replyJson(response, 404, refused);
    return;
  }
  if (request.method !== 'POST') return reply(response, 405, TEXT, '');
  const bytes = await bodyOf(request, UPLOAD_LIMIT);
  if (bytes === null) return replyJson(response, 413, failure('file_too_large', { limit: megabytes(UPLOAD_LIMIT) }));
  const envelope = await answer(() => files.accept(ticket, bytes));
  replyJson(response, envelope.ok ? 200 : envelope.error.code === 'not_found' ? 404 : 400, envelope);
}

function serveEvents({ open }: Serving, response: ServerResponse): void {
  response.writeHead(200, securityHeaders('text/event-stream; charset=utf-8'));
  response.write(': open\n\n');
  open.add(response);
  response.once('close', () => open.delete(response));
}

async function serveAsset(page: string, pathname: string, response: ServerResponse): Promise<void> {
  const asset = assetPath(pathname);
  if (asset === null) return reply(response, 404, TEXT, '');
  const file = join(page, ...asset.segments);
  const inside = relative(page, file);
  if (inside.startsWith('..') || isAbsolute(inside)) return reply(response, 400, TEXT, '');
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return reply(response, 404, TEXT, '');
  reply(response, 200, asset.mediaType, bytes);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}

/** The path as it was sent: a client that does not tidy `..` away must not profit from our doing so. */
function addressOf(request: IncomingMessage): URL | null {
  const sent = request.url ?? '';
  if (!sent.startsWith('/') || sent.startsWith('//') || sent.split('?')[0]?.includes('..')) return null;
  try {
    return new URL(sent, 'http://127.0.0.1');
  } catch {
    return null;
  }
}

/** The whole body, or `null` when it is larger than `limit` bytes; the rest is read and dropped so that the answer arrives. */
async function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size <= limit) parts.push(part);
    else parts.length = 0;
  }
  return size > limit ? null : Buffer.concat(parts, size);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function megabytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MB`;
}

function replyJson(response: ServerResponse, status: number, value: unknown): void {
  reply(response, status, JSON_TYPE, JSON.stringify(value));
}

function reply(response: ServerResponse, status: number, mediaType: string, body: string | Buffer): void {
  response.writeHead(status, securityHeaders(mediaType));
  response.end(body);
}
