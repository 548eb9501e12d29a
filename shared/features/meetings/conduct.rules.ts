import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { MeetingContent } from './meetings.rules.ts';
import { presenceAt } from './presence.rules.ts';
import { type BodyRule, quorumAt } from './quorum.rules.ts';

type Person = MeetingContent['attendance'][number];
type Conduct = Pick<MeetingContent, 'agenda' | 'attendance' | 'decisions'> & {
  readonly fields: Pick<MeetingContent['fields'], 'startAt'>;
};

/** What contradicts itself in who came, went, stood in and voted: refused even in a draft (features M3–M5). */
export function checkConduct(content: Conduct): FieldIssue[] {
  const { agenda, attendance, decisions, fields } = content;
  return [
    ...attendance.flatMap((person, index) => [
      ...checkMoves(person, `attendance.${index}`, agenda.length, fields.startAt.slice(11, 16)),
      ...checkSubstitute(person, `attendance.${index}`, attendance),
    ]),
    ...decisions.flatMap((_decision, index) => checkVotes(content, index)),
  ];
}

function checkMoves(person: Person, place: string, items: number, startsAt: string): FieldIssue[] {
  const { arrivedIndex, leftIndex, arrivedAt, leftAt, recusals } = person;
  const issues: FieldIssue[] = [];
  const params = { name: person.name ?? '' };
  if (arrivedIndex !== null && arrivedIndex >= items)
    issues.push({ field: `${place}.arrivedIndex`, code: 'agenda_item_gone', params });
  if (leftIndex !== null && leftIndex >= items)
    issues.push({ field: `${place}.leftIndex`, code: 'agenda_item_gone', params });
  if (recusals?.some((recusal) => recusal.agendaIndex >= items))
    issues.push({ field: `${place}.recusals`, code: 'agenda_item_gone', params });
  if (arrivedIndex !== null && leftIndex !== null && leftIndex <= arrivedIndex)
    issues.push({ field: `${place}.leftIndex`, code: 'left_before_arrived', params });
  else if (arrivedAt !== null && leftAt !== null && sinceStart(leftAt, startsAt) <= sinceStart(arrivedAt, startsAt))
    issues.push({ field: `${place}.leftAt`, code: 'left_before_arrived', params });
  return issues;
}

/** Minutes after the start; a time of day before it is on the next day. */
function sinceStart(clock: string, startsAt: string): number {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return (minutes(clock) - minutes(startsAt) + 1440) % 1440;
}

function checkSubstitute(person: Person, place: string, attendance: readonly Person[]): FieldIssue[] {
  const { substituteFor: whom, name } = person;
  if (whom === null) return [];
  const field = `${place}.substituteFor`;
  const params = { name: name ?? '', whom };
  if (whom === name) return [{ field, code: 'substitute_self', params }];
  const isThere = (other: Person) =>
    other !== person && other.name === whom && other.substituteFor === null && other.capacity === 'present';
  if (attendance.some(isThere)) return [{ field, code: 'substitute_for_present', params }];
  const first = attendance.find((other) => other.substituteFor === whom);
  return first === person ? [] : [{ field, code: 'substitute_twice', params }];
}

/** For, against and abstentions of a decision with those who were there and entitled to vote on its item. */
function checkVotes({ attendance, decisions }: Conduct, index: number): FieldIssue[] {
  const decision = decisions[index];
  if (decision === undefined || attendance.every((person) => person.capacity !== 'present')) return [];
  const counts = [decision.votesFor, decision.votesAgainst, decision.votesAbstain];
  const given = counts.filter((count) => count !== null);
  const votes = given.reduce((sum, count) => sum + count, 0);
  const { present, away } = presenceAt(attendance, decision.agendaIndex);
  const field = `decisions.${index}.votesFor`;
  const params = { place: index + 1, votes, present, difference: Math.abs(votes - present) };
  if (votes > present) {
    if (away.length === 0) return [{ field, code: 'votes_above_present', params }];
    const names = away.map(({ name }) => name).join('、');
    return [{ field, code: 'votes_of_absent', params: { ...params, names } }];
  }
  // While one of the three is missing the draft is only unfinished.
  if (given.length === counts.length && votes < present) return [{ field, code: 'votes_below_present', params }];
  return [];
}

/**
 * Decisions that a body took without its quorum: refused when the minutes become final, unless nothing was decided on the item or
 * the reason is given (and printed).
 */
export function checkQuorum({ agenda, attendance, decisions }: Omit<Conduct, 'fields'>, rule: BodyRule): FieldIssue[] {
  return decisions.flatMap(({ agendaIndex, quorumReason }, index) => {
    const item = agendaIndex === null ? undefined : agenda[agendaIndex];
    if ((item && item.outcome !== null) || quorumReason !== null) return [];
    const presence = presenceAt(attendance, agendaIndex);
    const quorum = quorumAt(rule, presence);
    if (quorum === null || quorum.isReached) return [];
    const { due, present } = presence;
    const params = { place: index + 1, due, present, needed: quorum.needed };
    return [{ field: `decisions.${index}.quorumReason`, code: 'quorum_missed', params }];
  });
}

/** Votes that were counted only in part, or of which nobody is recorded as present: the minutes cannot become final with them. */
export function checkVotesComplete({ attendance, decisions }: Pick<Conduct, 'attendance' | 'decisions'>): FieldIssue[] {
  const isAnybodyThere = attendance.some(({ capacity }) => capacity === 'present');
  return decisions.flatMap(({ votesFor, votesAgainst, votesAbstain }, index) => {
    const missing = [votesFor, votesAgainst, votesAbstain].filter((count) => count === null).length;
    if (missing === 3) return [];
    if (missing === 0) {
      if (isAnybodyThere) return [];
      return [{ field: `decisions.${index}.votesFor`, code: 'votes_without_people', params: { place: index + 1 } }];
    }
    return [{ field: `decisions.${index}.votesFor`, code: 'votes_incomplete', params: { place: index + 1 } }];
  });
}
