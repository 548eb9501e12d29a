import { createHash } from 'node:crypto';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { FileOutput } from '#shared/contract/primitives.ts';
import { askedFigures, missingFigures, typedFigures } from '#shared/features/rollUp/askedFigures.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { formRow, writeFigureForm, XLSX } from '../rollUp/figureForm.ts';
import { formFigures, MOST_FORM_BYTES, type ReadForm, readFigureForm, refuseForm } from '../rollUp/readFigureForm.ts';
import { allUnits } from '../units/units.repository.ts';
import { officeNames, returnsOf, type StoredTask, taskById } from './collectionReturns.repository.ts';
import { formTwice } from './collectionReturns.save.ts';

/**
 * The form of a collection, for one office or for whoever writes its name on it.
 * @throws AppError `not_found`; `rule_broken` when no figures are asked for, or the office is not among those asked
 */
export async function handOutForm(
  context: JobContext,
  { id, officeId }: HandlerInput<'collectionTasks.form'>,
): Promise<{ file: FileOutput }> {
  const { db } = context.open();
  const task = await taskById(db, id);
  const { periodStart, periodEnd } = figuresOf(task);
  if (officeId !== undefined && !task.recipientOfficeIds.includes(officeId))
    refuseIssues([{ field: 'officeId', code: 'not_asked' }]);
  const officeName = officeId === undefined ? '' : ((await officeNames(db, [officeId])).get(officeId) ?? '');
  const rows = typedFigures(askedFigures(task.figureKeys)).map(formRow);
  const form = {
    taskId: id,
    title: task.title,
    periodStart,
    periodEnd,
    officeId: officeId ?? '',
    officeName,
    covers: '',
  };
  const name = message('zh-CN', 'figureForm.fileName', { title: task.title.slice(0, 60), office: officeName });
  return { file: context.runtime.files.handOut(name, XLSX, writeFigureForm({ ...form, rows })) };
}

/** The period of the figures that a task asks for. @throws AppError `rule_broken` when it asks for none */
function figuresOf({ periodStart, periodEnd, figureKeys }: StoredTask) {
  if (figureKeys.length === 0 || periodStart === null || periodEnd === null) {
    return refuseForm('no_figures_asked');
  }
  return { periodStart, periodEnd };
}

/**
 * What a filled form says, for the return that is entered from it. Nothing is stored.
 * @throws AppError `not_found`; `rule_broken`: no form, of another collection, period or office, every wrong row, the same file twice
 */
export async function readReturnedForm(
  context: JobContext,
  { id, officeId, source }: HandlerInput<'collectionTasks.readForm'>,
): Promise<CallOutput<'collectionTasks.readForm'>> {
  const { db } = context.open();
  const task = await taskById(db, id);
  const { periodStart, periodEnd } = figuresOf(task);
  const { bytes } = context.runtime.files.readIn(source, MOST_FORM_BYTES);
  const sourceSha256 = createHash('sha256').update(bytes).digest('hex');
  const known = (await returnsOf(db, id)).find((one) => one.voidReason === null && one.sourceSha256 === sourceSha256);
  if (known !== undefined) refuseIssues([formTwice(known)]);
  const form = readFigureForm(bytes);
  if (form.taskId !== id) refuseForm('form_other_task', { name: form.title });
  if (form.periodStart !== periodStart || form.periodEnd !== periodEnd) {
    const [was, is] = [`${form.periodStart} ${form.periodEnd}`, `${periodStart} ${periodEnd}`];
    refuseForm('form_other_period', { was, is });
  }
  const names = await officeNames(db, task.recipientOfficeIds);
  const sender = senderOf(form, names);
  if (officeId !== null && sender !== officeId) refuseForm('form_other_office', { name: names.get(sender) ?? '' });
  const asked = askedFigures(task.figureKeys);
  const figures = formFigures(form, typedFigures(asked));
  const coversOfficeIds = coveredOffices(form, await allUnits(db));
  return { officeId: sender, figures, coversOfficeIds, sourceSha256, empty: missingFigures(asked, figures) };
}

/** The office that a form comes from: the one it was made out to, or the one written on it. @throws AppError `rule_broken` */
function senderOf({ officeId, officeName }: ReadForm, names: ReadonlyMap<string, string>): string {
  if (names.has(officeId)) return officeId;
  const written = [...names].find(([, name]) => officeId === '' && nameKey(name) === nameKey(officeName));
  if (written !== undefined) return written[0];
  return refuseForm('form_office_unknown', { name: officeName });
}

/** The offices named on a form as contained. @throws AppError `rule_broken` naming those that are not known */
function coveredOffices(
  { covers }: ReadForm,
  units: readonly { readonly id: string; readonly name: string; readonly shortName: string | null }[],
): string[] {
  const names = covers
    .split(/[、，,；;\s]+/u)
    .filter((name) => name !== '' && name !== message('zh-CN', 'reportPrint.none'));
  const issues: FieldIssue[] = [];
  const ids = names.flatMap((name) => {
    const key = nameKey(name);
    const found = units.find(
      (unit) => nameKey(unit.name) === key || (unit.shortName !== null && nameKey(unit.shortName) === key),
    );
    if (found === undefined) issues.push({ field: 'source', code: 'form_covers_unknown', params: { name } });
    return found === undefined ? [] : [found.id];
  });
  refuseIssues(issues);
  return [...new Set(ids)];
}
