import type { Envelope } from '#shared/contract/envelope.ts';
import type { ServiceEvent } from '#shared/contract/events.ts';
import type { TokenRequest } from '#shared/features/signing/tokenMessages.ts';
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
  | { readonly kind: 'start'; readonly options: Omit<ServiceOptions, 'now' | 'tokens'> }
  | { readonly kind: 'request'; readonly id: number; readonly request: Request }
  /** What the token process started for `id` sent; it is judged by the service. */
  | { readonly kind: 'tokenAnswer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'tokenGone'; readonly id: number };

/** The bytes behind a ticket as they cross to main. */
export type FileAnswer = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** What the service process sends to main. */
export type FromService =
  /** The process runs and listens; main answers with `start`. */
  | { readonly kind: 'listening' }
  /** The service exists; requests are served from now on. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly envelope: Envelope }
  | { readonly kind: 'event'; readonly event: ServiceEvent }
  /** A utility process cannot start another one: main does it (official-documents.md §6.7). */
  | { readonly kind: 'tokenStart'; readonly id: number; readonly request: TokenRequest }
  | { readonly kind: 'tokenStop'; readonly id: number };
