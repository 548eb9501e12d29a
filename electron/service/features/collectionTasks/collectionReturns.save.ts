import type { HandlerInput } from '#shared/contract/list.ts';
import type { CollectionReturn, ReturnFields } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import type { ReturnTimeliness } from '#shared/features/collectionTasks/collectionTasks.lists.ts';
import {
  isSameContent,
  isSameFigures,
  lastOfEach,
  returnIssues,
  timelinessOf,
} from '#shared/features/collectionTasks/collectionTasks.rules.ts';
import { askedFigures, figureIssues, withShares } from '#shared/features/rollUp/askedFigures.rules.ts';
import { askedName } from '#shared/features/rollUp/figureWords.ts';
import { coverIssues } from '#shared/features/rollUp/rollUp.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { message } from '#shared/text/index.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import { voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { allUnits } from '../units/units.repository.ts';
import { officeNames, returnsOf, type StoredTask, taskById } from './collectionReturns.repository.ts';
import { openTask } from './collectionTasks.save.ts';

type Saved = { readonly id: string; readonly revision: number };

/**
 * Takes down a return or corrects one. Whether it was in time is stored with it; every heading of the outline is stored, empty or not;
 * figures with the shares that follow from them.
 * @throws AppError `not_found`, `conflict`; `rule_broken` (before the task, from an office not asked, a heading or a figure that was not
 *   asked for, a figure that cannot be, offices that would be counted twice, the same form or the same content a second time)
 */
export async function saveReturn(
  write: Write,
  { taskId, fields, sameConfirmed, ...target }: HandlerInput<'collectionTasks.saveReturn'>,
): Promise<Saved & { timeliness: ReturnTimeliness }> {
  const task = await openTask(write, taskId);
  const { officeId, receivedAt, note } = fields;
  const asked = askedFigures(task.figureKeys);
  const issues = [
    ...returnIssues(fields, task, write.at.slice(0, 16)),
    ...figureIssues(asked, fields.figures, askedName),
  ];
  if (Object.keys(fields.sections).some((heading) => !task.outline.includes(heading)))
    issues.push({ field: 'sections', code: 'heading_unknown' });
  const returns = await returnsOf(write.trx, taskId);
  const changed = { ...fields, id: target.id };
  if (asked.length > 0) {
    issues.push(...(await officesCovered(write, changed, returns)));
    issues.push(...(await coverFaults(write, changed, returns)), ...sameForm(changed, returns));
  }
  refuseIssues(issues);
  const sections = Object.fromEntries(task.outline.map((heading) => [heading, fields.sections[heading] ?? '']));
  const figures = withShares(asked, fields.figures);
  if (target.id === undefined && !sameConfirmed) refuseSame(task, { officeId, sections, figures }, returns);
  const timeliness = timelinessOf(receivedAt, task);
  const figured =
    asked.length === 0
      ? { figures: null, coversOfficeIds: null, sourceSha256: null }
      : { figures, coversOfficeIds: fields.coversOfficeIds, sourceSha256: fields.sourceSha256 };
  const own = { taskId, officeId, receivedAt, sections, timeliness, note, ...figured };
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

type Changed = Pick<ReturnFields, 'officeId' | 'receivedAt' | 'coversOfficeIds' | 'sourceSha256'> & {
  readonly id: string | undefined;
};

/** Offices that are said to be contained and are not known. */
async function officesCovered(
  write: Write,
  { id, coversOfficeIds }: Changed,
  returns: readonly CollectionReturn[],
): Promise<FieldIssue[]> {
  const known = new Set((await allUnits(write.trx)).map((unit) => unit.id));
  for (const office of returns.find((one) => one.id === id)?.coversOffices ?? []) known.add(office.id);
  const isUnknown = coversOfficeIds.some((covered) => !known.has(covered));
  return isUnknown ? [{ field: 'coversOfficeIds', code: 'not_found' }] : [];
}

/** What would be counted twice with this return and was not before. */
async function coverFaults(
  write: Write,
  { id, officeId, receivedAt, coversOfficeIds }: Changed,
  returns: readonly CollectionReturn[],
): Promise<FieldIssue[]> {
  const coverings = returns
    .filter(({ voidReason }) => voidReason === null)
    .map((one) => ({ ...one, coversOfficeIds: one.coversOffices.map((office) => office.id) }));
  const entry = { officeId, receivedAt, coversOfficeIds };
  const place = coverings.findIndex((one) => one.id === id);
  const after = place < 0 ? [...coverings, entry] : coverings.map((one, at) => (at === place ? entry : one));
  const before = new Set(coverIssues(lastOfEach(coverings), write.officeId).map((issue) => canonicalJson(issue)));
  const found = coverIssues(lastOfEach(after), write.officeId).filter((issue) => !before.has(canonicalJson(issue)));
  const names = await officeNames(write.trx, [...new Set(found.flatMap((one) => [...one.offices, one.covered]))]);
  const nameOf = (office: string) => names.get(office) ?? '';
  return found.map(({ kind, offices, covered }) => ({
    field: 'coversOfficeIds',
    code: `cover_${kind}`,
    params: { names: offices.map(nameOf).join(message('zh-CN', 'collectionPrint.join')), name: nameOf(covered) },
  }));
}

/** The same file read a second time, for whatever office. */
function sameForm({ id, sourceSha256 }: Changed, returns: readonly CollectionReturn[]): FieldIssue[] {
  if (sourceSha256 === null) return [];
  const first = returns.find((one) => one.sourceSha256 === sourceSha256 && one.voidReason === null && one.id !== id);
  return first === undefined ? [] : [formTwice(first)];
}

/** A form that was read before. */
export function formTwice({ receivedAt, officeName }: CollectionReturn): FieldIssue {
  return { field: 'source', code: 'form_twice', params: { on: receivedAt.replace('T', ' '), name: officeName } };
}

type Content = Pick<CollectionReturn, 'officeId' | 'sections' | 'figures'>;

function refuseSame(task: StoredTask, entry: Content, returns: readonly CollectionReturn[]): void {
  const last = returns.filter((one) => one.officeId === entry.officeId && one.voidReason === null).at(-1);
  if (last === undefined || !isSameContent(task.outline, last.sections, entry.sections)) return;
  if (!isSameFigures(last.figures, entry.figures)) return;
  const on = last.receivedAt.replace('T', ' ');
  refuseIssues([{ field: 'sections', code: 'return_same', params: { on } }]);
}
