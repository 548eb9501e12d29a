/** Putting returned figures together (features W8): every office is counted once, a share is reckoned again, nothing is guessed. */
import { type AskedFigure, isReckoned, isShare, type ReturnedFigures, shareOf } from './askedFigures.rules.ts';
import type { CoverFault, SumState } from './rollUp.lists.ts';

/** What an office returned, and the other offices whose figures are contained in it. */
export type Covering = { readonly officeId: string; readonly coversOfficeIds: readonly string[] };

/** Why a sum would count an office twice: `offices` are those that returned, `covered` the office that would be counted twice. */
export type CoverIssue = {
  readonly kind: CoverFault;
  readonly offices: readonly string[];
  readonly covered: string;
};

/**
 * Offices contained in each return, directly or through another one that returned: when A contains B and B says that it contains C,
 * C is contained in A.
 * @param returns the last one of each office
 */
export function coveredBy(returns: readonly Covering[]): ReadonlyMap<string, ReadonlySet<string>> {
  const direct = new Map(returns.map(({ officeId, coversOfficeIds }) => [officeId, coversOfficeIds]));
  return new Map(
    returns.map(({ officeId }) => {
      const all = new Set<string>();
      const open = [...(direct.get(officeId) ?? [])];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (all.has(next)) continue;
        all.add(next);
        open.push(...(direct.get(next) ?? []));
      }
      return [officeId, all];
    }),
  );
}

/**
 * What would be counted twice: a return that contains itself or, through others, comes back to itself; two returns that contain the same
 * office and neither contains the other; the office that puts the figures together.
 * @param returns the last one of each office
 * @param ownOfficeId the office that puts them together
 */
export function coverIssues(returns: readonly Covering[], ownOfficeId: string): CoverIssue[] {
  const all = coveredBy(returns);
  const within = (inner: string, outer: string) => all.get(outer)?.has(inner) ?? false;
  const issues: CoverIssue[] = [];
  for (const { officeId, coversOfficeIds } of returns) {
    if (coversOfficeIds.includes(officeId)) issues.push({ kind: 'itself', offices: [officeId], covered: officeId });
    else if (within(officeId, officeId)) {
      const around = returns.filter((one) => within(one.officeId, officeId) && within(officeId, one.officeId));
      issues.push({ kind: 'circle', offices: around.map((one) => one.officeId), covered: officeId });
    }
    if (officeId === ownOfficeId || coversOfficeIds.includes(ownOfficeId))
      issues.push({ kind: 'own', offices: [officeId], covered: ownOfficeId });
  }
  returns.forEach((one, place) => {
    for (const other of returns.slice(place + 1)) {
      if (within(one.officeId, other.officeId) || within(other.officeId, one.officeId)) continue;
      for (const covered of one.coversOfficeIds)
        if (other.coversOfficeIds.includes(covered))
          issues.push({ kind: 'twice', offices: [one.officeId, other.officeId], covered });
    }
  });
  return issues;
}

/**
 * For each office that is contained in another one's return: the return that is counted instead of its own.
 * @param returns the last one of each office, without `coverIssues`
 */
export function containedIn(returns: readonly Covering[]): ReadonlyMap<string, string> {
  const all = coveredBy(returns);
  const inner = new Set([...all.values()].flatMap((covered) => [...covered]));
  const found = new Map<string, string>();
  for (const { officeId } of returns) {
    if (inner.has(officeId)) continue;
    for (const covered of all.get(officeId) ?? []) found.set(covered, officeId);
  }
  return found;
}

/**
 * For each office that returned nothing itself and whose figures another one's return contains: the office that reported for it, the
 * outermost one. It is not outstanding, also while the sum is refused since two returns contain it: then it is the first of them.
 * @param returns the last one of each office
 */
export function reportedWith(returns: readonly Covering[]): ReadonlyMap<string, string> {
  const all = coveredBy(returns);
  const inner = new Set([...all.values()].flatMap((covered) => [...covered]));
  const outerFirst = [
    ...returns.filter(({ officeId }) => !inner.has(officeId)),
    ...returns.filter(({ officeId }) => inner.has(officeId)),
  ];
  const found = new Map<string, string>();
  for (const { officeId } of outerFirst)
    for (const covered of all.get(officeId) ?? [])
      if (!all.has(covered) && !found.has(covered)) found.set(covered, officeId);
  return found;
}

/** Figures of one column of the table; null: nothing came. `counted`: it is part of the sum. */
export type RollUpColumn = { readonly figures: ReturnedFigures | null; readonly counted: boolean };

/** A sum with how it came about. */
export type RollUpSum = { readonly state: SumState; readonly value: number | null };

/**
 * The sum of a figure over the columns that are counted. Counts and hours are added; a share is divided again from its two figures, over
 * the columns that gave both, and left out where they were not asked for.
 * @param asked every figure of the collection
 */
export function sumOf(figure: AskedFigure, asked: readonly AskedFigure[], columns: readonly RollUpColumn[]): RollUpSum {
  const given = columns.flatMap(({ figures, counted }) => (counted && figures !== null ? [figures] : []));
  if (isShare(figure)) {
    if (!isReckoned(figure, asked)) return { state: 'not_summed', value: null };
    const { of = '', to = '' } = figure.share ?? {};
    const both = given.filter((figures) => typeof figures[of] === 'number' && typeof figures[to] === 'number');
    if (both.length === 0) return { state: 'nothing', value: null };
    const summed = { [of]: addUp(both, of), [to]: addUp(both, to) };
    return { state: 'reckoned', value: shareOf(figure, summed) ?? null };
  }
  const some = given.filter((figures) => typeof figures[figure.key] === 'number');
  return some.length === 0 ? { state: 'nothing', value: null } : { state: 'added', value: addUp(some, figure.key) };
}

/** Sums of tenths carry no dust of binary fractions. */
function addUp(figures: readonly ReturnedFigures[], key: string): number {
  return Math.round(figures.reduce((sum, one) => sum + (one[key] ?? 0), 0) * 10) / 10;
}
