import type { FieldIssue } from '../../lib/fieldIssue.ts';

/** 令号 is 第N号 and runs on over the years (official-documents.md §3.2): orders have one class, without year in the number. */
export const ORDER_CLASS = '令';

/** Words that stand behind the agency's code: 发 for ordinary documents, 函 for letters, 办 for the general office, 字. */
const CLASS_WORDS = ['发', '函', '办', '字'] as const;

/** The number as printed: 某民发〔2026〕3号; an order's is 第3号. */
export function documentNumberText(classCode: string, year: number, seq: number): string {
  return classCode === ORDER_CLASS ? `第${seq}号` : `${classCode}〔${year}〕${seq}号`;
}

/** Classes usual for an office with this 机关代字: the code itself, with each of the usual words, and orders. */
export function usualClasses(documentPrefix: string | null): string[] {
  const prefix = documentPrefix ?? '';
  if (prefix === '') return [ORDER_CLASS];
  const base = CLASS_WORDS.some((word) => prefix.length > 1 && prefix.endsWith(word)) ? prefix.slice(0, -1) : prefix;
  return [...new Set([prefix, ...CLASS_WORDS.map((word) => `${base}${word}`), ORDER_CLASS])];
}

/** Numbers are taken for the present year or, late, for an earlier one; never for a year to come. */
export function checkNumberYear(year: number, today: string): FieldIssue[] {
  return year > Number(today.slice(0, 4)) ? [{ field: 'year', code: 'year_to_come' }] : [];
}

/**
 * A document is dated in the year of its number; an order's number has no year. The date (成文日期) may lie before the day on which
 * the number was taken: the number is given after the signature, the date is that of the signature.
 */
export function checkIssueDay(
  number: { readonly classCode: string; readonly year: number },
  issuedOn: string,
  today: string,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (issuedOn > today) issues.push({ field: 'issuedOn', code: 'date_in_future' });
  if (number.classCode !== ORDER_CLASS && Number(issuedOn.slice(0, 4)) !== number.year)
    issues.push({ field: 'issuedOn', code: 'other_year', params: { year: number.year } });
  return issues;
}
