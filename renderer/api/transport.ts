import type { Envelope } from '#shared/contract/envelope.ts';
import type { ServiceEvent } from '#shared/contract/events.ts';
import type { FileOutput } from '#shared/contract/primitives.ts';

/** The one way out of the page. Two of them: Electron's bridge and loopback HTTP; they answer the same envelopes. */
export type Transport = {
  /** System dialogs exist (Electron). */
  readonly native: boolean;
  call(name: string, input: unknown, callId: string): Promise<Envelope>;
  onEvent(listener: (event: ServiceEvent) => void): () => void;
  /** Hands the bytes of an answer to the user: a system dialog, or a download of the browser. False when dismissed. */
  saveFile(file: FileOutput): Promise<boolean>;
};
