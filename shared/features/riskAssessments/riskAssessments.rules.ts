import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { highest, levelOf } from '../riskMatrices/matrix.rules.ts';
import type { RiskMatrixDefinition } from '../riskMatrices/riskMatrices.contract.ts';
import {
  type AcceptanceState,
  type CarriedKind,
  FACTORS_OF,
  type FactorState,
  type RiskLevel,
  type SubjectKind,
} from './riskAssessments.lists.ts';
import type { FactorFields, MeasureFields, StatementFields } from './riskRecords.contract.ts';

/** Likelihood and severity, 1 to 5 each. */
export type Pair = { readonly likelihood: number; readonly severity: number };
export type Ratings = Pick<
  FactorFields,
  'likelihood' | 'severity' | 'currentLikelihood' | 'currentSeverity' | 'likelihoodAfter' | 'severityAfter'
>;

/** Fields that hold the two halves of each pair. */
export const PAIR_FIELDS = {
  before: ['likelihood', 'severity'],
  current: ['currentLikelihood', 'currentSeverity'],
  after: ['likelihoodAfter', 'severityAfter'],
} as const satisfies Record<string, readonly [keyof Ratings, keyof Ratings]>;
export type PairName = keyof typeof PAIR_FIELDS;

/** No rating at all. */
export const UNRATED = {
  ...{ likelihood: null, severity: null, currentLikelihood: null },
  ...{ currentSeverity: null, likelihoodAfter: null, severityAfter: null },
} as const satisfies Ratings;

/** One pair as it was rated; null when it was not. */
export function pairOf(ratings: Ratings, name: PairName): Pair | null {
  const [first, second] = PAIR_FIELDS[name];
  const [likelihood, severity] = [ratings[first], ratings[second]];
  return likelihood === null || severity === null ? null : { likelihood, severity };
}

/**
 * Inherent, current and residual pair: what was not rated counts as the one before it. domain.md §7 knows no current pair and lets a
 * missing residual pair count as the inherent one; where a current pair was rated, the residual one counts as that: without further
 * measures what is there now is what is left. Figure HF12 ("by level after") therefore never tells more risk than there is now.
 */
export function countedPairs(ratings: Ratings): Record<PairName, Pair | null> {
  const before = pairOf(ratings, 'before');
  const current = pairOf(ratings, 'current') ?? before;
  return { before, current, after: pairOf(ratings, 'after') ?? current };
}

export type Levels = {
  readonly levelBefore: RiskLevel | null;
  readonly levelCurrent: RiskLevel | null;
  readonly levelAfter: RiskLevel | null;
};

/** The levels of a factor by the matrix of its assessment; null while it is not rated. */
export function factorLevels(matrix: RiskMatrixDefinition, ratings: Ratings): Levels {
  const { before, current, after } = countedPairs(ratings);
  const level = (pair: Pair | null) => (pair === null ? null : levelOf(matrix, pair.likelihood, pair.severity));
  return { levelBefore: level(before), levelCurrent: level(current), levelAfter: level(after) };
}

/** The levels of an assessment: the highest of its factors; closed ones have none. */
export function assessmentLevels(factors: readonly Levels[]): Levels {
  const top = (name: keyof Levels) => highest(factors.flatMap((factor) => factor[name] ?? []));
  return { levelBefore: top('levelBefore'), levelCurrent: top('levelCurrent'), levelAfter: top('levelAfter') };
}

/** Likelihood × severity, 1 to 25. */
export function riskValue({ likelihood, severity }: Pair): number {
  return likelihood * severity;
}

/** The level after which the review day is reckoned: what is there now, or what is left when that is more. */
export function reviewLevel({ levelCurrent, levelAfter }: Levels): RiskLevel | null {
  return highest([levelCurrent, levelAfter].flatMap((level) => level ?? []));
}

/** What forbids a factor to be stored. A draft may be unrated; what stands in it must make sense. */
export function factorIssues(subjectKind: SubjectKind, fields: FactorFields, goesOn: boolean): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const listed: readonly string[] = FACTORS_OF[subjectKind];
  if (!listed.includes(fields.factorCategory)) issues.push({ field: 'factorCategory', code: 'risk_category' });
  if (fields.basisText.length < 2) issues.push({ field: 'basisText', code: 'risk_basis' });
  if ((fields.basisKind === null) !== (fields.basisId === null))
    issues.push({ field: 'basisId', code: 'risk_basis_record' });
  for (const [first, second] of Object.values(PAIR_FIELDS))
    if ((fields[first] === null) !== (fields[second] === null))
      issues.push({ field: fields[first] === null ? first : second, code: 'risk_half_pair' });
  if (fields.closedReason !== null) return [...issues, ...closingIssues(fields, goesOn)];
  return [...issues, ...orderIssues(fields)];
}

function closingIssues(fields: FactorFields, goesOn: boolean): FieldIssue[] {
  if (!goesOn) return [{ field: 'closedReason', code: 'risk_closed_new' }];
  const isRated = Object.keys(UNRATED).some((name) =>
    Object.entries(fields).some(([key, value]) => key === name && value !== null),
  );
  return isRated ? [{ field: 'closedReason', code: 'risk_closed_rated' }] : [];
}

/** Pairs against each other: nothing is known of a later one without the first; measures do not raise what is there (features K3). */
function orderIssues(fields: FactorFields): FieldIssue[] {
  const before = pairOf(fields, 'before');
  const current = pairOf(fields, 'current');
  const after = pairOf(fields, 'after');
  const issues: FieldIssue[] = [];
  if (before === null && (current !== null || after !== null))
    issues.push({ field: 'likelihood', code: 'risk_no_before' });
  if (before !== null && current !== null && riskValue(current) > riskValue(before))
    issues.push({ field: 'currentLikelihood', code: 'risk_current_above' });
  const standing = current ?? before;
  const isAbove = after !== null && standing !== null && riskValue(after) > riskValue(standing);
  if (isAbove && fields.residualReason === null) issues.push({ field: 'residualReason', code: 'risk_residual_above' });
  return issues;
}

/**
 * What forbids a measure to be stored. A planned one that came along from the last period keeps its day, be it past: an overdue measure is
 * not given a later day by correcting something else of it.
 * @param factors the factors of the assessment that it may touch
 * @param stored the measure as it stands; null: a new one
 */
export function measureIssues(
  fields: MeasureFields,
  factors: ReadonlySet<string>,
  assessedOn: string,
  stored: { readonly kind: unknown; readonly dueOn: unknown } | null,
): FieldIssue[] {
  const keepsDay = stored?.kind === 'planned' && stored.dueOn === fields.dueOn;
  const issues: FieldIssue[] = [];
  if (fields.riskFactorIds.length === 0) issues.push({ field: 'riskFactorIds', code: 'risk_measure_factor' });
  if (fields.riskFactorIds.some((id) => !factors.has(id))) issues.push({ field: 'riskFactorIds', code: 'not_found' });
  if (new Set(fields.riskFactorIds).size !== fields.riskFactorIds.length)
    issues.push({ field: 'riskFactorIds', code: 'risk_factor_twice' });
  if (fields.responsibleName === null && fields.responsibleMemberId === null)
    issues.push({ field: 'responsibleName', code: 'risk_measure_owner' });
  if (fields.dueOn === null) issues.push({ field: 'dueOn', code: 'risk_measure_due' });
  else if (fields.kind === 'existing' && fields.dueOn > assessedOn)
    issues.push({ field: 'dueOn', code: 'risk_existing_later', params: { date: assessedOn } });
  else if (fields.kind === 'planned' && fields.dueOn < assessedOn && !keepsDay)
    issues.push({ field: 'dueOn', code: 'risk_planned_earlier', params: { date: assessedOn } });
  return issues;
}

/** What forbids a measure to be called done. */
export function doneIssues(
  done: { readonly doneOn: string | null; readonly doneNote: string },
  files: number,
  today: string,
): FieldIssue[] {
  if (done.doneOn === null) return [];
  const issues: FieldIssue[] = [];
  if (done.doneOn > today) issues.push({ field: 'doneOn', code: 'date_in_future' });
  if (done.doneNote === '' && files === 0) issues.push({ field: 'doneNote', code: 'risk_done_evidence' });
  return issues;
}

/** A factor as approval looks at it. */
export type CheckedFactor = Ratings & {
  readonly id: string;
  readonly seq: number;
  readonly closedReason: string | null;
  readonly residualReason: string | null;
};
/** A measure as approval looks at it. */
export type CheckedMeasure = { readonly seq: number; readonly kind: string; readonly riskFactorIds: readonly string[] };

/**
 * What an assessment still lacks before it can be approved: every factor rated, and nothing lower than before without a measure
 * (features K3): what is in force lowers the current level, what is planned the residual one.
 */
export function approvalIssues(
  { conclusionText }: { readonly conclusionText: string | null },
  factors: readonly CheckedFactor[],
  measures: readonly CheckedMeasure[],
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const open = factors.filter(({ closedReason }) => closedReason === null);
  if (open.length === 0) issues.push({ field: 'factors', code: 'risk_no_factor' });
  if (conclusionText === null) issues.push({ field: 'conclusionText', code: 'risk_no_conclusion' });
  for (const factor of open) issues.push(...ratingIssues(factor, measures));
  const closed = new Set(factors.flatMap(({ id, closedReason }) => (closedReason === null ? [] : [id])));
  for (const { seq, riskFactorIds } of measures)
    if (riskFactorIds.every((id) => closed.has(id)))
      issues.push({ field: 'measures', code: 'risk_measure_closed', params: { seq } });
  return issues;
}

function ratingIssues(factor: CheckedFactor, measures: readonly CheckedMeasure[]): FieldIssue[] {
  const field = `factors.${factor.id}`;
  const params = { seq: factor.seq };
  const { before, current, after } = countedPairs(factor);
  if (before === null || current === null || after === null) return [{ field, code: 'risk_unrated', params }];
  const has = (kind: string) =>
    measures.some((measure) => measure.kind === kind && measure.riskFactorIds.includes(factor.id));
  const issues: FieldIssue[] = [];
  if (riskValue(current) < riskValue(before) && !has('existing'))
    issues.push({ field, code: 'risk_current_unfounded', params });
  if (riskValue(after) < riskValue(current) && !has('planned'))
    issues.push({ field, code: 'risk_residual_unfounded', params });
  if (riskValue(after) > riskValue(current) && factor.residualReason === null)
    issues.push({ field, code: 'risk_residual_above_of', params });
  return issues;
}

/** Whether the days of an approval are possible. */
export function approvalDayIssues(approvedOn: string, assessedOn: string, today: string): FieldIssue[] {
  if (approvedOn > today) return [{ field: 'approvedOn', code: 'date_in_future' }];
  if (approvedOn < assessedOn)
    return [{ field: 'approvedOn', code: 'risk_approved_early', params: { date: assessedOn } }];
  return [];
}

/** An acceptance's days. */
export type AcceptanceDays = {
  readonly acceptedOn: string;
  readonly expiresOn: string;
  readonly revokedOn: string | null;
};

/** In force up to its last day, unless it was revoked before; from then on the risk is open again by itself (features K6). */
export function acceptanceState({ expiresOn, revokedOn }: AcceptanceDays, today: string): AcceptanceState {
  if (revokedOn !== null && revokedOn <= today && revokedOn <= expiresOn) return 'revoked';
  return expiresOn < today ? 'expired' : 'inForce';
}

/** What forbids an acceptance. `others`: those of the same factor. */
export function acceptanceIssues(
  { acceptedOn, expiresOn }: Pick<AcceptanceDays, 'acceptedOn' | 'expiresOn'>,
  others: readonly AcceptanceDays[],
  around: { readonly approvedOn: string; readonly today: string },
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (acceptedOn > around.today) issues.push({ field: 'acceptedOn', code: 'date_in_future' });
  if (acceptedOn < around.approvedOn)
    issues.push({ field: 'acceptedOn', code: 'risk_accepted_early', params: { date: around.approvedOn } });
  if (expiresOn < acceptedOn)
    issues.push({ field: 'expiresOn', code: 'risk_expires_early', params: { date: acceptedOn } });
  const standing = others.find((other) => acceptanceState(other, around.today) === 'inForce');
  if (standing !== undefined)
    issues.push({ field: 'acceptedOn', code: 'risk_accepted_already', params: { date: standing.expiresOn } });
  return issues;
}

/** Where a factor stands, from its acceptances and the measures that touch it. */
export function factorState(
  factor: { readonly closedReason: string | null },
  acceptances: readonly AcceptanceDays[],
  measures: readonly { readonly doneOn: string | null }[],
  today: string,
): FactorState {
  if (factor.closedReason !== null) return 'closed';
  if (acceptances.some((one) => acceptanceState(one, today) === 'inForce')) return 'accepted';
  if (acceptances.length > 0) return 'reopened';
  if (measures.some(({ doneOn }) => doneOn === null)) return 'treating';
  return measures.length > 0 ? 'treated' : 'standing';
}

/** What of a factor is held against the one it goes on with. */
export type Compared = Ratings & Levels & Pick<FactorFields, 'factorCategory' | 'riskText' | 'basisText'>;

const COMPARED = [
  ...(['factorCategory', 'riskText', 'basisText'] as const),
  ...Object.values(PAIR_FIELDS).flat(),
  ...(['levelBefore', 'levelCurrent', 'levelAfter'] as const),
] as const satisfies readonly (keyof Compared)[];

/**
 * How a factor stands against the one of the last period that it goes on with; `unrated` until its levels are chosen again, whatever its
 * words. The same rule speaks on the page and in the difference table (features K9).
 */
export function kindAgainst(
  factor: Compared & { readonly closedReason: string | null },
  source: Compared | undefined,
): CarriedKind | 'unrated' {
  if (factor.closedReason !== null) return 'closed';
  if (pairOf(factor, 'before') === null) return 'unrated';
  if (source === undefined) return 'new';
  return COMPARED.some((name) => factor[name] !== source[name]) ? 'changed' : 'kept';
}

/** What of that is stored with a factor: nothing where no assessment was taken over, nor while it is not rated. */
export function carriedKind(
  factor: Compared & { readonly closedReason: string | null },
  source: Compared | undefined,
  copied: boolean,
): CarriedKind | null {
  const kind = kindAgainst(factor, source);
  if (kind === 'closed') return kind;
  return kind === 'unrated' || !copied ? null : kind;
}

/** What forbids a statement: what is said, and by which post, on which day belongs together. */
export function statementIssues(fields: StatementFields, today: string): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const isGiven = fields.statementState === 'given';
  if (isGiven && fields.statementText === null) issues.push({ field: 'statementText', code: 'risk_statement_text' });
  if (isGiven && fields.statementPost === null) issues.push({ field: 'statementPost', code: 'risk_statement_post' });
  if (fields.statementState !== 'none' && fields.statementOn === null)
    issues.push({ field: 'statementOn', code: 'risk_statement_day' });
  if (fields.statementOn !== null && fields.statementOn > today)
    issues.push({ field: 'statementOn', code: 'date_in_future' });
  if (!isGiven && fields.statementText !== null) issues.push({ field: 'statementState', code: 'risk_statement_state' });
  return issues;
}

/** The half-year of a day as it is labelled: `2026H1`. */
export function halfYearOf(date: string): string {
  return `${date.slice(0, 4)}H${date.slice(5, 7) <= '06' ? 1 : 2}`;
}
