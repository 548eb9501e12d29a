// needs: pdftotext

import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runWrite } from '#service/db/write.ts';
import { contactAssignmentsHandover } from '#service/features/contactAssignments/contactAssignments.handover.ts';
import { logIn } from '#service/office/session.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { cellsOf, textOf } from '#tests/features/exports/exportedLists.ts';
import { organizationOf } from '#tests/features/units/unitsOffice.ts';
import { makeService, OFFICE_NAME, PASSWORD, type TestService } from '#tests/support/makeService.ts';
import { addIn, addMember, assign, contactsOn, move, organizations, townships } from './contactsOffice.ts';

const CLOCK = { now: () => Date.parse('2026-03-05T10:00:00+08:00'), newId: v7 };

let office: TestService;
let zhang = '';
let li = '';
const ids: string[] = [];

beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  zhang = await addMember(office, '张建国', { post: '局长' });
  li = await addMember(office, '李春梅');
  const group = await office.call('duties.saveGroup', { fields: { name: '领导小组', establishedOn: '2024-01-01' } });
  // Official order: 李春梅 leads, though she was entered second.
  const duty = { leadingGroupId: group.id, startOn: '2024-01-01' };
  await office.call('duties.saveAssignment', { fields: { ...duty, memberId: li, role: 'leader' } });
  await office.call('duties.saveAssignment', { fields: { ...duty, memberId: zhang, role: 'member' } });
  for (let number = 0; number < 5; number += 1) ids.push(await addIn(office, number, number < 3 ? '城关街道' : null));
  await move(office, '2025-01-01', zhang, townships('城关街道'));
  await move(office, '2025-06-01', li, organizations(ids[0] ?? '', ids[3] ?? ''));
});
afterAll(() => office.close());

const name = (number: number) => organizationOf(number).name;

describe('D4 the contact table (分管联系表)', () => {
  it('as at a day: load in official order, the organizations of each, what is uncovered', async () => {
    const { file, count } = await office.call('contactAssignments.print', {});
    const text = rawText(office.bytes(file));
    expect(file.name).toBe('分管联系表 截至 2026-03-05.pdf');
    expect(count).toBe(5);
    expect(text).toContain('联系情况（在册5家，未覆盖1家）');
    expect(text).toContain('李春梅（副局长）联系2家');
    expect(text).toContain('张建国（局长）联系2家');
    expect(text).toContain('联系街道（乡镇）：城关街道。均为社会团体。');
    expect(text).toContain('未覆盖1家');
    expect(text.indexOf('李春梅（副局长）')).toBeLessThan(text.indexOf('张建国（局长）'));
    for (let number = 0; number < 5; number += 1) expect(text).toContain(name(number));
    expect(text).toContain(`${OFFICE_NAME}共5家打印日期2026-03-05`);
  });

  it('as at an earlier day, and of one member', async () => {
    const { file } = await office.call('contactAssignments.print', { at: '2025-05-31' });
    const before = rawText(office.bytes(file));
    expect(before).toContain('张建国（局长）联系3家');
    expect(before).not.toContain('李春梅（副局长）联系');
    const own = await office.call('contactAssignments.print', { memberId: li });
    const text = rawText(office.bytes(own.file));
    expect(own.count).toBe(2);
    expect(text).toContain('李春梅截至2026-03-05');
    expect(text).toContain(name(3));
    expect(text).not.toContain(name(1));
    expect((await office.failure('contactAssignments.print', { memberId: ids[0] ?? '' })).code).toBe('not_found');
  });

  it('is exported as a list with the same filter', async () => {
    const input = { at: '2026-03-05', holder: li };
    const { file, rows } = await office.call('exports.list', { list: 'contactAssignments', input, format: 'xlsx' });
    expect(rows).toBe(2);
    const { rows: cells } = cellsOf(office.bytes(file));
    expect(cells[0]?.map(textOf)).toEqual([
      ...[
        '社会组织',
        '统一社会信用代码',
        '类别',
        '街道（乡镇）',
        '联系人',
        '职务',
        '办公电话',
        '方式',
        '起始日期',
        '依据文号',
      ],
    ]);
    const exported = cells.slice(1).map((row) => row.map(textOf));
    expect(exported.map(([organization, , type, , contact]) => [organization, type, contact]).sort()).toEqual(
      [
        [name(0), '社会团体', '李春梅'],
        [name(3), '社会团体', '李春梅'],
      ].sort(),
    );
  });
});

describe('D5 contacts are handed over', () => {
  it('lists what a member has and gives each on from a day, with its history', async () => {
    const wang = await addMember(office, '王国庆');
    await assign(office, { memberId: li, organizationId: ids[4], startOn: '2026-05-01', endOn: '2026-12-31' });
    const session = await logIn(office.folder, 'clerk', PASSWORD, CLOCK);
    const look = { memberId: li, today: '2026-03-05' };
    const open = await contactAssignmentsHandover.open(session.store.reader, look);
    expect(open.map(({ title, note }) => [title, note]).sort()).toEqual(
      [
        [name(0), '自 2025-06-01 起'],
        [name(3), '自 2025-06-01 起'],
        [name(4), '2026-05-01 至 2026-12-31'],
      ].sort(),
    );
    expect(await contactAssignmentsHandover.open(session.store.reader, { ...look, memberId: wang })).toEqual([]);
    await runWrite(session.environment, session.actor, 'test', async (write) => {
      for (const { id } of open) {
        await contactAssignmentsHandover.give(write, { id, from: li, to: wang, on: '2026-03-05', reason: '工作交接' });
      }
    });
    expect(await contactAssignmentsHandover.open(session.store.reader, look)).toEqual([]);
    expect(await contactAssignmentsHandover.open(session.store.reader, { ...look, memberId: wang })).toHaveLength(3);
    await session.store.close();
    const day = async (date: string) => {
      const contacts = await contactsOn(office, date);
      return [contacts[name(0)], contacts[name(3)], contacts[name(4)]];
    };
    expect(await day('2026-03-04')).toEqual(['李春梅', '李春梅', null]);
    expect(await day('2026-03-05')).toEqual(['王国庆', '王国庆', null]);
    expect(await day('2026-05-01')).toEqual(['王国庆', '王国庆', '王国庆']);
    expect(await day('2027-01-01')).toEqual(['王国庆', '王国庆', null]);
    const { rows } = await office.call('contactAssignments.ofSubject', { organizationId: ids[0] });
    const { entries } = await office.call('records.history', { id: rows[0]?.id ?? '' });
    expect(entries).toMatchObject([{ action: 'contactAssignment.handOver', reason: '工作交接' }]);
  });
});
