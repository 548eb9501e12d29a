import type { CallInput } from '#shared/contract/list.ts';
import type { DormantReview } from '#shared/features/dormantOrganizations/dormantOrganizations.contract.ts';

/** What the form of an outcome holds; empty texts stand for nothing. */
export type ReviewForm = {
  readonly outcome: DormantReview['outcome'] | null;
  readonly decidedOn: string | null;
  readonly documentNo: string;
  readonly basisText: string;
  readonly dueOn: string | null;
  readonly statementText: string;
  readonly doneOn: string | null;
  readonly doneNote: string;
};
export type ReviewField = keyof ReviewForm;

export const REVIEW_FIELDS = [
  'outcome',
  'decidedOn',
  'documentNo',
  'basisText',
  'dueOn',
  'statementText',
  'doneOn',
  'doneNote',
] as const satisfies readonly ReviewField[];

/** The form of a stored outcome, or of a new one of today. */
export function reviewFormOf(review: DormantReview | null, today: string): ReviewForm {
  return {
    outcome: review?.outcome ?? null,
    decidedOn: review?.decidedOn ?? today,
    documentNo: review?.documentNo ?? '',
    basisText: review?.basisText ?? '',
    dueOn: review?.dueOn ?? null,
    statementText: review?.statementText ?? '',
    doneOn: review?.doneOn ?? null,
    doneNote: review?.doneNote ?? '',
  };
}

/** What is missing before it can be sent; a key of the section `dormantOrganizations` for each field. */
export function reviewProblems(
  form: ReviewForm,
): Partial<Record<ReviewField, 'chooseOutcome' | 'basisNeeded' | 'dueNeeded'>> {
  return {
    ...(form.outcome === null ? { outcome: 'chooseOutcome' as const } : {}),
    ...(form.documentNo.trim() === '' && form.basisText.trim() === '' ? { basisText: 'basisNeeded' as const } : {}),
    ...(form.dueOn === null && form.outcome !== null && form.outcome !== 'remove'
      ? { dueOn: 'dueNeeded' as const }
      : {}),
  };
}

/** The call of a filled form; null while a field that is always needed is empty. */
export function saveInput(
  form: ReviewForm,
  target: Pick<CallInput<'dormantOrganizations.save'>, 'organizationId' | 'id' | 'expectedRevision'>,
): CallInput<'dormantOrganizations.save'> | null {
  const { outcome, decidedOn, ...rest } = form;
  return outcome === null || decidedOn === null ? null : { ...target, ...rest, outcome, decidedOn };
}

export type ReviewConflict = {
  readonly field: ReviewField;
  readonly mine: string | null;
  readonly theirs: string | null;
};

/** Fields that both sides changed, each to something else. */
export function reviewConflicts(base: ReviewForm, mine: ReviewForm, theirs: ReviewForm): ReviewConflict[] {
  return REVIEW_FIELDS.filter(
    (field) => mine[field] !== base[field] && theirs[field] !== base[field] && mine[field] !== theirs[field],
  ).map((field) => ({ field, mine: mine[field], theirs: theirs[field] }));
}

/** What only they changed, and the fields chosen from them, over what was typed. */
export function mergedReview(
  base: ReviewForm,
  mine: ReviewForm,
  theirs: ReviewForm,
  taken: ReadonlySet<ReviewField>,
): ReviewForm {
  const fields = REVIEW_FIELDS.filter((field) => taken.has(field) || mine[field] === base[field]);
  return { ...mine, ...Object.fromEntries(fields.map((field) => [field, theirs[field]])) };
}
