import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { code, group, saved } from './pairs.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

const check = async (fields: ReturnType<typeof group>, id?: string) =>
  office.call('organizations.check', { ...(id ? { id } : {}), fields });
const reasonsOf = async (fields: ReturnType<typeof group>, id?: string) => {
  const { sameName } = await check(fields, id);
  return Object.fromEntries(sameName.map((match) => [match.name, match.reasons.map((reason) => reason.code)]));
};

describe('R3 what is typed is compared with the registry before it is saved', () => {
  it('finds the same name whatever blanks, widths, brackets and dots are typed', async () => {
    await saved(office, group('云州市（城东）阿·布商会', { uscc: code(1) }));
    for (const typed of [
      '云州市（城东）阿·布商会',
      ' 云州市 (城东) 阿•布 商会 ',
      '云州市【城东】阿・布商会',
      '云州市〔城东〕阿·布商会',
    ]) {
      expect(await reasonsOf(group(typed, { uscc: code(2) })), typed).toEqual({
        '云州市（城东）阿·布商会': ['sameName'],
      });
    }
    await saved(office, group('ＡＢＣ商会', { uscc: code(3) }));
    expect(await reasonsOf(group('ABC商会', { uscc: code(4) }))).toEqual({ ＡＢＣ商会: ['sameName'] });
    expect(await reasonsOf(group('abc商会', { uscc: code(4) }))).toEqual({ ＡＢＣ商会: ['sameMarks'] });
    expect(await reasonsOf(group('云州市城东阿布商会', { uscc: code(4) }))).toEqual({
      '云州市（城东）阿·布商会': ['sameMarks'],
    });
  });

  it('finds names that sound the same by whole syllables, not by the same letters', async () => {
    await saved(office, group('西安老年协会', { uscc: code(5) }));
    expect(await reasonsOf(group('西岸老年鞋会', { uscc: code(6) }))).toEqual({ 西安老年协会: ['sameSound'] });
    expect(await reasonsOf(group('西安(老年)携会', { uscc: code(6) }))).toEqual({ 西安老年协会: ['sameSound'] });
    expect(await reasonsOf(group('先老年协会', { uscc: code(6) }))).toEqual({});
    expect(await reasonsOf(group('西安老人协会', { uscc: code(6) }))).toEqual({});
  });

  it('finds former names: changed in the program, entered as an event, and those that only sound the same', async () => {
    const { id, revision } = await saved(office, group('云州市摄影学会', { uscc: code(7) }));
    await saved(office, group('云州市影像学会', { uscc: code(7) }), { id, expectedRevision: revision });
    const { sameName } = await check(group('云州市摄影学会', { uscc: code(8) }));
    expect(sameName).toMatchObject([
      { name: '云州市影像学会', reasons: [{ code: 'sameFormerName', name: '云州市摄影学会' }] },
    ]);
    expect(await reasonsOf(group('云州市摄影协会', { uscc: code(8) }))).toEqual({});
    expect(await reasonsOf(group('云州市射影学会', { uscc: code(8) }))).toEqual({
      云州市影像学会: ['sameFormerSound'],
    });
  });

  it('finds the same registration number, and a filing number of the same township only', async () => {
    await saved(office, group('云州市棋类协会', { registrationNo: '云社证字第00012号' }));
    expect(await reasonsOf(group('云州市球类协会', { registrationNo: '云社证字第00012号' }))).toEqual({
      云州市棋类协会: ['sameNumber'],
    });
    const filed = (name: string, townshipName: string, filingNo: string) => ({
      name,
      registrationKind: 'filed' as const,
      communityCategory: 'culture_sports' as const,
      townshipName,
      communityName: '幸福社区',
      filedOn: '2025-04-01',
      filingNo,
    });
    const contacts = [{ name: '林某某', role: 'activity_lead' as const, workPhone: '0571-88001234' }];
    await office.call('organizations.save', { fields: filed('幸福书画队', '青云街道', '003'), contacts });
    const matches = async (township: string) =>
      (await office.call('organizations.check', { fields: filed('幸福合唱团', township, '003'), contacts })).sameName;
    expect(await matches('青云街道')).toMatchObject([{ reasons: [{ code: 'sameFilingNumber' }] }]);
    expect(await matches('城南街道')).toEqual([]);
  });

  it('refuses the same code whatever the reason, and says which organization has it', async () => {
    await saved(office, group('云州市园艺协会', { uscc: code(20) }));
    const fields = group('云州市盆景协会', { uscc: code(20) });
    expect((await check(fields)).sameCode).toMatchObject([{ name: '云州市园艺协会' }]);
    const failure = await office.failure('organizations.save', { fields, reason: '确有两家' });
    expect(failure).toMatchObject({ code: 'duplicate', details: { field: 'uscc', name: '云州市园艺协会' } });
  });

  it('wants a reason for same name, former name, sound and number; keeps it in history and audit', async () => {
    await saved(office, group('云州市钱币学会', { uscc: code(21), registrationNo: '证021' }));
    for (const fields of [
      group('云州市钱币学会', { uscc: code(22) }),
      group('云州市前币学会', { uscc: code(22) }),
      group('云州市集邮协会', { uscc: code(22), registrationNo: '证021' }),
    ]) {
      expect((await check(fields)).reasonNeeded).toBe(true);
      expect((await office.failure('organizations.save', { fields, reason: '  ' })).code).toBe('duplicate');
    }
    const reason = '市、区两级各有一家，名称均经核准';
    const fields = group('云州市前币学会', { uscc: code(22) });
    const { id, revision } = await office.call('organizations.save', { fields, reason });
    expect((await office.call('records.history', { id })).entries[0]?.reason).toBe(reason);
    await office.as('auditor');
    const audit = await office.call('audit.list', {});
    expect(JSON.stringify(audit)).toContain(reason);
    await office.as('clerk');
    // What was answered once is not asked again with every later edit; a new name is.
    const edited = { ...fields, domicile: '新址' };
    expect((await check(edited, id)).reasonNeeded).toBe(false);
    await office.call('organizations.save', { id, expectedRevision: revision, fields: edited });
    expect((await check({ ...fields, name: '云州市钱币学会' }, id)).reasonNeeded).toBe(true);
  });

  it('marks an ended organization, leaves voided ones and those found to be different ones out', async () => {
    const ended = await saved(office, group('云州市灯谜学会', { uscc: code(30), status: 'cancelled' }));
    const fields = group('云州市灯谜学会', { uscc: code(31) });
    expect((await check(fields)).sameName).toMatchObject([{ id: ended.id, status: 'cancelled' }]);
    const other = await saved(office, fields);
    await office.call('duplicates.markDistinct', { oneId: other.id, otherId: ended.id, reason: '注销后另行成立' });
    expect((await check(fields, other.id)).sameName).toEqual([]);
    const gone = await saved(office, group('云州市弈棋学会', { uscc: code(32) }));
    await office.call('organizations.void', { id: gone.id, expectedRevision: 1, reason: '录错' });
    expect((await check(group('云州市弈棋学会', { uscc: code(33) }))).sameName).toEqual([]);
  });
});
