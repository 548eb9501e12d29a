import type { Fields } from '#service/db/collections.ts';
import { createRecords } from '#service/db/records.ts';
import type { Write } from '#service/db/write.ts';
import { ACTIVITY_KINDS, FILING_RESULTS } from '#shared/features/activityFilings/activityFilings.lists.ts';
import { INSPECTION_TARGETS } from '#shared/features/inspections/inspections.lists.ts';
import { RISK_LEVELS } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { type Chance, chance } from '#tests/features/handovers/handoverOffice.ts';

/** First and last days of periods, and the days beside them: where a figure is wrong first. */
const EDGES = [
  ...['2025-06-30', '2025-07-01', '2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'],
  ...['2026-03-31', '2026-04-01', '2026-05-31', '2026-06-01', '2026-06-29', '2026-06-30', '2026-07-01', '2026-12-31'],
];
/** Times of a day that a zone or a comparison of texts gets wrong. */
const TIMES = ['00:00', '23:59', '09:00', '14:30'];
const STATES = ['final', 'final', 'final', 'final', 'archived', 'draft', 'voided'] as const;
type State = (typeof STATES)[number];

type Own = { readonly organization: string; readonly state: State };
export type FilingModel = Own & {
  readonly kind: string;
  readonly received: string;
  readonly complete: string | null;
  readonly start: string;
  readonly timeliness: string;
  readonly unit: string | null;
  readonly result: string;
  readonly permit: boolean;
  readonly summaryDue: string | null;
  readonly summary: string | null;
};
export type InspectionModel = Own & {
  readonly held: string;
  readonly target: string;
  readonly problems: readonly { readonly state: State; readonly rectified: string | null }[];
};
export type AssessmentModel = Own & {
  readonly day: string;
  /** Place of the filing whose activity is assessed; null: the organization itself. */
  readonly filing: number | null;
  readonly before: string;
  readonly after: string;
  readonly measures: readonly { readonly state: State; readonly due: string; readonly done: string | null }[];
};
/** What was written, as plain values: figures are reckoned from these a second time. */
export type SupervisionModel = {
  readonly voidedOrganizations: ReadonlySet<string>;
  readonly filings: readonly FilingModel[];
  readonly inspections: readonly InspectionModel[];
  readonly assessments: readonly AssessmentModel[];
};

/**
 * Writes filings, inspections and assessments by chance, with every trap: drafts, voided and archived ones, voided organizations, filings
 * and inspections, times across midnight, days on the edges of periods, late and never completed ones.
 * @param organizations ids; every fifth is voided
 */
export async function fillSupervision(
  write: Write,
  { seed, size }: { readonly seed: number; readonly size: number },
): Promise<SupervisionModel> {
  const random = chance(seed);
  const many = Array.from({ length: size }, (_unused, index) => index);
  const organizations = await createRecords(
    write,
    'organization',
    many.slice(0, 20).map((n) => ({ fields: organizationFields(n), recordState: n % 5 === 4 ? 'voided' : 'final' })),
  );
  const voidedOrganizations = new Set(organizations.filter((_id, n) => n % 5 === 4));
  const own = (): Own => ({ organization: random.one(organizations), state: random.one(STATES) });

  const filings = many.map(() => filing(random, own()));
  const filingIds = await createRecords(
    write,
    'activity_filing',
    filings.map((model, n) => ({ fields: filingFields(random, model, n), recordState: model.state })),
  );
  const inspections = many.map(() => inspection(random, own()));
  const inspectionIds = await createRecords(
    write,
    'inspection',
    inspections.map((model, n) => ({ fields: inspectionFields(model, n), recordState: model.state })),
  );
  await createRecords(
    write,
    'inspection_finding',
    inspections.flatMap(({ problems, organization: organizationId }, n) =>
      problems.map(({ state, rectified }, place) => ({
        recordState: state,
        fields: {
          ...{
            inspectionId: inspectionIds[n] ?? '',
            organizationId,
            seq: place + 1,
            foundText: `通道堆物第${place}处`,
          },
          ...{ severity: 'minor', extensions: [], attempts: [], rectifiedOn: rectified, selfChecked: false },
        },
      })),
    ),
  );
  const assessments = many.map(() => assessment(random, own(), filings));
  const assessmentIds = await createRecords(
    write,
    'risk_assessment',
    assessments.map((model, n) => ({
      recordState: model.state,
      fields: assessmentFields(model, { n, filingIds, officeId: write.officeId }),
    })),
  );
  await createRecords(
    write,
    'risk_measure',
    assessments.flatMap(({ measures }, n) =>
      measures.map(({ state, due, done }, place) => ({
        recordState: state,
        fields: {
          ...{ assessmentId: assessmentIds[n] ?? '', seq: place + 1, kind: 'planned', riskFactorIds: [] },
          ...{ measureText: '清理通道', responsiblePost: '秘书长', responsibleName: '刘某', dueOn: due, doneOn: done },
        },
      })),
    ),
  );
  return { voidedOrganizations, filings, inspections, assessments };
}

/** A day of two years, one in two on an edge. */
export function dayOf(random: Chance): string {
  if (random.below(2) === 0) return random.one(EDGES);
  const month = String(1 + random.below(12)).padStart(2, '0');
  return `${2025 + random.below(2)}-${month}-${String(1 + random.below(28)).padStart(2, '0')}`;
}

/** A day on or after another one: the same, one of the next days, or any later one. */
function dayFrom(random: Chance, first: string): string {
  const days = [first, dayOf(random), dayOf(random), dayOf(random)].filter((day) => day >= first);
  return random.one(days);
}

function filing(random: Chance, own: Own): FilingModel {
  const result = random.one(FILING_RESULTS);
  const received = dayOf(random);
  const mustBeComplete = result === 'accepted' || result === 'accepted_pending';
  const complete = mustBeComplete || random.below(3) > 0 ? dayFrom(random, received) : null;
  const unit = result === 'accepted' ? random.one(['approved', null]) : random.one(['pending', 'rejected', 'approved']);
  const start = random.below(3) === 0 ? dayOf(random) : dayFrom(random, received);
  const summaryDue = random.below(10) === 0 ? null : dayFrom(random, start);
  return {
    ...own,
    ...{ kind: random.one(ACTIVITY_KINDS), received, complete, start, unit, result, summaryDue },
    timeliness: complete === null ? 'na' : random.one(['on_time', 'late']),
    permit: random.below(3) === 0,
    summary: result === 'accepted' && random.below(3) > 0 ? dayFrom(random, start) : null,
  };
}

function inspection(random: Chance, own: Own): InspectionModel {
  const held = dayOf(random);
  const problems = Array.from({ length: random.below(4) }, () => ({
    state: random.below(6) === 0 ? ('voided' as const) : ('final' as const),
    rectified: random.below(3) === 0 ? null : dayFrom(random, held),
  }));
  return { ...own, held, target: random.one(INSPECTION_TARGETS), problems };
}

function assessment(random: Chance, own: Own, filings: readonly FilingModel[]): AssessmentModel {
  const day = dayOf(random);
  const measures = Array.from({ length: random.below(4) }, () => ({
    state: random.below(6) === 0 ? ('voided' as const) : ('final' as const),
    due: dayFrom(random, day),
    done: random.below(2) === 0 ? null : dayFrom(random, day),
  }));
  const filing = random.below(2) === 0 ? random.below(filings.length) : null;
  return { ...own, day, filing, before: random.one(RISK_LEVELS), after: random.one(RISK_LEVELS), measures };
}

/** A registered organization without anything that belongs to it. */
export function organizationFields(n: number): Fields {
  return {
    ...{ name: `云州市第${n}研究会`, nameKey: `云州市第${n}研究会`, sortKey: `${n}`, initials: 'yzs' },
    ...{ registrationKind: 'registered', legalType: 'social_group', registrationNo: `云社证${n}`, status: 'normal' },
    ...{ establishedOn: '2015-06-01', establishedOnPrecision: 'day', filedOnPrecision: 'day', creditFlag: 'none' },
    ...{
      isCharity: false,
      hasPublicFundraising: false,
      isVolunteerService: false,
      isHub: false,
      assessmentGrade: 'none',
    },
    isIndustryAssociation: false,
  };
}

function filingFields(random: Chance, model: FilingModel, n: number): Fields {
  const startAt = `${model.start}T${random.one(TIMES)}`;
  return {
    ...{ filingNo: `HD-2026-${1000 + n}`, organizationId: model.organization, title: `第${n}场活动` },
    ...{ activityKind: model.kind, startAt, endAt: `2027-01-01T${random.one(TIMES)}`, onsiteLeadName: '周启明' },
    ...{ receivedOn: model.received, completeOn: model.complete, emergencyPlanAttachmentId: `plan-${n}` },
    ...{ supervisingUnitDecision: model.unit, publicSecurityRequired: model.permit, result: model.result },
    ...{ timeliness: model.timeliness, summaryDueOn: model.summaryDue, summarySubmittedOn: model.summary },
    selfChecked: false,
  };
}

function inspectionFields(model: InspectionModel, n: number): Fields {
  return {
    ...{ inspectionNo: `JC-2026-${1000 + n}`, organizationId: model.organization, planKind: 'routine' },
    ...{ target: model.target, heldOn: model.held, inspectors: [], checklist: [], conclusion: 'pass' },
  };
}

function assessmentFields(
  model: AssessmentModel,
  { n, filingIds, officeId }: { readonly n: number; readonly filingIds: readonly string[]; readonly officeId: string },
): Fields {
  const subject =
    model.filing === null
      ? { subjectKind: 'organization', subjectId: model.organization }
      : { subjectKind: 'activity', subjectId: filingIds[model.filing] ?? '' };
  return {
    ...{ assessmentNo: `FX-2026-${1000 + n}`, ...subject, organizationId: model.organization },
    ...{ assessedOn: model.day, assessorOfficeId: officeId, matrixVersion: 1, matrix: {}, selfChecked: false },
    ...{ levelBefore: model.before, levelCurrent: model.before, levelAfter: model.after, statementState: 'none' },
  };
}
