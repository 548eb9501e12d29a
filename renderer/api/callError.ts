import type { ErrorEnvelope } from '#shared/contract/envelope.ts';
import type { ErrorCode, ErrorDetails } from '#shared/contract/errors.ts';

/** A call that answered `ok: false`, as an error, so that queries and forms can catch it. `message` is the Chinese sentence. */
export class CallError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  constructor(error: ErrorEnvelope['error']) {
    super(error.message);
    this.name = 'CallError';
    this.code = error.code;
    this.details = error.details;
  }
}

/** Whether a caught value is the failure of a call with this code. */
export function isCallError(error: unknown, code: ErrorCode): error is CallError {
  return error instanceof CallError && error.code === code;
}
