import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { MissingRow } from '#shared/features/recurringDuties/recurringDuties.contract.ts';
import {
  type DutyRule,
  type DutyWindow,
  dutyRules,
  windowsOf,
} from '#shared/features/recurringDuties/recurringDuties.rules.ts';
import type { RecurringDutySettings } from '#shared/features/recurringDuties/recurringDutySettings.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import type { Schema } from '../../db/schema.ts';
import { coverageOf, readCoverage } from './coverage.ts';
import { namesOf } from './recurringDuties.repository.ts';
import { hasMissingList } from './recurringDuties.year.ts';

type Asked = HandlerInput<'recurringDuties.printMissing'>;

/** The rule and the window that a list of missing organizations speaks of. @throws AppError `not_found` */
export function askedWindow(
  { key, year, number }: Pick<Asked, 'key' | 'year' | 'number'>,
  settings: RecurringDutySettings,
): { readonly rule: DutyRule; readonly window: DutyWindow } {
  const rule = dutyRules(settings).find((one) => one.key === key && hasMissingList(one.duty));
  const window = rule && windowsOf(rule, settings, year).find((one) => one.number === number);
  if (!rule || !window) throw new AppError('not_found');
  return { rule, window };
}

/** Organizations that lack something in a window, by name. @throws AppError `not_found` when the office has no such rule or window */
export async function missingOf(
  db: Kysely<Schema>,
  asked: Asked,
  settings: RecurringDutySettings,
  today: string,
): Promise<{ readonly rows: MissingRow[]; readonly inEffect: number; readonly covered: number }> {
  const { rule, window } = askedWindow(asked, settings);
  if (window.from > today) return { rows: [], inEffect: 0, covered: 0 };
  const records = await readCoverage(db, window.from, window.to);
  const all = coverageOf(records, rule, window, window.to < today ? window.to : today);
  const lacking = new Map(all.filter(({ covered }) => !covered).map((one) => [one.id, one]));
  const named = await namesOf(db, [...lacking.keys()]);
  const wanted = nameKey(asked.text ?? '');
  const rows = named
    .filter(({ organizationName }) => nameKey(organizationName).includes(wanted))
    .map((row) => ({
      ...row,
      count: lacking.get(row.id)?.count ?? 0,
      notCounted: lacking.get(row.id)?.notCounted ?? 0,
    }));
  return { rows, inEffect: all.length, covered: all.length - lacking.size };
}

/** One page of them. */
export async function missingPage(
  db: Kysely<Schema>,
  { offset, limit, ...asked }: HandlerInput<'recurringDuties.missing'>,
  settings: RecurringDutySettings,
  today: string,
): Promise<CallOutput<'recurringDuties.missing'>> {
  const { rows, inEffect, covered } = await missingOf(db, asked, settings, today);
  return { total: rows.length, rows: rows.slice(offset, offset + limit), inEffect, covered };
}
