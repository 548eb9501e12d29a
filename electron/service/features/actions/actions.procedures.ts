import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { ACTION_STAGES } from '#shared/features/actions/actions.contract.ts';
import { checkStatusChange, hasOwner } from '#shared/features/actions/actions.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { message } from '#shared/text/index.ts';
import { officeCalendar } from '../../calendars.ts';
import type { Handlers, JobContext, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { createRecord, findRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { actionCalendar } from './actions.calendar.ts';
import { actionsDocument } from './actions.document.ts';
import { actionChoices } from './actions.overview.repository.ts';
import { countActions, listActions, stageColumn } from './actions.repository.ts';
import { judgingOf } from './judging.ts';
import { loopHandlers } from './loop.procedures.ts';
import { isMember } from './loop.repository.ts';
import { completeAction, endOrReopen } from './loop.ts';
import { setUpAction, shownAction } from './steps.ts';

/** Rows of one page of the printed list's reading. */
const PRINT_PAGE = 500;
/** Most rows of a printed list. */
const MOST_PRINTED = 5000;

export const actionsHandlers = {
  ...loopHandlers,
  'actions.list': async (context, input) => {
    const { db, today, runtime } = context;
    const listed = await listActions(db, input, judgingOf(context));
    return { ...listed, counts: await countActions(db, today, addDays(today, runtime.settings.nearDueDays)) };
  },
  'actions.choices': ({ db }) => actionChoices(db),
  'actions.board': async (context, { perStage, ...filter }) => {
    const stages = filter.stage === undefined ? ACTION_STAGES : [filter.stage];
    const columns = [];
    for (const stage of stages)
      columns.push(await stageColumn(context.db, stage, filter, judgingOf(context), perStage));
    return { columns };
  },
  'actions.calendar': (context, input) =>
    actionCalendar(context.db, input, judgingOf(context), officeCalendar(context.runtime)),
  'actions.save': ({ write }, input) => saveAction(write, input),
  'actions.setStatus': async (
    { write, today },
    { id, expectedRevision, status, doneOn = null, evidence = '', reason },
  ) => {
    const action = await shownAction(write, { id, expectedRevision }, { drafts: true });
    const note = evidence.trim() === '' ? reason : evidence;
    if (action.status === status) {
      const isSame =
        status !== 'done' || (action.doneOn === doneOn && action.evidence === (note.normalize('NFC').trim() || null));
      if (isSame) return { id, revision: action.revision };
    }
    refuseIssues(checkStatusChange({ status, doneOn, evidence, reason }, today));
    if (status === 'done' && doneOn !== null)
      return completeAction(
        write,
        { id, expectedRevision, doneOn, evidence: note, attachmentIds: [] },
        { drafts: true },
      );
    return endOrReopen(write, action, status === 'cancelled' ? 'cancelled' : 'reopened', reason);
  },
  'actions.print': (context, input) => printActions(context, input),
} satisfies Handlers<NamesOf<'actions'>>;

/**
 * Adds an action from another source than a meeting, set up at once, or changes one.
 * @throws AppError `not_found`, `conflict`, `rule_broken` (no owner, an owner who is gone, an action of a meeting)
 */
async function saveAction(
  write: Write,
  { fields, id, expectedRevision }: HandlerInput<'actions.save'>,
): Promise<{ id: string; revision: number }> {
  if (!hasOwner(fields) && fields.ownerMemberId === null)
    refuseIssues([{ field: 'responsibleUnit', code: 'required' }]);
  if (id !== undefined) {
    const present = await requirePresent(write, 'action_item', id);
    if (expectedRevision !== undefined && present.revision !== expectedRevision)
      throw new AppError('conflict', { record: present });
    // What a meeting agreed is changed in its minutes, not here.
    if (present.meetingId !== null) refuseIssues([{ field: 'id', code: 'from_meeting' }]);
    refuseIssues(dueChange(present, fields.dueOn));
    refuseIssues(await goneOwners(write, fields, present));
    // Without the revision that was shown nothing is overwritten: no stored revision is below 0.
    const { revision } = await updateRecord(write, 'action_item', id, expectedRevision ?? -1, fields);
    return { id, revision };
  }
  refuseIssues(await goneOwners(write, fields, {}));
  const newId = write.newId();
  const setUp = await setUpAction(write, { id: newId }, write.today);
  const fresh = { meetingId: null, seq: 0, status: 'open', stage: 'set_up', doneOn: null, evidence: null };
  await createRecord(write, 'action_item', { ...fields, ...fresh, ...setUp }, { id: newId });
  return { id: newId, revision: 1 };
}

/** Once it was assigned, a due date is moved by an extension, so that the first one is never lost (features M11). */
function dueChange(present: Readonly<Record<string, unknown>>, dueOn: string): FieldIssue[] {
  const isMoved = present.dueOn !== dueOn && present.stage !== 'set_up';
  return isMoved ? [{ field: 'dueOn', code: 'due_by_extension' }] : [];
}

/** An owner who is named anew must be there; one who left since stays as he was entered. */
async function goneOwners(
  write: Write,
  { ownerMemberId, organizationId }: HandlerInput<'actions.save'>['fields'],
  present: Readonly<Record<string, unknown>>,
): Promise<FieldIssue[]> {
  const issues: FieldIssue[] = [];
  if (ownerMemberId !== null && ownerMemberId !== present.ownerMemberId && !(await isMember(write.trx, ownerMemberId)))
    issues.push({ field: 'ownerMemberId', code: 'not_found' });
  if (organizationId !== null && organizationId !== present.organizationId) {
    const organization = await findRecord(write.trx, 'organization', organizationId);
    if (!organization || organization.recordState === 'voided')
      issues.push({ field: 'organizationId', code: 'not_found' });
  }
  return issues;
}

/** @throws AppError `rule_broken` code `too_many_rows`, `glyph_missing`, `cancelled` */
async function printActions(context: JobContext, input: HandlerInput<'actions.print'>) {
  const { db, session } = context.open();
  const office = await localOffice(db, session.officeId);
  const rows = [];
  for (let offset = 0, total = 1; offset < total; offset += PRINT_PAGE) {
    if (context.signal.aborted) throw new AppError('cancelled');
    const page = await listActions(db, { ...input, offset, limit: PRINT_PAGE }, judgingOf(context));
    total = page.total;
    if (total > MOST_PRINTED)
      refuseIssues([{ field: 'filter', code: 'too_many_actions', params: { most: MOST_PRINTED } }]);
    rows.push(...page.rows);
  }
  const shown = message('zh-CN', `actions.shown_${input.show}`);
  return handOutSheet(context, actionsDocument({ officeName: office.name, printedOn: context.today, shown, rows }));
}
