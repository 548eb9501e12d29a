import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeOf } from '#tests/features/extraFields/store.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addField, asAdministrator, fieldById, issues, organizationFields, saveExtra } from './addedFields.ts';

let office: TestService;
let text = '';
let number = '';
let date = '';
let choice = '';
const CHOICES = [{ name: '自有' }, { name: '租用' }, { name: '借用' }];

beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  text = await addField(office, { label: '会刊名称', fieldType: 'text', help: '没有会刊的不填' });
  number = await addField(office, { label: '办公面积', fieldType: 'number' });
  date = await addField(office, { label: '上次走访', fieldType: 'date' });
  choice = await addField(office, { label: '用房来源', fieldType: 'choice', choices: CHOICES });
});
afterAll(() => office.close());

const save = (index: number, extra: Record<string, string | number | null>) =>
  office.call('organizations.save', { fields: organizationFields(index, extra) });
const extraOf = async (id: string) => (await office.call('organizations.get', { id })).organization.extra;
const labels = async () => (await office.call('extraFields.list', {})).fields.map((field) => field.label);

describe('R17 the office adds a field', () => {
  it('of each type, in its order, readable for everybody and changed by the system administrator alone', async () => {
    const { fields } = await office.call('extraFields.list', {});
    expect(fields.map((field) => [field.label, field.fieldType, field.retired])).toEqual([
      ['会刊名称', 'text', false],
      ['办公面积', 'number', false],
      ['上次走访', 'date', false],
      ['用房来源', 'choice', false],
    ]);
    expect(fields[0]?.help).toBe('没有会刊的不填');
    const input = { label: '另一项', fieldType: 'text' } as const;
    expect((await office.failure('extraFields.save', input)).code).toBe('forbidden');
    const { id, revision } = await fieldById(office, text);
    for (const name of ['extraFields.retire'] as const) {
      const failure = await office.failure(name, { id, expectedRevision: revision, retired: true });
      expect(failure.code).toBe('forbidden');
    }
    await office.as('auditor');
    expect(await labels()).toContain('会刊名称');
    await office.as('clerk');
  });

  it('refuses personal data, labels that are there already, and a choice field without choices', async () => {
    const refused = (part: object) =>
      asAdministrator(office, () =>
        office.failure('extraFields.save', { label: '甲', fieldType: 'text', ...part }).then((failure) => {
          expect(failure.message).toMatch(/没有保存|未保存|没有/u);
          return issues(failure);
        }),
      );
    expect(await refused({ label: '法人身份证号' })).toEqual(['label: extra_personal']);
    expect(await refused({ label: '住所' })).toEqual(['label: extra_label_known']);
    expect(await refused({ label: '会刊 名称' })).toEqual(['label: extra_label_taken']);
    expect(await refused({ fieldType: 'choice' })).toEqual(['choices: extra_choices_missing']);
    expect(await refused({ fieldType: 'choice', choices: [{ name: '少数民族' }] })).toEqual([
      'choices: extra_personal',
    ]);
    expect((await labels()).length).toBe(4);
  });

  it('the type never changes: refused by the program and by the database', async () => {
    const field = await fieldById(office, number);
    const changed = { id: number, expectedRevision: field.revision, label: '办公面积', fieldType: 'text' } as const;
    const failure = await asAdministrator(office, () => office.failure('extraFields.save', changed));
    expect(issues(failure)).toEqual(['fieldType: extra_type_fixed']);
    expect((await fieldById(office, number)).fieldType).toBe('number');
    const { database, close } = await storeOf(office);
    const change = database.prepare("UPDATE extra_field SET fieldType = 'text' WHERE id = ?");
    expect(() => change.run(number)).toThrow(/never changes/u);
    expect(() => database.prepare('DELETE FROM extra_field WHERE id = ?').run(number)).toThrow(/never deleted/u);
    close();
  });

  it('guards every change by the revision that was shown', async () => {
    await asAdministrator(office, async () => {
      const stale = { id: date, expectedRevision: 0, label: '上次走访日期', fieldType: 'date' } as const;
      expect((await office.failure('extraFields.save', stale)).code).toBe('conflict');
      for (const by of ['up', 'down'] as const) {
        expect((await office.failure('extraFields.move', { id: date, expectedRevision: 0, by })).code).toBe('conflict');
      }
      const retire = { id: date, expectedRevision: 0, retired: true };
      expect((await office.failure('extraFields.retire', retire)).code).toBe('conflict');
    });
    expect((await fieldById(office, date)).label).toBe('上次走访');
  });

  it('moves up and down; at the end nothing happens', async () => {
    const move = async (id: string, by: 'up' | 'down') => {
      const { revision } = await fieldById(office, id);
      await office.call('extraFields.move', { id, expectedRevision: revision, by });
      return labels();
    };
    await asAdministrator(office, async () => {
      expect(await move(choice, 'up')).toEqual(['会刊名称', '办公面积', '用房来源', '上次走访']);
      expect(await move(text, 'up')).toEqual(['会刊名称', '办公面积', '用房来源', '上次走访']);
      expect(await move(choice, 'down')).toEqual(['会刊名称', '办公面积', '上次走访', '用房来源']);
    });
  });
});

describe('R17 values', () => {
  it('are saved, and history, audit and merge state speak of each as a field of its own', async () => {
    const { id } = await save(1, { [text]: '慢跑', [number]: '120.5', [date]: '2025-12-01', [choice]: '租用' });
    expect(await extraOf(id)).toEqual({ [text]: '慢跑', [number]: 120.5, [date]: '2025-12-01', [choice]: '租用' });
    await saveExtra(office, id, 1, { [number]: 130, [choice]: '自有' });
    expect(await extraOf(id)).toMatchObject({ [text]: '慢跑', [number]: 130, [choice]: '自有' });
    await saveExtra(office, id, 1, { [text]: null });
    expect(Object.keys(await extraOf(id))).not.toContain(text);

    const { entries } = await office.call('records.history', { id });
    const changes = entries.map((entry) => entry.changes.filter(({ field }) => field.startsWith('extra')));
    expect(changes[0]).toEqual([{ field: `extra.${text}`, old: '慢跑', new: null }]);
    expect(changes[1]).toEqual([
      { field: `extra.${number}`, old: 120.5, new: 130 },
      { field: `extra.${choice}`, old: '租用', new: '自有' },
    ]);
    expect(changes[2]?.length).toBe(4);

    const { database, close } = await storeOf(office);
    const merge: { f: Record<string, unknown>; k: [string][] } = JSON.parse(
      String(database.prepare('SELECT merge FROM record_state WHERE recordId = ?').pluck().get(id)),
    );
    const dotsOf = (field: string) => JSON.stringify(merge.f[`extra.${field}`]);
    // Written by different commits: an office that changes one does not meet another that changes the other.
    expect(new Set([text, number, date].map(dotsOf)).size).toBe(3);
    expect(merge.f).not.toHaveProperty('extra');
    close();
    await office.as('auditor');
    expect(await office.call('audit.verify', {})).toMatchObject({ findings: [] });
    await office.as('clerk');
  });

  it('a save that does not name them leaves them; an equal value is no change', async () => {
    const { id } = await save(2, { [text]: '会刊', [number]: 5 });
    const again = await saveExtra(office, id, 2, { [number]: '5' });
    expect(again.revision).toBe(1);
    await saveExtra(office, id, 2, {}, { fields: { ...organizationFields(2), note: '备注' } });
    expect(await extraOf(id)).toEqual({ [text]: '会刊', [number]: 5 });
  });

  it('bad input is refused at its field and changes nothing', async () => {
    const refused = async (extra: Record<string, string | number | null>) => {
      const failure = await office.failure('organizations.save', { fields: organizationFields(3, extra) });
      expect(failure.code).toBe('rule_broken');
      return issues(failure);
    };
    expect(
      await refused({ [number]: '很大', [date]: '2025-02-30', [choice]: '买来', [text]: '字'.repeat(2000) }),
    ).toEqual([
      `extra.${number}: extra_number`,
      `extra.${date}: date_invalid`,
      `extra.${choice}: not_in_list`,
      `extra.${text}: too_long`,
    ]);
    expect(await refused({ '01a205c7-aa05-741c-80b9-52f58b28df06': '值' })).toEqual([
      'extra.01a205c7-aa05-741c-80b9-52f58b28df06: extra_unknown',
    ]);
    const checked = await office.call('organizations.check', {
      fields: organizationFields(3, { [number]: 'x', [text]: '110105196001011234' }),
    });
    expect(checked.errors).toEqual([{ field: `extra.${number}`, code: 'extra_number', params: {} }]);
    expect(checked.warnings).toContainEqual({ field: `extra.${text}`, code: 'W_RESIDENT_NUMBER', params: {} });
    expect((await office.call('organizations.list', { filter: { text: '第3号慢跑' } })).total).toBe(0);
  });

  it('R6: the page and the list of a past day show the values of that day', async () => {
    const { id } = await save(4, { [number]: 10, [choice]: '借用' });
    await saveExtra(office, id, 4, { [number]: 20, [choice]: null, [text]: '新刊' }, { effectiveOn: '2026-03-01' });
    const asAt = '2026-02-01';
    const then = await office.call('organizations.get', { id, asAt });
    expect(then.organization.extra).toEqual({ [number]: 10, [choice]: '借用' });
    const list = (more: object) => office.call('organizations.list', { asAt, ...more });
    const filter = { text: '第4号慢跑' };
    expect((await list({ filter })).rows[0]?.extra).toEqual({ [number]: 10, [choice]: '借用' });
    expect((await list({ filter: { extra: { [choice]: { is: '借用' } } } })).rows.map((row) => row.id)).toEqual([id]);
    expect((await office.call('organizations.list', { filter: { extra: { [choice]: { is: '借用' } } } })).total).toBe(
      0,
    );
    const sorted = await list({ sort: { column: `extra.${number}`, direction: 'asc' } });
    expect(sorted.rows.slice(0, 2).map((row) => row.extra[number])).toEqual([5, 10]);
    const now = await office.call('organizations.get', { id });
    expect(now.organization.extra).toEqual({ [number]: 20, [text]: '新刊' });
  });
});

describe('R17 list and search', () => {
  it('sorts by a value, empty ones last, and filters by words, choice, number and date', async () => {
    await save(11, { [text]: '云州 晨报', [number]: 7.5, [date]: '2024-01-01', [choice]: '自有' });
    await save(12, { [text]: '云州晚报', [number]: 100, [date]: '2024-06-30', [choice]: '租用' });
    await save(13, { [number]: -2, [date]: '2024-12-31' });
    const names = async (filter: object, sort?: { column: `extra.${string}`; direction: 'asc' | 'desc' }) => {
      const { rows } = await office.call('organizations.list', { filter, ...(sort ? { sort } : {}) });
      return rows.map((row) => /第(\d+)号/u.exec(row.name)?.[1] ?? '').filter((index) => Number(index) > 10);
    };
    const by = (id: string, direction: 'asc' | 'desc') => ({ column: `extra.${id}` as const, direction });
    expect(await names({}, by(number, 'asc'))).toEqual(['13', '11', '12']);
    expect(await names({}, by(number, 'desc'))).toEqual(['12', '11', '13']);
    expect(await names({}, by(date, 'desc'))).toEqual(['13', '12', '11']);
    expect(await names({}, by(text, 'asc'))).toEqual(['11', '12', '13']);
    expect(await names({ extra: { [text]: { holds: '晨报 云州' } } })).toEqual(['11']);
    expect(await names({ extra: { [text]: { holds: '%' } } })).toEqual([]);
    expect(await names({ extra: { [choice]: { is: '租用' } } })).toEqual(['12']);
    expect(await names({ extra: { [number]: { from: 0, to: 50 } } })).toEqual(['11']);
    expect(await names({ extra: { [number]: { to: -1 } } })).toEqual(['13']);
    expect(await names({ extra: { [date]: { from: '2024-06-30', to: '2024-12-31' } } })).toEqual(['12', '13']);
    expect(await names({ extra: { [number]: { from: 0 }, [choice]: { is: '自有' } } })).toEqual(['11']);
    expect((await office.failure('organizations.list', { filter: { extra: { "x'": {} } } })).code).toBe(
      'invalid_input',
    );
    const sort = { column: "extra.x' --" as const, direction: 'asc' as const };
    expect((await office.failure('organizations.list', { sort })).code).toBe('invalid_input');
  });

  it('finds an organization by a value, by the old one no longer', async () => {
    const { id } = await save(14, { [text]: '橘井泉香', [number]: 4711.25 });
    const find = async (words: string) => {
      const { groups } = await office.call('search.find', { text: words });
      return groups.flatMap((group) => group.hits);
    };
    expect(await find('橘井泉香')).toMatchObject([{ id, snippet: { field: 'extra' } }]);
    expect((await office.call('organizations.list', { filter: { text: '橘井' } })).rows.map((row) => row.id)).toEqual([
      id,
    ]);
    await saveExtra(office, id, 14, { [text]: '杏林春暖' });
    expect(await find('橘井泉香')).toEqual([]);
    expect((await find('杏林春暖')).map((hit) => hit.id)).toEqual([id]);
  });
});
