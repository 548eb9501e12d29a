import type { ErrorEnvelope } from '../../contract/envelope.ts';
import type { ErrorCode, ErrorDetails } from '../../contract/errors.ts';
import { errors } from '../../text/zh-CN/errors.ts';

/**
 * An envelope of failure made by a host (main process, loopback) without the service.
 * @param details fill the `{name}` places of the code's sentence
 */
export function failure(code: ErrorCode, details: ErrorDetails = {}): ErrorEnvelope {
  const message = errors[code].replace(/\{(\w+)\}/g, (_place, name: string) => String(details[name] ?? ''));
  return { ok: false, error: { code, message, details } };
}

let incidents = 0;

/** Something unforeseen in a host: the number stands in the sentence and in the host's log, the cause does not leave it. */
export function incident(): ErrorEnvelope {
  incidents += 1;
  return failure('internal', { incident: `H${Date.now().toString(36).toUpperCase()}-${incidents}` });
}
