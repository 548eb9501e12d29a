import type { Envelope } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/contract/errors.ts';
import { failure, incident } from '#shared/features/native/failure.ts';

/**
 * Runs what a host asks of the service's file store and puts its outcome into an envelope.
 * @returns `ok: false` with the code of an AppError; anything unforeseen becomes `internal`, without its text
 */
export async function answer(work: () => unknown): Promise<Envelope> {
  try {
    return { ok: true, value: (await work()) ?? null };
  } catch (error) {
    return error instanceof AppError ? failure(error.code, error.details) : incident();
  }
}
