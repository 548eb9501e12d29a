import type { Kysely } from 'kysely';
import { twoYearsOn } from '#shared/features/organizationEvents/organizationEvents.rules.ts';
import { type DueKind, openRectifications } from '#shared/features/organizations/dueItems.rules.ts';
import { type DeadlineReason, reasonStored } from '#shared/lib/deadlineReason.ts';
import { grouped } from '#shared/lib/grouped.ts';
import { daysBetween, type WorkingCalendar } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';
import { FILING_DUE_SOURCES } from '../activityFilings/filingDue.repository.ts';
import { commitmentsEndingWithin } from '../commitments/commitments.repository.ts';
import { confirmationsDue } from '../contacts/contacts.repository.ts';
import { rectificationsDue } from '../inspections/inspections.repository.ts';
import { certificatesEndingWithin } from '../registrationCertificates/registrationCertificates.repository.ts';
import { RISK_DUE_SOURCES } from '../riskAssessments/riskDue.repository.ts';
import { termsEndingWithin } from '../terms/terms.repository.ts';
import { storedReason } from '../workingCalendars/storedReason.ts';
import { abnormalEntries, correctionsDue, followUpsDue, gradeEnds, reviewsToRectify } from './dueItems.repository.ts';

/** What a source is asked for. */
export type DueLook = {
  readonly today: string;
  /** Last day that is asked for. */
  readonly until: string;
  /** One organization only. */
  readonly organizationId?: string | undefined;
  /** The working days of the office. */
  readonly calendar: WorkingCalendar;
};

/** Something that falls due, as its feature tells it; organizations that have ended are left out afterwards. */
export type DueDraft = {
  readonly recordId: string;
  readonly organizationId: string;
  readonly dueOn: string;
  /** Places of the rule's sentence (`dueRules.<kind>`). */
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** How the day was counted; left out where no calendar of working days was asked. */
  readonly counted?: DeadlineReason | null;
  /** Tab of the organization's page where it is dealt with. */
  readonly tab: string;
};

export type DueSource = {
  readonly kind: DueKind;
  due(db: Kysely<Schema>, look: DueLook): Promise<readonly DueDraft[]>;
};

/** Every rule that makes something fall due. A feature adds its own line. */
export const DUE_SOURCES: readonly DueSource[] = [
  {
    kind: 'certificate',
    due: async (db, { today, until, organizationId }) =>
      (await certificatesEndingWithin(db, today, daysBetween(today, until), organizationId)).map((row) => ({
        recordId: row.certificateId ?? row.organizationId,
        organizationId: row.organizationId,
        dueOn: row.validTo,
        parameters: { number: row.number ?? '' },
        tab: row.certificateId === null ? 'facts' : 'papers',
      })),
  },
  {
    kind: 'grade',
    due: async (db, look) =>
      (await gradeEnds(db, look)).flatMap(({ id, dueOn, grade }) =>
        dueOn === null
          ? []
          : [{ recordId: id, organizationId: id, dueOn, parameters: { grade: grade ?? '' }, tab: 'supervision' }],
      ),
  },
  {
    kind: 'abnormalList',
    due: async (db, look) =>
      (await abnormalEntries(db, look)).map(({ id, eventId, since }) => ({
        recordId: eventId,
        organizationId: id,
        dueOn: twoYearsOn(since),
        parameters: { since },
        tab: 'events',
      })),
  },
  {
    kind: 'rectification',
    due: async (db, look) => {
      const byOrganization = grouped(await reviewsToRectify(db, look), ({ organizationId }) => organizationId);
      return [...byOrganization.values()].flatMap(openRectifications).map((review) => ({
        recordId: review.id,
        organizationId: review.organizationId,
        dueOn: review.rectificationDueOn ?? '',
        parameters: { year: review.year },
        tab: 'supervision',
      }));
    },
  },
  {
    kind: 'term',
    due: async (db, { today, until }) =>
      (await termsEndingWithin(db, today, daysBetween(today, until))).map(
        ({ termId, organizationId, number, dueOn }) => ({
          recordId: termId,
          organizationId,
          dueOn,
          parameters: { number },
          tab: 'terms',
        }),
      ),
  },
  {
    kind: 'commitment',
    due: async (db, { today, until, organizationId }) =>
      (await commitmentsEndingWithin(db, today, daysBetween(today, until), organizationId)).map((row) => ({
        recordId: row.commitmentId,
        organizationId: row.organizationId,
        dueOn: row.validTo,
        tab: 'supervision',
      })),
  },
  {
    kind: 'liaison',
    due: async (db, { today, organizationId }) =>
      (await confirmationsDue(db, today, organizationId)).map((row) => ({
        recordId: row.organizationId,
        organizationId: row.organizationId,
        dueOn: row.dueOn,
        tab: 'contacts',
      })),
  },
  {
    kind: 'matter',
    due: async (db, look) =>
      (await correctionsDue(db, look)).flatMap(({ caseId, organizationId, matter, ...day }) => {
        if (organizationId === null) return [];
        const { dueOn, noticedOn: from } = day;
        const counted = reasonStored(look.calendar, { ...day, date: dueOn, from });
        const parameters = { matter, noticedOn: from };
        return [{ recordId: caseId, organizationId, dueOn, parameters, counted, tab: 'materials' }];
      }),
  },
  {
    kind: 'inspection',
    due: async (db, { until, organizationId }) =>
      (await rectificationsDue(db, until, organizationId)).map((row) => ({
        recordId: row.id,
        organizationId: row.organizationId,
        dueOn: row.dueOn,
        parameters: { number: row.inspectionNo, count: row.count },
        counted: storedReason(row.counted),
        tab: 'inspections',
      })),
  },
  {
    kind: 'dormant',
    due: async (db, look) =>
      (await followUpsDue(db, look)).flatMap(({ id, organizationId, dueOn }) =>
        dueOn === null ? [] : [{ recordId: id, organizationId, dueOn, tab: 'dormant' }],
      ),
  },
  ...RISK_DUE_SOURCES,
  ...FILING_DUE_SOURCES,
];
