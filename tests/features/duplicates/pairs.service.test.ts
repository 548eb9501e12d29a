import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { cellsOf, textOf } from '../exports/exportedLists.ts';
import { code, group, saved } from './pairs.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

const pairs = async (input: CallInput<'duplicates.pairs'> = {}) => (await office.call('duplicates.pairs', input)).rows;
const shown = async (input: CallInput<'duplicates.pairs'> = {}) =>
  (await pairs(input)).map(({ first, second, reasons }) => ({
    names: [first.name, second.name].sort(),
    reasons: reasons.map((reason) => reason.code),
  }));

const contacts = [{ name: '林某某', role: 'activity_lead' as const, workPhone: '0571-88001234' }];
const fileGroup = (name: string, townshipName: string, communityName: string) =>
  office.call('organizations.save', {
    fields: {
      name,
      registrationKind: 'filed',
      communityCategory: 'culture_sports',
      townshipName,
      communityName,
      filedOn: '2025-04-01',
    },
    contacts,
    reason: '各社区自有一家',
  });

describe('R3 the list of likely duplicates', () => {
  it('says of each pair why: name, former name, sound, marks, number, place; the strongest first', async () => {
    await saved(office, group('云州市棋类协会', { uscc: code(1) }));
    await saved(office, group('云州市 棋类协会', { uscc: code(2) }));
    const renamed = await saved(office, group('云州市垂钓协会', { uscc: code(3) }));
    await saved(office, group('云州市钓鱼运动协会', { uscc: code(3) }), {
      id: renamed.id,
      expectedRevision: renamed.revision,
    });
    await saved(office, group('云州市垂钓协会', { uscc: code(4) }));
    await saved(office, group('云州市书法家协会', { uscc: code(5) }));
    await saved(office, group('云州市书法加协会', { uscc: code(6) }));
    await saved(office, group('云州市（城东）花协会', { uscc: code(7) }));
    await saved(office, group('云州市城东花协会', { uscc: code(8) }));
    await saved(office, group('云州市象棋协会', { registrationNo: '证900' }));
    await saved(office, group('云州市围棋协会', { registrationNo: '证900' }));
    await saved(
      office,
      group('云州市登山协会', { uscc: code(9), legalRepresentativeName: '周某某', domicile: '云州路8号' }),
    );
    await saved(
      office,
      group('云州市户外协会', { uscc: code(10), legalRepresentativeName: '周某某', domicile: '云州路8号' }),
    );
    await saved(
      office,
      group('云州市无关协会', { uscc: code(11), legalRepresentativeName: '吴某某', domicile: '云州路9号' }),
    );
    expect(await shown()).toEqual([
      { names: ['云州市围棋协会', '云州市象棋协会'], reasons: ['sameNumber'] },
      { names: ['云州市 棋类协会', '云州市棋类协会'].sort(), reasons: ['sameName'] },
      { names: ['云州市垂钓协会', '云州市钓鱼运动协会'].sort(), reasons: ['sameFormerName'] },
      { names: ['云州市（城东）花协会', '云州市城东花协会'].sort(), reasons: ['sameMarks'] },
      { names: ['云州市书法加协会', '云州市书法家协会'].sort(), reasons: ['sameSound'] },
      { names: ['云州市户外协会', '云州市登山协会'].sort(), reasons: ['samePlace'] },
    ]);
    expect((await pairs({ reason: 'sameFormerName' }))[0]?.reasons[0]?.name).toBe('云州市垂钓协会');
    expect(await shown({ text: '钓鱼' })).toHaveLength(1);
    expect((await office.call('duplicates.pairs', { offset: 1, limit: 2 })).rows).toHaveLength(2);
  });

  it('takes groups of one name in different communities for different ones, in one community not', async () => {
    await fileGroup('舞蹈队', '青云街道', '幸福社区');
    await fileGroup('舞蹈队', '青云街道', '和平社区');
    expect(await shown({ text: '舞蹈队' })).toEqual([]);
    await fileGroup('舞蹈队', '青云街道', '和平社区');
    expect(await shown({ text: '舞蹈队' })).toEqual([{ names: ['舞蹈队', '舞蹈队'], reasons: ['sameName'] }]);
  });

  it('remembers with its reason that two are different, and takes that back', async () => {
    const [pair] = await pairs({ reason: 'sameSound' });
    const ids = { oneId: pair?.first.id ?? '', otherId: pair?.second.id ?? '' };
    const { id } = await office.call('duplicates.markDistinct', { ...ids, reason: '一个管书法，一个管家具' });
    expect(await pairs({ reason: 'sameSound' })).toEqual([]);
    const [ruled] = await pairs({ view: 'distinct' });
    expect(ruled?.ruling).toMatchObject({ id, reason: '一个管书法，一个管家具', byName: '张文员' });
    expect((await office.failure('duplicates.markDistinct', { ...ids, reason: '再判一次' })).code).toBe('conflict');
    expect(
      (await office.failure('duplicates.markDistinct', { oneId: ids.oneId, otherId: ids.oneId, reason: '自己' })).code,
    ).toBe('rule_broken');
    expect((await office.failure('duplicates.takeBack', { id, expectedRevision: 7, reason: '看错了' })).code).toBe(
      'conflict',
    );
    await office.call('duplicates.takeBack', { id, expectedRevision: 1, reason: '经查是同一家' });
    expect(await pairs({ reason: 'sameSound' })).toHaveLength(1);
    expect(await pairs({ view: 'distinct' })).toEqual([]);
    expect((await office.call('records.history', { id })).entries[0]).toMatchObject({ reason: '经查是同一家' });
  });

  it('marks ended organizations and leaves them out when told; voided ones never stand in it', async () => {
    await saved(office, group('云州市灯谜学会', { uscc: code(30), status: 'cancelled' }));
    const second = await saved(office, group('云州市灯谜学会', { uscc: code(31) }));
    expect((await pairs({ text: '灯谜' }))[0]).toMatchObject({
      first: { status: 'cancelled' },
      second: { status: 'normal' },
    });
    expect(await pairs({ text: '灯谜', includeEnded: false })).toEqual([]);
    await office.call('organizations.void', { id: second.id, expectedRevision: second.revision, reason: '录错' });
    expect(await pairs({ text: '灯谜' })).toEqual([]);
  });

  it('a merged pair is gone, an undone merge brings it back', async () => {
    const [pair] = await pairs({ reason: 'sameName', text: '棋类' });
    const compared = await office.call('duplicates.compare', {
      keptId: pair?.first.id ?? '',
      mergedId: pair?.second.id ?? '',
    });
    const { mergeId } = await office.call('duplicates.merge', {
      keptId: compared.kept.id,
      keptRevision: compared.kept.revision,
      mergedId: compared.merged.id,
      mergedRevision: compared.merged.revision,
      choices: compared.clashes.map(({ merged }) => ({ mergedRecordId: merged.id, keep: 'kept' as const })),
      reason: '两次登记',
    });
    expect(await pairs({ text: '棋类' })).toEqual([]);
    await office.call('duplicates.undo', { id: mergeId });
    expect(await pairs({ text: '棋类' })).toHaveLength(1);
  });

  it('I4: both lists are exported as they are filtered', async () => {
    const cells = async (request: CallInput<'exports.list'>) => {
      const { file, rows } = await office.call('exports.list', request);
      const [headings = [], ...lines] = cellsOf(office.bytes(file)).rows;
      expect(lines).toHaveLength(rows);
      for (const heading of headings) expect(textOf(heading)).toMatch(/\p{Script=Han}/u);
      return lines.map((line) => line.map(textOf));
    };
    const input = { reason: 'sameFormerName' as const };
    const [line] = await cells({ list: 'duplicates', input, format: 'xlsx' });
    expect(line?.slice(0, 2)).toEqual(['云州市钓鱼运动协会', code(3)]);
    expect(line).toContain('曾用名“云州市垂钓协会”相同');
    const [merge] = await cells({ list: 'merges', input: {}, format: 'xlsx' });
    expect(merge).toEqual(expect.arrayContaining(['云州市棋类协会', '张文员', '两次登记']));
  });
});
