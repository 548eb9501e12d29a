import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { ServiceEvent } from '#shared/contract/events.ts';
import type { Bridge } from '#shared/features/native/bridge.ts';

const bridge: Bridge = {
  call: (name, input, callId) => ipcRenderer.invoke('rpc', { name, input, callId }),
  onEvent: (listener) => {
    // Wrapped, so that Electron's event object (with its sender) never reaches the page.
    const forward = (_event: IpcRendererEvent, event: ServiceEvent) => listener(event);
    ipcRenderer.on('event', forward);
    return () => {
      ipcRenderer.removeListener('event', forward);
    };
  },
};

contextBridge.exposeInMainWorld('bridge', bridge);
