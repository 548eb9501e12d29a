import { checkCreditCode } from '../../lib/creditCode.ts';
import { nameKey } from '../../lib/nameKey.ts';
import { ENDING_KINDS, FOUNDING_KINDS, LIQUIDATION_KIND } from '../organizationEvents/organizationEvents.lists.ts';
import { hasEnded } from './duplicates.rules.ts';

/** Why a value is suggested: only that side has one, it was entered later, it weighs more, or it is the kept record's. */
export const FIELD_GROUNDS = ['filled', 'newer', 'heavier', 'own'] as const;
export type FieldGround = (typeof FIELD_GROUNDS)[number];

/** What is told before two records are merged; `codes` needs a reason. */
export const DIFFERENCES = [
  'preparing',
  'kinds',
  'types',
  'codes',
  'numbers',
  'ended',
  'townships',
  'distinct',
] as const;
export type Difference = (typeof DIFFERENCES)[number];

export type Side = 'kept' | 'merged';
type Values = Readonly<Record<string, unknown>>;

/** A date and how exactly it is known go together. */
const COMPANIONS: Readonly<Record<string, string>> = {
  establishedOn: 'establishedOnPrecision',
  filedOn: 'filedOnPrecision',
};
const FOLLOWING = new Set(Object.values(COMPANIONS));

/** Whether a field follows another one and is not chosen by itself. */
export function isCompanion(field: string): boolean {
  return FOLLOWING.has(field);
}

/** A field with the one that goes with it. */
export function withCompanion(field: string): readonly string[] {
  const companion = COMPANIONS[field];
  return companion === undefined ? [field] : [field, companion];
}

/** Fields that say something only beside another one: they are suggested from the same record as it. */
const LEADERS: Readonly<Record<string, string>> = {
  certificateValidFrom: 'certificateValidTo',
  assessmentGrantedOn: 'assessmentGrade',
  assessmentValidTo: 'assessmentGrade',
};

/** The field by which a field's side is suggested: its leader where the records differ in it, else itself. */
export function leaderOf(field: string, kept: Values, merged: Values): string {
  const leader = LEADERS[field];
  return leader === undefined || kept[leader] === merged[leader] ? field : leader;
}

/** Nothing entered: no value, an empty text, a flag that is off. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === false;
}

/** Fields of the kept record that nothing replaces by itself: by them the user knows it. */
const OWN: ReadonlySet<string> = new Set(['name', 'registrationKind', 'legalType', 'status', 'uscc']);
/** A credit list that was left out would be a fact lost. */
const FLAG_WEIGHT: Readonly<Record<string, number>> = { none: 0, activity_abnormal: 1, serious_illegal: 2 };

/**
 * Which value is suggested: the one there is; of two the one entered later.
 * @param keptOn, mergedOn moments at which the values were entered, as sortable text
 */
export function suggestedSide(
  field: string,
  values: { readonly kept: unknown; readonly merged: unknown },
  keptOn: string | null,
  mergedOn: string | null,
): { readonly side: Side; readonly ground: FieldGround } {
  const { kept, merged } = values;
  if (field === 'creditFlag') {
    const weight = (value: unknown) => FLAG_WEIGHT[String(value)] ?? 0;
    if (weight(kept) !== weight(merged))
      return { side: weight(kept) > weight(merged) ? 'kept' : 'merged', ground: 'heavier' };
    return { side: 'kept', ground: 'own' };
  }
  if (isEmpty(kept) !== isEmpty(merged)) return { side: isEmpty(kept) ? 'merged' : 'kept', ground: 'filled' };
  if (OWN.has(field)) return { side: 'kept', ground: 'own' };
  if (keptOn !== null && mergedOn !== null && keptOn !== mergedOn) {
    return { side: mergedOn > keptOn ? 'merged' : 'kept', ground: 'newer' };
  }
  return { side: 'kept', ground: 'own' };
}

/** What is worth telling before two records become one. */
export function differencesOf(kept: Values, merged: Values, ruledDistinct: boolean): Difference[] {
  const text = (record: Values, field: string) => (typeof record[field] === 'string' ? record[field] : '');
  const unlike = (field: string) =>
    text(kept, field) !== '' && text(merged, field) !== '' && text(kept, field) !== text(merged, field);
  const found: [Difference, boolean][] = [
    ['preparing', (kept.recordState === 'draft') !== (merged.recordState === 'draft')],
    ['kinds', kept.registrationKind !== merged.registrationKind],
    ['types', unlike('legalType')],
    ['codes', codesDiffer(kept, merged)],
    ['numbers', unlike('registrationNo') || unlike('filingNo')],
    ['ended', hasEnded(text(kept, 'status')) !== hasEnded(text(merged, 'status'))],
    ['townships', unlike('townshipName')],
    ['distinct', ruledDistinct],
  ];
  return found.flatMap(([difference, holds]) => (holds ? [difference] : []));
}

/** Both have a credit code that is right and not the same: merging them needs a reason. */
export function codesDiffer(kept: Values, merged: Values): boolean {
  const valid = (code: unknown) => typeof code === 'string' && checkCreditCode(code).result === 'ok';
  return valid(kept.uscc) && valid(merged.uscc) && kept.uscc !== merged.uscc;
}

/** By these an organization comes into effect: of two only one can stand. */
const FOUNDING: ReadonlySet<unknown> = new Set(FOUNDING_KINDS);
/** By these its status follows. */
const DECIDING: ReadonlySet<unknown> = new Set([...ENDING_KINDS, LIQUIDATION_KIND]);

/** Whether an event decides about the status of its organization: it goes with the status that is chosen. */
export function isEndingEvent(collection: string, record: Values): boolean {
  return collection === 'organization_event' && DECIDING.has(record.kind);
}

/** First and last day of a period, by the names that collections use. */
const PERIODS = [
  ['validFrom', 'validTo'],
  ['grantedOn', 'validTo'],
  ['signedOn', 'validTo'],
  ['startOn', 'endOn'],
  ['startsOn', 'endsOn'],
  ['beganOn', 'endedOn'],
  ['termFrom', 'termTo'],
  ['establishedOn', 'endedOn'],
  ['issuedOn', 'endedOn'],
  ['filedOn', 'endedOn'],
] as const;

/** By what two records of one collection are the same entry, where no period says so. */
const SAME_BY: Readonly<Record<string, readonly string[]>> = {
  attachment: ['sha256'],
  dormant_review: ['decidedOn', 'outcome'],
  material_case: ['caseNo'],
  organization_meeting: ['body', 'heldOn'],
  penalty: ['decisionNumber'],
};

/** What names the thing or the post that a record speaks of, by the names that collections use. */
const WHAT = ['personName', 'name', 'role', 'post', 'kind', 'copy', 'number', 'year'] as const;

/**
 * Whether two records of the two organizations may say the same thing, so that somebody has to choose. Unique keys are asked of the
 * database besides; this knows what only reads alike: one founding, one event on one day, terms and papers that overlap.
 */
export function saysTheSame(collection: string, kept: Values, merged: Values): boolean {
  if (collection === 'organization_event') {
    if (FOUNDING.has(kept.kind) && FOUNDING.has(merged.kind)) return true;
    return kept.kind === merged.kind && kept.effectiveOn === merged.effectiveOn;
  }
  const sameBy = SAME_BY[collection];
  if (sameBy !== undefined) return sameBy.every((field) => comparable(kept[field]) === comparable(merged[field]));
  // A term has its years instead of a last day; whatever the grade, one holds at a time.
  if (collection === 'organization_term') return overlap(withLastDay(kept), withLastDay(merged), ['startOn', 'endOn']);
  if (collection === 'assessment_grade') return overlap(kept, merged, ['grantedOn', 'validTo']);
  const period = PERIODS.find(([from, to]) => from in kept && to in kept);
  if (period === undefined || !overlap(kept, merged, period)) return false;
  const named = WHAT.filter((field) => field in kept);
  return named.length > 0 && named.every((field) => comparable(kept[field]) === comparable(merged[field]));
}

function withLastDay(term: Values): Values {
  const [year = '', month = '', day = ''] = String(term.startOn ?? '').split('-');
  // The day before the next term may begin, as text that sorts so (`2020-06-00` before `2020-06-01`).
  const before = String(Number(day) - 1).padStart(2, '0');
  return { ...term, endOn: `${Number(year) + Number(term.years ?? 0)}-${month}-${before}` };
}

/** Only one founding can stand, and on any day one contact (分管联系). */
export function onlyOneStands(collection: string, kept: Values, merged: Values): boolean {
  if (collection === 'contact_assignment') return overlap(kept, merged, ['startOn', 'endOn']);
  return collection === 'organization_event' && FOUNDING.has(kept.kind) && FOUNDING.has(merged.kind);
}

function overlap(one: Values, other: Values, [from, to]: (typeof PERIODS)[number]): boolean {
  const first = (record: Values) => String(record[from] ?? '');
  const last = (record: Values) => (isEmpty(record[to]) ? '9999-12-31' : String(record[to]));
  return first(one) <= last(other) && first(other) <= last(one);
}

function comparable(value: unknown): string {
  return typeof value === 'string' ? nameKey(value) : String(value ?? '');
}
