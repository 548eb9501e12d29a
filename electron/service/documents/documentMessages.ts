import type { ErrorDetails } from '#shared/contract/errors.ts';
import type { RulerReport } from '#shared/features/documents/ruler.ts';
import type { DocumentRequest, RenderedDocument, RenderOptions } from './renderDocument.ts';
import type { RulerExpected } from './ruler/checkRuler.ts';
import type { WordDraft } from './word/readWord.ts';
import type { WordOptions, WrittenWord } from './word/writeWord.ts';

/** What the worker can do. */
export type DocumentTask =
  | { readonly task: 'pdf'; readonly request: DocumentRequest; readonly options: RenderOptions }
  | { readonly task: 'word'; readonly request: DocumentRequest; readonly options: WordOptions }
  | { readonly task: 'readWord'; readonly bytes: Uint8Array }
  | { readonly task: 'ruler'; readonly bytes: Uint8Array; readonly expected: RulerExpected };

/** What came of it: a PDF, a .docx, the text of a draft, or what the ruler measured. */
export type DocumentValue = RenderedDocument | WrittenWord | WordDraft | RulerReport;

/** Pool → worker. */
export type DocumentMessage = { readonly id: number } & DocumentTask;

/** Worker → pool. `code` is an AppError code; anything unforeseen is `internal` with its stack for the log. */
export type DocumentAnswer =
  | { readonly id: number; readonly ok: true; readonly value: DocumentValue }
  | {
      readonly id: number;
      readonly ok: false;
      readonly code: string;
      readonly details: ErrorDetails;
      readonly stack: string;
    };
