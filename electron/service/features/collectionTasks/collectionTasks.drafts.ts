import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { isOutstanding, isPastDue } from '#shared/features/collectionTasks/collectionTasks.rules.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { localOffice } from '../../db/localOffice.ts';
import { createRecord, findRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { saveDocument } from '../officialDocuments/officialDocuments.save.ts';
import { rollUpTable } from '../rollUp/rollUp.words.ts';
import type { ReturnedTable } from './collectionFigures.document.ts';
import { type StoredTask, taskById } from './collectionReturns.repository.ts';
import { callContent, compilationContent, reminderContent } from './collectionTasks.document.ts';
import { type NamedStanding, standingsOf } from './collectionTasks.repository.ts';

/**
 * Drafts a document of a task, to be approved, numbered, sealed and issued like any other; the task keeps what was made of it when and
 * for whom.
 * @throws AppError `not_found`, `conflict`; `rule_broken` (nobody asked; not sent; nobody missing; nothing came in)
 */
export async function draftCollectionDocument(
  write: Write,
  { id, expectedRevision, kind }: HandlerInput<'collectionTasks.draftDocument'>,
): Promise<{ documentId: string; offices: number }> {
  const task = await taskById(write.trx, id);
  if (task.recordState === 'voided' || task.revision !== expectedRevision)
    throw new AppError('conflict', { record: await findRecord(write.trx, 'collection_task', id) });
  if (kind !== 'call' && task.sentOn === null) refuseIssues([{ field: 'sentOn', code: 'collection_not_sent' }]);
  if (kind === 'reminder' && task.closedOn !== null) refuseIssues([{ field: 'closedOn', code: 'collection_closed' }]);
  const now = write.at.slice(0, 16);
  const { standings } = await standingsOf(write.trx, task, now);
  const offices = concerned(kind, standings);
  const { name: agency } = await localOffice(write.trx, write.officeId);
  const hasTable = kind === 'compilation' && task.figureKeys.length > 0;
  const look = { taskId: id, ownOfficeId: write.officeId, now };
  const rollUp = hasTable ? await rollUpTable(write.trx, look) : null;
  const content = contentOf(kind, task, { standings, offices, agency, now, rollUp });
  const { id: documentId } = await saveDocument(write, { content, copies: Math.max(offices.length, 1) });
  const officeIds = offices.map(({ officeId }) => officeId);
  await createRecord(write, 'collection_notice', { taskId: id, kind, madeOn: write.today, officeIds, documentId });
  return { documentId, offices: offices.length };
}

type Kind = HandlerInput<'collectionTasks.draftDocument'>['kind'];

/** The offices that a document goes to or comes from; it is refused when there is none. */
function concerned(kind: Kind, standings: readonly NamedStanding[]): readonly NamedStanding[] {
  const wanted = standings.filter((one) => {
    if (kind === 'call') return true;
    return kind === 'reminder' ? isOutstanding(one) : one.last !== null;
  });
  if (wanted.length > 0) return wanted;
  if (kind === 'call') refuseIssues([{ field: 'recipientOfficeIds', code: 'no_recipients' }]);
  refuseIssues([{ field: 'returns', code: kind === 'reminder' ? 'nobody_missing' : 'nothing_returned' }]);
  return wanted;
}

function contentOf(
  kind: Kind,
  task: StoredTask,
  around: {
    readonly standings: readonly NamedStanding[];
    readonly offices: readonly NamedStanding[];
    readonly agency: string;
    readonly now: string;
    readonly rollUp: ReturnedTable | null;
  },
): DocumentContent {
  const { standings, offices, agency, now, rollUp } = around;
  const names = offices.map(({ name }) => name);
  if (kind === 'call') return callContent(task, names, agency);
  if (kind === 'reminder') return reminderContent(task, names, { agency, isPast: isPastDue(now, task) });
  return compilationContent(task, standings, { agency, today: now.slice(0, 10), rollUp });
}
