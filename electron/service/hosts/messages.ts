import type { Envelope } from '#shared/contract/envelope.ts';
import type { ServiceEvent } from '#shared/contract/events.ts';
import type { ServiceOptions } from '../service.ts';

/** What main sends to the service process. Every request with an `id` gets exactly one answer with the same `id`. */
export type Request =
  | { readonly kind: 'call'; readonly name: string; readonly input: unknown; readonly callId?: string }
  | { readonly kind: 'offerPath'; readonly path: string }
  | { readonly kind: 'accept'; readonly ticket: string; readonly bytes: Uint8Array }
  | { readonly kind: 'read'; readonly ticket: string }
  | { readonly kind: 'saveTo'; readonly ticket: string; readonly path: string }
  | { readonly kind: 'lock'; readonly reason: 'user' | 'idle' | 'system' | 'closed' }
  | { readonly kind: 'close' };

export type ToService =
  | { readonly kind: 'start'; readonly options: Omit<ServiceOptions, 'now'> }
  | { readonly kind: 'request'; readonly id: number; readonly request: Request };

/** The bytes behind a ticket as they cross to main. */
export type FileAnswer = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** What the service process sends to main. */
export type FromService =
  /** The process runs and listens; main answers with `start`. */
  | { readonly kind: 'listening' }
  /** The service exists; requests are served from now on. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly envelope: Envelope }
  | { readonly kind: 'event'; readonly event: ServiceEvent };
