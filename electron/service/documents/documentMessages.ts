import type { ErrorDetails } from '#shared/contract/errors.ts';
import type { DocumentRequest, RenderedDocument, RenderOptions } from './renderDocument.ts';

/** Pool → worker. */
export type RenderMessage = { readonly id: number; readonly request: DocumentRequest; readonly options: RenderOptions };

/** Worker → pool. `code` is an AppError code; anything unforeseen is `internal` with its stack for the log. */
export type RenderAnswer =
  | { readonly id: number; readonly ok: true; readonly value: RenderedDocument }
  | {
      readonly id: number;
      readonly ok: false;
      readonly code: string;
      readonly details: ErrorDetails;
      readonly stack: string;
    };
