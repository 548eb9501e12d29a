import { type RawBuilder, sql } from 'kysely';
import type { Fact } from '#shared/features/reports/figures/fact.ts';
import {
  type AssignmentFact,
  COUNTED_EVENTS,
  type CommitmentFact,
  type EventFact,
  type PostponementFact,
  type QuarterFact,
  type ReviewFact,
  reviewYear,
  type TermFact,
} from '#shared/features/reports/figures/registry.figures.ts';
import { messageIfKnown, message as say } from '#shared/text/index.ts';
import type { FactLook, FactSource } from './factSource.ts';
import { nameOn, organizationFacts, quartersOf } from './organizationFacts.repository.ts';

/** Facts of HF01–HF06, HF08, HF16, HF20–HF22 and 换届 (domain.md §9.5). */
export const REGISTRY_SOURCES: Readonly<Record<string, FactSource>> = {
  quarters: quarterFacts,
  organizations: organizationFacts,
  organizationEvents: eventFacts,
  commitments: commitmentFacts,
  annualReviews: reviewFacts,
  dutyAssignments: assignmentFacts,
  terms: termFacts,
  termPostponements: postponementFacts,
};

/** What a record of an organization carries beside the values of its rule. */
type Head = { readonly id: string; readonly organization: string };

const COUNTS = (table: string) => sql`${sql.ref(`${table}.recordState`)} IN ('final','archived')`;

/** The organization of a record, `o`, that is not voided: a voided one takes its records out of every figure (domain.md §2). */
const OF_ORGANIZATION = (record: string) =>
  sql`JOIN organization o ON o.id = ${sql.ref(`${record}.organizationId`)} AND o.recordState <> 'voided'`;

const word = (key: string) => messageIfKnown('zh-CN', key) ?? key;

function factOf<Data>(collection: string, id: string, title: string, on: string | null, data: Data): Fact<Data> {
  return { id, collection, recordId: id, title, on, data };
}

async function quarterFacts({ period }: FactLook): Promise<Fact<QuarterFact>[]> {
  return quartersOf(period).map(({ code, to }) => ({
    ...{ id: code, collection: null, recordId: null, title: code, on: to },
    data: { quarter: code },
  }));
}

/** Rows of records of organizations with the name that each organization has at the end of the period. */
async function recordsOf<Row>(
  { db, period: { to } }: FactLook,
  columns: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
): Promise<readonly (Row & Head)[]> {
  const found = await sql<Row & Head>`SELECT ${columns}, ${nameOn(to)} AS organization
    FROM ${from}`.execute(db);
  return found.rows;
}

async function eventFacts(look: FactLook): Promise<Fact<EventFact>[]> {
  const { from, to } = look.period;
  const rows = await recordsOf<EventFact & { readonly on: string; readonly documentNo: string | null }>(
    look,
    sql`e.id, e.kind, e.effectiveOn AS "on", e.documentNo`,
    sql`organization_event e ${OF_ORGANIZATION('e')} WHERE e.effectiveOn BETWEEN ${from} AND ${to}
      AND e.kind IN (${sql.join(COUNTED_EVENTS)}) AND ${COUNTS('e')} ORDER BY e.effectiveOn, e.id`,
  );
  return rows.map((row) => {
    const places = { organization: row.organization, kind: word(`organizationLabels.event_${row.kind}`) };
    const title =
      row.documentNo === null
        ? say('zh-CN', 'figureParts.event', places)
        : say('zh-CN', 'figureParts.numberedEvent', { ...places, number: row.documentNo });
    return factOf('organization_event', row.id, title, row.on, { kind: row.kind });
  });
}

async function commitmentFacts(look: FactLook): Promise<Fact<CommitmentFact>[]> {
  const { from, to } = look.period;
  const rows = await recordsOf<CommitmentFact & { readonly kind: string }>(
    look,
    sql`c.id, c.kind, c.signedOn`,
    sql`commitment c ${OF_ORGANIZATION('c')} WHERE c.signedOn BETWEEN ${from} AND ${to} AND ${COUNTS('c')}
      ORDER BY c.signedOn, c.id`,
  );
  return rows.map((row) => {
    const places = { organization: row.organization, kind: word(`commitmentKindLabels.${row.kind}`) };
    return factOf('commitment', row.id, say('zh-CN', 'figureParts.commitment', places), row.signedOn, {
      signedOn: row.signedOn,
    });
  });
}

async function reviewFacts(look: FactLook): Promise<Fact<ReviewFact>[]> {
  const rows = await recordsOf<ReviewFact & { readonly on: string | null }>(
    look,
    sql`r.id, r.year, r.conclusion, coalesce(r.concludedOn, r.submittedOn) AS "on"`,
    sql`annual_review r ${OF_ORGANIZATION('r')} WHERE r.year = ${reviewYear(look.period)} AND ${COUNTS('r')}
      ORDER BY "on", r.id`,
  );
  return rows.map((row) => {
    const { organization, year, conclusion } = row;
    const places = { organization, year, conclusion: word(`organizationLabels.conclusion_${conclusion}`) };
    return factOf('annual_review', row.id, say('zh-CN', 'figureParts.review', places), row.on, { year, conclusion });
  });
}

/** Assignments whose time holds the end of the period, of groups and members that are not voided. */
async function assignmentFacts({ db, period: { to } }: FactLook): Promise<Fact<AssignmentFact>[]> {
  const found = await sql<AssignmentFact & { readonly id: string; readonly leadingGroup: string }>`
    SELECT a.id, a.role, a.startOn, a.endOn, g.dissolvedOn, g.name AS leadingGroup FROM duty_assignment a
      JOIN leading_group g ON g.id = a.leadingGroupId AND g.recordState <> 'voided'
      JOIN member m ON m.id = a.memberId AND m.recordState <> 'voided'
    WHERE a.startOn <= ${to} AND (a.endOn IS NULL OR a.endOn >= ${to}) AND ${COUNTS('a')}
    ORDER BY a.startOn, a.id`.execute(db);
  return found.rows.map(({ id, leadingGroup, ...data }) => {
    const places = { group: leadingGroup, role: word(`dutyRoleLabels.${data.role}`), from: data.startOn };
    const title = say('zh-CN', 'figureParts.assignment', places);
    return factOf('duty_assignment', id, title, data.startOn, data);
  });
}

async function termFacts(look: FactLook): Promise<Fact<TermFact>[]> {
  const { from, to } = look.period;
  const rows = await recordsOf<TermFact>(
    look,
    sql`t.id, t.number, t.electedOn`,
    sql`organization_term t ${OF_ORGANIZATION('t')} WHERE t.electedOn BETWEEN ${from} AND ${to} AND ${COUNTS('t')}
      ORDER BY t.electedOn, t.id`,
  );
  return rows.map((row) => {
    const { organization, number, electedOn } = row;
    return factOf('organization_term', row.id, say('zh-CN', 'figureParts.term', { organization, number }), electedOn, {
      number,
      electedOn,
    });
  });
}

async function postponementFacts(look: FactLook): Promise<Fact<PostponementFact>[]> {
  const { from, to } = look.period;
  type Row = PostponementFact & { readonly number: number; readonly newDueOn: string; readonly approvalNumber: string };
  const rows = await recordsOf<Row>(
    look,
    sql`p.id, p.approvedOn, p.newDueOn, p.approvalNumber, t.number`,
    sql`term_postponement p JOIN organization_term t ON t.id = p.termId AND t.recordState <> 'voided'
      ${OF_ORGANIZATION('p')} WHERE p.approvedOn BETWEEN ${from} AND ${to} AND ${COUNTS('p')} ORDER BY p.approvedOn, p.id`,
  );
  return rows.map((row) => {
    const { organization, number, newDueOn: day, approvalNumber: approval, approvedOn } = row;
    const title = say('zh-CN', 'figureParts.postponement', { organization, number, day, approval });
    return factOf('term_postponement', row.id, title, approvedOn, { approvedOn });
  });
}
