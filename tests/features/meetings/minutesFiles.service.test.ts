// needs: pdfdetach, pdfsig
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readEmbeddedRecord } from '#shared/verifier/embeddedRecord.ts';
import { mustRun, workFolder } from '#tests/signing/tools.ts';
import { makeService, OFFICE_NAME, type TestService } from '#tests/support/makeService.ts';
import { sampleMeeting } from './sampleMeeting.ts';

let office: TestService;
const folder = workFolder();
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(async () => {
  await office.close();
  folder.remove();
});

async function finalized(fields: Parameters<typeof sampleMeeting>[0] = {}): Promise<string> {
  const { id, revision } = await office.call('meetings.save', sampleMeeting(fields));
  await office.call('meetings.finalize', { id, expectedRevision: revision });
  return id;
}

describe('the record inside issued minutes (features "Beyond" 7)', () => {
  it('travels as record.json under the signature and equals the meeting; persons are not in it', async () => {
    const id = await finalized();
    const { file, status } = await office.call('meetings.issue', { id });
    expect(status).toBe('valid');
    const bytes = office.bytes(file);
    const path = folder.write('minutes.pdf', bytes);
    expect(mustRun('pdfdetach', ['-list', path])).toContain('record.json');
    mustRun('pdfdetach', ['-savefile', 'record.json', '-o', folder.path('record.json'), path]);
    const record: unknown = JSON.parse(readFileSync(folder.path('record.json'), 'utf8'));
    const { meeting, decisions, actions } = await office.call('meetings.get', { id });
    expect(record).toEqual({
      format: 'taizhang-record/1',
      type: 'minutes',
      id,
      number: meeting.number,
      title: meeting.title,
      kind: meeting.kind,
      startAt: meeting.startAt,
      issuedOn: meeting.minutesIssuedOn,
      contentSha256: (await office.call('minutes.review', { meetingId: id })).finalSha256,
      office: { id: meeting.originOfficeId, name: OFFICE_NAME },
      decisions: decisions.map((one, index) => ({ seq: index + 1, text: one.text })),
      tasks: actions.map(({ text: task, responsibleUnit, dueOn }, index) => ({
        seq: index + 1,
        text: task,
        responsibleUnit,
        dueOn,
      })),
    });
    expect(readEmbeddedRecord(bytes)).toEqual(record);
    expect(mustRun('pdfsig', ['-nocert', path])).toContain('Total document signed');
  });
});

describe('the ruler over minutes (features "Beyond" 6)', () => {
  it('measures the preview; minutes that agree are issued without a reason', async () => {
    const { ruler } = await office.call('meetings.preview', { content: sampleMeeting() });
    expect(ruler.checkedRules).toBeGreaterThan(20);
    expect(ruler.findings.filter(({ severity }) => severity === 'deviation')).toEqual([]);
  });

  it('stands in the way of minutes that deviate until a reason is given, which the log keeps', async () => {
    // A break that the user set before 的: the standard wants titles broken by meaning.
    const id = await finalized({ title: '社会组织管理工作领导小组第一次会议\n的纪要' });
    const failure = await office.failure('meetings.issue', { id });
    expect(failure.code).toBe('rule_broken');
    expect(failure.details.fields).toMatchObject([{ field: 'ruler', code: 'ruler_deviation' }]);
    expect((await office.call('meetings.get', { id })).documents).toEqual([]);

    const { status } = await office.call('meetings.issue', { id, deviationReason: '标题由会议确定' });
    expect(status).toBe('valid');
    await office.as('auditor');
    const { entries } = await office.call('audit.list', { action: 'document.issue' });
    await office.as('clerk');
    const entry = entries.find((one) => one.reason === '标题由会议确定');
    const detail = z.looseObject({ deviations: z.array(z.string()).min(1) });
    expect(detail.safeParse(entry?.detail).success).toBe(true);
  });
});

describe('minutes and Word (features W5)', () => {
  it('go out as a Word file whose text comes back in', async () => {
    const id = await finalized();
    const { file } = await office.call('meetings.word', { id });
    expect(file.name).toMatch(/\.docx$/);
    const source = await office.fileIn(file.name, office.bytes(file));
    const { title, blocks, warnings } = await office.call('meetings.readWord', { source });
    const { meeting } = await office.call('meetings.get', { id });
    expect(title).toBe(meeting.title);
    for (const block of meeting.minutesText.blocks) expect(blocks).toContainEqual(block);
    expect(warnings.length).toBeGreaterThan(0);
  });

  it('a file that is no Word file gets a sentence and changes nothing', async () => {
    const source = await office.fileIn('纪要.docx', Buffer.from('不是压缩文件'));
    expect((await office.failure('meetings.readWord', { source })).code).toBe('word_unreadable');
  });
});
