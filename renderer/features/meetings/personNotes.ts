import type { Text } from '#renderer/ui/text.tsx';
import type { AgendaRow, AttendanceRow } from './meetingForm.ts';

/** What is particular about somebody's attendance in one line: 第3项起到会；回避第2项；代李春梅. Empty: nothing. */
export function personNotes(row: AttendanceRow, items: readonly AgendaRow[], { t }: Pick<Text, 't'>): string {
  const placeOf = (key: string | null) => items.findIndex((item) => item.key === key) + 1;
  const arrived = placeOf(row.arrivedKey);
  const left = placeOf(row.leftKey);
  const recused = row.recusals.map(({ agendaKey }) => placeOf(agendaKey)).filter((place) => place > 0);
  return [
    arrived > 0 ? `${t('meetingConduct.noteLate', { place: arrived })}${inBrackets(row.arrivedAt)}` : '',
    left > 0 ? `${t('meetingConduct.noteLeft', { place: left })}${inBrackets(row.leftAt)}` : '',
    recused.length > 0 ? t('meetingConduct.noteRecused', { places: recused.toSorted((a, b) => a - b).join('、') }) : '',
    row.substituteFor.trim() === '' ? '' : t('meetingConduct.noteSubstitute', { name: row.substituteFor }),
  ]
    .filter((note) => note !== '')
    .join('；');
}

const inBrackets = (text: string) => (text === '' ? '' : `（${text}）`);
