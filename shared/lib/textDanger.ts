import { holdsResidentNumber } from './residentNumber.ts';

/** What free text should not hold: a resident identity number, or the mark of a state secret (features A8, K11). */
export type TextDanger = 'residentNumber' | 'stateSecret';

/**
 * 绝密, 机密 or 秘密 as a mark: with its star (秘密★1年), in brackets, or alone in a line. The words within a sentence (保守国家秘密) and
 * 工作秘密, 商业秘密 are none.
 */
const SECRET_MARK =
  /(?<![\p{L}\p{N}])(?:绝密|机密|秘密)\s*[★☆]|[【〔[（(](?:绝密|机密|秘密)[^】〕\]）)]{0,8}[】〕\]）)]|^\s*(?:绝密|机密|秘密)\s*$/mu;

/** The gravest danger in a text; null: none. Nothing is kept of it. */
export function textDanger(text: string): TextDanger | null {
  if (SECRET_MARK.test(text)) return 'stateSecret';
  return holdsResidentNumber(text) ? 'residentNumber' : null;
}
