/**
 * The closed list of error codes. Every failure that leaves the service carries one of them; its sentence
 * (what happened, what was kept, what to do) stands in `shared/text/<locale>/errors.ts`, checked complete by the types.
 */
export const ERROR_CODES = [
  // call
  'invalid_input',
  'unknown_procedure',
  'forbidden',
  'not_found',
  'conflict',
  'rule_broken',
  'duplicate',
  'cancelled',
  'busy',
  'not_available',
  'service_stopped',
  'internal',
  // office and session (security-and-exchange.md, appendix B, store)
  'locked',
  'E_LOGIN',
  'E_BACKOFF',
  'E_PASSWORD',
  'E_PASSWORD_WEAK',
  'E_PASSWORD_CHANGE',
  'E_DB_PLAINTEXT',
  'E_DB_KEY',
  'E_DB_DAMAGED',
  'E_DB_NEWER',
  'E_DB_OTHER_STORE',
  'E_KEYRING',
  'E_RECOVERY',
  'recovery_unconfirmed',
  'office_missing',
  'office_exists',
  'office_in_use',
  'office_network_path',
  // storage
  'disk_full',
  'disk_io',
  'read_only',
  'file_too_large',
  'file_missing',
  // spreadsheets
  'not_spreadsheet',
  'spreadsheet_too_large',
  'spreadsheet_protected',
  'header_not_found',
  'encoding_unreadable',
  'sheet_missing',
  // documents and signatures
  'glyph_missing',
  'document_number_invalid',
  'pdf_unreadable',
  'pdf_encrypted',
  'word_unreadable',
  'word_protected',
  'word_too_large',
  // reports (features W3): a snapshot that cannot be read
  'snapshot_unreadable',
  'pkcs12_password',
  'pkcs12_unreadable',
  'certificate_expired',
  'certificate_not_yet_valid',
  'certificate_usage',
  'signing_identity_missing',
  'signature_check_failed',
  // tokens (official-documents.md §6.7)
  'token_library',
  'token_missing',
  'token_removed',
  'token_pin',
  'token_pin_locked',
  'token_timeout',
  'token_failed',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Plain values that fill the places of the code's sentence, and anything a screen needs (field errors, the present record). */
export type ErrorDetails = { readonly [name: string]: unknown };

/**
 * The one error that rules, repositories and engines throw on purpose.
 * @param code one of the closed list
 * @param details JSON-safe; `{name}` places of the sentence are filled from it. Never record text, paths or secrets.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}
