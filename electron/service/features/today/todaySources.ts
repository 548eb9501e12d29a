import type { Kysely } from 'kysely';
import type { CallOutput } from '#shared/contract/list.ts';
import { ISSUE_WORKING_DAYS } from '#shared/features/minutes/minutes.lists.ts';
import type { DueItem } from '#shared/features/organizations/dueItems.contract.ts';
import { DUE_KINDS, type DueKind } from '#shared/features/organizations/dueItems.rules.ts';
import type { DutyRow } from '#shared/features/recurringDuties/recurringDuties.contract.ts';
import type { TodayLine } from '#shared/features/today/today.contract.ts';
import type { TodayHorizon } from '#shared/features/today/today.lists.ts';
import { MODULE_OF, todayGroup } from '#shared/features/today/today.rules.ts';
import { reasonAfter } from '#shared/lib/deadlineReason.ts';
import { grouped } from '#shared/lib/grouped.ts';
import { daysBetween, type WorkingCalendar } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';
import { type ActionRow, type Judging, openActionsDue } from '../actions/actions.repository.ts';
import { listCases } from '../materialChecklists/cases.repository.ts';
import { unfinishedMinutes } from '../minutes/minutes.lists.repository.ts';
import { allDue } from '../organizations/dueItems.ts';
import { dutiesNow } from '../recurringDuties/recurringDuties.now.ts';
import type { DutyAround } from '../recurringDuties/recurringDuties.year.ts';
import { reportRow } from '../reports/reports.repository.ts';
import { riskDue } from '../riskAssessments/riskDue.repository.ts';
import {
  collectionsOut,
  filingsToDecide,
  followUpOf,
  inspectionsPlanned,
  meetingsAhead,
  planItemsDue,
  reportsOpen,
} from './today.repository.ts';

/** The day, the horizon and the office's rules by which the page of the day is read. */
export type TodayLook = {
  readonly today: string;
  /** The local moment, to the minute. */
  readonly moment: string;
  readonly within: TodayHorizon;
  /** Last day of the horizon. */
  readonly until: string;
  readonly calendar: WorkingCalendar;
  readonly judging: Judging;
  readonly recurring: DutyAround;
};

/** The duties of a year in their periods. */
export type DutyYear = { readonly year: number; readonly rows: readonly DutyRow[] };

type Draft = Omit<TodayLine, 'id' | 'module' | 'daysLeft' | 'group' | 'who' | 'parameters' | 'counted'> & {
  readonly recordId: string;
} & Partial<Pick<TodayLine, 'who' | 'parameters' | 'counted'>>;
type Source = (db: Kysely<Schema>, look: TodayLook) => Promise<readonly Draft[]>;

/** More rows than any of these lists has open. */
const ALL = 10_000;

/** Kinds of the list of organizations that the page takes as they are; of material and risk their own lists say more. */
const TAKEN: readonly DueKind[] = DUE_KINDS.filter((kind) => kind !== 'matter' && !kind.startsWith('risk'));

/** Everything with a day but tasks and recurring duties. */
const SOURCES: readonly Source[] = [
  organizations,
  materials,
  risks,
  async (db, { until }) =>
    (await planItemsDue(db, until)).map(({ id, year, text, dueOn, who }) => ({
      ...{ kind: 'planItem', recordId: id, title: text, who, dueOn, parameters: { year } },
      place: `/actions/plan?year=${year}&item=${id}`,
    })),
  async (db, { moment, until }) =>
    (await meetingsAhead(db, moment, until)).map(({ id, title, startAt, chairName }) => ({
      ...{ kind: 'meeting', recordId: id, title, who: chairName || null, dueOn: startAt.slice(0, 10) },
      ...{ parameters: { at: startAt.replace('T', ' ') }, place: `/meetings/${id}` },
    })),
  minutesToIssue,
  async (db, { until }) =>
    (await filingsToDecide(db, until)).map(({ id, number, title, organizationName, dueOn }) => ({
      ...{ kind: 'filingDecision', recordId: id, title: titleOf(title, organizationName), dueOn },
      ...{ parameters: { number }, place: `/filings/${id}` },
    })),
  async (db, { until }) =>
    (await inspectionsPlanned(db, until)).map(({ id, number, organizationName, dueOn, who }) => ({
      ...{ kind: 'inspectionPlanned', recordId: id, title: organizationName, who, dueOn },
      ...{ parameters: { number }, place: `/inspections/${id}` },
    })),
  async (db) =>
    (await collectionsOut(db)).map(({ id, title, dueOn, outstanding }) => ({
      ...{ kind: 'collection', recordId: id, title, dueOn, parameters: { count: outstanding } },
      place: `/information/collections/${id}`,
    })),
  reports,
];

/** Every line but tasks that is overdue or due within the horizon; in no order. */
export async function linesBesideTasks(
  db: Kysely<Schema>,
  look: TodayLook,
  years: readonly DutyYear[],
): Promise<TodayLine[]> {
  const drafts: Draft[] = [...dutyLines(years, look)];
  for (const source of SOURCES) drafts.push(...(await source(db, look)));
  return drafts.filter(({ dueOn }) => dueOn <= look.until).map((draft) => lineOf(draft, look));
}

/** The first open tasks that are due in a span, by day. */
export async function taskLines(
  db: Kysely<Schema>,
  look: TodayLook,
  { from, to }: { readonly from: string | null; readonly to: string | null },
  most: number,
): Promise<TodayLine[]> {
  if (from !== null && to !== null && from > to) return [];
  const rows = await openActionsDue(db, { from, to }, look.judging, most);
  return rows.map((row) => lineOf(taskOf(row), look));
}

function taskOf(row: ActionRow): Draft {
  const { id, text, responsibleUnit, responsibleNames, ownerName, ownerPost, dueOn, isExtensionAsked, behind } = row;
  const owner = ownerName === null ? null : `${ownerName} ${ownerPost ?? ''}`.trim();
  return {
    ...{ kind: 'action', recordId: id, title: text, who: responsibleUnit ?? owner ?? responsibleNames, dueOn },
    parameters: { asked: isExtensionAsked ? 1 : 0, behind: behind ?? '' },
    place: `/actions?action=${id}`,
  };
}

function lineOf(
  { recordId, who = null, parameters = {}, counted = null, ...draft }: Draft,
  look: TodayLook,
): TodayLine {
  const daysLeft = daysBetween(look.today, draft.dueOn);
  const rest = { module: MODULE_OF[draft.kind], daysLeft, group: todayGroup(daysLeft, look.within) };
  return { ...draft, ...rest, id: `${draft.kind} ${recordId}`, who, parameters, counted };
}

const titleOf = (title: string, organization: string) => ({ code: 'ofOrganization' as const, title, organization });

/** What falls due for organizations. Contact lists, which a whole registry owes on one day, are one line. */
async function organizations(db: Kysely<Schema>, look: TodayLook): Promise<Draft[]> {
  const items = await allDue(db, { kinds: [...TAKEN] }, look, look.within);
  const inspected = items.flatMap(({ kind, recordId }) => (kind === 'inspection' ? [recordId] : []));
  const followers = inspected.length === 0 ? new Map<string, string>() : await followUpOf(db, inspected);
  const lists = grouped(
    items.filter(({ kind }) => kind === 'liaison'),
    ({ dueOn }) => dueOn,
  );
  return [
    ...items
      .filter(({ kind, dueOn }) => kind !== 'liaison' || (lists.get(dueOn)?.length ?? 0) === 1)
      .map((item) => organizationLine(item, followers.get(item.recordId) ?? null)),
    ...[...lists].flatMap(([dueOn, list]): Draft[] =>
      list.length === 1
        ? []
        : [
            {
              ...{ kind: 'liaison', recordId: dueOn, dueOn, parameters: { count: list.length } },
              title: { code: 'organizations', count: list.length },
              place: '/organizations/due?kinds=liaison',
            },
          ],
    ),
  ];
}

function organizationLine(item: DueItem, follower: string | null): Draft {
  const { kind, recordId, organizationName, dueOn, parameters, counted } = item;
  const line = { kind, recordId, dueOn, parameters, counted, who: follower };
  const isFiling = MODULE_OF[kind] === 'filings';
  const title = isFiling ? titleOf(String(parameters.title ?? ''), organizationName) : organizationName;
  return { ...line, title, place: placeOf(item) };
}

/** The page of the record where it has one; else the tab of the organization. */
function placeOf({ kind, recordId, place }: DueItem): string {
  const module = MODULE_OF[kind];
  if (module === 'filings') return `/filings/${recordId}`;
  return module === 'inspections' ? `/inspections/${recordId}` : place;
}

/** Cases whose material is incomplete: until when the applicant is told, or hands in what is missing. */
async function materials(db: Kysely<Schema>, { today }: TodayLook): Promise<Draft[]> {
  const { rows } = await listCases(db, { filter: { state: 'open' }, offset: 0, limit: ALL }, today);
  return rows.flatMap(({ id, caseNo, matterTitle, applicantName, deadline }): Draft[] =>
    deadline === null
      ? []
      : [
          {
            kind: deadline.kind === 'inform' ? 'materialInform' : 'materialCorrection',
            ...{ recordId: id, title: titleOf(matterTitle, applicantName), dueOn: deadline.dueOn },
            ...{ parameters: { number: caseNo }, place: `/organizations/materials/${id}` },
          },
        ],
  );
}

const RISK_KINDS = { review: 'riskReview', measure: 'riskMeasure', acceptance: 'riskAcceptance' } as const;

async function risks(db: Kysely<Schema>, { today, within }: TodayLook): Promise<Draft[]> {
  const rows = await riskDue(db, { days: within, kind: undefined, organizationId: undefined }, today);
  return rows.map(({ kind, recordId, dueOn, assessmentId, assessmentNo, subjectName, text, responsible }) => ({
    ...{ kind: RISK_KINDS[kind], recordId, dueOn, title: subjectName, who: responsible || null },
    ...{ parameters: { number: assessmentNo, measure: text }, place: `/risk/${assessmentId}` },
  }));
}

/** Reports that are not handed in, called and due as their own list says. */
async function reports(db: Kysely<Schema>, look: TodayLook): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (const { id, dueOn: savedDueOn } of await reportsOpen(db, look.until)) {
    const row = await reportRow(db, id, look);
    const dueOn = row.dueOn ?? savedDueOn;
    const kind = row.stage === 'issued' ? 'reportSubmit' : 'report';
    if (dueOn !== null) drafts.push({ kind, recordId: id, title: row.title, dueOn, place: `/reports/${id}` });
  }
  return drafts;
}

/** Minutes of held meetings that are no final ones yet. */
async function minutesToIssue(db: Kysely<Schema>, { today, moment, calendar }: TodayLook): Promise<Draft[]> {
  const rows = await unfinishedMinutes(db, today, ALL);
  return rows
    .filter(({ heldAt }) => heldAt <= moment)
    .map(({ meetingId, title, heldOn, reviewState, reviewerName }) => {
      const counted = reasonAfter(calendar, heldOn, { n: ISSUE_WORKING_DAYS, unit: 'working_day' });
      return {
        ...{ kind: 'minutes', recordId: meetingId, title, who: reviewState === 'waiting' ? reviewerName : null },
        ...{ dueOn: counted.date, counted, parameters: { heldOn }, place: `/meetings/${meetingId}` },
      };
    });
}

/** Recurring duties that are due soon or were missed in their last period. */
function dutyLines(years: readonly DutyYear[], { today }: TodayLook): Draft[] {
  const { rows }: CallOutput<'recurringDuties.now'> = dutiesNow(years, today);
  return rows.map(({ key, year, cell, ...row }): Draft => {
    const { duty, period, types, times } = row;
    const { number, state, count, needed } = cell;
    return {
      ...{ kind: 'duty', recordId: `${key} ${year} ${number}`, dueOn: cell.dueOn, counted: cell.reason },
      title: { code: 'duty', duty: { duty, period, types, times }, year, cell: { number, state, count, needed } },
      place: `/actions/cadence?year=${year}&duty=${encodeURIComponent(`${key} ${number}`)}`,
    };
  });
}
