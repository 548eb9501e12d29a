import {
  FACTOR_CATEGORIES,
  type FactorCategory,
  MEASURE_KINDS,
  type MeasureKind,
} from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import {
  countedPairs,
  type Ratings,
  riskValue,
  UNRATED,
} from '#shared/features/riskAssessments/riskAssessments.rules.ts';

type Stored = Readonly<Record<string, unknown>>;

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);

/** What the form of a factor holds. */
export type FactorForm = Ratings & {
  readonly factorCategory: FactorCategory | null;
  readonly riskText: string;
  readonly basisText: string;
  readonly basisKind: string | null;
  readonly basisId: string | null;
  readonly basisTitle: string | null;
  readonly residualReason: string;
  readonly closedReason: string;
};

/** A stored factor as its form shows it. */
export function factorForm(record: Stored): FactorForm {
  return {
    factorCategory: FACTOR_CATEGORIES.find((one) => one === record.factorCategory) ?? null,
    riskText: textOf(record.riskText) ?? '',
    basisText: textOf(record.basisText) ?? '',
    basisKind: textOf(record.basisKind),
    basisId: textOf(record.basisId),
    basisTitle: textOf(record.basisTitle),
    likelihood: numberOf(record.likelihood),
    severity: numberOf(record.severity),
    currentLikelihood: numberOf(record.currentLikelihood),
    currentSeverity: numberOf(record.currentSeverity),
    likelihoodAfter: numberOf(record.likelihoodAfter),
    severityAfter: numberOf(record.severityAfter),
    residualReason: textOf(record.residualReason) ?? '',
    closedReason: textOf(record.closedReason) ?? '',
  };
}

/** Whether more risk is left than there is now: then a reason is asked for. */
export function leavesMore(ratings: Ratings): boolean {
  const { current, after } = countedPairs(ratings);
  return current !== null && after !== null && riskValue(after) > riskValue(current);
}

/** What is sent of a factor: one that is gone has no levels any more, as the form says beside the reason. */
export function withoutLevelsWhenGone(form: FactorForm): FactorForm {
  return form.closedReason.trim() === '' ? form : { ...form, ...UNRATED, residualReason: '' };
}

/** What the form of a measure holds. */
export type MeasureForm = {
  readonly kind: MeasureKind;
  readonly riskFactorIds: readonly string[];
  readonly measureText: string;
  readonly responsibleName: string;
  readonly responsiblePost: string;
  readonly responsibleMemberId: string | null;
  readonly dueOn: string | null;
};

/** A stored measure as its form shows it. */
export function measureForm(record: Stored): MeasureForm {
  const ids = Array.isArray(record.riskFactorIds) ? record.riskFactorIds : [];
  return {
    kind: MEASURE_KINDS.find((one) => one === record.kind) ?? 'planned',
    riskFactorIds: ids.filter((id): id is string => typeof id === 'string'),
    measureText: textOf(record.measureText) ?? '',
    responsibleName: textOf(record.responsibleName) ?? '',
    responsiblePost: textOf(record.responsiblePost) ?? '',
    responsibleMemberId: textOf(record.responsibleMemberId),
    dueOn: textOf(record.dueOn),
  };
}

/** What the head of a draft holds. */
export type HeadForm = {
  readonly periodLabel: string | null;
  readonly assessedOn: string | null;
  readonly assessorOfficeId: string | null;
  readonly conclusionText: string;
};

/** A stored assessment as the form of its head shows it. */
export function headForm(record: Stored): HeadForm {
  return {
    periodLabel: textOf(record.periodLabel),
    assessedOn: textOf(record.assessedOn),
    assessorOfficeId: textOf(record.assessorOfficeId),
    conclusionText: textOf(record.conclusionText) ?? '',
  };
}
