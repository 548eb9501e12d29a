import type { CallInput, HandlerInput } from '#shared/contract/list.ts';
import { PROCEDURES, type ProcedureNamed } from '#shared/contract/list.ts';
import type { CommandContext } from '../../../context.ts';
import { actionsHandlers } from '../../actions/actions.procedures.ts';
import { finalizeMeeting } from '../../meetings/meetings.finalize.ts';
import { listsOf } from '../../meetings/meetings.repository.ts';
import { saveMeeting } from '../../meetings/meetings.save.ts';
import type { MeetingFacts, PlannedMeeting } from './meetingPlan.ts';
import { cleanupMeeting } from './meetings/cleanupMeeting.ts';
import { councilMeeting } from './meetings/councilMeeting.ts';
import { draftMeeting } from './meetings/draftMeeting.ts';
import { firstGroupMeeting } from './meetings/firstGroupMeeting.ts';
import { recentGroupMeeting } from './meetings/recentGroupMeeting.ts';
import { trainingMeeting } from './meetings/trainingMeeting.ts';
import { storeReview } from './storeReview.ts';

/** The meetings of the past year, oldest first, so that their numbers follow their dates. */
export function plannedMeetings(facts: MeetingFacts): PlannedMeeting[] {
  const plans = [firstGroupMeeting, cleanupMeeting, trainingMeeting, councilMeeting, recentGroupMeeting, draftMeeting];
  return plans.map((plan) => plan(facts));
}

/**
 * Stores one meeting as a clerk would: save, finalize, then report the tasks that are done.
 * @returns its id
 */
export async function storeMeeting(context: CommandContext, planned: PlannedMeeting): Promise<string> {
  const { write } = context;
  const actions = planned.actions.map(({ done: _done, ...action }) => action);
  const { id, revision } = await saveMeeting(write, parsedInput({ ...planned.content, actions }));
  if (planned.issuedOn === null) {
    await storeReview(write, id, revision);
    return id;
  }
  await finalizeMeeting(write, { id, expectedRevision: revision, issuedOn: planned.issuedOn, selfChecked: true });
  const stored = await listsOf(write.trx, id);
  for (const [index, { done }] of planned.actions.entries()) {
    const action = stored.actions[index];
    if (!done || !action) continue;
    await actionsHandlers['actions.setStatus'](context, {
      ...{ id: action.id, expectedRevision: action.revision, status: 'done', reason: '' },
      ...{ doneOn: done.on, evidence: done.evidence },
    });
  }
  return id;
}

/** The input as the dispatcher would hand it over: defaults filled in, texts cleaned. */
function parsedInput(input: CallInput<'meetings.save'>): HandlerInput<'meetings.save'> {
  const isSave = (one: (typeof PROCEDURES)[number]): one is ProcedureNamed<'meetings.save'> =>
    one.name === 'meetings.save';
  const procedure = PROCEDURES.find(isSave);
  if (!procedure) throw new TypeError('meetings.save is not in the contract');
  return procedure.input.parse(input);
}
