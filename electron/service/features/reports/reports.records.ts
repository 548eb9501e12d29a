import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { comparedLines } from '#shared/features/reports/figures/comparedLines.ts';
import type { Figure } from '#shared/features/reports/figures/figures.rules.ts';
import type { FigureRecord } from '#shared/features/reports/reports.contract.ts';
import type { ComparedPeriod } from '#shared/features/reports/reports.lists.ts';
import { readBlob } from '../../files/blobs.ts';
import type { OpenStore } from '../../office/openStore.ts';
import { placeKey, placesOfRecords } from './recordPlaces.repository.ts';
import { reportById } from './reports.repository.ts';
import { openSnapshot, type Snapshot } from './reports.snapshot.ts';
import { figuresFrom } from './snapshotFigures.ts';

/** A snapshot that was read, with the figures that it keeps: as they were counted then, whatever rules the program counts by today. */
export type OpenedSnapshot = { readonly snapshot: Snapshot; figures(period: ComparedPeriod): readonly Figure[] };

/** Snapshots kept open at once; they are forgotten when the office is locked. */
const MOST_OPEN = 2;
const opened = new WeakMap<OpenStore, Map<string, Promise<OpenedSnapshot>>>();

/**
 * The facts of a report and its figures; read once, then kept for a while.
 * @throws AppError `snapshot_unreadable`, `file_missing`, `E_DB_DAMAGED`
 */
export async function snapshotOf(store: OpenStore, sha256: string): Promise<OpenedSnapshot> {
  const known = opened.get(store) ?? new Map<string, Promise<OpenedSnapshot>>();
  opened.set(store, known);
  const found = known.get(sha256);
  // The one used last stays longest.
  known.delete(sha256);
  const reading = found ?? read(store, sha256);
  known.set(sha256, reading);
  for (const oldest of known.keys()) {
    if (known.size <= MOST_OPEN) break;
    known.delete(oldest);
  }
  try {
    return await reading;
  } catch (error) {
    known.delete(sha256);
    throw error;
  }
}

async function read(store: OpenStore, sha256: string): Promise<OpenedSnapshot> {
  const snapshot = await openSnapshot(await readBlob(store, sha256));
  const unfolded = new Map<ComparedPeriod, readonly Figure[]>();
  return {
    snapshot,
    figures: (period) => {
      const figures = unfolded.get(period) ?? figuresFrom(snapshot.figures[period], snapshot.specs);
      unfolded.set(period, figures);
      return figures;
    },
  };
}

type Look = { readonly db: Parameters<typeof reportById>[0]; readonly store: OpenStore };
type Target = Pick<HandlerInput<'reports.records'>, 'id' | 'key' | 'period'>;

/** Every record behind a number, in the order in which it was counted. @throws AppError `not_found` when nothing was counted yet, or no such line */
export async function recordsBehind({ db, store }: Look, { id, key, period }: Target): Promise<FigureRecord[]> {
  const report = await reportById(db, id);
  const { snapshotSha256 } = report;
  if (snapshotSha256 === null || !report.figures?.lines.some((line) => line.key === key))
    throw new AppError('not_found');
  const { snapshot, figures } = await snapshotOf(store, snapshotSha256);
  const figure = figureAt(figures, key, period);
  return (figure?.entries ?? []).flatMap(({ set, index, weight }, place) => {
    const fact = snapshot.facts[period][set]?.[index];
    if (!fact) return [];
    const { id: factId, collection, recordId, title, on } = fact;
    // A fact may stand in a list twice: its place tells the rows apart.
    return [{ id: `${set} ${factId} ${place}`, collection, recordId, title, on, weight, place: null }];
  });
}

/** The figure of a line in one of the periods; null: the period has no such part. */
function figureAt(figures: OpenedSnapshot['figures'], key: string, period: ComparedPeriod): Figure | null {
  // Only what is asked for is unfolded: the lines of two periods fit together as those of three do.
  const none: readonly Figure[] = [];
  const line = comparedLines({
    current: figures('current'),
    previous: period === 'previous' ? figures(period) : none,
    last_year: period === 'last_year' ? figures(period) : none,
  }).find((one) => one.key === key);
  return line?.at[period] ?? null;
}

/** One page of the records behind a number, each with its page. @throws AppError as `recordsBehind` */
export async function recordsPage(
  look: Look,
  { offset, limit, ...target }: HandlerInput<'reports.records'>,
): Promise<CallOutput<'reports.records'>> {
  const records = await recordsBehind(look, target);
  const rows = records.slice(offset, offset + limit);
  const places = await placesOfRecords(look.db, rows);
  return {
    total: records.length,
    sum: sumOf(records),
    rows: rows.map((row) => ({ ...row, place: places.get(placeKey(row)) ?? null })),
  };
}

/** The sum of what records weigh, without dust of binary fractions. */
function sumOf(records: readonly FigureRecord[]): number {
  return Math.round(records.reduce((sum, { weight }) => sum + weight, 0) * 10_000) / 10_000;
}
