const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Chinese numeral of 1…99 as used in heading numbers and 第N次: 十, 十一, 二十; larger ones digit by digit. */
export function chineseNumeral(value: number): string {
  if (value < 10) return DIGITS[value] ?? '';
  if (value > 99) return [...String(value)].map((digit) => DIGITS[Number(digit)]).join('');
  const tens = Math.floor(value / 10);
  const rest = value % 10;
  return `${tens === 1 ? '' : DIGITS[tens]}十${rest === 0 ? '' : DIGITS[rest]}`;
}
