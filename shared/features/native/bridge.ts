import type { Envelope } from '../../contract/envelope.ts';
import type { ServiceEvent } from '../../contract/events.ts';

/** All that the page gets from Electron: `window.bridge`. The page never sees an Electron API, a path or a channel. */
export type Bridge = {
  /** Calls a procedure by name. Never rejects for a failure of the program: that is an envelope with `ok: false`. */
  call(name: string, input: unknown, callId?: string): Promise<Envelope>;
  /** Listens to events of the service; the answer ends the listening. */
  onEvent(listener: (event: ServiceEvent) => void): () => void;
};
