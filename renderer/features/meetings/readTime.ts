/**
 * A time of day as typed (9:00, 0930, 9点半, 下午3时20分) as `HH:MM`; anything else comes back as it was typed, to be corrected.
 */
export function readTime(typed: string): string {
  const text = typed.trim().replace(/\s+/gu, '').replace('：', ':');
  const found =
    /^(上午|下午|晚上)?(\d{1,2})(?:[:点时](\d{1,2})?分?|点半|时半)?$/u.exec(text) ??
    /^(上午|下午|晚上)?(\d{1,2})(\d{2})$/u.exec(text);
  if (found === null) return typed.trim();
  const hour = Number(found[2]);
  const minute = text.endsWith('半') ? 30 : Number(found[3] ?? 0);
  const later = found[1] !== undefined && found[1] !== '上午' && hour < 12 ? hour + 12 : hour;
  if (later > 23 || minute > 59) return typed.trim();
  return `${String(later).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
