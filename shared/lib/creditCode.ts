import { cleanCode, isPlaceholder } from './cleanText.ts';

/** The 31 characters of GB 32100-2015; the index is the value 0–30. No I, O, S, V, Z. */
export const CREDIT_CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const CHECK_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const SUBJECT_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const FORMAT = /^[0-9A-HJ-NP-RTUWXY]{18}$/;

/** Second character of a code given out by civil affairs → type of organization. */
const TYPE_OF_SECOND_CHARACTER: ReadonlyMap<string, CreditCodeLegalType> = new Map([
  ['1', 'social_group'],
  ['2', 'service_institution'],
  ['3', 'foundation'],
  ['9', 'other'],
]);

export type CreditCodeLegalType = 'social_group' | 'service_institution' | 'foundation' | 'other';
export type CreditCodeError = 'E_USCC_FORMAT' | 'E_USCC_CHECK' | 'E_USCC_NOT_SOCIAL';
export type CreditCodeWarning = 'W_USCC_SUBJECT' | 'W_DIVISION';

export interface CreditCodeResult {
  readonly result: 'ok' | 'missing' | CreditCodeError;
  /** The cleaned code; empty when missing. */
  readonly normalized: string;
  /** From position 2; only when `result` is `ok`. */
  readonly legalType: CreditCodeLegalType | null;
  /** Only when `result` is `ok`; a warning never blocks. */
  readonly warnings: readonly CreditCodeWarning[];
}

/** Whether a six-digit division is in force today: false for unknown and for retired ones. */
export type DivisionCheck = (code: string) => boolean;

/** Check character (position 18) of the first 17 characters. Weighted sum modulo 31, GB 32100-2015 §6. */
export function creditCodeCheckCharacter(first17: string): string {
  let sum = 0;
  CHECK_WEIGHTS.forEach((weight, index) => {
    sum += weight * CREDIT_CODE_ALPHABET.indexOf(first17.charAt(index));
  });
  return CREDIT_CODE_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Check character (position 17) of the 8 characters of a subject code (GB 11714). A=10 … Z=35. */
export function subjectCheckCharacter(first8: string): string {
  let sum = 0;
  SUBJECT_WEIGHTS.forEach((weight, index) => {
    sum += weight * Number.parseInt(first8.charAt(index), 36);
  });
  const rest = 11 - (sum % 11);
  if (rest === 10) return 'X';
  return rest === 11 ? '0' : String(rest);
}

/**
 * Checks a unified social credit code by domain.md §4 (GB 32100-2015), in its order: missing, format, check character,
 * department; then the warnings for the subject code and the division.
 * @param text as typed or read; cleaned here
 * @param isCurrentDivision whether positions 3–8 are a division in force; leave out to skip that warning
 */
export function checkCreditCode(text: string | null | undefined, isCurrentDivision?: DivisionCheck): CreditCodeResult {
  if (text === null || text === undefined || isPlaceholder(text)) return failed('missing', '');
  const code = cleanCode(text);
  if (code === '') return failed('missing', '');
  if (!FORMAT.test(code)) return failed('E_USCC_FORMAT', code);
  const legalType = TYPE_OF_SECOND_CHARACTER.get(code.charAt(1)) ?? null;
  if (code.startsWith('5') && legalType === null) return failed('E_USCC_FORMAT', code);
  if (creditCodeCheckCharacter(code.slice(0, 17)) !== code.charAt(17)) return failed('E_USCC_CHECK', code);
  if (!code.startsWith('5')) return failed('E_USCC_NOT_SOCIAL', code);
  const warnings: CreditCodeWarning[] = [];
  if (subjectCheckCharacter(code.slice(8, 16)) !== code.charAt(16)) warnings.push('W_USCC_SUBJECT');
  if (isCurrentDivision !== undefined && !isCurrentDivision(code.slice(2, 8))) warnings.push('W_DIVISION');
  return { result: 'ok', normalized: code, legalType, warnings };
}

function failed(result: Exclude<CreditCodeResult['result'], 'ok'>, normalized: string): CreditCodeResult {
  return { result, normalized, legalType: null, warnings: [] };
}
