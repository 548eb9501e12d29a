import { utils, write as writeWorkbook } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { creditCodeCheckCharacter, subjectCheckCharacter } from '#shared/lib/creditCode.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

type SaveInput = CallInput<'organizations.save'>;

/** A valid code of civil affairs: kind 1 social group, 2 service institution, 3 foundation. */
function code(kind: 1 | 2 | 3, number: number): string {
  const subject = String(10_000_000 + number).slice(-8);
  const first = `5${kind}330106${subject}${subjectCheckCharacter(subject)}`;
  return first + creditCodeCheckCharacter(first);
}

function group(number: number, part: Partial<SaveInput['fields']> = {}): SaveInput['fields'] {
  return {
    name: `云州市第${number}号商会`,
    registrationKind: 'registered',
    legalType: 'social_group',
    uscc: code(1, number),
    registrationAuthority: '云州市民政局',
    establishedOn: '2015-06-01',
    legalRepresentativeName: '陈某某',
    ...part,
  };
}

const save = (input: SaveInput) => office.call('organizations.save', input);
const fieldsOf = (error: { details: Readonly<Record<string, unknown>> }) => JSON.stringify(error.details.fields);

describe('R1 one registry, required fields by type', () => {
  it('refuses one that is founded only later, unless it is still preparing; a stored one never moves into the future', async () => {
    const ahead = { establishedOn: '2026-03-06' };
    const failure = await office.failure('organizations.save', { fields: group(901, ahead) });
    expect(failure.details.fields).toMatchObject([{ field: 'establishedOn', code: 'date_in_future' }]);
    const { recordState } = await save({ fields: group(902, ahead), preparing: true, reason: '另一家' }).then(
      async ({ id }) => (await office.call('organizations.get', { id })).organization,
    );
    expect(recordState).toBe('draft');
    const { id, revision } = await save({ fields: group(903), reason: '另一家' });
    const input = { id, expectedRevision: revision, fields: group(903, ahead), reason: '更正成立日期' };
    expect(fieldsOf(await office.failure('organizations.save', input))).toContain('date_in_future');
  });

  it('refuses a 民非 without 单位性质 and names the field', async () => {
    const fields = group(1, { legalType: 'service_institution', uscc: code(2, 1) });
    const failure = await office.failure('organizations.save', { fields });
    expect(failure.code).toBe('rule_broken');
    expect(fieldsOf(failure)).toContain('legalSubtype');
    const { id } = await save({ fields: { ...fields, legalSubtype: 'legal_person' } });
    expect((await office.call('organizations.get', { id })).organization.legalSubtype).toBe('legal_person');
  });

  it('saves a filed group without a code, but not without township and contact', async () => {
    const fields = {
      name: '幸福社区书画队',
      registrationKind: 'filed' as const,
      communityCategory: 'culture_sports' as const,
      townshipName: '青云街道',
      communityName: '幸福社区',
      filedOn: '2025-04-01',
    };
    const contacts = [{ name: '林某某', role: 'activity_lead' as const, workPhone: '0571-88001234' }];
    expect(fieldsOf(await office.failure('organizations.save', { fields, contacts: [] }))).toContain('contacts');
    const without = { ...fields, townshipName: '' };
    expect(fieldsOf(await office.failure('organizations.save', { fields: without, contacts }))).toContain(
      'townshipName',
    );
    const { id } = await save({ fields, contacts });
    const got = await office.call('organizations.get', { id });
    expect(got.contacts).toMatchObject([{ name: '林某某', validFrom: '2026-03-05' }]);
    expect(got.events).toMatchObject([{ kind: 'filed', effectiveOn: '2025-04-01' }]);
  });
});

describe('R2 credit code', () => {
  it('cleans the typed code, derives the type, refuses a wrong last character and a code of another type', async () => {
    const { id } = await save({
      fields: group(2, {
        uscc: ` ${code(1, 2)
          .toLowerCase()
          .replace(/(.{4})/g, '$1 ')}`,
        legalType: null,
      }),
    });
    expect((await office.call('organizations.get', { id })).organization).toMatchObject({
      uscc: code(1, 2),
      legalType: 'social_group',
    });
    const right = code(1, 3);
    const wrong = right.slice(0, 17) + (right.endsWith('0') ? '1' : '0');
    expect(fieldsOf(await office.failure('organizations.save', { fields: group(3, { uscc: wrong }) }))).toContain(
      'E_USCC_CHECK',
    );
    expect(fieldsOf(await office.failure('organizations.save', { fields: group(3, { uscc: code(3, 3) }) }))).toContain(
      'E_TYPE_CONFLICT',
    );
  });

  it('answers checkCode before any login, in any host', async () => {
    const checked = await office.call('organizations.checkCode', { code: '５１330106　00000001' });
    expect(checked.result).toBe('E_USCC_FORMAT');
    expect((await office.call('organizations.checkCode', { code: code(2, 9) })).legalType).toBe('service_institution');
    expect((await office.call('organizations.checkCode', { code: '0'.repeat(18) })).result).toBe('E_USCC_NOT_SOCIAL');
  });

  it('keeps a code unique among records that are not voided', async () => {
    const first = await save({ fields: group(4) });
    const failure = await office.failure('organizations.save', { fields: group(4, { name: '另一个商会' }) });
    expect(failure.code).toBe('duplicate');
    await office.call('organizations.void', { id: first.id, expectedRevision: first.revision, reason: '重复录入' });
    await save({ fields: group(4, { name: '另一个商会' }) });
    const shown = await office.call('organizations.list', { filter: { includeVoided: true, text: '第4号商会' } });
    expect(shown.rows).toMatchObject([{ recordState: 'voided' }]);
  });
});

describe('saving', () => {
  it('R3 asks for a reason when the name key is taken, and keeps it', async () => {
    await save({ fields: group(5, { name: '云州市（城东）商会' }) });
    const fields = group(6, { name: '云州市(城东) 商会' });
    expect((await office.failure('organizations.save', { fields })).code).toBe('duplicate');
    const { id } = await save({ fields, reason: '名称经核准，与撤销前的组织同名' });
    expect((await office.call('records.history', { id })).entries[0]?.reason).toContain('核准');
  });

  it('two clerks on one record: the stale one is refused with the present record, nothing is overwritten', async () => {
    const { id, revision } = await save({ fields: group(7) });
    await save({ id, expectedRevision: revision, fields: group(7, { domicile: '青云街道1号' }) });
    const failure = await office.failure('organizations.save', {
      id,
      expectedRevision: revision,
      fields: group(7, { domicile: '青云街道2号' }),
    });
    expect(failure.code).toBe('conflict');
    expect(JSON.stringify(failure.details.record)).toContain('青云街道1号');
    expect((await office.call('organizations.get', { id })).organization.domicile).toBe('青云街道1号');
  });

  it('A3 keeps old and new value, who and when of every field; R5 a registered item changes by an event; as at any date', async () => {
    const { id, revision } = await save({ fields: group(8, { domicile: '旧址' }) });
    office.setClock('2026-04-10T10:00:00+08:00');
    await save({
      id,
      expectedRevision: revision,
      fields: group(8, { domicile: '新址', legalRepresentativeName: '周某某' }),
      effectiveOn: '2026-04-01',
      documentNo: '云民许〔2026〕8号',
    });
    const { entries } = await office.call('records.history', { id });
    const byField = Object.fromEntries(
      (entries[0]?.changes ?? []).map((change) => [change.field, [change.old, change.new]]),
    );
    expect(byField).toEqual({ domicile: ['旧址', '新址'], legalRepresentativeName: ['陈某某', '周某某'] });
    expect(entries[0]).toMatchObject({ userName: '张文员', revision: 2 });
    const { events } = await office.call('organizations.get', { id });
    const change = events.find((event) => event.kind === 'changed');
    expect(change).toMatchObject({ effectiveOn: '2026-04-01', documentNo: '云民许〔2026〕8号' });
    expect(change?.items).toContainEqual({ field: 'domicile', before: '旧址', after: '新址' });
    const before = await office.call('records.asAt', { id, date: '2026-03-31' });
    const after = await office.call('records.asAt', { id, date: '2026-04-10' });
    expect([before.fields?.domicile, after.fields?.domicile]).toEqual(['旧址', '新址']);
    // In effect from the first, entered later: the business date counts (R6).
    const inEffect = await office.call('records.asAt', { id, date: '2026-04-01' });
    expect(inEffect.fields?.domicile).toBe('新址');
    expect((await office.call('records.asAt', { id, date: '2026-03-01' })).fields).toBeNull();
  });

  it('takes names beyond the basic plane, refuses nothing but what the rules name', async () => {
    const { id } = await save({ fields: group(9, { name: '云州市𠮷田㛃䶮𬱖文化促进会' }) });
    expect((await office.call('organizations.get', { id })).organization.name).toBe('云州市𠮷田㛃䶮𬱖文化促进会');
    const found = await office.call('organizations.list', { filter: { text: '𬱖文化' } });
    expect(found.rows.map((row) => row.id)).toEqual([id]);
  });

  it('keeps no invisible characters at the ends of what is typed, nor inside a line', async () => {
    const fields = group(31, {
      name: '\u200B\uFEFF云州市\u200B集邮\u00AD学会\u3000\u2060',
      domicile: '\u202A新华路\u00A01号\u200F',
      note: '\uFEFF第一行\n第二行\u200B',
    });
    const { id } = await save({ fields });
    const { organization } = await office.call('organizations.get', { id });
    expect(organization).toMatchObject({
      name: '云州市集邮学会',
      domicile: '新华路 1号',
      note: '第一行\n第二行',
    });
    // A variation selector belongs to its character.
    const variant = await save({ fields: group(32, { name: '云州市葛\u{E0100}' }) });
    expect((await office.call('organizations.get', { id: variant.id })).organization.name).toBe('云州市葛\u{E0100}');
  });

  it('writes one audit entry per record with matching state hashes, and the chain holds', async () => {
    await save({ fields: group(10) });
    await office.as('auditor');
    const verified = await office.call('audit.verify', {});
    expect(verified.findings).toEqual([]);
    const { entries } = await office.call('audit.list', { action: 'organization.create' });
    expect(entries[0]?.detail).toHaveProperty('fields');
    expect(JSON.stringify(entries)).not.toContain('商会');
    await office.as('clerk');
  });
});

describe('the list', () => {
  it('filters by words in any order, pinyin initials, kind; sorts by pinyin; escapes wildcards', async () => {
    await save({ fields: group(20, { name: '云州市老年人协会', uscc: code(1, 20) }) });
    const find = async (text: string) =>
      (await office.call('organizations.list', { filter: { text } })).rows.map((row) => row.name);
    expect(await find('协会 老年')).toEqual(['云州市老年人协会']);
    expect(await find('lnrxh')).toEqual(['云州市老年人协会']);
    expect(await find(code(1, 20).slice(8))).toEqual(['云州市老年人协会']);
    expect(await find('%')).toEqual([]);
    expect(await find('_')).toEqual([]);
    const filed = await office.call('organizations.list', { filter: { registrationKind: 'filed' } });
    expect(filed.rows.every((row) => row.registrationKind === 'filed')).toBe(true);
  });
});

describe('import (domain.md §10)', () => {
  const header = [
    '社会组织名称',
    '统一社会信用代码',
    '登记管理机关',
    '法定代表人',
    '成立登记日期',
    '住所',
    '身份证号',
    '2025年度年检结论',
    '联系人',
    '办公电话',
  ];
  const row = (number: number, part: Partial<Record<number, string>> = {}) =>
    [
      `导入第${number}号协会`,
      code(1, number),
      '云州市民政局',
      '何某某',
      '2018-01-02',
      '云山路1号',
      '330106199001010011',
      '合格',
      '吕某某',
      '0571-88112233',
    ].map((value, index) => part[index] ?? value);
  const sheet = (rows: string[][]) => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...rows]), '名册');
    return office.fileIn('名册.xlsx', new Uint8Array(writeWorkbook(book, { type: 'array', bookType: 'xlsx' })));
  };

  it('checks without writing, imports once, and not twice', async () => {
    const rows = [row(101), row(102), row(102), row(103, { 1: '123' }), ['合计', '3']];
    const source = await sheet(rows);
    const before = await office.call('organizations.list', {});
    const checked = await office.call('organizations.importCheck', { source });
    expect(checked.counts).toEqual({ good: 2, duplicateExact: 1, duplicateConflict: 0, invalid: 1, ignored: 1 });
    expect(checked.rows.find((one) => one.class === 'invalid')).toMatchObject({
      line: 5,
      errors: [{ code: 'E_USCC_FORMAT' }],
    });
    expect(checked.columns.find((column) => column.header === '身份证号')?.treatment).toBe('not_imported');
    expect(checked.database).toEqual({ new: 2, same: 0, different: 0 });
    expect((await office.call('organizations.list', {})).total).toBe(before.total);

    const applied = await office.call('organizations.importApply', { source });
    expect(applied).toMatchObject({ added: 2, updated: 0 });
    expect(applied.errorFile?.name).toMatch(/\.xlsx$/);
    expect((await office.call('organizations.list', {})).total).toBe(before.total + 2);
    const [imported] = (await office.call('organizations.list', { filter: { text: '导入第101号' } })).rows;
    const got = await office.call('organizations.get', { id: imported?.id ?? '' });
    expect(got.contacts).toMatchObject([{ name: '吕某某', workPhone: '0571-88112233' }]);
    expect(got.annualReviews).toMatchObject([{ year: 2025, conclusion: 'qualified' }]);
    expect(got.events).toMatchObject([{ kind: 'established', effectiveOn: '2018-01-02' }]);

    const again = await office.call('organizations.importApply', { source });
    expect(again).toMatchObject({ added: 0, updated: 0 });
    expect((await office.call('organizations.list', {})).total).toBe(before.total + 2);
    const report = office.bytes(again.report);
    expect(report.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('I3 existing rows: skip, update or stop', async () => {
    await office.call('organizations.importApply', { source: await sheet([row(111)]) });
    const changed = await sheet([row(111, { 5: '新住所2号' }), row(112)]);
    const checked = await office.call('organizations.importCheck', { source: changed });
    expect(checked.database).toEqual({ new: 1, same: 0, different: 1 });
    expect(checked.rows[0]?.existing?.differing).toEqual(['domicile']);
    expect(
      (await office.failure('organizations.importApply', { source: changed, choices: { existing: 'stop' } })).code,
    ).toBe('duplicate');
    expect((await office.call('organizations.list', { filter: { text: '导入第112号' } })).total).toBe(0);
    expect(
      await office.call('organizations.importApply', { source: changed, choices: { existing: 'update' } }),
    ).toMatchObject({ added: 1, updated: 1 });
    const [found] = (await office.call('organizations.list', { filter: { text: '导入第111号' } })).rows;
    expect(found?.domicile).toBe('新住所2号');
    // A registered item never changes silently (R5), whichever way it came in.
    const { events } = await office.call('organizations.get', { id: found?.id ?? '' });
    expect(events.find((event) => event.kind === 'changed')?.items).toMatchObject([
      { field: 'domicile', after: '新住所2号' },
    ]);
  });

  it('adds an organization once when the same list is imported in two windows at the same moment', async () => {
    const first = await sheet(Array.from({ length: 3000 }, (_, index) => row(10_000 + index)));
    const second = await sheet([row(12_999)]);
    let other: Promise<unknown> | undefined;
    const stop = office.service.onEvent((event) => {
      if (event.type === 'progress' && event.stage === 'import_writing')
        other ??= office.call('organizations.importApply', { source: second });
    });
    await office.call('organizations.importApply', { source: first });
    stop();
    await other;
    expect((await office.call('organizations.list', { filter: { text: '导入第12999号' } })).total).toBe(1);
  });

  it('stores no personal data anywhere: not in rows, history, drafts or the report', async () => {
    const source = await sheet([row(121)]);
    const applied = await office.call('organizations.importApply', { source });
    const [found] = (await office.call('organizations.list', { filter: { text: '导入第121号' } })).rows;
    const everything = JSON.stringify([await office.call('records.history', { id: found?.id ?? '' }), applied]);
    expect(everything).not.toContain('330106199001010011');
  });

  it('a cancelled import leaves nothing', async () => {
    const source = await sheet(Array.from({ length: 3000 }, (_, index) => row(2000 + index)));
    const before = await office.call('organizations.list', {});
    const stop = office.service.onEvent((event) => {
      if (event.type === 'progress' && event.stage === 'import_writing' && event.done >= 1000) {
        void office.call('jobs.cancel', { callId: 'import-1' });
      }
    });
    const answer = await office.service.call('organizations.importApply', { source }, { callId: 'import-1' });
    stop();
    expect(answer.ok ? 'ok' : answer.error.code).toBe('cancelled');
    expect((await office.call('organizations.list', {})).total).toBe(before.total);
  });

  it('remembers a mapping for the same headings', async () => {
    const source = await sheet([row(131)]);
    const mapping = { '0': 'name', '1': 'uscc', '2': 'registrationAuthority', '4': 'establishedOn', '5': 'note' };
    await office.call('organizations.importApply', { source, mapping });
    const next = await office.call('organizations.importCheck', { source: await sheet([row(132)]) });
    expect(next.columns[5]?.field).toBe('note');
  });

  it('answers foreign files with one sentence and changes nothing', async () => {
    const bad = async (name: string, bytes: Uint8Array) =>
      (await office.failure('organizations.importCheck', { source: await office.fileIn(name, bytes) })).code;
    expect(await bad('图片.xlsx', Buffer.from('89504e470d0a1a0a0000000d', 'hex'))).toBe('not_spreadsheet');
    expect(await bad('空.csv', new Uint8Array())).not.toBe('internal');
    expect(await bad('别的表.csv', Buffer.from('甲,乙,丙\n1,2,3\n', 'utf8'))).toBe('header_not_found');
  });

  it('offers the template, which imports as it is', async () => {
    for (const registrationKind of ['registered', 'filed'] as const) {
      const { file } = await office.call('organizations.importTemplate', { registrationKind });
      const source = await office.fileIn(file.name, office.bytes(file));
      const checked = await office.call('organizations.importCheck', { source });
      expect(checked.registrationKind).toBe(registrationKind);
      expect(checked.counts.invalid).toBe(0);
    }
  });
});
