import { sql } from 'kysely';
import { v7 } from 'uuid';
import { createRecords } from '#service/db/records.ts';
import { runWrite, type Write } from '#service/db/write.ts';
import { logIn, type Session } from '#service/office/session.ts';
import { PASSWORD } from '#tests/support/makeService.ts';

/** A second look into an office's store, beside the service that a test calls. */
export async function openStore(folder: string, now: string, login = 'clerk', password = PASSWORD): Promise<Session> {
  return logIn(folder, login, password, { now: () => Date.parse(now), newId: v7 });
}

/** Numbers by chance that come again with the same seed. */
export function chance(seed: number) {
  let state = seed;
  const below = (end: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * end);
  };
  const one = <Item>(list: readonly Item[]): Item => {
    const item = list[below(list.length)];
    if (item === undefined) throw new Error('empty list');
    return item;
  };
  return { below, one };
}
export type Chance = ReturnType<typeof chance>;

const at = (write: Write, random: Chance) =>
  `2026-0${4 + random.below(5)}-1${random.below(9)}`.slice(0, 10) || write.today;

/** One in four is finished: it belongs to nobody's open work. */
function finished(random: Chance) {
  return random.below(4) === 0 ? { status: 'done', doneOn: '2026-02-01' } : { status: 'open', doneOn: null };
}

/** Work of every kind for members by chance: what the program knows as open and as finished. */
export async function addWork(
  write: Write,
  random: Chance,
  memberIds: readonly string[],
  count: number,
): Promise<void> {
  const owner = () => random.one(memberIds);
  const lines = Array.from({ length: count }, (_one, index) => index);
  await createRecords(
    write,
    'action_item',
    lines.map((seq) => ({
      fields: {
        ...{
          meetingId: null,
          sourceText: '专题会议',
          seq,
          text: `任务${write.newId().slice(-6)}`,
          dueOn: at(write, random),
        },
        ...{ ...finished(random), ownerMemberId: owner() },
      },
    })),
  );
  await createRecords(
    write,
    'plan_item',
    lines.map((seq) => ({
      fields: {
        ...{ year: 2026, seq: seq + random.below(90_000), text: `重点工作${write.newId().slice(-6)}` },
        ...{ responsibleOfficeId: write.officeId, responsibleMemberId: owner(), dueOn: at(write, random) },
        ...finished(random),
      },
    })),
  );
  await createRecords(
    write,
    'contact_assignment',
    lines.map(() => ({
      fields: {
        ...{ memberId: owner(), organizationId: null, townshipName: `街道${write.newId()}`, startOn: '2025-01-01' },
        endOn: random.below(4) === 0 ? '2025-12-31' : null,
      },
    })),
  );
  await createRecords(
    write,
    'seal',
    lines.map(() => ({
      fields: {
        ...{
          name: `印章${write.newId()}`,
          agencyName: '云州市民政局',
          diameterMm: 42,
          sha256: '',
          mediaType: 'image/png',
        },
        ...{ active: random.below(4) !== 0, keeperMemberId: owner() },
      },
    })),
  );
}

/** Leading groups with a leader and some others, every role of a person once. */
export async function addGroups(write: Write, random: Chance, memberIds: readonly string[], count: number) {
  const groups = await createRecords(
    write,
    'leading_group',
    Array.from({ length: count }, (_one, index) => ({
      fields: { name: `领导小组${index}`, officeId: write.officeId, establishedOn: '2024-01-01', quorum: 'majority' },
    })),
  );
  for (const leadingGroupId of groups) {
    const chosen = [...memberIds].sort(() => random.below(3) - 1).slice(0, 6);
    await createRecords(
      write,
      'duty_assignment',
      chosen.map((memberId, index) => ({
        fields: {
          ...{
            leadingGroupId,
            memberId,
            role: index === 0 ? 'leader' : random.one(['deputy_leader', 'member', 'liaison']),
          },
          ...{ seq: index, scopeText: `分工${index}`, sectionNames: ['社会组织管理科'], startOn: '2024-06-01' },
          endOn: random.below(5) === 0 ? '2025-06-01' : null,
        },
      })),
    );
  }
  return groups;
}

/** Coming and past meetings with chair and recorder by name. */
export async function addMeetings(
  write: Write,
  random: Chance,
  names: readonly string[],
  count: number,
): Promise<void> {
  await createRecords(
    write,
    'meeting',
    Array.from({ length: count }, (_one, index) => ({
      fields: {
        ...{
          kind: 'office',
          title: `会议${write.newId().slice(-6)}`,
          place: '会议室',
          minutesText: [],
          selfChecked: false,
        },
        startAt: index % 3 === 0 ? '2025-05-01T09:00' : '2027-05-01T09:00',
        ...{ chairName: random.one(names), recorderName: random.one(names) },
      },
      recordState: 'draft' as const,
    })),
  );
}

/** Members with the names given. */
export async function addMembers(write: Write, names: readonly string[]): Promise<string[]> {
  return createRecords(
    write,
    'member',
    names.map((name) => ({ fields: { name, officeId: null, unitName: null, post: '科员', active: true } })),
  );
}

/** An account that belongs to a member; nobody logs in with it. */
export async function addAccount(write: Write, memberId: string, login: string): Promise<string> {
  const id = write.newId();
  await sql`INSERT INTO user_account (id, login, displayName, roles, enabled, recipient, createdAt, passwordChangedAt,
    previousPasswords, memberId) VALUES (${id}, ${login}, ${login}, '["recorder"]', 1, '', ${write.at}, ${write.at}, '[]',
    ${memberId})`.execute(write.trx);
  return id;
}

/** Documents that a user goes on with, minutes that wait for his review, and texts that he did not save. */
export async function addDesk(write: Write, userId: string, count: number): Promise<void> {
  await createRecords(
    write,
    'official_document',
    Array.from({ length: count }, (_one, index) => ({
      fields: {
        ...{ form: 'letter', kind: '函', title: `公文${index}`, content: {}, stage: 'draft', copies: 1 },
        handlerUserId: userId,
      },
      recordState: 'draft' as const,
    })),
  );
  for (let index = 0; index < count; index += 1) {
    const [meetingId = ''] = await createRecords(write, 'meeting', [
      {
        fields: {
          ...{
            kind: 'office',
            title: `待审会议${index}`,
            startAt: '2025-05-01T09:00',
            place: '会议室',
            minutesText: [],
          },
          ...{ chairName: '主持', recorderName: '记录', selfChecked: false },
        },
        recordState: 'draft',
      },
    ]);
    const round = {
      round: 1,
      versionId: write.newId(),
      meetingRevision: 1,
      handedInByName: '拟稿人',
      state: 'waiting',
    };
    const fields = { meetingId, ...round, reviewerId: userId, reviewerName: '审核人' };
    await createRecords(write, 'minutes_review', [{ fields, recordState: 'final' }]);
  }
  for (let index = 0; index < count; index += 1)
    await sql`INSERT INTO draft (userId, key, title, content, savedAt)
      VALUES (${userId}, ${`meeting:${write.newId()}`}, '新建会议', '{}', ${write.at})`.execute(write.trx);
}

/** Runs in one transaction of the store. */
export async function within<Value>(session: Session, work: (write: Write) => Promise<Value>): Promise<Value> {
  return (await runWrite(session.environment, session.actor, 'test.write', work)).value;
}

/**
 * What in any table of the store is still open and names a member or his account. Every column that names one must be known here: a
 * new table fails until somebody says what of it must not be left behind.
 */
const OWNED: Readonly<Record<string, string | null>> = {
  'duty_assignment.memberId': `recordState <> 'voided' AND (endOn IS NULL OR endOn >= :day)`,
  'contact_assignment.memberId': `recordState <> 'voided' AND (endOn IS NULL OR endOn >= :day)`,
  'action_item.ownerMemberId': `recordState <> 'voided' AND status = 'open'`,
  'inspection.followUpMemberId': `(recordState = 'draft' OR (recordState IN ('final','archived') AND problemsFound > 0 AND closedOn IS NULL))`,
  'plan_item.responsibleMemberId': `recordState <> 'voided' AND status = 'open'`,
  'risk_measure.responsibleMemberId': `recordState <> 'voided' AND doneOn IS NULL`,
  'seal.keeperMemberId': `recordState <> 'voided' AND active = 1`,
  'official_document.handlerUserId': `recordState = 'draft'`,
  'minutes_review.reviewerId': `state = 'waiting' AND recordState <> 'voided'`,
  'draft.userId': `key NOT LIKE 'handover:%'`,
  // Who was there, who did what, whose account: facts, not work.
  'attendance.memberId': null,
  'risk_assessment.approvedByMemberId': null,
  'risk_acceptance.approverMemberId': null,
  'study_make_up.memberId': null,
  'user_account.memberId': null,
  'user_certificate.userId': null,
  'saved_view.userId': null,
  'import_batch.userId': null,
  'audit_entry.userId': null,
  'field_history.userId': null,
  'handover.fromMemberId': null,
  'handover.fromUserId': null,
  'handover.toMemberId': null,
  'handover.toUserId': null,
};

/** Rows that still belong to somebody on a day, as `table.column rowid`. */
export async function leftBehind(
  session: Session,
  who: { readonly memberId: string; readonly userId: string | null; readonly name: string },
  day: string,
): Promise<string[]> {
  const { reader: db } = session.store;
  const tables = await sql<{ name: string }>`SELECT name FROM sqlite_schema WHERE type = 'table'`.execute(db);
  const left: string[] = [];
  for (const { name: table } of tables.rows) {
    const columns = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table})`.execute(db);
    for (const { name: column } of columns.rows) {
      if (!/(memberId|userId|reviewerId)$/i.test(column)) continue;
      const open = OWNED[`${table}.${column}`];
      if (open === undefined)
        throw new Error(`${table}.${column} names a person: say in OWNED what of it is open work`);
      if (open === null) continue;
      const id = /(userId|reviewerId)$/i.test(column) ? who.userId : who.memberId;
      const found = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(table)}
        WHERE ${sql.ref(column)} = ${id} AND ${sql.raw(open.replaceAll(':day', `'${day}'`))}`.execute(db);
      if ((found.rows[0]?.n ?? 0) > 0) left.push(`${table}.${column} ${found.rows[0]?.n}`);
    }
  }
  const meetings = await sql<{ n: number }>`SELECT count(*) AS n FROM meeting WHERE recordState = 'draft'
    AND startAt >= ${day} AND (chairName = ${who.name} OR recorderName = ${who.name})`.execute(db);
  if ((meetings.rows[0]?.n ?? 0) > 0) left.push(`meeting ${meetings.rows[0]?.n}`);
  return left;
}

/** How many lines of history each record has. */
export async function historyCounts(session: Session): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ recordId: string; n: number }>`SELECT recordId, count(*) AS n FROM field_history
    GROUP BY recordId`.execute(session.store.reader);
  return new Map(rows.rows.map(({ recordId, n }) => [recordId, n]));
}
