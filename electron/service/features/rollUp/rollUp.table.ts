import type { Kysely } from 'kysely';
import {
  type AskedFigure,
  askedFigures,
  periodOfDays,
  type ReturnedFigures,
  withShares,
} from '#shared/features/rollUp/askedFigures.rules.ts';
import type { RollUpColumnShown, RollUpTable } from '#shared/features/rollUp/rollUp.contract.ts';
import type { CellState, OfficeMark } from '#shared/features/rollUp/rollUp.lists.ts';
import { containedIn, coverIssues, sumOf } from '#shared/features/rollUp/rollUp.rules.ts';
import { localOffice } from '../../db/localOffice.ts';
import type { Schema } from '../../db/schema.ts';
import { type StoredTask, taskById } from '../collectionTasks/collectionReturns.repository.ts';
import { collectionDetails, type NamedStanding, standingsOf } from '../collectionTasks/collectionTasks.repository.ts';
import { figuresOf, readFacts } from '../reports/figures/readFacts.ts';
import { type OfficeNow, officesNow } from './rollUp.repository.ts';

/** Which table is wanted. `now`: local moment; `own`: with the office's own records as a column. */
export type TableLook = {
  readonly taskId: string;
  readonly ownOfficeId: string;
  readonly now: string;
  readonly own?: boolean;
};

type Column = RollUpColumnShown & { readonly figures: ReturnedFigures | null };

/**
 * Returned figures by office with their sum (features W8). The last return of an office decides; one that is contained in another
 * one's return is shown and not added; while an office would count twice nothing is summed.
 * @throws AppError `not_found`
 */
export async function readRollUp(db: Kysely<Schema>, look: TableLook): Promise<RollUpTable> {
  const { taskId, ownOfficeId, now } = look;
  const task = await taskById(db, taskId);
  const {
    outline: _outline,
    recipientOfficeIds: _asked,
    requirementText: _text,
    figureKeys,
    ...row
  } = (await collectionDetails(db, taskId, now)).task;
  const asked = askedFigures(figureKeys);
  const { standings } = await standingsOf(db, task, now);
  const last = standings.flatMap((one) => one.last ?? []);
  const coverings = last.map(({ officeId, coversOffices }) => ({
    ...{ officeId, coversOfficeIds: coversOffices.map(({ id }) => id) },
  }));
  const issues = coverIssues(coverings, ownOfficeId);
  const inner = issues.length > 0 ? new Map<string, string>() : containedIn(coverings);
  const named = new Set([
    ...standings.map(({ officeId }) => officeId),
    ...last.flatMap((one) => one.coversOffices.map(({ id }) => id)),
  ]);
  const offices = await officesNow(db, [...named, ownOfficeId]);
  const around = { asked, offices, inner };
  const columns = [
    ...(look.own === true ? [await ownColumn(db, task, { ...around, ownOfficeId })] : []),
    ...standings.map((standing) => columnOf(standing, around)),
  ];
  return {
    task: row,
    columns: columns.map(({ figures: _figures, ...column }) => column),
    rows: asked.map((figure) => ({
      ...figure,
      cells: columns.map(({ figures }) => cellOf(figure, figures)),
      sum: issues.length > 0 ? { state: 'refused', value: null } : sumOf(figure, asked, columns),
    })),
    conflicts: issues.map(({ kind, offices: returned, covered }) => ({
      kind,
      offices: returned.map((id) => nameOf(offices, id)),
      covered: nameOf(offices, covered),
    })),
  };
}

type Around = {
  readonly asked: readonly AskedFigure[];
  readonly offices: ReadonlyMap<string, OfficeNow>;
  readonly inner: ReadonlyMap<string, string>;
};

function nameOf(offices: ReadonlyMap<string, OfficeNow>, id: string) {
  return { id, name: offices.get(id)?.name ?? '' };
}

function columnOf(standing: NamedStanding, { offices, inner }: Around): Column {
  const { officeId, name, state, last, emptyFigures } = standing;
  const container = inner.get(officeId);
  return {
    ...{ officeId, name, own: false, state, returnId: last?.id ?? null, receivedAt: last?.receivedAt ?? null },
    empty: [...emptyFigures],
    containedIn: container === undefined ? null : nameOf(offices, container),
    covers: last?.coversOffices.map(({ id }) => nameOf(offices, id)) ?? [],
    counted: last !== null && container === undefined,
    mark: markOf(offices.get(officeId)),
    intoName: offices.get(officeId)?.mergedIntoName ?? null,
    figures: last?.figures ?? null,
  };
}

function markOf(office: OfficeNow | undefined): OfficeMark | null {
  if (office === undefined) return 'unknown';
  if (office.recordState === 'voided') return 'voided';
  if (office.mergedIntoName !== null) return 'merged';
  return office.endedOn === null ? null : 'ended';
}

/** The office's own figures of the period, reckoned from its records as they are now. */
async function ownColumn(
  db: Kysely<Schema>,
  { periodStart, periodEnd }: StoredTask,
  { asked, ownOfficeId }: Around & { readonly ownOfficeId: string },
): Promise<Column> {
  const { name } = await localOffice(db, ownOfficeId);
  const period = periodOfDays(periodStart ?? '', periodEnd ?? '');
  const counted = figuresOf(await readFacts({ db, period }), period);
  const values = Object.fromEntries(counted.map(({ key, value }) => [key, value]));
  return {
    ...{ officeId: ownOfficeId, name, own: true, state: null, returnId: null, receivedAt: null, empty: [] },
    ...{ containedIn: null, covers: [], counted: true, mark: null, intoName: null },
    figures: withShares(asked, values),
  };
}

function cellOf({ key }: AskedFigure, figures: ReturnedFigures | null): { state: CellState; value: number | null } {
  if (figures === null) return { state: 'no_return', value: null };
  const value = figures[key];
  if (value === undefined) return { state: 'left_out', value: null };
  return { state: value === null ? 'no_base' : 'given', value };
}
