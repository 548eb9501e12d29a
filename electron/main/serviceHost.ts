import { app, utilityProcess } from 'electron';
import type { FileAnswer, FromService, Request, ToService } from '#service/hosts/messages.ts';
import type { ServiceOptions } from '#service/service.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { ServiceEvent } from '#shared/contract/events.ts';
import { failure, incident } from '#shared/features/native/failure.ts';
import type { TokenRequest } from '#shared/features/signing/tokenMessages.ts';
import { log } from './log.ts';
import { type RunningToken, startTokenProcess } from './tokenHost.ts';

const SERVICE_NAME = 'taizhang-service';
const DRAIN_MILLISECONDS = 5_000;

/** Only what Node and the operating system need; nothing of the user's environment reaches the service (H-2). */
const PASSED_ENVIRONMENT = [
  'LANG',
  'LC_ALL',
  'TZ',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'windir',
  'ProgramData',
];

export type ServiceHost = {
  call(name: string, input: unknown, callId?: string): Promise<Envelope>;
  offerPath(path: string): Promise<Envelope<string>>;
  accept(ticket: string, bytes: Uint8Array): Promise<Envelope>;
  read(ticket: string): Promise<Envelope<FileAnswer>>;
  saveTo(ticket: string, path: string): Promise<Envelope>;
  lock(reason: 'system' | 'closed'): Promise<Envelope>;
  onEvent(listener: (event: ServiceEvent) => void): () => void;
  /** Locks, closes and ends the process; kills it when that takes longer than five seconds. */
  stop(): Promise<void>;
};

type Child = ReturnType<typeof utilityProcess.fork>;
type Waiting = { readonly id: number; readonly request: Request; readonly answer: (envelope: Envelope) => void };

/**
 * Runs the service in its own process and relays to it. When it dies every waiting call is answered `service_stopped`
 * and it is started once more (locked: the keys died with it); when that one dies too, `serviceStopped` is sent
 * and the next call (the user opened the page again) starts it anew.
 * @param entry absolute path of the built `service/utility.js`
 * @param tokenEntry absolute path of the built `service/tokenProcess.js`
 */
export function startServiceHost(entry: string, tokenEntry: string, options: ServiceOptions): ServiceHost {
  const listeners = new Set<(event: ServiceEvent) => void>();
  const waiting = new Map<number, Waiting>();
  const tokens = new Map<number, RunningToken>();
  let child: Child | undefined;
  let ready = false;
  let stopping = false;
  let restartsLeft = 1;
  let nextId = 1;

  const emit = (event: ServiceEvent) => {
    for (const listener of listeners) listener(event);
  };

  const deliver = (message: ToService) => child?.postMessage(message);

  function start(): void {
    ready = false;
    const began = Date.now();
    const started = utilityProcess.fork(entry, [], {
      serviceName: SERVICE_NAME,
      stdio: 'pipe',
      env: Object.fromEntries(
        PASSED_ENVIRONMENT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
      ),
    });
    child = started;
    // What the service prints may hold anything: shown to developers, never kept.
    for (const stream of [started.stdout, started.stderr]) {
      stream?.on('data', (part: Buffer) => {
        if (!app.isPackaged) process.stderr.write(part);
      });
    }
    started.on('message', (message: FromService) => {
      if (started !== child) return;
      if (message.kind === 'listening') deliver({ kind: 'start', options });
      else if (message.kind === 'event') emit(message.event);
      else if (message.kind === 'answer') settle(message.id, message.envelope);
      else if (message.kind === 'tokenStart') startToken(message.id, message.request);
      else if (message.kind === 'tokenStop') stopToken(message.id);
      else {
        ready = true;
        log('service.ready', { milliseconds: Date.now() - began });
        for (const { id, request } of waiting.values()) deliver({ kind: 'request', id, request });
      }
    });
    started.once('exit', (code) => gone(started, code));
  }

  function startToken(id: number, request: TokenRequest): void {
    const running = startTokenProcess(tokenEntry, request, {
      answer: (value) => deliver({ kind: 'tokenAnswer', id, value }),
      gone: () => {
        tokens.delete(id);
        deliver({ kind: 'tokenGone', id });
      },
    });
    tokens.set(id, running);
  }

  function stopToken(id: number): void {
    tokens.get(id)?.stop();
    tokens.delete(id);
  }

  function settle(id: number, envelope: Envelope): void {
    waiting.get(id)?.answer(envelope);
    waiting.delete(id);
  }

  function gone(which: Child, code: number): void {
    if (which !== child) return;
    child = undefined;
    for (const id of [...tokens.keys()]) stopToken(id);
    for (const id of [...waiting.keys()]) settle(id, failure('service_stopped'));
    if (stopping) return;
    log('service.gone', { code, restartsLeft });
    if (restartsLeft > 0) {
      restartsLeft -= 1;
      start();
      emit({ type: 'locked', reason: 'closed' });
    } else {
      emit({ type: 'serviceStopped' });
    }
  }

  // Some ends are reported here only (killed from outside); `gone` runs once per process.
  app.on('child-process-gone', (_event, details) => {
    if (details.serviceName !== SERVICE_NAME && details.name !== SERVICE_NAME) return;
    log('service.processGone', { reason: details.reason, code: details.exitCode });
  });

  function ask(request: Request): Promise<Envelope> {
    if (stopping && (child === undefined || (request.kind !== 'close' && request.kind !== 'lock'))) {
      return Promise.resolve(failure('service_stopped'));
    }
    // After a second death nothing restarts by itself; the page that the user opened again asks, and that starts it.
    if (child === undefined) start();
    return new Promise((answer) => {
      const id = nextId;
      nextId += 1;
      waiting.set(id, { id, request, answer });
      if (ready) deliver({ kind: 'request', id, request });
    });
  }

  start();

  return {
    call: (name, input, callId) => ask({ kind: 'call', name, input, ...(callId === undefined ? {} : { callId }) }),
    offerPath: async (path) => narrow(await ask({ kind: 'offerPath', path }), isText),
    accept: (ticket, bytes) => ask({ kind: 'accept', ticket, bytes }),
    read: async (ticket) => narrow(await ask({ kind: 'read', ticket }), isFileAnswer),
    saveTo: (ticket, path) => ask({ kind: 'saveTo', ticket, path }),
    lock: (reason) => ask({ kind: 'lock', reason }),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      if (stopping) return;
      stopping = true;
      const running = child;
      if (running === undefined) return;
      const ended = new Promise<'ended'>((resolve) => running.once('exit', () => resolve('ended')));
      void ask({ kind: 'close' });
      const outcome = await Promise.race([ended, after(DRAIN_MILLISECONDS)]);
      if (outcome === 'late') {
        log('service.killed');
        running.kill();
      }
    },
  };
}

function after(milliseconds: number): Promise<'late'> {
  return new Promise((resolve) => setTimeout(() => resolve('late'), milliseconds).unref());
}

function narrow<Value>(envelope: Envelope, is: (value: unknown) => value is Value): Envelope<Value> {
  if (!envelope.ok) return envelope;
  return is(envelope.value) ? { ok: true, value: envelope.value } : incident();
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isFileAnswer(value: unknown): value is FileAnswer {
  if (typeof value !== 'object' || value === null) return false;
  return 'bytes' in value && value.bytes instanceof Uint8Array && 'mediaType' in value && isText(value.mediaType);
}
