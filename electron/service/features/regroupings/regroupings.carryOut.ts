import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { leadingGroup, member } from '#shared/features/duties/duties.contract.ts';
import { checkAssignment, checkDutyIds } from '#shared/features/duties/duties.rules.ts';
import type { RegroupingLine } from '#shared/features/regroupings/regroupings.contract.ts';
import {
  checkRegroupingDay,
  type NumberedPlace,
  numberLineup,
} from '#shared/features/regroupings/regroupings.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { createRecord, findRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { beginAssignment, endAssignment } from '../duties/assignmentMoves.ts';
import { termsOfGroup } from '../duties/duties.repository.ts';
import { assignmentsAt } from '../duties/duties.service.ts';
import { assignmentFactsOf, dutyFactsOf } from './regroupings.repository.ts';

type Input = HandlerInput<'regroupings.carryOut'>;
type Present = Awaited<ReturnType<typeof assignmentsAt>>[number];
type Person = { readonly memberId: string; readonly name: string; readonly post: string };

const ACTION = 'regrouping.carryOut';

/**
 * Changes the line-up of a leading group from a day on: what ends, ends the day before, what begins, begins on it, and a record says
 * which and why. The rules are looked at in the result; when one is broken nothing of it stays.
 * @throws AppError `not_found`, `conflict` (`record`: the present assignments, when they are not those of the form), `rule_broken`
 */
export async function carryOutRegrouping(write: Write, input: Input): Promise<{ id: string; revision: number }> {
  const { leadingGroupId, effectiveOn, reason, documentNo } = input;
  const { officeId: _office, ...stored } = await requirePresent(write, 'leading_group', leadingGroupId);
  const group = leadingGroup.parse(stored);
  const facts = await assignmentFactsOf(write.trx, leadingGroupId);
  refuseIssues(
    checkRegroupingDay(
      effectiveOn,
      group,
      facts.map(({ startOn }) => startOn),
    ),
  );
  const present = await assignmentsAt(write.trx, effectiveOn, leadingGroupId);
  refuseStale(input, present);
  const people = await peopleOfLineup(write, input, present);
  refuseIssues(await foreignDuties(write, input));

  const lineup = numberLineup(present, input.lineup);
  const stays = (row: Present) => lineup.some((line) => line.stays && line.assignmentId === row.id);
  if (present.every(stays) && lineup.every((line) => line.stays))
    refuseIssues([{ field: 'lineup', code: 'regrouping_nothing' }]);

  const options = { action: ACTION, reason };
  const ended = new Map<string, NonNullable<RegroupingLine['ended']>>();
  for (const row of present)
    if (!stays(row)) ended.set(row.id, await endAssignment(write, row.id, effectiveOn, options));
  const lines: RegroupingLine[] = [];
  for (const line of lineup) lines.push(await beginLine(write, line, { input, present, people, ended, options }));
  const continued = new Set(lines.map(({ ended: past }) => past?.id));
  for (const row of present) {
    const past = ended.get(row.id);
    if (past === undefined || continued.has(row.id)) continue;
    lines.push({ ...personOf(people, row.memberId), role: row.role, ended: past, begun: null });
  }
  await refuseBroken(write, leadingGroupId, lines);
  const fields = { leadingGroupId, effectiveOn, reason, documentNo, officialDocumentId: null, lines };
  const id = await createRecord(write, 'regrouping', fields, { action: ACTION, reason, effectiveOn });
  return { id, revision: 1 };
}

/** Somebody else changed the line-up since the form showed it: nothing is overwritten. */
function refuseStale({ present: shown, leadingGroupId }: Input, present: readonly Present[]): void {
  const revisions = new Map(shown.map(({ id, revision }) => [id, revision]));
  if (present.length === revisions.size && present.every(({ id, revision }) => revisions.get(id) === revision)) return;
  throw new AppError('conflict', { record: { id: leadingGroupId, assignments: present } });
}

/** Everybody of the old and the new line-up by name. @throws AppError `rule_broken` when a newcomer is voided or no longer active */
async function peopleOfLineup(
  write: Write,
  { lineup }: Input,
  present: readonly Present[],
): Promise<ReadonlyMap<string, Person>> {
  const people = new Map<string, Person>(
    present.map(({ memberId, memberName: name, memberPost: post }) => [memberId, { memberId, name, post }]),
  );
  const issues: FieldIssue[] = [];
  for (const memberId of new Set(lineup.map((line) => line.memberId))) {
    if (people.has(memberId)) continue;
    const record = await findRecord(write.trx, 'member', memberId);
    if (!record || record.recordState === 'voided') {
      issues.push({ field: 'lineup', code: 'regrouping_member_voided', params: { name: String(record?.name ?? '') } });
      continue;
    }
    const { name, post, active } = member.parse(record);
    if (!active) issues.push({ field: 'lineup', code: 'regrouping_member_inactive', params: { name } });
    people.set(memberId, { memberId, name, post });
  }
  refuseIssues(issues);
  return people;
}

function personOf(people: ReadonlyMap<string, Person>, memberId: string): Person {
  return people.get(memberId) ?? { memberId, name: '', post: '' };
}

/** Duty items that a line names must be of this group. */
async function foreignDuties(write: Write, { lineup, leadingGroupId }: Input): Promise<FieldIssue[]> {
  const dutyIds = [...new Set(lineup.flatMap((line) => line.dutyIds))];
  if (dutyIds.length === 0) return [];
  return checkDutyIds({ dutyIds, leadingGroupId }, await dutyFactsOf(write.trx, dutyIds));
}

/** Writes one line of the new line-up; one that stays is only noted. */
async function beginLine(
  write: Write,
  line: NumberedPlace,
  around: {
    readonly input: Input;
    readonly present: readonly Present[];
    readonly people: ReadonlyMap<string, Person>;
    readonly ended: ReadonlyMap<string, NonNullable<RegroupingLine['ended']>>;
    readonly options: { readonly action: string; readonly reason: string };
  },
): Promise<RegroupingLine> {
  const { input, present, people, ended, options } = around;
  const { assignmentId, stays, memberId, role, seq, joint, scopeText, sectionNames, dutyIds, postDutyText } = line;
  const person = personOf(people, memberId);
  if (stays) return { ...person, role, ended: null, begun: null };
  const model = present.find(({ id }) => id === assignmentId);
  const own = model !== undefined && model.memberId === memberId;
  const id = await beginAssignment(
    write,
    model?.id ?? null,
    {
      ...{ leadingGroupId: input.leadingGroupId, memberId, role, seq, joint, scopeText, sectionNames },
      ...{ dutyIds, postDutyText, basisDocumentNo: input.documentNo, startOn: input.effectiveOn },
      // A term that was to end on a day still ends on it; whoever takes over holds it until further notice.
      endOn: own ? model.endOn : null,
    },
    options,
  );
  // Only one line goes on with an assignment: a second role of the same person is new.
  const past = own && model.role === role ? ended.get(model.id) : undefined;
  return { ...person, role, ended: past ?? null, begun: { id, revision: 1 } };
}

/** The rules of assignments over the result (domain.md §5). */
async function refuseBroken(write: Write, leadingGroupId: string, lines: readonly RegroupingLine[]): Promise<void> {
  const terms = await termsOfGroup(write.trx, leadingGroupId);
  const begun = new Set(lines.map((line) => line.begun?.id));
  const issues = terms
    .filter(({ id }) => begun.has(id))
    .flatMap((term) => checkAssignment(term, terms))
    .map((issue) => ({ ...issue, field: 'lineup' }));
  refuseIssues(issues);
}
