import type { ServiceEvent } from '#shared/contract/events.ts';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/list.ts';
import type { FileInput, FileOutput } from '#shared/contract/primitives.ts';
import { failure } from '#shared/features/native/failure.ts';
import { CallError } from './callError.ts';
import { httpTransport, readEnvelope } from './transport.http.ts';
import { ipcTransport } from './transport.ipc.ts';
import type { Transport } from './transport.ts';

const transport: Transport = window.bridge === undefined ? httpTransport() : ipcTransport(window.bridge);

/** System dialogs exist (Electron); otherwise files are chosen and saved by the browser. */
export const hasNativeDialogs = transport.native;

let callNumber = 0;
const callPrefix = crypto.randomUUID().slice(0, 8);

/** An id for a call whose progress is shown or which may be cancelled. */
export function newCallId(): string {
  callNumber += 1;
  return `${callPrefix}-${callNumber}`;
}

/**
 * Calls a procedure of the contract.
 * @param callId only for jobs that are watched; see `runJob`
 * @throws CallError when the service answers a failure; its `message` is ready to show
 */
export async function call<Name extends ProcedureName>(
  name: Name,
  input: CallInput<Name>,
  callId: string = newCallId(),
): Promise<CallOutput<Name>> {
  const envelope = await transport.call(name, input, callId);
  if (!envelope.ok) throw new CallError(envelope.error);
  // The dispatcher has checked the value against the contract's output schema.
  return envelope.value as CallOutput<Name>;
}

/** Listens to events of the service; the answer ends the listening. */
export function onServiceEvent(listener: (event: ServiceEvent) => void): () => void {
  return transport.onEvent(listener);
}

/** Hands a file of an answer to the user (save dialog or download). @returns false when the dialog was dismissed */
export function saveFile(file: FileOutput): Promise<boolean> {
  return transport.saveFile(file);
}

/** Sends a chosen or dropped file to the service. @returns what `{ source: … }` inputs take, good for repeated calls */
export async function uploadFile(file: File): Promise<FileInput> {
  const ticket = await call('files.upload', { name: file.name, size: file.size });
  const response = await fetch(`/_files/${ticket.$file}`, { method: 'POST', body: file });
  const envelope = readEnvelope(await response.json().catch(() => null));
  if (!envelope.ok) throw new CallError(envelope.error);
  return { $file: ticket.$file, name: file.name };
}

/** Fetches the bytes behind a file answer; a ticket can be fetched once. */
export async function readFile(file: FileOutput): Promise<Blob> {
  const response = await fetch(`/_files/${file.$file}`);
  if (!response.ok) throw new CallError(failure('not_found').error);
  return await response.blob();
}
