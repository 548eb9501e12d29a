import type { Envelope } from '#shared/contract/envelope.ts';
import { createService } from '../createService.ts';
import type { Service } from '../service.ts';
import { createTokenRunner } from '../signing/tokens/tokenRunner.ts';
import { answer } from './answer.ts';
import type { FileAnswer, FromService, Request, ToService } from './messages.ts';

// Entry of the service process in Electron: parentPort <-> service. The options come by message, never by arguments or
// environment; so do keys and passwords, inside the calls.

const port = process.parentPort;
let service: Service | undefined;
/** Token processes that main runs for this one, by number. */
const tokenEvents = new Map<number, { answer(value: unknown): void; gone(): void }>();
let lastToken = 0;

const tokens = createTokenRunner((request, events) => {
  lastToken += 1;
  const id = lastToken;
  tokenEvents.set(id, events);
  send({ kind: 'tokenStart', id, request });
  return () => {
    tokenEvents.delete(id);
    send({ kind: 'tokenStop', id });
  };
});

function send(message: FromService): void {
  port.postMessage(message);
}

async function perform(started: Service, request: Request): Promise<Envelope> {
  switch (request.kind) {
    case 'call':
      return started.call(request.name, request.input, request.callId === undefined ? {} : { callId: request.callId });
    case 'offerPath':
      return answer(() => started.files.offerPath(request.path));
    case 'accept':
      return answer(() => started.files.accept(request.ticket, Buffer.from(request.bytes)));
    case 'read':
      return answer(() => {
        const file = started.files.read(request.ticket);
        return { name: file.name, mediaType: file.mediaType, bytes: file.bytes } satisfies FileAnswer;
      });
    case 'saveTo':
      return answer(() => started.files.saveTo(request.ticket, request.path));
    case 'lock':
      return answer(() => started.lock(request.reason));
    case 'close':
      return answer(() => started.close());
  }
}

port.on('message', ({ data }: { data: ToService }) => {
  if (data.kind === 'start') {
    const created = createService({ ...data.options, tokens });
    service = created;
    created.onEvent((event) => send({ kind: 'event', event }));
    send({ kind: 'ready' });
    return;
  }
  if (data.kind === 'tokenAnswer') return tokenEvents.get(data.id)?.answer(data.value);
  if (data.kind === 'tokenGone') return tokenEvents.get(data.id)?.gone();
  const started = service;
  if (started === undefined) throw new Error('request before start');
  void perform(started, data.request).then((envelope) => {
    send({ kind: 'answer', id: data.id, envelope });
    if (data.request.kind === 'close') setImmediate(() => process.exit(0));
  });
});

send({ kind: 'listening' });
