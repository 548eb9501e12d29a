import { dutyAssignment } from '#shared/features/duties/duties.contract.ts';
import { checkAssignment, overlaps } from '#shared/features/duties/duties.rules.ts';
import { message, messageIfKnown } from '#shared/text/index.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import type { HandoverSource } from '../handovers/handoverSources.ts';
import { openAssignments } from '../handovers/openWork.repository.ts';
import { beginAssignment, endAssignment } from './assignmentMoves.ts';
import { termsOfGroup } from './duties.repository.ts';

type DutyAssignment = ReturnType<typeof dutyAssignment.parse>;

const ACTION = 'handover.give';

/** Roles in leading groups: each ends the day before, and the receiver holds it from the day on. */
export const dutiesHandover: HandoverSource = {
  kind: 'duties',
  open: async (db, { memberId, today }) =>
    (await openAssignments(db, memberId, today)).map(({ id, role, scopeText, groupName, endOn }) => ({
      id,
      title: message('zh-CN', 'handovers.dutyTitle', {
        group: groupName,
        role: messageIfKnown('zh-CN', `dutyRoleLabels.${role}`) ?? role,
      }),
      note: scopeText ?? '',
      dueOn: endOn,
      place: '/duties',
    })),
  give: async (write, { id, to, on, reason }) => {
    const old = await assignmentById(write, id);
    const options = { action: ACTION, reason };
    await endAssignment(write, id, on, options);
    const startOn = [old.startOn, on].sort()[1] ?? on;
    const begun = await takeOver(write, { ...old, startOn }, to, options);
    const terms = await termsOfGroup(write.trx, old.leadingGroupId);
    refuseIssues(terms.filter((term) => term.id === begun).flatMap((term) => checkAssignment(term, terms)));
  },
};

/**
 * Begins the receiver's assignment. Where he holds the same role already, his own one ends and both go on as one: scopes, sections and
 * duties of the two together.
 */
async function takeOver(
  write: Write,
  old: DutyAssignment,
  to: string,
  options: { readonly action: string; readonly reason: string },
): Promise<string> {
  const { startOn, leadingGroupId, role } = old;
  const terms = await termsOfGroup(write.trx, leadingGroupId);
  const own = terms.filter((term) => term.memberId === to && term.role === role && overlaps(term, old));
  const held: DutyAssignment[] = [];
  for (const { id } of own) {
    if (id === undefined) continue;
    held.push(await assignmentById(write, id));
    await endAssignment(write, id, startOn, options);
  }
  const all = [...held, old];
  return beginAssignment(
    write,
    held[0]?.id ?? old.id,
    {
      memberId: to,
      startOn,
      endOn: all.some(({ endOn }) => endOn === null)
        ? null
        : (all
            .map(({ endOn }) => endOn)
            .sort()
            .at(-1) ?? null),
      scopeText: joined(all.map(({ scopeText }) => scopeText)),
      postDutyText: joined(all.map(({ postDutyText }) => postDutyText)),
      sectionNames: [...new Set(all.flatMap(({ sectionNames }) => sectionNames))],
      dutyIds: [...new Set(all.flatMap(({ dutyIds }) => dutyIds))],
      seq: Math.min(...all.map(({ seq }) => seq)),
    },
    options,
  );
}

/** Texts that go on as one, each once and under the other. */
function joined(texts: readonly (string | null)[]): string | null {
  return [...new Set(texts.filter((text) => text !== null))].join('\n') || null;
}

/** @throws AppError `not_found`, `conflict` when it is voided */
async function assignmentById(write: Write, id: string): Promise<DutyAssignment> {
  return dutyAssignment.parse(await requirePresent(write, 'duty_assignment', id));
}
