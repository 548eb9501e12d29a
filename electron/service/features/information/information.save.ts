import type { HandlerInput } from '#shared/contract/list.ts';
import { INFORMATION_KINDS, type InformationKind } from '#shared/features/information/information.lists.ts';
import {
  adoptionIssues,
  adoptionPoints,
  submissionIssues,
  targetIssues,
  targetPeriods,
} from '#shared/features/information/information.rules.ts';
import type { InformationSettings } from '#shared/features/information/informationSettings.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { createRecords, findRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { targetsOfYear } from './information.figures.ts';
import { adoptionsOf, firstAdoptedOn, nextSubmissionNumber, sendingSections } from './information.repository.ts';

type Saved = { readonly id: string; readonly revision: number };

/**
 * Adds a submission with the next number of the year in which it was sent, or changes one; its number stays. A corrected kind reckons
 * the points of its adoptions again: they follow kind and level (domain.md §8).
 * @throws AppError `not_found`, `conflict`; `rule_broken` (section, a day to come, sent after it was adopted)
 */
export async function saveSubmission(
  write: Write,
  { fields, ...target }: HandlerInput<'information.save'>,
  settings: InformationSettings,
): Promise<Saved & { number: string }> {
  const { submittedOn, sectionId } = fields;
  const present =
    target.id === undefined ? undefined : await requirePresent(write, 'information_submission', target.id);
  const issues = submissionIssues(fields, write.today);
  if (sectionId !== present?.sectionId) issues.push(...(await sectionIssues(write, sectionId)));
  const adoptedOn = target.id === undefined ? null : await firstAdoptedOn(write.trx, target.id);
  if (adoptedOn !== null && submittedOn > adoptedOn)
    issues.push({ field: 'submittedOn', code: 'submitted_after_adoption', params: { date: adoptedOn } });
  refuseIssues(issues);
  const number = present ? String(present.number) : await nextSubmissionNumber(write.trx, submittedOn.slice(0, 4));
  const saved = await saveRecord(
    write,
    'information_submission',
    target,
    { ...fields, number },
    { effectiveOn: submittedOn },
  );
  if (present !== undefined && present.kind !== fields.kind) await reckonAgain(write, saved.id, fields.kind, settings);
  return { ...saved, number };
}

/** Points of the adoptions of a submission whose kind was corrected, by the table of today. */
async function reckonAgain(
  write: Write,
  submissionId: string,
  kind: InformationKind,
  settings: InformationSettings,
): Promise<void> {
  for (const { id, level, voidReason } of await adoptionsOf(write.trx, submissionId)) {
    if (voidReason !== null) continue;
    const fields = { points: adoptionPoints(kind, level, settings) };
    await updateRecord(write, 'information_adoption', id, undefined, fields);
  }
}

/** Only sections of this office, and the office itself, send; what a record already names may stay. */
async function sectionIssues(write: Write, sectionId: string, field = 'sectionId'): Promise<FieldIssue[]> {
  const sections = await sendingSections(write.trx, write.today);
  return sections.some(({ id }) => id === sectionId) ? [] : [{ field, code: 'not_found' }];
}

/**
 * Adds or changes an adoption. Its points are those of the office's table when it is entered; a change of level reckons them again.
 * @throws AppError `not_found`, `conflict`; `rule_broken` (adopted before it was sent, on a day to come, entered twice)
 */
export async function saveAdoption(
  write: Write,
  { submissionId, fields, ...target }: HandlerInput<'information.saveAdoption'>,
  settings: InformationSettings,
): Promise<Saved & { points: number }> {
  const submission = await requirePresent(write, 'information_submission', submissionId);
  const present = target.id === undefined ? undefined : await findRecord(write.trx, 'information_adoption', target.id);
  const submittedOn = String(submission.submittedOn);
  refuseIssues([
    ...adoptionIssues(fields, { submittedOn, today: write.today }),
    ...(await sameAdoption(write, submissionId, fields, target.id)),
  ]);
  const points =
    present !== undefined && present.level === fields.level
      ? Number(present.points)
      : adoptionPoints(kindOf(submission.kind), fields.level, settings);
  const own = { ...fields, submissionId, points };
  const saved = await saveRecord(write, 'information_adoption', target, own, { effectiveOn: fields.adoptedOn });
  return { ...saved, points };
}

function kindOf(stored: unknown) {
  return INFORMATION_KINDS.find((kind) => kind === stored) ?? 'general';
}

/** The same outlet on the same day is the same adoption: entered twice it would count twice. */
async function sameAdoption(
  write: Write,
  submissionId: string,
  { level, outlet, adoptedOn }: HandlerInput<'information.saveAdoption'>['fields'],
  id: string | undefined,
): Promise<FieldIssue[]> {
  const same = await write.trx
    .selectFrom('information_adoption')
    .select('id')
    .where('submissionId', '=', submissionId)
    .where('level', '=', level)
    .where('outlet', '=', outlet)
    .where('adoptedOn', '=', adoptedOn)
    .where('recordState', '<>', 'voided')
    .execute();
  return same.some((one) => one.id !== id) ? [{ field: 'outlet', code: 'adoption_twice' }] : [];
}

/**
 * Sets or changes the target of a section in one period. Section and period name a target: they do not change.
 * @throws AppError `not_found`, `conflict`; `rule_broken` (period malformed, section, a target that is set already)
 */
export async function saveTarget(
  write: Write,
  { fields, ...target }: HandlerInput<'information.saveTarget'>,
): Promise<Saved> {
  refuseIssues(targetIssues(fields));
  if (target.id === undefined) {
    const issues = await sectionIssues(write, fields.sectionId);
    const set = await targetsOfYear(write.trx, Number(fields.period.slice(0, 4)));
    if (set.some(({ sectionId, period }) => sectionId === fields.sectionId && period === fields.period))
      issues.push({ field: 'period', code: 'target_is_set' });
    refuseIssues(issues);
    return saveRecord(write, 'information_target', target, fields);
  }
  const { target: wanted, adoptionTarget } = fields;
  return saveRecord(write, 'information_target', target, { target: wanted, adoptionTarget });
}

/**
 * Sets one target for several sections in all periods of a kind within a year; what is set already stays as it is.
 * @throws AppError `rule_broken` when a section does not exist
 */
export async function addTargets(
  write: Write,
  { year, kind, sectionIds, target, adoptionTarget }: HandlerInput<'information.addTargets'>,
): Promise<{ count: number; kept: number }> {
  const sections = [...new Set(sectionIds)];
  const issues: FieldIssue[] = [];
  for (const id of sections) issues.push(...(await sectionIssues(write, id, 'sectionIds')));
  refuseIssues(issues.slice(0, 1));
  const set = new Set((await targetsOfYear(write.trx, year)).map((one) => `${one.sectionId} ${one.period}`));
  const periods = targetPeriods(year).filter((one) => one.kind === kind);
  const wanted = sections.flatMap((sectionId) => periods.map(({ period }) => ({ sectionId, period })));
  const missing = wanted.filter(({ sectionId, period }) => !set.has(`${sectionId} ${period}`));
  const items = missing.map((own) => ({ fields: { ...own, target, adoptionTarget } }));
  await createRecords(write, 'information_target', items);
  return { count: items.length, kept: wanted.length - items.length };
}
