// needs: pdftotext
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REGISTRY_TABS } from '#renderer/app/navigationItems.ts';
import { createService } from '#service/createService.ts';
import type { Service } from '#service/service.ts';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/list.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';
import { mustRun } from '../../signing/tools.ts';
import { callService, RESOURCES } from '../../support/makeService.ts';

const HUB = '青禾县社会组织联合会';
const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-practice-registry-'));
let service: Service;
let today = '';

const call = <Name extends ProcedureName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> =>
  callService(service, name, input);

async function idOf(name: string): Promise<string> {
  const { rows } = await call('organizations.list', { filter: { text: name, includeVoided: false } });
  return rows.find((row) => row.name === name)?.id ?? '';
}

beforeAll(async () => {
  service = createService({ dataRoot: folder, resourcesDirectory: RESOURCES, version: 'test' });
  await call('offices.practice', {});
  today = (await call('session.state', {})).today;
}, 60_000);

afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

/** How many lines each page behind the entry 名录 shows when it opens. */
const PAGES: Readonly<Record<string, () => Promise<number>>> = {
  '/organizations': async () => (await call('organizations.list', {})).total,
  '/organizations/events': async () => (await call('organizationEvents.list', {})).total,
  '/organizations/dormant': async () => (await call('dormantOrganizations.list', {})).total,
  '/organizations/materials': async () => (await call('materialChecklists.list', {})).total,
  '/organizations/units': async () => (await call('units.list', {})).total,
  '/organizations/reviews': async () =>
    (await call('annualReviews.organizations', { filter: { year: Number(today.slice(0, 4)) - 2 } })).total,
  '/organizations/penalties': async () => (await call('penalties.register', {})).total,
  '/organizations/terms': async () => (await call('terms.due', {})).total,
  '/organizations/liaisons': async () => (await call('contacts.liaisons', {})).total,
  '/organizations/due': async () => (await call('organizations.dueItems', {})).total,
  '/organizations/duplicates': async () => (await call('duplicates.pairs', {})).total,
};

describe('the registry of the practice office', () => {
  test.each(REGISTRY_TABS.map(({ path: page }) => page))('the page %s has something in it', async (page) => {
    expect(await PAGES[page]?.()).toBeGreaterThan(0);
  });

  test('the planted pair is the only one on the page of duplicates', async () => {
    const { rows, total } = await call('duplicates.pairs', {});
    const names = rows.map(({ first, second }) => [first.name, second.name].sort());
    expect(names).toEqual([['柳溪镇上坪村志愿服务队', '柳溪镇（上坪村）志愿服务队'].sort()]);
    expect(total).toBe(1);
  });

  test('every name that organizations use has its unit; one unit was renamed and its organizations with it', async () => {
    expect((await call('units.unrecorded', {})).names).toEqual([]);
    const { rows } = await call('units.list', { filter: { text: '县农业农村局' } });
    expect(rows.map(({ name, formerNames }) => [name, formerNames])).toEqual([
      ['县农业农村和水利局', ['县农业农村局']],
    ]);
    expect(rows[0]?.organizations).toBeGreaterThan(3);
    for (const level of ['supervising', 'township', 'community'] as const)
      expect((await call('units.list', { filter: { level } })).total).toBeGreaterThanOrEqual(10);
  });

  test('events stand on papers: changes, endings with what came back, lists with their reasons', async () => {
    const { rows, byKind } = await call('organizationEvents.list', { limit: 500 });
    const ofKind = (kind: string) => rows.filter((row) => row.kind === kind);
    for (const kind of ['changed', 'name_changed', 'cancelled', 'list_abnormal_in', 'list_abnormal_out'])
      expect([kind, (byKind[kind] ?? 0) > 0]).toEqual([kind, true]);
    expect(ofKind('changed').filter(({ documentNo }) => documentNo !== null).length).toBeGreaterThan(10);
    expect(ofKind('name_changed')).toHaveLength(1);
    for (const row of ofKind('cancelled')) {
      expect([row.certificateReturnedOn, row.sealReturnedOn]).toEqual([row.effectiveOn, row.effectiveOn]);
      expect(row.liquidationFinishedOn !== null && row.documentNo !== null && row.reason !== null).toBe(true);
    }
    expect(ofKind('cancelled').length).toBeGreaterThan(5);
    expect(ofKind('list_abnormal_out')).toHaveLength(1);
    const months = ofKind('list_abnormal_in').map((row) => daysBetween(row.effectiveOn, today) / 30.44);
    expect(months.filter((count) => count > 19.5 && count < 20.5)).toHaveLength(1);
    // Nothing that is entered twice or beside the rules stands in the way of the next act.
    const listed = ofKind('list_abnormal_out')[0]?.organizationId ?? '';
    const { acts } = await call('organizationEvents.allowed', { organizationId: listed });
    expect(acts.find(({ kind }) => kind === 'list_abnormal_in')?.refused).toBeNull();
  });

  test('a cancelled organization handed certificate and seal in on that day', async () => {
    const organizationId = await idOf('青禾县羽毛球协会');
    const { rows } = await call('organizationEvents.list', { organizationId, kinds: ['cancelled'] });
    for (const name of ['registrationCertificates.list', 'sealFilings.list'] as const) {
      const parts = await call(name, { organizationId });
      expect(parts.rows.map(({ fields }) => [fields.ending, fields.endedOn])).toEqual([
        ['returned', rows[0]?.effectiveOn],
      ]);
    }
  });

  test('due items: certificates near and past, terms within 90 days and overdue, one postponed, a commitment', async () => {
    const { rows } = await call('organizations.dueItems', { limit: 500 });
    const ofKind = (kind: string) => rows.filter((row) => row.kind === kind);
    const certificates = ofKind('certificate');
    expect(certificates.some(({ daysLeft }) => daysLeft >= 0 && daysLeft <= 30)).toBe(true);
    expect(certificates.some(({ daysLeft }) => daysLeft < 0)).toBe(true);
    expect(ofKind('term').some(({ daysLeft }) => daysLeft > 0 && daysLeft <= 90)).toBe(true);
    expect(ofKind('term').some(({ group }) => group === 'overdue')).toBe(true);
    expect(ofKind('commitment').map(({ daysLeft }) => daysLeft)).toContain(35);
    expect(ofKind('abnormalList').length).toBeGreaterThan(0);
    expect(ofKind('matter').length).toBeGreaterThan(0);
    expect(ofKind('dormant').length).toBeGreaterThan(0);
    const terms = await call('terms.due', { range: 'recorded' });
    expect(terms.rows.filter(({ postponements }) => postponements === 1)).toHaveLength(1);
  });

  test('annual reviews of the last three years, some missing', async () => {
    const last = Number(today.slice(0, 4)) - 1;
    for (const year of [last - 2, last - 1]) {
      const { total } = await call('annualReviews.overview', { year });
      expect([year, (total.due ?? 0) > 150, (total.missing ?? 0) > 0]).toEqual([year, true, true]);
      expect(total.missing ?? 0).toBeLessThan((total.due ?? 0) / 2);
    }
  });

  test('one organization has something behind every tab', async () => {
    const organizationId = await idOf(HUB);
    const lists = [
      'articles.list',
      'branches.list',
      'registrationCertificates.list',
      'sealFilings.list',
      'terms.list',
      'termOfficers.list',
      'organizationMeetings.list',
      'organizationResolutions.list',
      'annualReviews.list',
      'commitments.list',
      'contacts.list',
      'contactConfirmations.list',
    ] as const;
    for (const name of lists)
      expect([name, (await call(name, { organizationId })).rows.length > 0]).toEqual([name, true]);
    const { rows: versions } = await call('articles.list', { organizationId });
    expect(versions.map(({ fields }) => [fields.versionNumber, fields.meetingId !== null])).toEqual([
      [2, true],
      [1, false],
    ]);
    const contacts = await call('contacts.list', { organizationId });
    const liaisons = contacts.rows.filter(({ fields }) => fields.role === 'liaison');
    expect(liaisons.map(({ fields }) => fields.validTo !== null).sort()).toEqual([false, true]);
    expect((await call('contacts.standing', { organizationId })).liaisonIds).toHaveLength(1);
    const { organization } = await call('organizations.get', { id: organizationId });
    expect(Object.values(organization.extra)).toContain('S-0087');
    expect((await call('extraFields.list', {})).fields.map(({ fieldType }) => fieldType)).toEqual(['choice', 'text']);
  });

  test('penalty, grades, a case with missing materials and its notice, one outcome about a dormant organization', async () => {
    const penalized = await call('penalties.list', { organizationId: await idOf('青禾县酒店民宿商会') });
    expect(penalized.rows).toHaveLength(1);
    const graded = await call('assessmentGrades.list', { organizationId: await idOf('青禾县老年人体育协会') });
    expect(graded.rows.map(({ fields }) => fields.grade)).toEqual(['4A']);
    const { rows: cases } = await call('materialChecklists.list', { filter: { state: 'all' } });
    const ofChecklists = cases.filter(({ matterCode }) => matterCode !== 'activity_filing');
    expect(ofChecklists.map(({ state, missing }) => [state, missing > 0]).sort()).toEqual([
      ['complete', false],
      ['open', true],
      ['open', true],
    ]);
    expect(cases.filter(({ noticedOn }) => noticedOn !== null)).toHaveLength(1);
    const { rows: candidates, total } = await call('dormantOrganizations.list', {});
    // A list that nobody can work through says nothing.
    expect(total).toBeLessThan(25);
    expect(candidates.filter(({ review }) => review !== null)).toHaveLength(1);
  });

  test('files of four types on two organizations; the PDF opens again, their text is found', async () => {
    const hub = await call('attachments.list', { ownerType: 'organization', ownerId: await idOf(HUB) });
    const elders = await call('attachments.list', {
      ownerType: 'organization',
      ownerId: await idOf('青禾县老年人体育协会'),
    });
    const files = [...hub.rows, ...elders.rows];
    expect(files.map(({ preview }) => preview).sort()).toEqual(['none', 'pdf', 'picture', 'text']);
    expect(files.find(({ preview }) => preview === 'none')?.fileName).toMatch(/\.docx$/);
    await expect
      .poll(async () => (await call('search.find', { text: '公益创投项目申报截止时间' })).total, { timeout: 15_000 })
      .toBeGreaterThan(0);
    const { file } = await call('attachments.file', { id: elders.rows[0]?.id ?? '' });
    const place = path.join(folder, 'receipt.pdf');
    await service.files.saveTo(file.$file, place);
    expect(mustRun('pdftotext', [place, '-'])).toContain('青禾县老年人体育协会');
  });
});

test('risks stand in several states: in force with measures, accepted for a time, still a draft', async () => {
  const { rows } = await call('riskAssessments.list', { state: 'all' });
  expect(new Set(rows.map(({ state }) => state))).toContain('draft');
  expect(new Set(rows.map(({ subjectKind }) => subjectKind))).toContain('venue');
  const approved = rows.filter(({ state }) => state !== 'draft');
  expect(approved.length).toBeGreaterThan(1);
  const details = await Promise.all(approved.map(({ id }) => call('riskAssessments.get', { id })));
  expect(details.every(({ selfChecked, approvedByName }) => !selfChecked && approvedByName !== null)).toBe(true);
  expect(details.flatMap(({ factorRows }) => factorRows.map(({ state }) => state))).toEqual(
    expect.arrayContaining(['accepted', 'treating', 'treated']),
  );
});
