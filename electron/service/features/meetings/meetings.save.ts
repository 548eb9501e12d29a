import type { HandlerInput } from '#shared/contract/list.ts';
import { checkDraft } from '#shared/features/meetings/meetings.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { message } from '#shared/text/index.ts';
import type { Fields } from '../../db/collections.ts';
import { createRecord, createRecords, type StoredRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { releaseProposals } from '../agendaProposals/agendaProposals.service.ts';
import { storedPerson } from './meetings.conduct.ts';
import {
  CHILD_COLLECTIONS,
  type ChildCollection,
  childrenOf,
  meetingById,
  presentIds,
  touchMeeting,
} from './meetings.repository.ts';

type SaveInput = HandlerInput<'meetings.save'>;
type StoredLists = Readonly<Record<ChildCollection, readonly StoredRecord[]>>;
type Row = {
  readonly id: string | undefined;
  readonly fields: Fields /** Set at creation only. */;
  readonly fresh?: Fields;
};

const NO_LISTS: StoredLists = { agenda_item: [], attendance: [], decision: [], action_item: [] };
const NOT_NUMBERED = { numberYear: null, numberSeq: null, number: null, minutesIssuedOn: null, selfChecked: false };

/**
 * Stores a draft meeting with its lists: unchanged rows stay untouched, rows that are gone are voided.
 * @throws AppError `not_found`, `conflict` with the present record, `rule_broken` with `fields`
 */
export async function saveMeeting(write: Write, input: SaveInput): Promise<{ id: string; revision: number }> {
  const stored = input.id === undefined ? NO_LISTS : await storedDraft(write, input.id);
  refuseIssues([...checkDraft(input), ...(await missingReferences(write, input)), ...doneInDraft(input, stored)]);
  const { fields } = input;
  let id: string;
  let revision = 1;
  let isChanged = false;
  if (input.id === undefined) {
    id = await createRecord(write, 'meeting', { ...fields, ...NOT_NUMBERED }, { recordState: 'draft' });
  } else {
    id = input.id;
    // Without the revision that was shown nothing is overwritten: no stored revision is below 0.
    const updated = await updateRecord(write, 'meeting', id, input.expectedRevision ?? -1, fields);
    revision = updated.revision;
    isChanged = updated.changed.length > 0;
  }
  const areListsChanged = await saveLists(write, id, input, stored);
  if (input.id !== undefined && areListsChanged && !isChanged) revision = await touchMeeting(write, id);
  return { id, revision };
}

async function storedDraft(write: Write, id: string): Promise<StoredLists> {
  const present = await meetingById(write.trx, id);
  // What was finalized no longer changes (features M15).
  if (present.recordState !== 'draft') refuseIssues([{ field: 'recordState', code: `is_${present.recordState}` }]);
  const lists: Record<ChildCollection, StoredRecord[]> = {
    agenda_item: [],
    attendance: [],
    decision: [],
    action_item: [],
  };
  for (const collection of CHILD_COLLECTIONS) lists[collection] = await childrenOf(write.trx, collection, id);
  return lists;
}

async function saveLists(write: Write, meetingId: string, input: SaveInput, stored: StoredLists): Promise<boolean> {
  const save = (collection: ChildCollection, rows: readonly Row[]) =>
    saveRows(write, collection, meetingId, stored[collection], rows);
  const agenda = await save(
    'agenda_item',
    input.agenda.map(({ id, ...fields }) => ({ id, fields, fresh: { stage: 'proposed', proposalId: null } })),
  );
  const attendance = await save(
    'attendance',
    input.attendance.map(({ id, ...person }) => ({ id, fields: storedPerson(person, agenda.ids) })),
  );
  const decisions = await save(
    'decision',
    input.decisions.map(({ id, agendaIndex, ...fields }) => ({
      id,
      fields: { ...fields, agendaItemId: agendaIndex === null ? null : (agenda.ids[agendaIndex] ?? null) },
      fresh: { number: null, votesDue: null, votesPresent: null },
    })),
  );
  const actions = await save(
    'action_item',
    input.actions.map(({ id, decisionIndex, ...action }) => ({
      id,
      fields: actionFieldsOf(action, decisionIndex === null ? null : (decisions.ids[decisionIndex] ?? null)),
      fresh: { sourceText: null, doneOn: null, evidence: null },
    })),
  );
  return [agenda, attendance, decisions, actions].some((list) => list.isChanged);
}

function actionFieldsOf(action: Omit<SaveInput['actions'][number], 'id' | 'decisionIndex'>, decisionId: string | null) {
  return action.status === 'done' ? { ...action, decisionId } : { ...action, decisionId, doneOn: null, evidence: null };
}

/** @returns the ids of the rows in the order sent */
async function saveRows(
  write: Write,
  collection: ChildCollection,
  meetingId: string,
  stored: readonly StoredRecord[],
  rows: readonly Row[],
): Promise<{ readonly ids: readonly string[]; readonly isChanged: boolean }> {
  const known = new Set(stored.map((record) => record.id));
  const ids: string[] = [];
  const created: { id: string; fields: Fields; recordState: 'draft' }[] = [];
  let isChanged = false;
  for (const [index, { id, fields, fresh }] of rows.entries()) {
    const seq = index + 1;
    // A row whose record was removed meanwhile, or that came twice, is entered anew; another meeting's row is never touched.
    if (id !== undefined && known.delete(id)) {
      const { changed } = await updateRecord(write, collection, id, undefined, { ...fields, seq });
      isChanged ||= changed.length > 0;
      ids.push(id);
    } else {
      const newId = write.newId();
      created.push({ id: newId, fields: { ...fresh, ...fields, meetingId, seq }, recordState: 'draft' });
      ids.push(newId);
    }
  }
  await createRecords(write, collection, created);
  const reason = message('zh-CN', 'minutesDocument.rowRemoved');
  for (const id of known) await voidRecord(write, collection, id, undefined, reason);
  if (collection === 'agenda_item') await releaseProposals(write, [...known]);
  return { ids, isChanged: isChanged || created.length > 0 || known.size > 0 };
}

/** Done is only set with date and evidence, by `actions.setStatus`; a draft may keep what is done already. */
function doneInDraft(input: SaveInput, stored: StoredLists): FieldIssue[] {
  const done = new Set(stored.action_item.filter((row) => row.status === 'done').map((row) => row.id));
  return input.actions.flatMap((action, index) =>
    action.status === 'done' && !done.has(action.id ?? '')
      ? [{ field: `actions.${index}.status`, code: 'done_needs_evidence' }]
      : [],
  );
}

async function missingReferences(write: Write, { fields, attendance, actions }: SaveInput): Promise<FieldIssue[]> {
  const issues: FieldIssue[] = [];
  const check = async (
    collection: 'leading_group' | 'organization' | 'member',
    places: readonly (readonly [string, string | null])[],
  ) => {
    const wanted = [...new Set(places.flatMap(([, id]) => (id === null ? [] : [id])))];
    const present = await presentIds(write.trx, collection, wanted);
    for (const [field, id] of places) if (id !== null && !present.has(id)) issues.push({ field, code: 'not_found' });
  };
  await check('leading_group', [['leadingGroupId', fields.leadingGroupId]]);
  await check('organization', [
    ['organizationId', fields.organizationId],
    ...actions.map((action, index) => [`actions.${index}.organizationId`, action.organizationId] as const),
  ]);
  await check('member', [
    ...attendance.map((person, index) => [`attendance.${index}.memberId`, person.memberId] as const),
    ...actions.map((action, index) => [`actions.${index}.ownerMemberId`, action.ownerMemberId] as const),
  ]);
  return issues;
}
