import { AppError } from '#shared/contract/errors.ts';
import type { RawRow } from '#shared/features/organizations/import/importTypes.ts';
import { decodeText } from './decodeText.ts';
import { guessDelimiter, parseDelimited } from './parseDelimited.ts';
import type { RawSheet } from './rawSheet.ts';
import { MAXIMUM_COLUMNS, MAXIMUM_ROWS } from './readLimits.ts';

/**
 * Reads a .csv or tab text. Every cell stays text.
 * @throws AppError encoding_unreadable, not_spreadsheet (random bytes), spreadsheet_too_large
 */
export function readText(bytes: Uint8Array, options: { readonly encoding?: string } = {}): RawSheet {
  const { text, encoding } = decodeText(bytes, options.encoding);
  if (hasControlCharacters(text)) throw new AppError('not_spreadsheet');
  const delimiter = guessDelimiter(text);
  const rows: RawRow[] = [];
  parseDelimited(text, delimiter).forEach((record, index) => {
    // A record of empty fields is an empty row of the list; an empty line may just be the end of the file.
    if (record.length === 1 && record[0]?.trim() === '') return;
    rows.push({
      line: index + 1,
      cells: record.slice(0, MAXIMUM_COLUMNS).map((field) => (field === '' ? null : field)),
    });
    if (rows.length > MAXIMUM_ROWS) throw new AppError('spreadsheet_too_large');
  });
  const fileType = delimiter === '\t' ? 'text' : 'csv';
  return { fileType, sheets: [], sheet: null, encoding, date1904: false, rows };
}

function hasControlCharacters(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d && unit !== 0x0c && unit !== 0x0b) return true;
  }
  return false;
}
