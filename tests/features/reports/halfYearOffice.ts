import { sql } from 'kysely';
import type { Fields } from '#service/db/collections.ts';
import { createRecords, updateRecord } from '#service/db/records.ts';
import { insertRows, type Write } from '#service/db/write.ts';
import { type Chance, chance } from '#tests/features/handovers/handoverOffice.ts';
import { creditCode } from '#tests/features/organizations/tables.ts';
import type { Row, Rows } from '#tests/support/wholeOffice.ts';
import { wholeOfficeRows } from '#tests/support/wholeOfficeRows.ts';
import { wholeOrganizationRows } from '#tests/support/wholeOrganizationRows.ts';
import { dayOf, fillSupervision, organizationFields } from './supervisionOffice.ts';

type Change = (row: Row, random: Chance, n: number) => Row;
type State = 'draft' | 'final' | 'voided' | 'archived';

const TYPES = ['social_group', 'service_institution', 'foundation', 'other'];
const ENDINGS = ['cancelled', 'revoked', 'license_revoked', 'filing_ended'];
const CATEGORIES = ['theory_science', 'civility', 'culture_sports', 'convenience', 'governance', 'platform'];
const LEVELS = ['district', 'city', 'province', 'ministry'];
const MONTHS = ['2025-07', '2025-12', '2026-01', '2026-02', '2026-03', '2026-06', '2026-07'];

/**
 * An office with records in every module that no longer agree with each other: everything of `wholeOffice` with its days, kinds, numbers and
 * states thrown by chance, many of them on the first or last day of a period and at midnight.
 * @param size organizations, meetings, sections, stations … of each
 */
export async function fillHalfYear(
  write: Write,
  { seed, size }: { readonly seed: number; readonly size: number },
): Promise<void> {
  const random = chance(seed);
  const common = (id: string, recordState: State = 'final'): Row => ({
    ...{ id, originOfficeId: write.officeId, recordState, revision: 1, createdAt: write.at, createdBy: write.actor.id },
    ...{ updatedAt: write.at, updatedBy: write.actor.id, voidReason: null },
  });
  const around = { works: size, sparse: false, officeId: write.officeId };
  const rows: Rows = {
    ...wholeOfficeRows(common, 1, size, write.officeId),
    ...wholeOrganizationRows(common, 1, size, { ...around, codeOf: (n) => creditCode(n, '51', '330106') }),
  };
  const organizations = (rows.organization ?? []).map((row, index) => organization(row, random, index));
  await insertRows(write.trx, 'organization', organizations);
  await insertRows(
    write.trx,
    'organization_event',
    organizations.flatMap((row) => events(row, random, common)),
  );
  for (const [table, changes] of Object.entries(CHANGES)) {
    const copies = COPIES[table] ?? 1;
    const list = (rows[table] ?? []).flatMap((row, index) =>
      Array.from({ length: copies }, (_unused, copy) => {
        const n = index * copies + copy;
        const own = copy === 0 ? row : { ...row, id: `${row.id}/${copy}` };
        return { ...own, recordState: stateOf(random, table), ...changes(own, random, n) };
      }),
    );
    await insertRows(write.trx, table, list);
  }
  // What the program stores with a return when it comes (domain.md §9.3).
  await sql`UPDATE collection_return SET timeliness = (SELECT CASE WHEN collection_return.receivedAt <= t.dueOn || 'T' || t.cutoffTime
    THEN 'on_time' ELSE 'late' END FROM collection_task t WHERE t.id = collection_return.taskId)`.execute(write.trx);
  // A target for a month stands once for each section.
  await insertRows(
    write.trx,
    'information_target',
    Array.from({ length: size }, (_unused, n) =>
      MONTHS.map((period) => ({
        ...common(`target-${n + 1}-${period}`),
        ...{ sectionId: `section-${n + 1}`, period, target: random.below(3) },
        recordState: stateOf(random, 'information_target'),
      })),
    ).flat(),
  );
  await fillChangedTypes(write, random);
  await fillSupervision(write, { seed: seed + 1, size });
}

/** Organizations whose type changed on a day: before it they count by what they were. */
async function fillChangedTypes(write: Write, random: Chance): Promise<void> {
  const ids = await createRecords(
    write,
    'organization',
    Array.from({ length: 24 }, (_unused, n) => ({ fields: changing(n) })),
  );
  for (const id of ids)
    await updateRecord(write, 'organization', id, 1, { legalType: random.one(TYPES) }, { effectiveOn: dayOf(random) });
}

function changing(n: number): Fields {
  return { ...organizationFields(n + 500), legalType: TYPES[n % TYPES.length] ?? null };
}

/** Most count, the others are what figures must leave out; tables that others hang on are voided more rarely. */
function stateOf(random: Chance, table: string): State {
  if (table === 'office') return 'final';
  return random.one(['final', 'final', 'final', 'final', 'final', 'archived', 'draft', 'voided'] as const);
}

/** So many rows of a table are made of each one. */
const COPIES: Readonly<Record<string, number>> = {
  organization_contact: 2,
  commitment: 2,
  attendance: 2,
  study_make_up: 2,
  information_submission: 2,
  information_adoption: 2,
  collection_return: 3,
  station_activity: 2,
  organization_meeting: 2,
};

const later = (random: Chance, day: string): string =>
  random.one([day, dayOf(random), dayOf(random), '2027-03-31'].filter((one) => one >= day));
const perhaps = <Item>(random: Chance, value: Item): Item | null => (random.below(3) === 0 ? null : value);
const moment = (random: Chance) => `${dayOf(random)}T${random.one(['00:00', '23:59', '09:00'])}`;

/** What of a row is thrown anew; tables in the order in which they refer to each other. */
const CHANGES: Readonly<Record<string, Change>> = {
  office: () => ({}),
  leading_group: (_row, random) => ({ dissolvedOn: random.below(4) === 0 ? dayOf(random) : null }),
  member: () => ({}),
  duty_assignment: (row, random) => {
    const startOn = dayOf(random);
    const role = random.one(['leader', 'deputy_leader', 'member', 'office_director', 'liaison']);
    return { role, startOn, endOn: perhaps(random, later(random, startOn)), seq: row.seq ?? 1 };
  },
  organization_contact: (_row, random) => {
    const validFrom = dayOf(random);
    const role = random.one(['liaison', 'liaison', 'activity_lead', 'office']);
    return { role, validFrom, validTo: perhaps(random, later(random, validFrom)) };
  },
  annual_review: (_row, random) => ({
    year: random.one([2024, 2025, 2026]),
    conclusion: random.one([
      ...['qualified', 'basically_qualified', 'unqualified', 'report_submitted', 'not_submitted', 'exempt_new'],
    ]),
  }),
  commitment: (_row, random) => {
    const signedOn = dayOf(random);
    return { signedOn, validTo: perhaps(random, later(random, signedOn)) };
  },
  organization_term: (_row, random) => {
    const electedOn = random.below(2) === 0 ? dayOf(random) : `2022${dayOf(random).slice(4)}`;
    return { electedOn, startOn: electedOn, years: 1 + random.below(4) };
  },
  term_postponement: (row, random) => {
    const approvedOn = dayOf(random);
    const term = random.one([String(row.termId), String(row.termId).replace('formerTerm', 'term')]);
    return { termId: term, approvedOn, newDueOn: later(random, approvedOn) };
  },
  organization_meeting: (_row, random) => ({ body: random.one(['council', 'members']), heldOn: dayOf(random) }),
  meeting: (_row, random, n) => {
    const startAt = moment(random);
    // No topic analysis in a fourth quarter.
    const kinds = ['leading_group', 'topic_analysis', 'council', 'office', 'training', 'exchange', 'other'];
    const kind = random.one(kinds.filter((one) => one !== 'topic_analysis' || startAt.slice(5, 7) < '10'));
    const organizationId = kind === 'council' ? `organization-${n + 1}` : null;
    return { kind, organizationId, startAt, endAt: '2027-06-01T11:00' };
  },
  attendance: (_row, random) => ({
    ...{ capacity: random.one(['present', 'observer', 'leave', 'absent']), headcount: 1 + random.below(64) },
  }),
  action_item: (row, random) => {
    const status = random.one(['open', 'done', 'cancelled']);
    const meetingId = random.below(10) === 0 ? null : (row.meetingId ?? null);
    const doneOn = status === 'done' ? dayOf(random) : null;
    return { meetingId, sourceText: meetingId === null ? '领导交办' : null, dueOn: dayOf(random), status, doneOn };
  },
  plan_item: (_row, random) => {
    const dueOn = dayOf(random);
    const status = random.one(['open', 'done', 'cancelled']);
    return { year: Number(dueOn.slice(0, 4)), dueOn, status, doneOn: status === 'done' ? dayOf(random) : null };
  },
  study_session: (_row, random) => {
    const heldOn = dayOf(random);
    // No training in August, no study in September.
    const closed = { '08': 'training', '09': 'collective_study' }[heldOn.slice(5, 7)];
    const kind = random.one(['collective_study', 'training'].filter((one) => one !== closed));
    const hours = random.below(5) === 0 ? null : random.below(80) / 10;
    return { kind, heldOn, absent: random.below(4), participants: random.below(40), hours };
  },
  study_make_up: (_row, random) => ({ madeUpOn: dayOf(random), headcount: 1 + random.below(5) }),
  information_submission: (row, random, n) => ({
    ...{ number: `XX-2026-${n}`, sectionId: row.sectionId ?? '', submittedOn: dayOf(random) },
  }),
  information_adoption: (row, random, n) => ({
    submissionId: n % 4 === 3 ? `${row.submissionId}/1` : (row.submissionId ?? ''),
    ...{ level: random.one(LEVELS), adoptedOn: dayOf(random) },
  }),
  collection_task: (_row, random, n) => ({
    ...{ dueOn: dayOf(random), cutoffTime: random.one(['24:00', '17:00']), outline: '["开展情况","存在问题"]' },
    recipientOfficeIds: JSON.stringify(
      [`section-${n + 1}`, 'section-1', 'section-2'].filter((id, at, all) => all.indexOf(id) === at),
    ),
  }),
  collection_return: (row, random, n) => ({
    ...{ officeId: n % 3 === 2 ? 'section-1' : (row.officeId ?? ''), receivedAt: moment(random) },
    sections: random.one([
      ...['{"开展情况":"已开展","存在问题":"无"}', '{"开展情况":"已开展"}', '{"开展情况":"已开展","存在问题":"　 "}'],
    ]),
    timeliness: 'late',
    // Every second one says that it contains two offices, which were asked by every task.
    coversOfficeIds: n % 2 === 0 ? '["section-2","section-1"]' : null,
  }),
  service_station: (_row, random) => {
    const openedOn = dayOf(random);
    return { openedOn, closedOn: perhaps(random, later(random, openedOn)) };
  },
  station_activity: (_row, random) => ({
    ...{ heldOn: dayOf(random), category: random.one(CATEGORIES), volunteerTimes: random.below(30) },
    ...{ servedTimes: random.below(300), hours: random.below(1000) / 10 },
  }),
  typical_case: (_row, random) => ({ heldOn: dayOf(random) }),
};

function organization(row: Row, random: Chance, n: number): Row {
  const isFiled = n % 4 === 3;
  const day = random.below(2) === 0 ? dayOf(random) : '2015-06-01';
  const ending = random.below(3) === 0 ? random.one(ENDINGS) : 'normal';
  return {
    ...row,
    recordState: random.one(['final', 'final', 'final', 'final', 'final', 'archived', 'voided'] as const),
    ...{ registrationKind: isFiled ? 'filed' : 'registered', legalType: isFiled ? null : random.one(TYPES) },
    ...{ establishedOn: isFiled ? null : day, filedOn: isFiled ? day : null, status: ending },
    communityCategory: isFiled ? 'life_service' : null,
  };
}

/** Founding, changes, lists and the end of an organization; its end may be a voided entry, and then it goes on. */
function events(row: Row, random: Chance, common: (id: string, state?: State) => Row): Row[] {
  const organizationId = String(row.id);
  let n = 0;
  const event = (kind: string, effectiveOn: string, recordState: State): Row => {
    n += 1;
    return { ...common(`event-${organizationId}-${n}`, recordState), organizationId, kind, effectiveOn, items: '[]' };
  };
  const state = () => stateOf(random, 'organization_event');
  const founding = row.registrationKind === 'filed' ? 'filed' : 'established';
  const list = [event(founding, String(row.establishedOn ?? row.filedOn), 'final')];
  for (const kind of [
    'changed',
    'name_changed',
    'changed',
    'list_abnormal_in',
    'list_abnormal_in',
    'list_abnormal_out',
  ])
    if (random.below(2) === 0) list.push(event(kind, dayOf(random), state()));
  if (row.status !== 'normal') list.push(event(String(row.status), dayOf(random), 'final'));
  else if (random.below(5) === 0) list.push(event('cancelled', dayOf(random), 'voided'));
  return list;
}
