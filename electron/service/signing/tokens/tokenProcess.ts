import { type TokenProcessMessage, tokenRequest } from '#shared/features/signing/tokenMessages.ts';
import { performToken } from './performToken.ts';

// Entry of the token process: one request, one answer, then it ends. A vendor's library may block or crash here without harm to
// the service. The PIN comes by message, never by arguments or environment.

function answer(message: unknown, send: (message: TokenProcessMessage) => void): void {
  const request = tokenRequest.safeParse(message);
  if (request.success) send({ kind: 'answer', answer: performToken(request.data) });
  else send({ kind: 'answer', answer: { ok: false, code: 'token_failed', details: { reason: 'process' } } });
}

const port = process.parentPort;
if (port) {
  // Electron's utility process; main ends it after the answer.
  const send = (message: TokenProcessMessage) => port.postMessage(message);
  port.once('message', ({ data }: { data: unknown }) => answer(data, send));
  send({ kind: 'listening' });
} else {
  // A child of plain Node.
  const send = (message: TokenProcessMessage) => process.send?.(message);
  process.once('message', (message) => answer(message, send));
  process.once('disconnect', () => process.exit(0));
  send({ kind: 'listening' });
}
