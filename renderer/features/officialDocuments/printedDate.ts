/** `2026-03-05` as a document prints it: 2026年3月5日; empty for null. */
export function toPrinted(date: string | null): string {
  if (date === null) return '';
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** The inverse; null for anything that is no full date. */
export function fromPrinted(text: string): string | null {
  const found = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/u.exec(text);
  if (found === null) return null;
  return [found[1], found[2]?.padStart(2, '0'), found[3]?.padStart(2, '0')].join('-');
}
