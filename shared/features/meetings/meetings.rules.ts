import type { z } from 'zod';
import type { HandlerInput } from '../../contract/list.ts';
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { hasOwner } from '../actions/actions.rules.ts';
import { checkConduct, checkVotesComplete } from './conduct.rules.ts';
import type { attendanceFields } from './meetings.contract.ts';

/** A meeting with its lists as the rules and the document see it. */
export type MeetingContent = Pick<
  HandlerInput<'meetings.save'>,
  'fields' | 'agenda' | 'attendance' | 'decisions' | 'actions'
>;

/** What must be right before a draft is stored: an end after the start, references inside the lists, nothing that contradicts itself. */
export function checkDraft(content: MeetingContent): FieldIssue[] {
  const { fields, agenda, decisions, actions } = content;
  const issues: FieldIssue[] = [];
  if (fields.endAt !== null && fields.endAt <= fields.startAt) issues.push({ field: 'endAt', code: 'date_order' });
  for (const [index, decision] of decisions.entries()) {
    if (decision.agendaIndex !== null && decision.agendaIndex >= agenda.length) {
      issues.push({ field: `decisions.${index}.agendaIndex`, code: 'not_found' });
    }
  }
  for (const [index, { decisionIndex }] of actions.entries()) {
    if (decisionIndex !== null && decisionIndex >= decisions.length)
      issues.push({ field: `actions.${index}.decisionIndex`, code: 'not_found' });
  }
  issues.push(...checkConduct(content));
  return issues;
}

/** What domain.md §6 marks R and r, beyond what every draft has: the minutes say something, rows name who is meant. */
export function checkFinal(content: MeetingContent, issuedOn: string): FieldIssue[] {
  const { fields, attendance, decisions, actions } = content;
  const issues: FieldIssue[] = [];
  if (!hasText(content) && decisions.length === 0) issues.push({ field: 'minutesText', code: 'required' });
  if (fields.kind === 'council' && fields.organizationId === null)
    issues.push({ field: 'organizationId', code: 'required' });
  if (issuedOn < fields.startAt.slice(0, 10)) issues.push({ field: 'issuedOn', code: 'date_order' });
  for (const [index, person] of attendance.entries()) {
    if (!isNamed(person)) issues.push({ field: `attendance.${index}.name`, code: 'required' });
  }
  for (const [index, action] of actions.entries()) {
    if (!hasOwner(action)) issues.push({ field: `actions.${index}.responsibleUnit`, code: 'required' });
  }
  issues.push(...checkVotesComplete(content));
  return issues;
}

/** A single attendance names a person; a group line may be just a number of people. */
function isNamed(person: z.output<typeof attendanceFields>): boolean {
  return person.headcount > 1 || person.memberId !== null || person.name !== null;
}

function hasText({ fields }: MeetingContent): boolean {
  return fields.minutesText.blocks.some((block) => block.kind === 'table' || block.text.trim() !== '');
}

/** The number as printed: 〔2026〕3号. */
export function meetingNumber(year: number, seq: number): string {
  return `〔${year}〕${seq}号`;
}

/** The year under which a meeting is numbered: that of its first day (domain.md §6). */
export function numberYearOf(startAt: string): number {
  return Number(startAt.slice(0, 4));
}

/**
 * Whoever entered the minutes does not check them while a second person can (security-and-exchange.md §5.1): then the clerk
 * states 自核, which is recorded. Where nobody else can, it is recorded without asking (features M12).
 */
export function checkSecondPerson(who: {
  readonly isOwnEntry: boolean;
  readonly othersCanCheck: boolean;
  readonly selfChecked: boolean;
}): FieldIssue[] {
  if (!who.isOwnEntry || !who.othersCanCheck || who.selfChecked) return [];
  return [{ field: 'selfChecked', code: 'own_entry' }];
}
