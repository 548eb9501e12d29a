import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import type { ReturnTimeliness } from '#shared/features/collectionTasks/collectionTasks.lists.ts';
import {
  isSameContent,
  outlineIssues,
  returnIssues,
  sendingIssues,
  timelinessOf,
} from '#shared/features/collectionTasks/collectionTasks.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { createRecord, findRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { askedOffices, returnCount, returnsOf, type StoredTask, taskById } from './collectionTasks.repository.ts';

type Saved = { readonly id: string; readonly revision: number };

/**
 * Adds or changes a collection. A draft may be half filled in; once sent, the outline stays as it went out, an office that returned
 * something stays among those asked, and a new deadline judges every return again.
 * @throws AppError `not_found`, `conflict`, `rule_broken`
 */
export async function saveTask(
  write: Write,
  { fields, ...target }: HandlerInput<'collectionTasks.save'>,
): Promise<Saved> {
  const present = target.id === undefined ? undefined : await openTask(write, target.id);
  const issues = [...outlineIssues(fields.outline), ...(await officeIssues(write, fields, present))];
  if (present !== undefined && present.sentOn !== null) issues.push(...(await sentIssues(write, present, fields)));
  refuseIssues(issues);
  const options = { effectiveOn: present?.sentOn ?? write.today };
  if (present === undefined) {
    const own = { ...fields, sentOn: null, closedOn: null };
    return { id: await createRecord(write, 'collection_task', own, { ...options, recordState: 'draft' }), revision: 1 };
  }
  const saved = await saveRecord(write, 'collection_task', target, fields, options);
  if (present.dueOn !== fields.dueOn || present.cutoffTime !== fields.cutoffTime)
    await judgeAgain(write, present.id, fields);
  return saved;
}

/** A task that is neither voided nor put away. @throws AppError `not_found`, `conflict`, `rule_broken` */
async function openTask(write: Write, id: string): Promise<StoredTask> {
  await requirePresent(write, 'collection_task', id);
  const task = await taskById(write.trx, id);
  if (task.closedOn !== null) refuseIssues([{ field: 'closedOn', code: 'collection_closed' }]);
  return task;
}

async function officeIssues(
  write: Write,
  { recipientOfficeIds }: HandlerInput<'collectionTasks.save'>['fields'],
  present: StoredTask | undefined,
): Promise<FieldIssue[]> {
  const known = new Set((await askedOffices(write.trx, write.today)).map(({ id }) => id));
  for (const id of present?.recipientOfficeIds ?? []) known.add(id);
  const isUnknown = recipientOfficeIds.some((id) => !known.has(id));
  return isUnknown ? [{ field: 'recipientOfficeIds', code: 'not_found' }] : [];
}

/** What may no longer change after a task was sent. */
async function sentIssues(
  write: Write,
  present: StoredTask,
  fields: HandlerInput<'collectionTasks.save'>['fields'],
): Promise<FieldIssue[]> {
  const sentOn = present.sentOn ?? write.today;
  const issues = sendingIssues(fields, { sentOn, today: write.today });
  const isOutlineKept =
    present.outline.length === fields.outline.length &&
    present.outline.every((heading, place) => heading === fields.outline[place]);
  if (!isOutlineKept) {
    const returned = await returnCount(write.trx, present.id);
    issues.push({ field: 'outline', code: returned > 0 ? 'outline_has_returns' : 'outline_is_sent' });
  }
  for (const officeId of present.recipientOfficeIds) {
    if (fields.recipientOfficeIds.includes(officeId)) continue;
    if ((await returnCount(write.trx, present.id, officeId)) === 0) continue;
    const office = await findRecord(write.trx, 'office', officeId);
    issues.push({ field: 'recipientOfficeIds', code: 'recipient_returned', params: { name: String(office?.name) } });
  }
  return issues;
}

/** A deadline that was changed judges the returns again. */
async function judgeAgain(
  write: Write,
  taskId: string,
  deadline: { readonly dueOn: string; readonly cutoffTime: string },
): Promise<void> {
  for (const { id, receivedAt, voidReason } of await returnsOf(write.trx, taskId)) {
    if (voidReason !== null) continue;
    const timeliness = timelinessOf(receivedAt, deadline);
    await updateRecord(
      write,
      'collection_return',
      id,
      undefined,
      { timeliness },
      { action: 'collection_return.judge' },
    );
  }
}

/** Sends a draft. @throws AppError `not_found`, `conflict`, `rule_broken` (nobody asked, no outline, due before it was sent) */
export async function sendTask(
  write: Write,
  { id, expectedRevision, sentOn }: HandlerInput<'collectionTasks.send'>,
): Promise<Saved> {
  const task = await openTask(write, id);
  if (task.sentOn !== null)
    throw new AppError('conflict', { record: await findRecord(write.trx, 'collection_task', id) });
  refuseIssues(sendingIssues(task, { sentOn, today: write.today }));
  const options = { action: 'collection_task.send', recordState: 'final', effectiveOn: sentOn } as const;
  const { revision } = await updateRecord(write, 'collection_task', id, expectedRevision, { sentOn }, options);
  return { id, revision };
}

/** Takes a sent task back to a draft. @throws AppError `not_found`, `conflict`, `rule_broken` when something came in already */
export async function withdrawTask(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'collectionTasks.withdraw'>,
): Promise<Saved> {
  const task = await openTask(write, id);
  if (task.sentOn === null) refuseIssues([{ field: 'sentOn', code: 'collection_not_sent' }]);
  if ((await returnCount(write.trx, id)) > 0) refuseIssues([{ field: 'sentOn', code: 'withdraw_has_returns' }]);
  const options = { action: 'collection_task.withdraw', recordState: 'draft', reason } as const;
  const { revision } = await updateRecord(write, 'collection_task', id, expectedRevision, { sentOn: null }, options);
  return { id, revision };
}

/** Puts a task away. @throws AppError `not_found`, `conflict`, `rule_broken` (not sent, a day to come or before it was sent) */
export async function closeTask(
  write: Write,
  { id, expectedRevision, closedOn }: HandlerInput<'collectionTasks.close'>,
): Promise<Saved> {
  const { sentOn } = await openTask(write, id);
  if (sentOn === null) refuseIssues([{ field: 'sentOn', code: 'collection_not_sent' }]);
  if (closedOn > write.today) refuseIssues([{ field: 'closedOn', code: 'date_in_future' }]);
  if (closedOn < (sentOn ?? ''))
    refuseIssues([{ field: 'closedOn', code: 'closed_before_sent', params: { date: sentOn ?? '' } }]);
  const options = { action: 'collection_task.close', effectiveOn: closedOn };
  const { revision } = await updateRecord(write, 'collection_task', id, expectedRevision, { closedOn }, options);
  return { id, revision };
}

/** Opens a task that was put away. @throws AppError `not_found`, `conflict`, `rule_broken` when it is open */
export async function reopenTask(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'collectionTasks.reopen'>,
): Promise<Saved> {
  const present = await requirePresent(write, 'collection_task', id);
  if (present.closedOn === null) refuseIssues([{ field: 'closedOn', code: 'collection_is_open' }]);
  const options = { action: 'collection_task.reopen', reason };
  const { revision } = await updateRecord(write, 'collection_task', id, expectedRevision, { closedOn: null }, options);
  return { id, revision };
}

/**
 * Takes down a return or corrects one. Whether it was in time is stored with it; every heading of the outline is stored, empty or not.
 * @throws AppError `not_found`, `conflict`; `rule_broken` (before the task, from an office not asked, a heading that the outline does
 *   not have, the same content as the last return of the office unless confirmed)
 */
export async function saveReturn(
  write: Write,
  { taskId, fields, sameConfirmed, ...target }: HandlerInput<'collectionTasks.saveReturn'>,
): Promise<Saved & { timeliness: ReturnTimeliness }> {
  const task = await openTask(write, taskId);
  const { officeId, receivedAt, note } = fields;
  const issues = returnIssues(fields, task, write.at.slice(0, 16));
  if (Object.keys(fields.sections).some((heading) => !task.outline.includes(heading)))
    issues.push({ field: 'sections', code: 'heading_unknown' });
  refuseIssues(issues);
  const sections = Object.fromEntries(task.outline.map((heading) => [heading, fields.sections[heading] ?? '']));
  if (target.id === undefined && !sameConfirmed) await refuseSame(write, task, officeId, sections);
  const timeliness = timelinessOf(receivedAt, task);
  const own = { taskId, officeId, receivedAt, sections, timeliness, note };
  const saved = await saveRecord(write, 'collection_return', target, own, { effectiveOn: receivedAt.slice(0, 10) });
  return { ...saved, timeliness };
}

/** Voids a return. @throws AppError `not_found`, `conflict`; `rule_broken` when its task was put away: its figures stand */
export async function voidReturn(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'collectionTasks.voidReturn'>,
): Promise<Saved> {
  const { taskId } = await requirePresent(write, 'collection_return', id);
  const { closedOn } = await taskById(write.trx, String(taskId));
  if (closedOn !== null) refuseIssues([{ field: 'closedOn', code: 'collection_closed' }]);
  return voidRecord(write, 'collection_return', id, expectedRevision, reason);
}

async function refuseSame(
  write: Write,
  task: StoredTask,
  officeId: string,
  sections: Readonly<Record<string, string>>,
): Promise<void> {
  const returns = await returnsOf(write.trx, task.id);
  const last = returns.filter((one) => one.officeId === officeId && one.voidReason === null).at(-1);
  if (last === undefined || !isSameContent(task.outline, last.sections, sections)) return;
  const on = last.receivedAt.replace('T', ' ');
  refuseIssues([{ field: 'sections', code: 'return_same', params: { on } }]);
}
