import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { Envelope } from '#shared/contract/envelope.ts';
import { failure } from '#shared/features/native/failure.ts';
import { log } from './log.ts';
import type { NativeProcedures } from './native/nativeProcedures.ts';
import { isOwnAddress } from './origin.ts';
import type { ServiceHost } from './serviceHost.ts';

/**
 * The only door from a page into the program: one channel, the sender checked for every message, then a native
 * procedure or the service. Whatever is wrong is an envelope; nothing is thrown across.
 * @param contentsOfWindow the page of the one window, or `undefined` while there is none
 */
export function openRpcGate(
  contentsOfWindow: () => WebContents | undefined,
  native: NativeProcedures,
  service: ServiceHost,
): void {
  ipcMain.handle('rpc', async (event, message: unknown): Promise<Envelope> => {
    if (!isOurPage(event, contentsOfWindow())) {
      log('rpc.refused');
      return failure('forbidden');
    }
    const call = parse(message);
    if (call === null) return failure('invalid_input');
    const procedure = native.get(call.name);
    return procedure ? procedure(call.input) : service.call(call.name, call.input, call.callId);
  });
}

/** The main frame of our own window, showing our own page; never a subframe, another window or another address. */
function isOurPage(event: IpcMainInvokeEvent, contents: WebContents | undefined): boolean {
  const frame = event.senderFrame;
  if (frame === null || contents === undefined || contents.isDestroyed()) return false;
  return event.sender === contents && frame === contents.mainFrame && isOwnAddress(frame.url);
}

type Call = { readonly name: string; readonly input: unknown; readonly callId?: string };

/** Shape and sizes of a call; what the input must be is the procedure's own matter. */
function parse(message: unknown): Call | null {
  if (typeof message !== 'object' || message === null) return null;
  if (!('name' in message) || typeof message.name !== 'string' || message.name.length > 100) return null;
  const input = 'input' in message ? message.input : undefined;
  const callId = 'callId' in message ? message.callId : undefined;
  if (callId === undefined || callId === null) return { name: message.name, input };
  if (typeof callId !== 'string' || callId.length > 100) return null;
  return { name: message.name, input, callId };
}
