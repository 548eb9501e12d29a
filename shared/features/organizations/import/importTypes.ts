import type { AnnualReviewConclusion, AnnualReviewRegime, RegistrationKind } from '../organizations.lists.ts';

/** Shapes and closed code lists of the registry import (domain.md §10). */

/**
 * Why a row is invalid (§10.4.2). `E_TEXT_TOO_LONG`: longer than the field allows (§3.1). `E_CHOICE_UNKNOWN`: none of the choices of a
 * field that the office added.
 */
export const IMPORT_ERROR_CODES = [
  'E_NAME_MISSING',
  'E_ID_MISSING',
  'E_USCC_FORMAT',
  'E_USCC_CHECK',
  'E_USCC_NOT_SOCIAL',
  'E_TYPE_UNKNOWN',
  'E_TYPE_CONFLICT',
  'E_DATE_INVALID',
  'E_DATE_RANGE',
  'E_STATUS_UNKNOWN',
  'E_REVIEW_UNKNOWN',
  'E_GRADE_UNKNOWN',
  'E_CATEGORY_UNKNOWN',
  'E_NUMBER_INVALID',
  'E_KIND_UNKNOWN',
  'E_COMMUNITY_MISSING',
  'E_TEXT_TOO_LONG',
  'E_CHOICE_UNKNOWN',
] as const;
export type ImportErrorCode = (typeof IMPORT_ERROR_CODES)[number];

/**
 * What is remarkable about a row that can still be imported (§10.4.4).
 * `W_VALUE_IGNORED`: a word that is not understood in a yes/no or coverage column; the field stays empty.
 * `W_REVIEW_YEAR`: a review conclusion whose year the heading does not name; it is not taken over.
 */
export const IMPORT_WARNING_CODES = [
  'W_TRIMMED',
  'W_FULLWIDTH',
  'W_CASE',
  'W_PLACEHOLDER',
  'W_DATE_TEXT',
  'W_DATE_PRECISION',
  'W_EXCEL_SERIAL',
  'W_PHONE_FORMAT',
  'W_PHONE_MULTI',
  'W_USCC_MISSING',
  'W_USCC_SUBJECT',
  'W_DIVISION',
  'W_NAME_SPACED',
  'W_NAME_SAME',
  'W_AMOUNT_UNIT',
  'W_COUNT_TEXT',
  'W_VALUE_IGNORED',
  'W_REVIEW_YEAR',
  'W_RESIDENT_NUMBER',
] as const;
export type ImportWarningCode = (typeof IMPORT_WARNING_CODES)[number];

export const ROW_CLASSES = ['good', 'duplicateExact', 'duplicateConflict', 'invalid', 'ignored'] as const;
export type RowClass = (typeof ROW_CLASSES)[number];

/** A typed date cell of a spreadsheet, already turned into `YYYY-MM-DD`. */
export interface TypedDate {
  readonly date: string;
}

/** One cell as the file has it. Numbers are only numbers the file itself typed so; text is never guessed. */
export type RawCell = string | number | TypedDate | null;

export interface RawRow {
  /** 1-based record number in the file or sheet. */
  readonly line: number;
  readonly cells: readonly RawCell[];
  /** Columns in which the cell is not the row's own but shows a merge that reaches down from a row above. */
  readonly merged?: readonly number[];
}

export interface ImportColumn {
  /** 0-based. */
  readonly index: number;
  /** Heading as written; two rows joined with a blank. */
  readonly header: string;
  /** One of `IMPORT_FIELDS`, `annualReviews:<year>`, or `extra.<id>` of a field that the office added; null when not mapped. */
  readonly field: string | null;
  /** `not_imported`: personal data (§12), dropped while reading. */
  readonly treatment: 'mapped' | 'ignored' | 'not_imported';
}

/** A table with its headings found and its personal-data columns already dropped. */
export interface RawTable {
  readonly fileType: 'xlsx' | 'xls' | 'csv' | 'text';
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly encoding: string | null;
  /** Untyped day numbers of this workbook count from 1904. */
  readonly date1904: boolean;
  readonly registrationKind: RegistrationKind;
  /** 1-based lines of the one or two heading rows. */
  readonly headerRows: readonly number[];
  /** The heading texts by row and column, for the error file; empty for personal-data columns. */
  readonly headerTexts: readonly (readonly string[])[];
  readonly columns: readonly ImportColumn[];
  /** Rows after the headings that have any content; a missing line between two of them is an empty row. */
  readonly rows: readonly RawRow[];
}

export interface ImportIssue<Code extends string = string> {
  readonly code: Code;
  readonly field?: string;
  /** What stood in the cell, shortened to 100 code points. */
  readonly value?: string;
}

/** A cell that the clerk corrected in the preview; the value is read like the text of a cell. */
export interface ImportCorrection {
  readonly line: number;
  /** The field of the cell's column. */
  readonly field: string;
  readonly value: string;
}

/** A correction as it was applied. */
export interface AppliedCorrection {
  readonly field: string;
  /** What stood in the cell. */
  readonly from: string;
  readonly to: string;
}

export interface ImportedReview {
  readonly year: number;
  readonly regime: AnnualReviewRegime;
  readonly conclusion: AnnualReviewConclusion;
}

/** Clean values under the field names of domain.md §3.1. A field without a value is left out. */
export interface ImportValues {
  [field: string]: unknown;
  registrationKind: RegistrationKind;
  name?: string;
  uscc?: string;
  registrationNo?: string;
  townshipName?: string;
  communityName?: string;
  annualReviews?: readonly ImportedReview[];
  contact?: { readonly name: string | null; readonly workPhone: string | null };
}

export interface ImportRow {
  readonly line: number;
  readonly class: RowClass;
  readonly errors: readonly ImportIssue<ImportErrorCode>[];
  readonly warnings: readonly ImportIssue<ImportWarningCode>[];
  /** Null for ignored rows; for invalid rows what could be read. */
  readonly values: ImportValues | null;
  /** Of a conflicting duplicate: the fields that differ from the earlier row. */
  readonly differing?: readonly string[];
  /** Of a duplicate: the line of the good row it repeats. */
  readonly duplicateOf?: number;
  /** Of a row that is invalid, conflicting or corrected: its cells with the corrections in them, for preview and error file. */
  readonly source?: readonly RawCell[];
  readonly corrected?: readonly AppliedCorrection[];
  /** The clerk left this row out; its class is `ignored`. */
  readonly leftOut?: true;
}

export type RowCounts = Readonly<Record<RowClass, number>>;

export interface ImportCheck {
  readonly fileType: RawTable['fileType'];
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly encoding: string | null;
  readonly registrationKind: RegistrationKind;
  readonly headerRows: readonly number[];
  readonly headerTexts: readonly (readonly string[])[];
  readonly columns: readonly ImportColumn[];
  readonly counts: RowCounts;
  readonly rows: readonly ImportRow[];
}
