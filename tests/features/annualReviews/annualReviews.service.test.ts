// needs: pdftotext
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnnualReviewFields } from '#shared/features/annualReviews/annualReviews.contract.ts';
import { REVIEW_GROUPS, type ReviewGroup } from '#shared/features/annualReviews/annualReviews.rules.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { cellsOf, textOf } from '#tests/features/exports/exportedLists.ts';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { filled, record as recordEvent } from '#tests/features/organizationEvents/samples.ts';
import { seededNumbers } from '#tests/features/organizations/asAt.history.ts';
import { addOrganization } from '#tests/features/units/unitsOffice.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

// Features R11: what a year's review came to, against a count done by hand over organizations made at random.

let office: TestService;
beforeEach(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterEach(() => office.close());

const review = (conclusion: AnnualReviewFields['conclusion'], year = 2025): AnnualReviewFields => ({
  year,
  regime: conclusion === 'report_submitted' ? 'report' : 'inspection',
  submittedOn: null,
  conclusion,
  concludedOn: null,
  rectificationDueOn: null,
});
const record = (organizationId: string, fields: AnnualReviewFields) =>
  office.call('annualReviews.save', { organizationId, fields });

async function names(group: ReviewGroup, year = 2025): Promise<string[]> {
  const { total, rows } = await office.call('annualReviews.organizations', { filter: { year, group }, limit: 500 });
  expect(rows.length).toBe(total);
  return rows.map(({ name }) => name).sort();
}

describe('R11 the counts of a year', () => {
  it('equal a hand count over organizations founded, ended, voided, filed and reviewed in any way', async () => {
    const random = seededNumbers(7);
    const conclusions = [
      'qualified',
      'basically_qualified',
      'unqualified',
      'report_submitted',
      'not_submitted',
      'exempt_new',
    ] as const;
    const expected = new Map<ReviewGroup, string[]>(REVIEW_GROUPS.map((group) => [group, []]));
    for (let number = 1; number <= 60; number += 1) {
      const establishedOn = ['2019-05-06', '2024-12-31', '2025-12-31', '2026-01-01'][random(4)] ?? '';
      const id = await addOrganization(office, number, { establishedOn });
      const { organization } = await office.call('organizations.get', { id });
      const conclusion = random(3) === 0 ? null : (conclusions[random(6)] ?? null);
      if (conclusion !== null) await record(id, review(conclusion));
      // A review of another year says nothing of this one.
      if (random(2) === 0) await record(id, review('qualified', 2024));
      const fate = random(5);
      if (fate === 0)
        await office.call('organizations.void', { id, expectedRevision: organization.revision, reason: '录入有误' });
      const endedOn = fate === 1 ? '2025-12-31' : fate === 2 ? '2026-02-01' : null;
      if (endedOn !== null && establishedOn <= endedOn)
        await recordEvent(office, id, filled('license_revoked', endedOn));
      const inEffect = establishedOn <= '2025-12-31' && fate !== 0 && endedOn !== '2025-12-31';
      if (!inEffect) continue;
      const groups: ReviewGroup[] =
        conclusion === 'exempt_new'
          ? ['exempt']
          : conclusion === null || conclusion === 'not_submitted'
            ? ['due', 'missing']
            : ['due', 'took_part', conclusion];
      for (const group of groups) expected.get(group)?.push(organization.name);
    }
    const { total, types } = await office.call('annualReviews.overview', { year: 2025 });
    for (const [group, list] of expected) {
      expect(list.length, group).toBeGreaterThan(0);
      expect(await names(group), group).toEqual(list.sort());
      expect(total[group], group).toBe(list.length);
      expect(
        types.reduce((sum, { counts }) => sum + counts[group], 0),
        group,
      ).toBe(list.length);
    }
  });

  it('an organization whose ending has no event is not due, a filed one never', async () => {
    await addOrganization(office, 1);
    await office.call('organizations.save', {
      fields: {
        name: '青云社区合唱队',
        registrationKind: 'filed',
        communityCategory: 'culture_sports',
        filedOn: '2020-01-01',
        townshipName: '青云街道',
        communityName: '青云社区',
      },
      contacts: [{ name: '王某', role: 'liaison', workPhone: '0571-88001234' }],
    });
    expect((await office.call('annualReviews.overview', { year: 2025 })).total.due).toBe(1);
  });
});

describe('R11 recording', () => {
  it('one record a year; the conclusions belong to the regime; dates in order', async () => {
    const id = await addOrganization(office, 1);
    await record(id, review('qualified'));
    const refused = async (fields: AnnualReviewFields) =>
      issuesOf(await office.failure('annualReviews.save', { organizationId: id, fields }));
    expect(await refused(review('unqualified'))).toEqual(['year: review_exists']);
    expect(await refused(review('qualified', 2027))).toEqual(['year: review_year_ahead']);
    expect(await refused({ ...review('qualified', 2024), regime: 'report' })).toEqual(['conclusion: review_regime']);
    expect(
      await refused({ ...review('qualified', 2024), submittedOn: '2025-04-02', concludedOn: '2025-04-01' }),
    ).toEqual(['concludedOn: concluded_before_submitted']);
    expect(await refused({ ...review('not_submitted', 2024), submittedOn: '2025-04-02' })).toEqual([
      'submittedOn: not_submitted_with_day',
    ]);
    expect(await refused({ ...review('qualified', 2024), concludedOn: '2026-03-06' })).toEqual([
      'concludedOn: date_in_future',
    ]);
    expect((await office.call('annualReviews.list', { organizationId: id })).rows.length).toBe(1);
  });

  it('a second clerk does not overwrite the first', async () => {
    const id = await addOrganization(office, 1);
    const first = await record(id, review('qualified'));
    await office.call('annualReviews.save', {
      id: first.id,
      expectedRevision: 1,
      organizationId: id,
      fields: review('basically_qualified'),
    });
    const failure = await office.failure('annualReviews.save', {
      id: first.id,
      expectedRevision: 1,
      organizationId: id,
      fields: review('unqualified'),
    });
    expect(failure.code).toBe('conflict');
    expect(await names('basically_qualified')).toHaveLength(1);
  });

  it('an office with annual reports is asked by its setting', async () => {
    await office.as('admin');
    const { office: own } = await office.call('settings.get', {});
    const { revision, name, documentPrefix, settings } = own;
    await office.call('settings.save', {
      expectedRevision: revision,
      name,
      documentPrefix: documentPrefix ?? '云民',
      settings: { ...settings, annualReviewRegime: 'report' },
    });
    await office.as('clerk');
    expect((await office.call('annualReviews.overview', { year: 2025 })).regime).toBe('report');
  });
});

describe('R11 on paper and as a list', () => {
  it('prints the counts with percentages and names those missing', async () => {
    const ids = [];
    for (let number = 1; number <= 4; number += 1) ids.push(await addOrganization(office, number));
    const [first = '', second = '', third = ''] = ids;
    await record(first, review('qualified'));
    await record(second, review('unqualified'));
    await record(third, review('not_submitted'));
    const { file } = await office.call('annualReviews.print', { year: 2025 });
    const text = rawText(office.bytes(file));
    expect(text).toContain('2025年度社会组织年度检查情况表');
    // 应参加 4、已参加 2、合格 1、基本合格 0、不合格 1、未参加 2、免检 0、参加率 50%、合格率 50%
    expect(text).toContain('合计421012050%50%');
    expect(text).toContain('未参加的社会组织（2家）');
    for (const name of await names('missing')) expect(text).toContain(name);
    const empty = await office.call('annualReviews.print', { year: 2000 });
    expect(rawText(office.bytes(empty.file))).toContain('没有未参加的社会组织');
  });

  it('is exported as filtered', async () => {
    await record(await addOrganization(office, 1), review('qualified'));
    await addOrganization(office, 2);
    const { file, rows } = await office.call('exports.list', {
      list: 'annualReviews',
      input: { filter: { year: 2025, group: 'missing' } },
      format: 'xlsx',
    });
    expect(rows).toBe(1);
    expect(textOf(cellsOf(office.bytes(file)).rows[1]?.[0])).toBe((await names('missing'))[0]);
  });
});
