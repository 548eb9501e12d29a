import type { Kysely } from 'kysely';
import type { Fact } from '#shared/features/reports/figures/fact.ts';
import {
  askedFigures,
  periodOfDays,
  type ReturnedFigures,
  withShares,
} from '#shared/features/rollUp/askedFigures.rules.ts';
import { putTogether } from '#shared/features/rollUp/putTogether.rules.ts';
import type { ReturnData } from '#shared/features/rollUp/returnFact.ts';
import type { FrozenRollUp, RollUpTable } from '#shared/features/rollUp/rollUp.contract.ts';
import type { OfficeMark } from '#shared/features/rollUp/rollUp.lists.ts';
import { localOffice } from '../../db/localOffice.ts';
import type { Schema } from '../../db/schema.ts';
import { type StoredTask, taskById } from '../collectionTasks/collectionReturns.repository.ts';
import { collectionDetails, standingsOf } from '../collectionTasks/collectionTasks.repository.ts';
import { titleOf } from '../reports/figures/factRows.ts';
import { figuresOf, readFacts } from '../reports/figures/readFacts.ts';
import { type OfficeNow, officesNow } from './rollUp.repository.ts';

/** Which table is wanted. `now`: local moment; `own`: with the office's own records as a column. */
export type TableLook = {
  readonly taskId: string;
  readonly ownOfficeId: string;
  readonly now: string;
  readonly own?: boolean;
};

/**
 * Returned figures by office with their sum (features W8).
 * @throws AppError `not_found`
 */
export async function readRollUp(db: Kysely<Schema>, look: TableLook): Promise<RollUpTable> {
  const { taskId, ownOfficeId, now } = look;
  const stored = await taskById(db, taskId);
  const {
    outline: _outline,
    recipientOfficeIds: _asked,
    requirementText: _text,
    figureKeys: _keys,
    ...task
  } = (await collectionDetails(db, taskId, now)).task;
  const { name } = await localOffice(db, ownOfficeId);
  const figures = look.own === true ? { figures: await ownFigures(db, stored) } : {};
  const returns = (await readReturns(db, stored, now)).map(({ data }) => data);
  return { task, ...putTogether(stored, returns, { own: { id: ownOfficeId, name, ...figures }, now }) };
}

/** The table of a report with everything that it is put together from. */
export type ReportRollUp = { readonly returns: readonly Fact<ReturnData>[]; readonly frozen: FrozenRollUp };

/** The table of a report as it stands, and the facts it comes from, for the snapshot. @throws AppError `not_found` */
export async function rollUpForReport(
  db: Kysely<Schema>,
  { taskId, ownOfficeId, now }: Omit<TableLook, 'own'>,
): Promise<ReportRollUp> {
  const stored = await taskById(db, taskId);
  const { id, title, dueOn, cutoffTime, periodStart, periodEnd, figureKeys } = stored;
  const { name } = await localOffice(db, ownOfficeId);
  const returns = await readReturns(db, stored, now);
  const table = putTogether(
    stored,
    returns.map(({ data }) => data),
    { own: { id: ownOfficeId, name }, now },
  );
  return { returns, frozen: { task: { id, title, dueOn, cutoffTime, periodStart, periodEnd, figureKeys }, table } };
}

/** What every office that was asked sent, in the order in which they were asked; it opens the last return. */
async function readReturns(db: Kysely<Schema>, task: StoredTask, now: string): Promise<Fact<ReturnData>[]> {
  const { standings } = await standingsOf(db, task, now);
  const offices = await officesNow(
    db,
    standings.map(({ officeId }) => officeId),
  );
  return standings.map(({ officeId, name, first, last }) => {
    const office = offices.get(officeId);
    return {
      ...{ id: officeId, collection: last === null ? null : 'collection_return', recordId: last?.id ?? null },
      ...{ title: titleOf(name, task.title), on: last?.receivedAt.slice(0, 10) ?? null },
      data: {
        ...{ officeId, officeName: name, timeliness: first?.timeliness ?? null },
        ...{ returnId: last?.id ?? null, receivedAt: last?.receivedAt ?? null, figures: last?.figures ?? null },
        covers: last?.coversOffices ?? [],
        ...{ mark: markOf(office), intoName: office?.mergedIntoName ?? null },
      },
    };
  });
}

function markOf(office: OfficeNow | undefined): OfficeMark | null {
  if (office === undefined) return 'unknown';
  if (office.recordState === 'voided') return 'voided';
  if (office.mergedIntoName !== null) return 'merged';
  return office.endedOn === null ? null : 'ended';
}

/** The office's own figures of the period, reckoned from its records as they are now. */
async function ownFigures(
  db: Kysely<Schema>,
  { periodStart, periodEnd, figureKeys }: StoredTask,
): Promise<ReturnedFigures> {
  const period = periodOfDays(periodStart ?? '', periodEnd ?? '');
  const counted = figuresOf(await readFacts({ db, period }), period);
  const values = Object.fromEntries(counted.map(({ key, value }) => [key, value]));
  return withShares(askedFigures(figureKeys), values);
}
