import { type DeadlineReason, reasonPeriod } from '../../lib/deadlineReason.ts';
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { RISK_LEVELS, type RiskLevel } from '../riskAssessments/riskAssessments.lists.ts';
import type { Band, RiskMatrixDefinition, WordedDegree } from './riskMatrices.contract.ts';

/** Degrees of likelihood and of severity. */
export const DEGREES = [1, 2, 3, 4, 5] as const;

/**
 * Level of a pair (domain.md §7): the band in which likelihood × severity lies. The same pair and the same definition always give the
 * same level.
 * @param likelihood 1–5
 * @param severity 1–5
 * @throws RangeError when the bands leave the product out; `bandIssues` refuses such a definition before it is kept
 */
export function levelOf(
  { bands }: Pick<RiskMatrixDefinition, 'bands'>,
  likelihood: number,
  severity: number,
): RiskLevel {
  const product = likelihood * severity;
  const band = bands.find(({ from, to }) => from <= product && product <= to);
  if (!band) throw new RangeError('no band for a pair');
  return band.level;
}

/** Level of a pair that may be incomplete: null until both are chosen. */
export function levelOfPair(
  definition: Pick<RiskMatrixDefinition, 'bands'>,
  likelihood: number | null,
  severity: number | null,
): RiskLevel | null {
  return likelihood === null || severity === null ? null : levelOf(definition, likelihood, severity);
}

/** Place of a level, 0 the lowest. */
export function rankOf(level: RiskLevel): number {
  return RISK_LEVELS.indexOf(level);
}

/** The highest of levels; null when there is none. */
export function highest(levels: readonly (RiskLevel | null)[]): RiskLevel | null {
  let found: RiskLevel | null = null;
  for (const level of levels) {
    if (level !== null && (found === null || rankOf(level) > rankOf(found))) found = level;
  }
  return found;
}

/** The day of the next review with its reason: as many whole months after the assessment as its level asks for (features K7). */
export function nextReview(
  { reviewMonths }: Pick<RiskMatrixDefinition, 'reviewMonths'>,
  level: RiskLevel,
  assessedOn: string,
): DeadlineReason {
  return reasonPeriod(assessedOn, reviewMonths[level], 'month');
}

/** The wording of a degree: its name, sentence and example. */
export function wordingOf(degrees: readonly WordedDegree[], value: number): WordedDegree | null {
  return degrees.find((one) => one.value === value) ?? null;
}

/** A cell of the matrix: a pair and its level. */
export type MatrixCell = { readonly likelihood: number; readonly severity: number; readonly level: RiskLevel };

/** The 25 cells, rows by likelihood from 5 down to 1, within a row by severity from 1 to 5: as the matrix is drawn. */
export function matrixCells(definition: Pick<RiskMatrixDefinition, 'bands'>): MatrixCell[] {
  return DEGREES.toReversed().flatMap((likelihood) =>
    DEGREES.map((severity) => ({ likelihood, severity, level: levelOf(definition, likelihood, severity) })),
  );
}

/** Bands from the upper ends of the three lower levels: the next one begins where the one before ends. */
export function bandsFrom(upperEnds: readonly [number, number, number]): Band[] {
  const ends = [...upperEnds, 25];
  return RISK_LEVELS.map((level, place) => ({
    level,
    from: (ends[place - 1] ?? 0) + 1,
    to: ends[place] ?? 25,
  }));
}

type MatrixIssue = FieldIssue<
  | 'band_order'
  | 'band_start'
  | 'band_end'
  | 'band_gap'
  | 'band_overlap'
  | 'band_reversed'
  | 'degree_order'
  | 'degree_twice'
  | 'review_order'
  | 'proposal_twice'
  | 'proposal_range'
>;

/** What is wrong with bands: they must follow the levels and cover 1 to 25 without a gap or an overlap. */
export function bandIssues(bands: readonly Band[]): MatrixIssue[] {
  const issues: MatrixIssue[] = [];
  if (bands.length !== RISK_LEVELS.length || bands.some(({ level }, place) => level !== RISK_LEVELS[place])) {
    return [{ field: 'bands', code: 'band_order' }];
  }
  for (const [place, { level, from, to }] of bands.entries()) {
    const before = bands[place - 1];
    if (from > to) issues.push({ field: `bands.${level}`, code: 'band_reversed', params: { from, to } });
    if (before && from > before.to + 1) {
      issues.push({ field: `bands.${level}`, code: 'band_gap', params: { from: before.to + 1, to: from - 1 } });
    }
    if (before && from <= before.to) {
      issues.push({ field: `bands.${level}`, code: 'band_overlap', params: { from, to: before.to } });
    }
  }
  if (bands[0]?.from !== 1) issues.push({ field: 'bands.low', code: 'band_start' });
  if (bands.at(-1)?.to !== 25) issues.push({ field: 'bands.major', code: 'band_end' });
  return issues;
}

function degreeIssues(field: 'likelihood' | 'severity', degrees: readonly WordedDegree[]): MatrixIssue[] {
  const issues: MatrixIssue[] = [];
  if (degrees.some(({ value }, place) => value !== DEGREES[place])) issues.push({ field, code: 'degree_order' });
  const names = degrees.map(({ name }) => name);
  if (new Set(names).size < names.length) issues.push({ field, code: 'degree_twice' });
  return issues;
}

/** Everything that is wrong with a definition; nothing when it may be kept. */
export function definitionIssues(definition: Omit<RiskMatrixDefinition, 'version'>): MatrixIssue[] {
  const { likelihood, severity, bands, reviewMonths, proposals } = definition;
  const issues = [
    ...bandIssues(bands),
    ...degreeIssues('likelihood', likelihood),
    ...degreeIssues('severity', severity),
  ];
  for (const [place, level] of RISK_LEVELS.entries()) {
    const lower = RISK_LEVELS[place - 1];
    if (lower && reviewMonths[level] > reviewMonths[lower]) {
      issues.push({ field: `reviewMonths.${level}`, code: 'review_order' });
    }
  }
  const seen = new Set<string>();
  for (const { id, condition } of proposals) {
    if (seen.has(id)) issues.push({ field: `proposals.${id}`, code: 'proposal_twice' });
    seen.add(id);
    if ('from' in condition && condition.below !== null && condition.below <= condition.from) {
      issues.push({ field: `proposals.${id}`, code: 'proposal_range' });
    }
  }
  return issues;
}
