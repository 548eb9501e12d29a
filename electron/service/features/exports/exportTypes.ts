import type { ErrorCode, ErrorDetails } from '#shared/contract/errors.ts';
import type { ExportFormat } from '#shared/features/exports/exports.contract.ts';

/** How a column's values are written: `code` and `text` are text whatever they look like. */
export type CellKind = 'text' | 'code' | 'date' | 'moment' | 'number';

/** A value on its way to a cell; dates are `YYYY-MM-DD`, moments begin with `YYYY-MM-DDTHH:MM`. */
export type CellValue = string | number | null;

export type SheetColumn = { readonly heading: string; readonly kind: CellKind };

/** What a list's file is made of besides its rows. */
export type SheetPlan = {
  readonly task: 'list';
  readonly format: ExportFormat;
  readonly sheet: string;
  readonly columns: readonly SheetColumn[];
  /** Sheets behind the first one; only of a workbook. */
  readonly further?: readonly { readonly sheet: string; readonly columns: readonly SheetColumn[] }[];
};

/** What the service sends to the worker that makes a list's file. */
export type ListMessage =
  | {
      readonly kind: 'rows';
      readonly rows: readonly (readonly CellValue[])[];
      /** Number of their sheet; left out: the first one, 0. */
      readonly sheet?: number;
    }
  | { readonly kind: 'end' };

/** What the worker of either task answers when it cannot go on. */
export type WorkerRefusal = { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: ErrorDetails };
export type ListAnswer = { readonly kind: 'file'; readonly bytes: Uint8Array } | WorkerRefusal;
