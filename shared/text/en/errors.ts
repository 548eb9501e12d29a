import type { ErrorCode } from '../../contract/errors.ts';

export const errors = {
  invalid_input: 'The input is incomplete or malformed; nothing was saved. Check it and try again.',
  unknown_procedure: 'The program has no such function; nothing was changed. Update the program.',
  forbidden: 'This user may not do that; nothing was changed. Log in as somebody who may.',
  not_found: 'It does not exist or was moved; nothing was changed. Refresh and try again.',
  conflict: 'The record was changed elsewhere; this save did not happen, your input is kept. Compare and save again.',
  rule_broken: '{count} entries break a rule; nothing was saved, your input is kept. Correct them as marked.',
  duplicate: 'The same record “{name}” exists; nothing was saved, your input is kept. Check for a duplicate.',
  cancelled: 'Cancelled; nothing was left behind.',
  busy: 'The previous operation is still running; this one did not start. Try again shortly.',
  not_available: 'Not available in this mode; nothing was changed. Use the desktop program.',
  service_stopped: 'The background service stopped; saved content is safe. Log in again and continue.',
  internal:
    'Something unexpected happened; this operation had no effect, saved content is safe. Quote number {incident}.',
  locked: 'The office is locked; nothing was done. Log in and try again.',
  E_LOGIN: 'Wrong login or password; the office was not opened. Try again.',
  E_BACKOFF: 'Too many failures; no login for {minutes} minutes, data are unchanged. Try again then.',
  E_PASSWORD: 'Your own password is wrong; nothing was changed. Enter it again.',
  E_PASSWORD_WEAK: 'The password does not meet the rule ({reasonText}); not saved. Choose another.',
  E_PASSWORD_CHANGE: 'The password must be changed first; nothing else was done. Set a new password.',
  E_DB_PLAINTEXT:
    'The file is not encrypted and not an office of this program; it was not changed. Choose the right folder.',
  E_DB_KEY: 'Key and database do not match; not opened, not changed. Check that the files belong together.',
  E_DB_DAMAGED:
    'The database is damaged; not opened, kept as it is. Restore the latest backup or ask the administrator.',
  E_DB_NEWER: 'The database was made by a newer program; not opened, not changed. Install the newer version.',
  E_DB_OTHER_STORE:
    'Database and keyring belong to different offices; not opened, not changed. Choose the right folder.',
  E_KEYRING: 'The keyring is missing or damaged; not opened, not changed. Restore keyring.json from a backup.',
  E_RECOVERY: 'The recovery code is wrong ({groupText}); not opened. Compare with the printed sheet.',
  recovery_unconfirmed:
    'The recovery sheets have not been re-entered; nothing was changed. Enter both sheets once first.',
  office_missing: 'There is no office in this folder; nothing was changed. Choose another or create one.',
  office_exists: 'The folder is not empty; nothing was created or changed. Choose an empty folder.',
  office_in_use: 'The office is open in another program; not opened, data unchanged. Close the other one first.',
  office_network_path: 'An office cannot live on a network folder; not opened, data unchanged. Use a local disk.',
  disk_full: 'The disk is full; nothing was saved, existing content is intact. Free some space and try again.',
  disk_io: 'Disk error; nothing was saved, existing content is kept. Check the disk or stick.',
  read_only: 'Writing is not permitted there; nothing was saved, existing content is intact. Choose another place.',
  file_too_large: 'The file is too large (limit {limit}); not read, not changed. Choose a smaller one or split it.',
  file_missing: 'The file is missing or unreadable; nothing was changed. Choose it again.',
  not_spreadsheet: 'Not a readable spreadsheet; nothing was imported. Choose an Excel or CSV file.',
  spreadsheet_too_large:
    'The spreadsheet is too large (limit {limit}); not read, not changed. Choose a smaller one or split it.',
  spreadsheet_protected: 'The spreadsheet has a password; not read, not changed. Remove it first.',
  header_not_found: 'No header row found; nothing was imported. Check the first ten rows or use the template.',
  encoding_unreadable: 'The encoding is unknown; nothing was imported. Choose one or save as UTF-8.',
  sheet_missing: 'The chosen sheet does not exist; nothing was imported. Choose again.',
  glyph_missing: 'No glyph for: {list}. No file was made. Change the text or install a font.',
  document_number_invalid: 'The document number “{number}” is malformed; not saved.',
  pdf_unreadable: 'Not a readable PDF; not verified, not changed. Choose again.',
  pdf_encrypted: 'The PDF is encrypted; not verified, not changed. Ask for an unencrypted one.',
  word_unreadable: 'Not a readable Word document (.docx); not read, not changed. Save an old .doc as .docx first.',
  word_protected: 'The Word document has a password; not read, not changed. Remove it first.',
  word_too_large: 'The Word document is too large; not read, not changed. Remove pictures or split it.',
  snapshot_unreadable:
    'This snapshot cannot be read: the file is incomplete, or was not made by this program. Report and data are unchanged; use the file as it was handed out, or the snapshot kept with the report.',
  pkcs12_password: 'Wrong password of the certificate file; not imported. Try again.',
  pkcs12_unreadable: 'Not a readable certificate file (.p12, .pfx); not imported. Choose again.',
  certificate_expired: 'The certificate expired on {date}; not used. Use a valid one.',
  certificate_not_yet_valid: 'The certificate is not valid before {date}; not used. Check the date or use another.',
  certificate_usage: 'The certificate may not sign; not used. Use a signing certificate.',
  signing_identity_missing: 'The office has no signing certificate; not signed. Ask the security administrator.',
  signature_check_failed: 'The check after signing failed; nothing was saved, the original is intact. Try again.',
  token_library:
    'The token driver cannot be used ({reasonText}); not signed, the file is unchanged. Ask the system administrator to check the token drivers in Settings.',
  token_missing:
    'The token or its certificate was not found; not signed, the file is unchanged. Insert it and read again.',
  token_removed: 'The token was removed while in use; not signed, the file is unchanged. Insert it and sign again.',
  token_pin:
    'The token PIN is wrong or of the wrong length; not signed, the file is unchanged. Check it: repeated mistakes lock the token.',
  token_pin_locked: 'The token PIN is locked; not signed, the file is unchanged. Ask the issuer to unlock it.',
  token_timeout:
    'The token did not answer within {seconds} seconds; not signed, the file is unchanged. Reinsert it and try again.',
  token_failed:
    'The token did not sign ({reasonText}); nothing was saved, the file is unchanged. Use another certificate or ask the issuer.',
} satisfies Record<ErrorCode, string>;
