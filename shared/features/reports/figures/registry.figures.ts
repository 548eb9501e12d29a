/** HF01–HF06, HF08, HF16, HF20–HF22 of domain.md §9.5, and 换届 (features W1). */
import { z } from 'zod';
import { chineseNumeral } from '../../../lib/chineseNumeral.ts';
import { message } from '../../../text/index.ts';
import { DUTY_ROLES } from '../../duties/duties.contract.ts';
import { holdsOn } from '../../duties/duties.rules.ts';
import {
  CHANGE_KINDS,
  EVENT_KINDS,
  type EventKind,
  isOneOf,
} from '../../organizationEvents/organizationEvents.lists.ts';
import { ANNUAL_REVIEW_CONCLUSIONS, LEGAL_TYPES, REGISTRATION_KINDS } from '../../organizations/organizations.lists.ts';
import type { By, FactSet, FigureSpec } from './fact.ts';
import { factSet } from './factSet.ts';

export const REGISTRY_FIGURES: readonly FigureSpec[] = [
  { key: 'HF01.registered', group: 'HF01', unit: 'organization' },
  { key: 'HF02.byType', group: 'HF02', unit: 'organization', by: { section: 'termTypeLabels', values: LEGAL_TYPES } },
  { key: 'HF03.filed', group: 'HF03', unit: 'organization' },
  { key: 'HF04.established', group: 'HF04', unit: 'organization' },
  { key: 'HF05.changes', group: 'HF05', unit: 'event' },
  { key: 'HF06.cancelled', group: 'HF06', unit: 'organization' },
  { key: 'HF06.revoked', group: 'HF06', unit: 'organization' },
  { key: 'HF06.filed', group: 'HF06', unit: 'organization' },
  { key: 'HF06.filingEnded', group: 'HF06', unit: 'organization' },
  { key: 'HF06.listedIn', group: 'HF06', unit: 'list_entry' },
  { key: 'HF06.listedOut', group: 'HF06', unit: 'list_entry' },
  { key: 'HF06.listedAtEnd', group: 'HF06', unit: 'organization' },
  { key: 'HF08.inEffect', group: 'HF08', unit: 'organization', by: 'named' },
  { key: 'HF08.covered', group: 'HF08', unit: 'organization', by: 'named' },
  {
    ...{ key: 'HF08.share', group: 'HF08', unit: 'percent', by: 'named' },
    ratio: { of: 'HF08.covered', to: 'HF08.inEffect' },
  },
  { key: 'HF16.signed', group: 'HF16', unit: 'commitment' },
  { key: 'HF16.valid', group: 'HF16', unit: 'organization' },
  { key: 'HF20.withLiaison', group: 'HF20', unit: 'organization' },
  {
    ...{ key: 'HF20.share', group: 'HF20', unit: 'percent' },
    ratio: { of: 'HF20.withLiaison', to: 'HF01.registered' },
  },
  { key: 'HF21.total', group: 'HF21', unit: 'review' },
  {
    ...{ key: 'HF21.byConclusion', group: 'HF21', unit: 'review' },
    by: { section: 'organizationLabels', prefix: 'conclusion_', values: ANNUAL_REVIEW_CONCLUSIONS },
  },
  { key: 'HF22.byRole', group: 'HF22', unit: 'assignment', by: { section: 'dutyRoleLabels', values: DUTY_ROLES } },
  { key: 'terms.reElected', group: 'terms', unit: 'organization' },
  { key: 'terms.postponements', group: 'terms', unit: 'event' },
  { key: 'terms.overdue', group: 'terms', unit: 'organization' },
];

/** A day as the records hold it. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** A quarter of the calendar: `2026Q1`. */
const quarterCode = z.string().regex(/^\d{4}Q[1-4]$/);

/** An organization at the end of the period, and at the ends of the quarters that end in it; at the end of one of them in effect. */
export const organizationFact = z.strictObject({
  /** What it was at the end of the period; null: not in effect any more. */
  atEnd: z
    .strictObject({
      kind: z.enum(REGISTRATION_KINDS),
      /** Null: none is recorded. */
      type: z.string().nullable(),
      /** Entries in the list of abnormal activity and removals from it, up to the end of the period. */
      listedIn: z.number().int(),
      listedOut: z.number().int(),
      /** The last day on which a commitment binds that was signed by then; null: there is none. */
      committedTo: day.nullable(),
      /** The last day of a liaison whose time had begun by then; null: there is none. */
      liaisonTo: day.nullable(),
      /** The last day of the last term elected by then, with postponements approved by then; null: no term is recorded. */
      termDueOn: day.nullable(),
    })
    .nullable(),
  /** The quarters at whose end it was registered and in effect, with its council meetings in each. */
  quarters: z.array(z.strictObject({ quarter: quarterCode, councils: z.number().int() })),
});
export type OrganizationFact = z.output<typeof organizationFact>;

/** A quarter that ends in the period: it is shown also when nobody was registered at its end. */
const quarterFact = z.strictObject({ quarter: quarterCode });
export type QuarterFact = z.output<typeof quarterFact>;

const eventFact = z.strictObject({ kind: z.enum(EVENT_KINDS) });
export type EventFact = z.output<typeof eventFact>;

/** A commitment signed in the period. */
const commitmentFact = z.strictObject({ signedOn: day });
export type CommitmentFact = z.output<typeof commitmentFact>;

const reviewFact = z.strictObject({ year: z.number().int(), conclusion: z.enum(ANNUAL_REVIEW_CONCLUSIONS) });
export type ReviewFact = z.output<typeof reviewFact>;

const assignmentFact = z.strictObject({
  role: z.enum(DUTY_ROLES),
  startOn: day,
  endOn: day.nullable(),
  /** The day from which its group no longer works; null: it works. */
  dissolvedOn: day.nullable(),
});
export type AssignmentFact = z.output<typeof assignmentFact>;

const termFact = z.strictObject({ number: z.number().int(), electedOn: day });
export type TermFact = z.output<typeof termFact>;

/** A postponement approved in the period. */
const postponementFact = z.strictObject({ approvedOn: day });
export type PostponementFact = z.output<typeof postponementFact>;

/** The figure in which an event of a kind counts. */
const OF_EVENT: Readonly<Partial<Record<EventKind, string>>> = {
  established: 'HF04.established',
  cancelled: 'HF06.cancelled',
  revoked: 'HF06.revoked',
  license_revoked: 'HF06.revoked',
  filed: 'HF06.filed',
  filing_ended: 'HF06.filingEnded',
  list_abnormal_in: 'HF06.listedIn',
  list_abnormal_out: 'HF06.listedOut',
};

/** Kinds of events that count in a figure. */
export const COUNTED_EVENTS: readonly EventKind[] = EVENT_KINDS.filter(
  (kind) => isOneOf(CHANGE_KINDS, kind) || OF_EVENT[kind] !== undefined,
);

export const REGISTRY_SETS: Readonly<Record<string, FactSet<unknown>>> = {
  quarters: factSet(quarterFact, ({ quarter }, _period, add) => {
    for (const figure of ['HF08.inEffect', 'HF08.covered']) add(figure, { weight: 0, by: partOf(quarter) });
  }),
  organizations: factSet(organizationFact, ({ atEnd, quarters }, { to }, add) => {
    for (const { quarter, councils } of quarters) {
      add('HF08.inEffect', { by: partOf(quarter) });
      if (councils > 0) add('HF08.covered', { by: partOf(quarter) });
    }
    if (atEnd === null) return;
    const { kind, type, listedIn, listedOut, committedTo, liaisonTo, termDueOn } = atEnd;
    if (termDueOn !== null && termDueOn < to) add('terms.overdue');
    if (kind === 'filed') return add('HF03.filed');
    add('HF01.registered');
    add('HF02.byType', { by: { value: type ?? 'other' } });
    if (listedIn > listedOut) add('HF06.listedAtEnd');
    if (committedTo !== null && to <= committedTo) add('HF16.valid');
    if (liaisonTo !== null && to <= liaisonTo) add('HF20.withLiaison');
  }),
  organizationEvents: factSet(eventFact, ({ kind }, _period, add) => {
    // An event is one change, however many items it carries.
    const figure = isOneOf(CHANGE_KINDS, kind) ? 'HF05.changes' : OF_EVENT[kind];
    if (figure !== undefined) add(figure);
  }),
  commitments: factSet(commitmentFact, ({ signedOn }, { from, to }, add) => {
    if (signedOn >= from && signedOn <= to) add('HF16.signed');
  }),
  annualReviews: factSet(reviewFact, ({ year, conclusion }, period, add) => {
    if (year !== reviewYear(period)) return;
    add('HF21.total');
    add('HF21.byConclusion', { by: { value: conclusion } });
  }),
  dutyAssignments: factSet(assignmentFact, ({ role, startOn, endOn, dissolvedOn }, { to }, add) => {
    const isDissolved = dissolvedOn !== null && dissolvedOn <= to;
    if (holdsOn({ startOn, endOn }, to) && !isDissolved) add('HF22.byRole', { by: { value: role } });
  }),
  terms: factSet(termFact, ({ number, electedOn }, { from, to }, add) => {
    // The first term is elected when the organization is founded: no 换届.
    if (number > 1 && electedOn >= from && electedOn <= to) add('terms.reElected');
  }),
  termPostponements: factSet(postponementFact, ({ approvedOn }, { from, to }, add) => {
    if (approvedOn >= from && approvedOn <= to) add('terms.postponements');
  }),
};

/** The year of the annual reviews that a period tells of: the one before that of its last day. */
export function reviewYear({ to }: { readonly to: string }): number {
  return Number(to.slice(0, 4)) - 1;
}

/** 2026年第一季度. */
function partOf(quarter: string): By {
  const [year = '', number = ''] = quarter.split('Q');
  const name = message('zh-CN', 'figureParts.quarter', { year, number: chineseNumeral(Number(number)) });
  return { value: quarter, name };
}
