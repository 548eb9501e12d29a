import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { outlineIssues, sendingIssues, timelinessOf } from '#shared/features/collectionTasks/collectionTasks.rules.ts';
import { askingIssues } from '#shared/features/rollUp/askedFigures.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import { createRecord, findRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { returnCount, returnsOf, type StoredTask, taskById } from './collectionReturns.repository.ts';
import { askedOffices } from './collectionTasks.repository.ts';

type Saved = { readonly id: string; readonly revision: number };

/**
 * Adds or changes a collection. A draft may be half filled in; once sent, the outline stays as it went out, an office that returned
 * something stays among those asked, and a new deadline judges every return again.
 * @throws AppError `not_found`, `conflict`, `rule_broken`
 */
export async function saveTask(
  write: Write,
  { fields: given, ...target }: HandlerInput<'collectionTasks.save'>,
): Promise<Saved> {
  const present = target.id === undefined ? undefined : await openTask(write, target.id);
  // Without figures there is no period either.
  const fields = given.figureKeys.length > 0 ? given : { ...given, ...NO_FIGURES };
  const issues = [...outlineIssues(fields.outline, fields.figureKeys ?? [])];
  issues.push(...(await officeIssues(write, fields, present)));
  if (present === undefined || present.sentOn === null) issues.push(...askingIssues(given, write.today));
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

const NO_FIGURES = { periodStart: null, periodEnd: null, figureKeys: null };
type TaskFields = Omit<HandlerInput<'collectionTasks.save'>['fields'], 'figureKeys'> & {
  readonly figureKeys: readonly string[] | null;
};

/** A task that is neither voided nor put away. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function openTask(write: Write, id: string): Promise<StoredTask> {
  await requirePresent(write, 'collection_task', id);
  const task = await taskById(write.trx, id);
  if (task.closedOn !== null) refuseIssues([{ field: 'closedOn', code: 'collection_closed' }]);
  return task;
}

async function officeIssues(
  write: Write,
  { recipientOfficeIds }: Pick<TaskFields, 'recipientOfficeIds'>,
  present: StoredTask | undefined,
): Promise<FieldIssue[]> {
  const known = new Set((await askedOffices(write.trx, write.today)).map(({ id }) => id));
  for (const id of present?.recipientOfficeIds ?? []) known.add(id);
  const isUnknown = recipientOfficeIds.some((id) => !known.has(id));
  return isUnknown ? [{ field: 'recipientOfficeIds', code: 'not_found' }] : [];
}

/** What may no longer change after a task was sent. */
async function sentIssues(write: Write, present: StoredTask, fields: TaskFields): Promise<FieldIssue[]> {
  const sentOn = present.sentOn ?? write.today;
  const asked = { ...fields, figureKeys: fields.figureKeys ?? [] };
  const issues = sendingIssues(asked, { sentOn, today: write.today });
  if (canonicalJson(figuresAsked(asked)) !== canonicalJson(figuresAsked(present)))
    issues.push({ field: 'figureKeys', code: 'figures_are_sent' });
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

/** What a collection asks for in figures; the order in which they were chosen is no matter. */
function figuresAsked({
  periodStart,
  periodEnd,
  figureKeys,
}: Pick<StoredTask, 'periodStart' | 'periodEnd'> & { readonly figureKeys: readonly string[] }) {
  return { periodStart, periodEnd, figureKeys: [...figureKeys].sort() };
}

/** A deadline that was changed judges the returns again. */
async function judgeAgain(
  write: Write,
  taskId: string,
  deadline: { readonly dueOn: string; readonly cutoffTime: string },
): Promise<void> {
  for (const { id, receivedAt, timeliness: before, voidReason } of await returnsOf(write.trx, taskId)) {
    const timeliness = timelinessOf(receivedAt, deadline);
    // A return that stays what it was keeps its revision: nobody who has it open meets a conflict.
    if (voidReason !== null || timeliness === before) continue;
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
