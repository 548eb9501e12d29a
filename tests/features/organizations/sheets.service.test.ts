// needs: pdftotext, qpdf
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfText, qpdfCheck, rawText } from '#tests/documents/pdfTools.ts';
import { makeService, OFFICE_NAME, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
let first: string;
const NAMES = ['云州市茶叶协会', '云州市𬱖/书法:家协会', '云州市养老服务中心'];

beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  const ids: string[] = [];
  for (const [index, name] of NAMES.entries()) {
    const saved = await office.call('organizations.save', {
      fields: {
        name,
        registrationKind: 'filed',
        communityCategory: 'culture_sports',
        filingNo: `云备${index + 1}号`,
        townshipName: '城关街道',
        communityName: '茶园社区',
        legalRepresentativeName: '李玥',
        domicile: '人民路88号',
        businessScope: '开展书法交流，举办展览。',
        filedOn: '2020-05-01',
        filedOnPrecision: 'month',
      },
      contacts: [{ name: '王珺', post: '秘书长', role: 'liaison', workPhone: '0571-88886666' }],
      annualReviews: [{ year: 2025, regime: 'report', conclusion: 'report_submitted', submittedOn: '2026-02-11' }],
    });
    ids.push(saved.id);
  }
  first = ids[0] ?? '';
  const { organization } = await office.call('organizations.get', { id: first });
  const { id, revision } = organization;
  await office.call('organizations.save', {
    id,
    expectedRevision: revision,
    fields: {
      name: organization.name,
      registrationKind: organization.registrationKind,
      communityCategory: organization.communityCategory,
      filingNo: organization.filingNo,
      townshipName: organization.townshipName,
      communityName: organization.communityName,
      legalRepresentativeName: '周赟',
      domicile: organization.domicile,
      businessScope: organization.businessScope,
      filedOn: organization.filedOn,
      filedOnPrecision: organization.filedOnPrecision,
    },
    reason: '换届',
  });
});
afterAll(() => office.close());

describe('organizations.sheets', () => {
  it('gives one organization as one PDF page with fields, contact, review and change', async () => {
    const { file, count } = await office.call('organizations.sheets', { ids: [first] });
    expect(count).toBe(1);
    expect(file.name).toBe('云州市茶叶协会 档案页.pdf');
    const pdf = office.bytes(file);
    qpdfCheck(pdf);
    const text = rawText(pdf);
    for (const part of [
      '社会组织档案页',
      '云州市茶叶协会',
      '备案编号',
      '云备1号',
      '负责人周赟',
      '2020-05',
      '住所：人民路88号',
      '业务范围：开展书法交流，举办展览。',
      '王珺联络员秘书长0571-88886666',
      '2025年报2026-02-11已年报',
      '由“李玥”变为“周赟”',
      '变更负责人由“李玥”变为“周赟”',
      `${OFFICE_NAME}于2026-03-05打印。`,
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('2020-05-01');
    expect(pdfText(pdf).split('\f').length - 1).toBe(1);
  });

  it('R16 prints articles, certificates, seals, branches and the time line as they are stored', async () => {
    const { id } = await office.call('organizations.save', {
      fields: {
        name: '云州市围棋协会',
        registrationKind: 'registered',
        legalType: 'social_group',
        registrationNo: '云社证字9号',
        registrationAuthority: '云州市民政局',
        legalRepresentativeName: '周赟',
        establishedOn: '2018-04-02',
        townshipName: '河西街道',
      },
    });
    await office.call('articles.save', {
      organizationId: id,
      fields: {
        versionNumber: 2,
        adoptedOn: '2024-05-20',
        withoutMeetingReason: '系统启用前通过',
        approvedOn: '2024-06-11',
        approvalNumber: '云民许〔2024〕31号',
        summary: '增设监事',
      },
    });
    await office.call('registrationCertificates.save', {
      organizationId: id,
      fields: {
        copy: 'original',
        number: '云社证字9号',
        issuedOn: '2024-06-12',
        validFrom: '2024-06-12',
        validTo: '2028-06-11',
        collectedOn: '2024-06-15',
        collectedByName: '王珺',
        collectedByPost: '秘书长',
      },
    });
    await office.call('sealFilings.save', {
      organizationId: id,
      fields: { kind: 'official', name: '云州市围棋协会', filedOn: '2018-04-20' },
    });
    await office.call('branches.save', {
      organizationId: id,
      fields: { name: '少儿围棋分会', kind: 'branch', establishedOn: '2021-09-01', headName: '赵某', headPost: '会长' },
    });
    await office.call('commitments.save', {
      organizationId: id,
      fields: { kind: 'safety', signedOn: '2026-01-06', validTo: '2027-01-05' },
    });
    const { file } = await office.call('organizations.sheets', { ids: [id] });
    const pdf = office.bytes(file);
    qpdfCheck(pdf);
    const text = rawText(pdf);
    const { rows: articles } = await office.call('articles.list', { organizationId: id });
    const { rows: certificates } = await office.call('registrationCertificates.list', { organizationId: id });
    const { rows: branches } = await office.call('branches.list', { organizationId: id });
    expect(text.slice(0, text.indexOf('时间线'))).toContain('安全承诺2026-01-062027-01-05');
    const stored = [
      ...articles.flatMap(({ fields }) => [fields.adoptedOn, fields.approvedOn, fields.approvalNumber, fields.summary]),
      ...certificates.flatMap(({ fields }) => [fields.number, fields.issuedOn, fields.validTo, fields.collectedByPost]),
      ...branches.flatMap(({ fields }) => [fields.name, fields.establishedOn, fields.headName, fields.headPost]),
    ];
    expect(stored).toHaveLength(12);
    for (const value of stored) expect(text).toContain(value);
    const { entries } = await office.call('organizations.timeline', { id });
    const line = text.slice(text.indexOf('时间线'));
    for (const { on } of entries) expect(line).toContain(on);
    for (const part of [
      '领取登记证书正本：云社证字9号',
      '设立分支机构：少儿围棋分会',
      '公章备案：云州市围棋协会',
      '表决通过第2版章程',
    ])
      expect(line.replaceAll(/\s/g, '')).toContain(part);
    expect(entries.map(({ on }) => line.indexOf(on))).not.toContain(-1);
  });

  it('gives a filtered list as a ZIP with safe, numbered names and progress, each sheet its own organization', async () => {
    const steps: number[] = [];
    const stop = office.service.onEvent((event) => {
      if (event.type === 'progress' && event.callId === 'sheets-1' && event.stage === 'drawing') steps.push(event.done);
    });
    const answer = await office.call(
      'organizations.sheets',
      { filter: { townshipName: '城关街道' } },
      { callId: 'sheets-1' },
    );
    stop();
    expect(answer.count).toBe(3);
    expect(answer.file).toMatchObject({ name: '社会组织档案页-2026-03-05.zip', mediaType: 'application/zip' });
    expect(steps.at(-1)).toBe(3);
    const files = unzipSync(office.bytes(answer.file));
    const { rows } = await office.call('organizations.list', { filter: { townshipName: '城关街道' } });
    const names = Object.keys(files);
    expect(names).toEqual(
      rows.map(({ name }, index) => `${index + 1} ${name.replace('/', '_').replace(':', '_')}.pdf`),
    );
    for (const [index, pdf] of Object.values(files).entries()) {
      expect(rawText(pdf)).toContain((rows[index]?.name ?? '?').replace(':', '：'));
    }
    await office.as('auditor');
    const { entries } = await office.call('audit.list', {});
    expect(entries.find((entry) => entry.action === 'organizations.sheets')?.detail).toEqual({ count: 3 });
    await office.as('clerk');
    const again = await office.call('organizations.sheets', { filter: { townshipName: '城关街道' } });
    const second = unzipSync(office.bytes(again.file));
    for (const [name, pdf] of Object.entries(files)) {
      // Another moment, the same sheet.
      expect(rawText(second[name] ?? new Uint8Array())).toBe(rawText(pdf));
    }
  });

  it('refuses what it cannot print, and ends when cancelled', async () => {
    const missing = await office.failure('organizations.sheets', { ids: ['01a205c7-aa05-741c-80b9-52f58b28df06'] });
    expect(missing.code).toBe('not_found');
    const none = await office.failure('organizations.sheets', { filter: { text: '没有这样的名称' } });
    expect(none.code).toBe('not_found');
    const printing = office.call('organizations.sheets', {}, { callId: 'sheets-2' });
    await office.call('jobs.cancel', { callId: 'sheets-2' });
    await expect(printing).rejects.toMatchObject({ code: 'cancelled' });
    await office.as('auditor');
    const failure = await office.failure('organizations.sheets', { ids: [first] });
    expect(failure.code).toBe('forbidden');
    await office.as('clerk');
  });
});
