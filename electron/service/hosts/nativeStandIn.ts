import type { Envelope } from '#shared/contract/envelope.ts';
import { failure } from '#shared/features/native/failure.ts';
import { nativeContract } from '#shared/features/native/native.contract.ts';

/**
 * Answers the native procedures where there is no Electron: choosing and saving files is the browser's upload and
 * download there; only `app.info` has an answer.
 * @returns a function that answers `null` for procedures that are the service's own
 */
export function nativeStandIn(version: string): (name: string, input: unknown) => Envelope | null {
  const names = new Set<string>(nativeContract.map((procedure) => procedure.name));
  return (name) => {
    if (!names.has(name)) return null;
    if (name !== 'app.info') return failure('not_available');
    return { ok: true, value: { version, electron: null, platform: process.platform, packaged: false } };
  };
}
