// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { association } from '#tests/features/organizations/association.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

type Fields = CallInput<'assessmentGrades.save'>['fields'];
const GRADE: Fields = {
  ...{ grade: '4A', grantedOn: '2023-06-01', validTo: '2028-05-31', documentNumber: '云民发〔2023〕18号' },
  ...{ issuedBy: '云州市民政局', basis: '《社会组织评估管理办法》' },
};
const save = (organizationId: string, fields: Partial<Fields> = {}, target = {}) =>
  office.call('assessmentGrades.save', { ...target, organizationId, fields: { ...GRADE, ...fields } });
const refused = async (organizationId: string, fields: Partial<Fields>) =>
  issuesOf(await office.failure('assessmentGrades.save', { organizationId, fields: { ...GRADE, ...fields } }));
const carried = async (id: string, asAt?: string) => {
  const { organization: one } = await office.call('organizations.get', { id, ...(asAt ? { asAt } : {}) });
  return [one.assessmentGrade, one.assessmentGrantedOn, one.assessmentValidTo];
};

describe('R12 the organization carries the newest valid grade', () => {
  it('as at today is what the record holds, also where a grade was changed by hand on the form before', async () => {
    const id = await association(office);
    const { organization } = await office.call('organizations.get', { id });
    const { name, uscc, registrationNo, registrationKind, legalType, registrationAuthority } = organization;
    const { establishedOn, legalRepresentativeName, domicile } = organization;
    await office.call('organizations.save', {
      id,
      expectedRevision: organization.revision,
      fields: {
        ...{ name, uscc, registrationKind, legalType, registrationAuthority, establishedOn, legalRepresentativeName },
        ...{ registrationNo, domicile, assessmentGrade: '3A', assessmentGrantedOn: '2020-06-01' },
      },
      reason: '补录',
    });
    await save(id);
    expect(await carried(id)).toEqual(['4A', '2023-06-01', '2028-05-31']);
    expect(await carried(id, '2026-03-05')).toEqual(['4A', '2023-06-01', '2028-05-31']);
  });

  it('follows what is saved, in one transaction with its history; as at an earlier day the former one holds', async () => {
    const id = await association(office);
    await save(id, {
      grade: '3A',
      grantedOn: '2020-06-01',
      validTo: '2028-05-31',
      documentNumber: '云民发〔2020〕9号',
    });
    await save(id);
    expect(await carried(id)).toEqual(['4A', '2023-06-01', '2028-05-31']);
    expect(await carried(id, '2023-05-31')).toEqual(['3A', '2020-06-01', '2028-05-31']);
    const { entries } = await office.call('records.history', { id });
    expect(entries[0]).toMatchObject({
      reason: '以等级评估结果（云民发〔2023〕18号）为准',
      changes: [
        { field: 'assessmentGrade', old: '3A', new: '4A' },
        { field: 'assessmentGrantedOn', old: '2020-06-01', new: '2023-06-01' },
      ],
    });
    // One that ran out, is older, or brought nothing, changes nothing.
    await save(id, { grade: '5A', grantedOn: '2024-01-01', validTo: '2025-12-31' });
    await save(id, { grade: '5A', grantedOn: '2019-01-01', validTo: null });
    await save(id, { grade: 'none', grantedOn: '2026-01-01', validTo: null });
    expect(await carried(id)).toEqual(['4A', '2023-06-01', '2028-05-31']);
  });

  it('goes back to the former grade when one is withdrawn or voided, and to none when nothing is left', async () => {
    const id = await association(office);
    const old = await save(id, { grade: '3A', grantedOn: '2022-01-01', validTo: '2026-12-31' });
    const newer = await save(id);
    await office.call('assessmentGrades.void', { id: newer.id, expectedRevision: 1, reason: '录错组织' });
    expect(await carried(id)).toEqual(['3A', '2022-01-01', '2026-12-31']);
    expect(await carried(id, '2026-03-05')).toEqual(['3A', '2022-01-01', '2026-12-31']);
    await save(
      id,
      {
        grade: '3A',
        grantedOn: '2022-01-01',
        validTo: '2026-12-31',
        endedOn: '2026-02-01',
        endingNote: '提供虚假材料',
      },
      { id: old.id, expectedRevision: 1 },
    );
    expect(await carried(id)).toEqual(['none', null, null]);
    expect(await carried(id, '2026-01-31')).toEqual(['3A', '2022-01-01', '2026-12-31']);
  });

  it('leaves a grade that was entered by hand when no recorded one is valid', async () => {
    const id = await association(office, { assessmentGrade: '2A', assessmentGrantedOn: '2024-04-01' });
    await save(id, { grantedOn: '2015-01-01', validTo: '2019-12-31' });
    expect(await carried(id)).toEqual(['2A', '2024-04-01', null]);
  });

  it('changes nothing at all when the evaluation is refused', async () => {
    const id = await association(office);
    await save(id);
    expect(await refused(id, { grantedOn: '2026-03-06', validTo: null })).toEqual(['grantedOn: date_in_future']);
    expect(await refused(id, {})).toEqual(['grantedOn: grade_exists']);
    expect(await refused(id, { grantedOn: '2024-01-01', validTo: '2023-12-31' })).toEqual([
      'validTo: grade_validity_order',
    ]);
    expect(await refused(id, { grantedOn: '2024-01-01', grade: 'none' })).toEqual(['validTo: grade_none_valid']);
    expect(await refused(id, { grantedOn: '2024-01-01', endedOn: '2023-01-01' })).toEqual([
      'endedOn: ended_before_begin',
      'endingNote: ending_without_reason',
    ]);
    expect(await refused(id, { grantedOn: '2024-01-01', endingNote: '说明' })).toEqual(['endedOn: ending_without_day']);
    const missing = { ...GRADE, grantedOn: '2024-01-01', issuedBy: '' };
    const failure = await office.failure('assessmentGrades.save', { organizationId: id, fields: missing });
    expect(failure.code).toBe('invalid_input');
    expect((await office.call('assessmentGrades.list', { organizationId: id })).rows).toHaveLength(1);
    const stale = await office.failure('assessmentGrades.save', {
      organizationId: id,
      fields: GRADE,
      expectedRevision: 1,
      id,
    });
    expect(stale.code).toBe('not_found');
  });

  it('stands in due items, search and on the printed sheet', async () => {
    const id = await association(office);
    await save(id, { validTo: '2026-05-01', documentNumber: '云评〔2023〕77号' });
    const { rows } = await office.call('organizations.dueItems', { organizationId: id, kinds: ['grade'] });
    expect(rows).toMatchObject([{ dueOn: '2026-05-01', parameters: { grade: '4A' } }]);
    const { groups } = await office.call('search.find', { text: '云评(2023)77号' });
    expect(groups.map(({ kind, hits }) => [kind, hits.map((hit) => hit.parentId)])).toEqual([['grade', [id]]]);
    const text = rawText(office.bytes((await office.call('organizations.sheets', { ids: [id] })).file));
    expect(text).toContain('4A2023-06-012026-05-01云评〔2023〕77号云州市民政局');
    expect(text).toContain('获评4A等级，云评〔2023〕77号');
  });
});
