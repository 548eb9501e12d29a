import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runWrite } from '#service/db/write.ts';
import { inspectionsHandover } from '#service/features/inspections/inspections.handover.ts';
import { nextNumber } from '#service/features/inspections/inspections.repository.ts';
import { openStore } from '#tests/features/handovers/handoverOffice.ts';
import { addOrganization } from '#tests/features/units/unitsOffice.ts';
import { inspectionOffice } from './inspectionOffice.ts';

let own: Awaited<ReturnType<typeof inspectionOffice>>;
let call: typeof own.office.call;
beforeAll(async () => {
  own = await inspectionOffice();
  ({ call } = own.office);
});
afterAll(() => own.office.close());

const numbers = (officeId: string) =>
  ({ table: 'inspection', column: 'inspectionNo', prefix: 'JC-2026-', officeId }) as const;

describe('lists, figures and what other pages read', () => {
  it('HF11 is answered by SQL alone: by target, organizations, problems found, rectified by END, outstanding', async () => {
    await own.concluded();
    const other = await addOrganization(own.office, 2);
    const held = { heldOn: '2026-02-10', plannedOn: '2026-02-10', noticeOn: null, organizationId: other };
    const { id, first } = await own.concluded(held);
    await call('inspections.rectified', {
      ...{ ...(await own.of(id, first)), rectifiedOn: '2026-03-05', evidenceText: '已改' },
    });
    const session = await openStore(own.office.folder, '2026-03-05T10:00:00+08:00');
    const db = session.store.reader;
    const figures = async (start: string, end: string) =>
      (
        await sql<Record<string, number>>`
          SELECT count(DISTINCT i.id) AS number, count(DISTINCT i.organizationId) AS organizations, count(f.id) AS found,
            sum(f.rectifiedOn <= ${end}) AS rectified FROM inspection i
          LEFT JOIN inspection_finding f ON f.inspectionId = i.id AND f.recordState <> 'voided'
          WHERE i.recordState IN ('final','archived') AND i.heldOn BETWEEN ${start} AND ${end} AND i.target = 'premises'`.execute(
          db,
        )
      ).rows[0];
    expect(await figures('2026-02-01', '2026-02-28')).toMatchObject({ number: 1, organizations: 1, found: 2 });
    expect((await figures('2026-02-01', '2026-02-28'))?.rectified ?? 0).toBe(0);
    expect(await figures('2026-02-01', '2026-03-05')).toMatchObject({
      ...{ number: 2, organizations: 2, found: 4, rectified: 1 },
    });
    // A voided inspection leaves every figure, its problems too.
    await call('inspections.void', { ...(await own.target(id)), reason: '误录' });
    expect(await figures('2026-02-01', '2026-02-28')).toMatchObject({ number: 0, found: 0 });
    expect(await own.findings(id)).toEqual([]);
    await session.store.close();
  });

  it('numbers count what this office gave: one that came from elsewhere leaves no gap', async () => {
    const session = await openStore(own.office.folder, '2026-03-05T10:00:00+08:00');
    const given = await session.store.reader
      .selectFrom('inspection')
      .select('originOfficeId')
      .executeTakeFirstOrThrow();
    const before = await nextNumber(session.store.reader, numbers(given.originOfficeId));
    expect(before).toMatch(/^JC-2026-00\d\d$/);
    expect(await nextNumber(session.store.reader, numbers('another office'))).toBe('JC-2026-0001');
    await session.store.close();
  });

  it('filters by state, target, kind, organization and year, and counts what stands behind each choice', async () => {
    const third = await addOrganization(own.office, 3);
    const { id, first } = await own.concluded({ organizationId: third, planKind: 'special' });
    await own.plan({ organizationId: third, heldOn: null, plannedOn: '2026-03-20', noticeOn: null, target: 'website' });
    const list = async (part: Parameters<typeof call<'inspections.list'>>[1]) =>
      await call('inspections.list', { organizationId: third, ...part });
    const all = await list({});
    expect(all.rows.map(({ state }) => state)).toEqual(['planned', 'rectifying']);
    expect(all.counts).toEqual({ all: 2, planned: 1, recording: 0, rectifying: 1, overdue: 0, done: 0 });
    expect((await list({ target: 'website' })).total).toBe(1);
    expect((await list({ planKind: 'special' })).total).toBe(1);
    expect((await list({ year: 2025 })).total).toBe(0);
    expect((await list({ text: '李想 JC-2026' })).total).toBe(2);
    own.office.setClock('2026-04-05T10:00:00+08:00');
    expect((await list({ show: 'overdue' })).rows).toMatchObject([{ id, daysLeft: -2 }]);
    const problems = await call('inspections.findings', { organizationId: third, show: 'overdue' });
    expect(problems.rows).toMatchObject([{ seq: 1, daysLeft: -2 }, { seq: 2 }]);
    expect(problems.counts).toEqual({ all: 2, overdue: 2, open: 2, rectified: 0, reinspected: 0, closed: 0 });
    const due = await call('organizations.dueItems', { organizationId: third });
    expect(due.rows.filter(({ kind }) => kind === 'inspection')).toMatchObject([{ dueOn: '2026-04-03', recordId: id }]);
    await call('inspections.rectified', {
      ...{ ...(await own.of(id, first)), rectifiedOn: '2026-04-05', evidenceText: '已改' },
    });
    expect((await call('inspections.findings', { organizationId: third, show: 'rectified' })).total).toBe(1);
    own.office.setClock('2026-03-05T10:00:00+08:00');
  });

  it('stands on the time line and is found by number and by words of a problem', async () => {
    const fourth = await addOrganization(own.office, 4);
    const { id } = await own.concluded({ organizationId: fourth, matterText: '群众反映场所堆放杂物' });
    const { entries } = await call('organizations.timeline', { id: fourth });
    expect(entries.find(({ kind }) => kind === 'inspection')).toMatchObject({
      text: 'inspectionHeld',
      on: '2026-03-04',
    });
    const number = (await own.get(id)).inspection.inspectionNo;
    const byNumber = await call('search.find', { text: number });
    expect(JSON.stringify(byNumber)).toContain(id);
    expect(JSON.stringify(await call('search.find', { text: '堆放杂物' }))).toContain(id);
  });

  it('passes to another member at a hand-over: who inspects a draft, who follows up a final one', async () => {
    const [from, , to] = own.members;
    const planned = await own.plan({ heldOn: null, plannedOn: '2026-03-25', noticeOn: null });
    const { id: open } = await own.concluded();
    const session = await openStore(own.office.folder, '2026-03-05T10:00:00+08:00');
    const items = await inspectionsHandover.open(session.store.reader, { memberId: from, today: '2026-03-05' });
    expect(items.find(({ id }) => id === planned)).toMatchObject({ dueOn: '2026-03-25' });
    expect(items.find(({ id }) => id === open)).toMatchObject({ dueOn: '2026-04-03', place: `/inspections/${open}` });
    await runWrite(session.environment, session.actor, 'handovers.close', async (write) => {
      for (const id of [planned, open])
        await inspectionsHandover.give(write, { id, from, to, on: '2026-03-05', reason: '岗位调整' });
    });
    expect((await own.get(planned)).inspection).toMatchObject({
      ...{ followUpMemberId: to, inspectors: [{ memberId: to, name: '赵敏' }, { name: '李想' }] },
    });
    // Who inspected is no longer changed once it is final.
    expect((await own.get(open)).inspection).toMatchObject({ followUpMemberId: to, inspectors: own.two });
    const left = await inspectionsHandover.open(session.store.reader, { memberId: from, today: '2026-03-05' });
    expect(left.map(({ id }) => id)).not.toContain(open);
    await session.store.close();
  });
});
