import type { MeetingContent } from './meetings.rules.ts';

/** One row of the attendance as the rules see it. */
export type Attending = Pick<
  MeetingContent['attendance'][number],
  | 'capacity'
  | 'memberId'
  | 'name'
  | 'headcount'
  | 'substituteFor'
  | 'substituteVotes'
  | 'arrivedIndex'
  | 'leftIndex'
  | 'recusals'
>;

/** Why somebody who was there did not take part in an item. */
export type Absence = 'late' | 'left' | 'recused';

/** Who takes part in an item: people due, people present and entitled, and those who were there but not at this item. */
export type Presence = {
  readonly due: number;
  readonly present: number;
  readonly away: readonly { readonly name: string; readonly why: Absence }[];
};

/**
 * Why a person of the list 出席 takes no part in an item (0-based); undefined: takes part. A decision without an item belongs to the
 * meeting as a whole: nobody is away from it.
 */
export function absenceAt(
  { arrivedIndex, leftIndex, recusals }: Pick<Attending, 'arrivedIndex' | 'leftIndex' | 'recusals'>,
  item: number | null,
): Absence | undefined {
  if (item === null) return undefined;
  if (recusals?.some((recusal) => recusal.agendaIndex === item)) return 'recused';
  if (arrivedIndex !== null && item < arrivedIndex) return 'late';
  if (leftIndex !== null && item >= leftIndex) return 'left';
  return undefined;
}

/**
 * Due and present at an item (features M4, M5). Due is whoever belongs to the body: 出席, 请假 and 缺席 without observers; whoever
 * recuses himself counts neither as due nor as present. A substitute counts as present only when he votes by mandate.
 */
export function presenceAt(attendance: readonly Attending[], item: number | null): Presence {
  let due = 0;
  let present = 0;
  const away: { name: string; why: Absence }[] = [];
  for (const person of attendance) {
    if (person.capacity === 'observer') continue;
    const absence = person.capacity === 'present' ? absenceAt(person, item) : undefined;
    if (absence !== undefined) away.push({ name: person.name ?? '', why: absence });
    const isSubstitute = person.substituteFor !== null;
    // The one he stands in for is due already, unless he is on no list.
    if (absence !== 'recused' && (!isSubstitute || !isListed(attendance, person.substituteFor)))
      due += person.headcount;
    if (person.capacity !== 'present' || absence !== undefined) continue;
    if (!isSubstitute || person.substituteVotes) present += person.headcount;
  }
  return { due, present, away };
}

/** Whether somebody of that name belongs to the body by himself. */
function isListed(attendance: readonly Attending[], name: string | null): boolean {
  return attendance.some(
    (person) => person.capacity !== 'observer' && person.substituteFor === null && person.name === name,
  );
}
