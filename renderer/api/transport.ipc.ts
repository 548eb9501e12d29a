import type { Bridge } from '#shared/features/native/bridge.ts';
import { CallError } from './callError.ts';
import type { Transport } from './transport.ts';

declare global {
  interface Window {
    readonly bridge?: Bridge;
  }
}

/** Transport over `window.bridge`, the page's only door in Electron. */
export function ipcTransport(bridge: Bridge): Transport {
  return {
    native: true,
    call: (name, input, callId) => bridge.call(name, input, callId),
    onEvent: (listener) => bridge.onEvent(listener),
    async saveFile(file) {
      const envelope = await bridge.call('dialogs.saveFile', { file: file.$file, suggestedName: file.name });
      if (!envelope.ok) throw new CallError(envelope.error);
      return savedAnswer(envelope.value);
    },
  };
}

function savedAnswer(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'saved' in value && value.saved === true;
}
