import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  text = await addField(office, { label: '会刊名称', fieldType: 'text' });
  number = await addField(office, { label: '办公面积', fieldType: 'number' });
  date = await addField(office, { label: '上次走访', fieldType: 'date' });
  choice = await addField(office, { label: '用房来源', fieldType: 'choice', choices: CHOICES });
});
afterAll(() => office.close());

const save = (index: number, extra: Record<string, string | number | null>) =>
  office.call('organizations.save', { fields: organizationFields(index, extra) });
const extraOf = async (id: string) => (await office.call('organizations.get', { id })).organization.extra;

describe('R17 choices and retiring', () => {
  it('choices are added; a used one cannot go, only be retired, and stays where it was chosen', async () => {
    const { id } = await save(21, { [choice]: '租用' });
    const change = async (choices: { name: string; retired?: boolean }[]) => {
      const { revision } = await fieldById(office, choice);
      return {
        id: choice,
        expectedRevision: revision,
        label: '用房来源',
        fieldType: 'choice',
        choices,
      } as const;
    };
    await asAdministrator(office, async () => {
      const without = await change([{ name: '自有' }, { name: '借用' }]);
      const failure = await office.failure('extraFields.save', without);
      expect(failure.details.fields).toMatchObject([
        { field: 'choices', code: 'extra_choice_used', params: { name: '租用' } },
      ]);
      await office.call('extraFields.save', await change([...CHOICES, { name: '街道提供' }, { name: '未用过' }]));
      await office.call(
        'extraFields.save',
        await change([{ name: '自有' }, { name: '租用', retired: true }, { name: '借用' }, { name: '街道提供' }]),
      );
    });
    expect((await fieldById(office, choice)).choices.map((one) => one.name)).toEqual([
      '自有',
      '租用',
      '借用',
      '街道提供',
    ]);
    await saveExtra(office, id, 21, { [choice]: '租用', [number]: 3 });
    expect(await extraOf(id)).toEqual({ [choice]: '租用', [number]: 3 });
    const other = await office.failure('organizations.save', { fields: organizationFields(22, { [choice]: '租用' }) });
    expect(issues(other)).toEqual([`extra.${choice}: extra_choice_retired`]);
    await save(22, { [choice]: '街道提供' });
  });

  it('a retired field keeps its values and takes no new ones until it is brought back', async () => {
    const { id } = await save(23, { [text]: '留存' });
    const retire = async (retired: boolean) => {
      const { revision } = await fieldById(office, text);
      await asAdministrator(office, () =>
        office.call('extraFields.retire', { id: text, expectedRevision: revision, retired }),
      );
    };
    await retire(true);
    expect((await fieldById(office, text)).retired).toBe(true);
    for (const value of ['改动', null]) {
      const { organization } = await office.call('organizations.get', { id });
      const failure = await office.failure('organizations.save', {
        id,
        expectedRevision: organization.revision,
        fields: organizationFields(23, { [text]: value }),
      });
      expect(issues(failure)).toEqual([`extra.${text}: extra_retired`]);
    }
    await saveExtra(office, id, 23, { [text]: '留存', [number]: 1 });
    expect(await extraOf(id)).toEqual({ [text]: '留存', [number]: 1 });
    await retire(false);
    await saveExtra(office, id, 23, { [text]: '改动' });
    expect(await extraOf(id)).toMatchObject({ [text]: '改动' });
    const { entries } = await office.call('records.history', { id: text });
    expect(entries.slice(0, 2).map((entry) => entry.action)).toEqual(['extraField.bringBack', 'extraField.retire']);
  });

  it('a new label holds from now on; the old one stands in the history', async () => {
    const { revision } = await fieldById(office, date);
    const renamed = { id: date, expectedRevision: revision, label: '最近走访日期', fieldType: 'date' } as const;
    await asAdministrator(office, () => office.call('extraFields.save', renamed));
    const { entries } = await office.call('records.history', { id: date });
    expect(entries[0]?.changes).toEqual([{ field: 'label', old: '上次走访', new: '最近走访日期' }]);
  });
});
