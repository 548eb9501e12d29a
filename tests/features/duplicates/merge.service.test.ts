import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { code, group, saved } from './pairs.ts';
import { compare, issuesOf, merge, suggestedInput, two } from './twoRecords.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

describe('R3 comparing two records', () => {
  it('suggests the filled value, else the newer one, and shows why and when', async () => {
    const ids = await two(
      office,
      { domicile: '旧址', website: 'kept.example' },
      { domicile: '旧址二', note: '只有这边有' },
    );
    office.setClock('2026-03-06T10:00:00+08:00');
    const { organization } = await office.call('organizations.get', { id: ids.mergedId });
    await saved(
      office,
      group(ids.mergedName, { registrationNo: organization.registrationNo, domicile: '新址', note: '只有这边有' }),
      {
        id: ids.mergedId,
        expectedRevision: organization.revision,
      },
    );
    const compared = await compare(office, ids);
    const field = (name: string) => compared.fields.find((one) => one.field === name);
    expect(field('domicile')).toMatchObject({
      kept: '旧址',
      merged: '新址',
      keptOn: '2026-03-05',
      mergedOn: '2026-03-06',
      suggested: 'merged',
      ground: 'newer',
    });
    expect(field('note')).toMatchObject({ suggested: 'merged', ground: 'filled' });
    expect(field('website')).toMatchObject({ suggested: 'kept', ground: 'filled' });
    expect(field('name')).toMatchObject({ differs: true, suggested: 'kept', ground: 'own' });
    expect(field('registrationAuthority')).toMatchObject({ differs: false });
    expect(field('recordState')).toBeUndefined();
  });

  it('merges what was chosen, moves contacts, reviews and events, keeps history on both sides', async () => {
    const ids = await two(office, { domicile: '甲址' }, { note: '乙备注' });
    const { organization } = await office.call('organizations.get', { id: ids.mergedId });
    const { id: _id, ...fields } = {
      ...group(ids.mergedName, { registrationNo: organization.registrationNo, note: '乙备注' }),
      id: '',
    };
    await saved(office, fields, {
      id: ids.mergedId,
      expectedRevision: organization.revision,
      contacts: [{ name: '林某某', role: 'liaison', workPhone: '0571-88001234' }],
      annualReviews: [{ year: 2024, regime: 'report', conclusion: 'report_submitted' }],
    });
    const { moved, mergeId } = await merge(office, ids);
    expect(moved).toBe(2);
    const kept = await office.call('organizations.get', { id: ids.keptId });
    expect(kept.organization).toMatchObject({ name: ids.keptName, domicile: '甲址', note: '乙备注' });
    expect(kept.contacts).toMatchObject([{ name: '林某某' }]);
    expect(kept.annualReviews).toMatchObject([{ year: 2024 }]);
    const gone = await office.call('organizations.get', { id: ids.mergedId });
    expect(gone.organization).toMatchObject({ recordState: 'voided', voidReason: `并入“${ids.keptName}”` });
    expect(gone.contacts).toEqual([]);
    for (const [id, reason] of [
      [ids.keptId, `并入了“${ids.mergedName}”`],
      [ids.mergedId, `并入“${ids.keptName}”`],
      [kept.contacts[0]?.id ?? '', `随“${ids.mergedName}”并入“${ids.keptName}”`],
    ] as const) {
      const [entry] = (await office.call('records.history', { id })).entries;
      expect(entry).toMatchObject({ action: 'duplicates.merge', reason, userName: '张文员' });
    }
    expect(await office.call('duplicates.mergesOf', { organizationId: ids.mergedId })).toMatchObject({
      into: { id: ids.keptId, name: ids.keptName, mergeId, on: '2026-03-06' },
      from: [],
    });
    expect(await office.call('duplicates.mergesOf', { organizationId: ids.keptId })).toMatchObject({
      into: null,
      from: [{ id: ids.mergedId, name: ids.mergedName }],
    });
    expect((await office.call('duplicates.merges', { text: ids.mergedName })).rows).toMatchObject([
      { id: mergeId, keptName: ids.keptName, mergedName: ids.mergedName, byName: '张文员', undoneOn: null },
    ]);
  });

  it('is found under both names, and a new registration of the merged name is told', async () => {
    const ids = await two(office);
    await merge(office, ids);
    for (const name of [ids.keptName, ids.mergedName]) {
      const { groups } = await office.call('search.find', { text: name });
      const hits = groups.flatMap(({ hits: found }) => found.map(({ id }) => id));
      expect(hits, name).toContain(ids.keptId);
      expect(hits, name).not.toContain(ids.mergedId);
    }
    const { sameName } = await office.call('organizations.check', {
      fields: group(ids.mergedName, { uscc: code(9_000) }),
    });
    expect(sameName).toMatchObject([{ id: ids.keptId, reasons: [{ code: 'sameFormerName', name: ids.mergedName }] }]);
  });

  it('as at a day before the merge both stand with what was theirs, after it only the kept one', async () => {
    office.setClock('2026-04-01T10:00:00+08:00');
    const ids = await two(office, { domicile: '甲址' }, { domicile: '乙址' });
    for (const [id, name, contact] of [
      [ids.keptId, ids.keptName, '甲联络'],
      [ids.mergedId, ids.mergedName, '乙联络'],
    ] as const) {
      const { organization } = await office.call('organizations.get', { id });
      const fields = group(name, {
        uscc: organization.uscc,
        registrationNo: organization.registrationNo,
        domicile: organization.domicile,
      });
      await saved(office, fields, {
        id,
        expectedRevision: organization.revision,
        contacts: [{ name: contact, role: 'office', validFrom: '2026-01-01' }],
      });
    }
    office.setClock('2026-04-10T10:00:00+08:00');
    await merge(office, ids, { take: ['domicile'] });
    const on = (asAt: string, id: string) => office.call('organizations.get', { id, asAt });
    const listed = async (asAt: string) => {
      const { rows } = await office.call('organizations.list', { asAt, limit: 500 });
      return [ids.keptId, ids.mergedId].map((id) => rows.some((row) => row.id === id));
    };
    expect(await listed('2026-04-09')).toEqual([true, true]);
    expect(await listed('2026-04-10')).toEqual([true, false]);
    const [kept, merged] = [await on('2026-04-09', ids.keptId), await on('2026-04-09', ids.mergedId)];
    expect([kept.organization.domicile, merged.organization.domicile]).toEqual(['甲址', '乙址']);
    expect([kept.contacts.map(({ name }) => name), merged.contacts.map(({ name }) => name)]).toEqual([
      ['甲联络'],
      ['乙联络'],
    ]);
    expect(merged.organization.recordState).toBe('final');
    expect((await on('2026-04-10', ids.keptId)).contacts.map(({ name }) => name)).toEqual(['甲联络', '乙联络']);
    expect((await on('2026-04-10', ids.keptId)).organization.domicile).toBe('乙址');
  });

  it('two reviews of one year clash: nothing is merged without a choice, and the choice decides', async () => {
    const review = (conclusion: 'qualified' | 'unqualified') => [
      { year: 2023, regime: 'inspection' as const, conclusion },
    ];
    const ids = await two(office);
    for (const [id, name, conclusion] of [
      [ids.keptId, ids.keptName, 'qualified'],
      [ids.mergedId, ids.mergedName, 'unqualified'],
    ] as const) {
      const { organization } = await office.call('organizations.get', { id });
      const fields = group(name, { uscc: organization.uscc, registrationNo: organization.registrationNo });
      await saved(office, fields, { id, expectedRevision: organization.revision, annualReviews: review(conclusion) });
    }
    const compared = await compare(office, ids);
    const clash = compared.clashes.find(({ collection }) => collection === 'annual_review');
    expect(clash).toMatchObject({ mayKeepBoth: false, merged: { fields: { year: 2023, conclusion: 'unqualified' } } });
    const input = suggestedInput(compared);
    expect(issuesOf(await office.failure('duplicates.merge', { ...input, choices: [] }))).toContain('merge_clash_open');
    const choose = (keep: 'merged' | 'both') =>
      input.choices?.map((choice) => (choice.mergedRecordId === clash?.merged.id ? { ...choice, keep } : choice)) ?? [];
    expect(issuesOf(await office.failure('duplicates.merge', { ...input, choices: choose('both') }))).toContain(
      'merge_clash_both',
    );
    await office.call('duplicates.merge', { ...input, choices: choose('merged') });
    const { annualReviews } = await office.call('organizations.get', { id: ids.keptId });
    expect(annualReviews).toMatchObject([{ year: 2023, conclusion: 'unqualified' }]);
  });
});

describe('R3 bad input changes nothing', () => {
  it('refuses itself, a voided one, an unknown one, an unknown field, a stale revision of either', async () => {
    const ids = await two(office);
    const input = suggestedInput(await compare(office, ids));
    const before = await office.call('organizations.list', { filter: { includeVoided: true } });
    const itself = { ...input, mergedId: ids.keptId };
    expect(issuesOf(await office.failure('duplicates.merge', itself))).toContain('merge_itself');
    expect(
      issuesOf(await office.failure('duplicates.compare', { keptId: ids.keptId, mergedId: ids.keptId })),
    ).toContain('merge_itself');
    expect(
      (await office.failure('duplicates.merge', { ...input, mergedId: '018f0000-0000-7000-8000-000000000000' })).code,
    ).toBe('not_found');
    expect((await office.failure('duplicates.merge', { ...input, take: ['recordState'] })).code).toBe('invalid_input');
    for (const stale of [{ keptRevision: 0 }, { mergedRevision: 0 }]) {
      const failure = await office.failure('duplicates.merge', { ...input, ...stale });
      expect(failure.code).toBe('conflict');
      expect(JSON.stringify(failure.details.record)).toContain('keptRevision' in stale ? ids.keptName : ids.mergedName);
    }
    expect(await office.call('organizations.list', { filter: { includeVoided: true } })).toEqual(before);
    const { organization } = await office.call('organizations.get', { id: ids.mergedId });
    await office.call('organizations.void', {
      id: ids.mergedId,
      expectedRevision: organization.revision,
      reason: '录错',
    });
    const failure = await office.failure('duplicates.merge', input);
    expect(issuesOf(failure)).toContain('merge_voided');
    expect(issuesOf(failure)).toContain(ids.mergedName);
  });

  it('two valid codes need a reason, which stays in history; the code that is not kept is free no more than before', async () => {
    const ids = await two(office, {}, { uscc: code(7_001), registrationNo: null });
    const compared = await compare(office, ids);
    expect(compared.differences).toContain('codes');
    expect(compared.fields.find(({ field }) => field === 'uscc')).toMatchObject({ suggested: 'kept' });
    const input = suggestedInput(compared);
    expect(issuesOf(await office.failure('duplicates.merge', input))).toContain('merge_codes_reason');
    await office.call('duplicates.merge', { ...input, take: ['uscc'], reason: '换证时误发新代码，经核实为同一家' });
    const kept = await office.call('organizations.get', { id: ids.keptId });
    expect(kept.organization.uscc).toBe(code(7_001));
    expect((await office.call('records.history', { id: ids.keptId })).entries[0]?.reason).toContain('误发新代码');
  });

  it('a registered with a filed one is allowed with a warning; a result that breaks the rules is refused', async () => {
    const filed = await office.call('organizations.save', {
      fields: {
        name: '幸福社区太极队',
        registrationKind: 'filed',
        communityCategory: 'culture_sports',
        townshipName: '青云街道',
        communityName: '幸福社区',
        filedOn: '2020-04-01',
        status: 'filing_ended',
      },
      contacts: [{ name: '林某某', role: 'activity_lead', workPhone: '0571-88001234' }],
    });
    const one = await saved(office, group('云州市太极拳协会', { uscc: code(7_100) }));
    const ids = { keptId: one.id, mergedId: filed.id };
    const compared = await compare(office, ids);
    expect(compared.differences).toEqual(expect.arrayContaining(['kinds', 'ended']));
    const broken = await office.failure('duplicates.merge', {
      ...suggestedInput(compared),
      take: ['legalType', 'registrationAuthority'],
    });
    expect(broken.code).toBe('rule_broken');
    expect(issuesOf(broken)).toContain('registrationAuthority');
    await merge(office, ids);
    expect((await office.call('organizations.get', { id: one.id })).organization).toMatchObject({
      registrationKind: 'registered',
      filedOn: '2020-04-01',
      status: 'normal',
    });
  });

  it('what exists never goes into what is only being prepared, the other way round it does', async () => {
    const exists = await saved(office, group('云州市茶艺学会', { uscc: code(7_300) }));
    const prepared = await saved(office, group('云州市茶艺研究会', { establishedOn: null }), { preparing: true });
    const wrong = await compare(office, { keptId: prepared.id, mergedId: exists.id });
    expect(wrong).toMatchObject({ suggestedKeptId: exists.id, differences: expect.arrayContaining(['preparing']) });
    const refused = await office.failure('duplicates.merge', suggestedInput(wrong));
    expect(issuesOf(refused)).toContain('merge_keeps_draft');
    const { mergeId } = await merge(office, { keptId: exists.id, mergedId: prepared.id });
    await office.call('duplicates.undo', { id: mergeId });
    expect((await office.call('organizations.get', { id: prepared.id })).organization.recordState).toBe('draft');
  });
});
