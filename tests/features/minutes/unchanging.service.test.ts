// needs: pdftotext
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rawText } from '#tests/documents/pdfTools.ts';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { creditCode } from '#tests/features/organizations/tables.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(async () => office.close());

const EDITS = 1000;

it('M15: re-export of issued minutes is byte-identical after 1,000 edits of members, units, labels and organizations', async () => {
  const member = { name: '张建国', post: '局长', unitName: '市民政局' };
  const { id: memberId } = await office.call('duties.saveMember', { fields: member });
  const unit = { name: '社会组织管理科', level: 'section' } as const;
  const { id: unitId } = await office.call('duties.saveUnit', { fields: unit });
  const organization = {
    name: '云州市养老服务协会',
    registrationKind: 'registered',
    legalType: 'social_group',
    uscc: creditCode(1),
    registrationAuthority: '云州市民政局',
    establishedOn: '2010-05-01',
  } as const;
  const { id: organizationId } = await office.call('organizations.save', { fields: organization });

  const sample = sampleMeeting();
  const { id, revision } = await office.call('meetings.save', {
    ...sample,
    attendance: [{ capacity: 'present', memberId, name: '张建国', post: '局长', unit: '市民政局' }],
    actions: [
      { text: '印发年度检查通知', responsibleUnit: '社会组织管理科', dueOn: '2026-03-31' },
      { text: '报送年度工作报告', organizationId, dueOn: '2026-04-30' },
    ],
  });
  await office.call('meetings.finalize', { id, expectedRevision: revision, selfChecked: true });
  const issued = await office.call('meetings.issue', { id });
  const bytes = office.bytes(issued.file);
  const hash = (await office.call('minutes.review', { meetingId: id })).finalSha256;

  const revisions = { member: 1, unit: 1, organization: 1 };
  let edits = 0;
  const word = () => `第${edits}次改名`;
  while (edits < EDITS - 20) {
    edits += 1;
    // Saving an organization is the slowest of the three.
    const turn = edits % 12 === 0 ? 2 : edits % 2;
    if (turn === 0)
      revisions.member = (
        await office.call('duties.saveMember', {
          ...{ id: memberId, expectedRevision: revisions.member, effectiveOn: null },
          fields: { ...member, name: `张${word()}`, post: `科员${edits}` },
        })
      ).revision;
    else if (turn === 1)
      revisions.unit = (
        await office.call('duties.saveUnit', {
          ...{ id: unitId, expectedRevision: revisions.unit },
          fields: { ...unit, shortName: `科${edits}` },
        })
      ).revision;
    else
      revisions.organization = (
        await office.call('organizations.save', {
          ...{ id: organizationId, expectedRevision: revisions.organization, reason: '更正录入差错' },
          fields: { ...organization, name: `云州市${edits}养老服务协会`, domicile: `云州大道${edits}号` },
        })
      ).revision;
  }
  await office.as('admin');
  for (let count = 0; count < 20; count += 1) {
    edits += 1;
    const { office: present } = await office.call('settings.get', {});
    await office.call('settings.save', {
      ...{ expectedRevision: present.revision, name: `云州${edits}区民政局`, shortName: null },
      ...{ documentPrefix: '云新民', address: null, workPhone: null },
      settings: { ...present.settings, minutesMark: `新的会议纪要${edits}` },
    });
  }
  await office.as('clerk');
  office.setClock('2027-01-05T10:00:00+08:00');
  expect(edits).toBe(EDITS);
  const again = await office.call('meetings.issue', { id });
  expect(office.bytes(again.file).equals(bytes)).toBe(true);
  const { file } = await office.call('documents.file', { id: issued.document.id });
  expect(office.bytes(file).equals(bytes)).toBe(true);
  expect((await office.call('minutes.review', { meetingId: id })).finalSha256).toBe(hash);
  // The record is drawn anew, from the version that became final: the post as it was, the office's name as it is.
  const record = rawText(office.bytes((await office.call('minutes.record', { meetingId: id })).file));
  expect(record).toContain('局长张建国');
  expect(record).not.toContain('改名');
});
