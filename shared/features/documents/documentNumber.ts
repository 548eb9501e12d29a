/** 发文字号: 机关代字〔year〕serial号 (GB/T 9704-2012 7.2.5, official-documents.md §2.1). */
const DOCUMENT_NUMBER = /^[\u4e00-\u9fff\u3400-\u4dbf]{1,12}〔(19|20)\d{2}〕[1-9]\d{0,4}号$/u;
const ORDER_NUMBER = /^第[1-9]\d{0,4}号$/u;
const DATE = /^(\d{4})年(1[0-2]|[1-9])月(3[01]|[12]\d|[1-9])日$/u;

/** Whether the text is a document number in full form, for example 某民发〔2026〕3号. */
export function isDocumentNumber(text: string): boolean {
  return DOCUMENT_NUMBER.test(text);
}

/** 令号: 第3号. */
export function isOrderNumber(text: string): boolean {
  return ORDER_NUMBER.test(text);
}

/**
 * What a mistyped number probably means: other brackets become 〔 〕, 第 and leading zeros go, full-width digits become plain.
 * @returns a valid number, or undefined when there is no such guess
 */
export function suggestDocumentNumber(text: string): string | undefined {
  const guess = text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[[【(〔]((?:19|20)\d{2})[\]】)〕]/u, '〔$1〕')
    .replace(/〕第?0*(\d+)号?$/u, '〕$1号');
  return guess !== text && isDocumentNumber(guess) ? guess : undefined;
}

/** 成文日期: Arabic digits, no leading zeros, a day that exists: 2026年3月5日. */
export function isDocumentDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1, 4).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** 绝密, 机密, 秘密 with or without a period; 工作秘密 and 商业秘密 are no state secrets (features.md S11). */
export function isStateSecretMark(text: string): boolean {
  return /绝密|机密|(?<!工作|商业)秘密/u.test(text.normalize('NFKC').replace(/[\s\u200b-\u200f\ufeff]/gu, ''));
}
