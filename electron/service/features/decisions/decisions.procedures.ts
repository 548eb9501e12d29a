import type { CallOutput } from '#shared/contract/list.ts';
import type { Handlers, NamesOf, QueryContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { meetingById } from '../meetings/meetings.repository.ts';
import { listCitations } from './citations.repository.ts';
import { decisionLogDocument } from './decisionLog.document.ts';
import { actionsOfDecisions, changesOf, ownersOf, type StoredChange } from './decisionParts.repository.ts';
import { decisionById, listBodies, listDecisions } from './decisions.repository.ts';
import { addChange, cite, linkAction, takeBack } from './decisions.write.ts';
import { printProof } from './proof.print.ts';
import { proofOf } from './proof.repository.ts';

/** Decisions that one printed list takes; a longer one has to be filtered first. */
const MOST_PRINTED = 5000;

export const decisionsHandlers = {
  'decisions.list': async ({ db, today }, input) => listDecisions(db, input, today),
  'decisions.bodies': async ({ db }) => listBodies(db),
  'decisions.get': async (context, { id }) => decisionPage(context, id),
  'decisions.addChange': async ({ write }, fields) => addChange(write, fields),
  'decisions.voidChange': async ({ write }, input) => takeBack(write, 'decision_change', input),
  'decisions.linkAction': async ({ write }, input) => linkAction(write, input),
  'decisions.cite': async ({ write }, fields) => cite(write, fields),
  'decisions.uncite': async ({ write }, input) => takeBack(write, 'decision_citation', input),
  'decisions.citations': async ({ db, today }, input) => ({ citations: await listCitations(db, input, today) }),
  'decisions.proof': async ({ db, today, session }, input) => proofOf(db, input, today, session.store),
  'decisions.printProof': (context, input) => printProof(context, input),
  'decisions.print': async (context, { filter }) => {
    const { db, session } = context.open();
    const office = await localOffice(db, session.officeId);
    const { total, rows } = await listDecisions(db, { filter, offset: 0, limit: MOST_PRINTED }, context.today);
    return handOutSheet(
      context,
      decisionLogDocument({ officeName: office.name, printedOn: context.today, filter, total, rows }),
    );
  },
} satisfies Handlers<NamesOf<'decisions'>>;

async function decisionPage(
  { db, today }: Pick<QueryContext, 'db' | 'today'>,
  id: string,
): Promise<CallOutput<'decisions.get'>> {
  const decision = await decisionById(db, id, today);
  const meeting = await meetingById(db, decision.meetingId);
  const { title, number, kind, startAt, place, chairName, recordState, voidReason } = meeting;
  const actions = (await actionsOfDecisions(db, [id])).get(id) ?? [];
  return {
    decision,
    meeting: { id: meeting.id, title, number, kind, startAt, place, chairName, recordState, voidReason },
    actions: actions.map((action) => ({
      id: action.id,
      revision: action.revision,
      text: action.text,
      owner: ownersOf(action).join('、'),
      dueOn: action.dueOn,
      status: action.status,
      overdue: action.status === 'open' && action.dueOn < today,
      doneOn: action.doneOn,
      meetingId: action.meetingId,
      sourceText: action.sourceText,
    })),
    changes: (await changesOf(db, 'changing', [id])).map((change) => sideOf(change, change.changedDecisionId)),
    changedBy: (await changesOf(db, 'changed', [id])).map((change) => sideOf(change, change.decisionId)),
  };
}

function sideOf(
  { id, revision, kind, effectiveOn, note, number, text, decidedOn }: StoredChange,
  otherId: string,
): CallOutput<'decisions.get'>['changes'][number] {
  return {
    ...{ id, revision, kind, effectiveOn, note, otherId },
    otherNumber: number,
    otherText: text,
    otherDecidedOn: decidedOn,
  };
}
