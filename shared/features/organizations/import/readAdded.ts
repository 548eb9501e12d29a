import { cleanText } from '../../../lib/cleanText.ts';
import { holdsResidentNumber } from '../../../lib/residentNumber.ts';
import { type ExtraField, type ExtraValue, extraKey, readExtraValue } from '../../extraFields/extraFields.rules.ts';
import type { RawCell } from './importTypes.ts';
import { cellText, type Findings, readDate, readFreeText } from './readCell.ts';

/** Longest cell that is looked at; what the field allows is checked by its own rule. */
const LONGEST_CELL = 4_000;

/** Reads a cell into a field that the office added. @returns null when it is empty or wrong, which `findings` then say */
export function readAdded(cell: RawCell, added: ExtraField, findings: Findings, date1904: boolean): ExtraValue {
  const field = extraKey(added.id);
  if (added.fieldType === 'date') {
    const found = readDate(cell, field, findings, date1904);
    if (found !== null && found.precision !== 'day') findings.error('E_DATE_INVALID', field, cellText(cell));
    return found?.date ?? null;
  }
  // 无 may be one of the choices: only what is none of them is looked at as a placeholder.
  const whole = cleanText(cellText(cell));
  const text = added.choices.some(({ name }) => name === whole)
    ? whole
    : readFreeText(cell, field, LONGEST_CELL, findings);
  if (holdsResidentNumber(text)) findings.warn('W_RESIDENT_NUMBER', field);
  const read = readExtraValue(added, text);
  if ('value' in read) return read.value;
  if (read.code === 'extra_number') findings.error('E_NUMBER_INVALID', field, text);
  else if (read.code === 'too_long') findings.error('E_TEXT_TOO_LONG', field, text);
  else findings.error('E_CHOICE_UNKNOWN', field, text);
  return null;
}
