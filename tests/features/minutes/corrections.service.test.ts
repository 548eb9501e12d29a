// needs: pdfsig, pdftotext, qpdf
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfText, qpdfCheck, rawText } from '#tests/documents/pdfTools.ts';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { run, workFolder } from '#tests/signing/tools.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addReviewers } from './people.ts';

let office: TestService;
const folder = workFolder();
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  await addReviewers(office, [{ login: 'li', displayName: '李副局长' }]);
});
afterAll(async () => {
  await office.close();
  folder.remove();
});

async function finalized(): Promise<{ id: string; decisionId: string }> {
  const { id, revision } = await office.call('meetings.save', sampleMeeting());
  await office.call('meetings.finalize', { id, expectedRevision: revision, selfChecked: true });
  const { decisions } = await office.call('meetings.get', { id });
  return { id, decisionId: decisions[1]?.id ?? '' };
}

/** Line breaks and blanks of the page are no part of the words. */
const wordsOf = (pdf: Buffer) => pdfText(pdf).replace(/\s/g, '');
const codes = (failure: { details: Record<string, unknown> }) => JSON.stringify(failure.details.fields);
const percentage = { place: '第一部分', wrong: '参检率92.6%', right: '参检率95.1%', reason: '统计差错' };

describe('M14: a final document is corrected without rewriting it', () => {
  it('drafts, is approved by another person, drawn, signed and kept; both stay, the minutes are byte-identical', async () => {
    const { id, decisionId } = await finalized();
    const minutes = await office.call('meetings.issue', { id });
    const bytes = office.bytes(minutes.file);
    const line = { place: '议定事项第2项', wrong: '37家', right: '36家', reason: '核对后少一家', decisionId };
    const draft = await office.call('minutes.saveCorrection', { meetingId: id, lines: [percentage, line] });
    const early = await office.failure('minutes.issueCorrection', { id: draft.id });
    expect(codes(early)).toContain('correction_not_approved');
    const own = await office.failure('minutes.approveCorrection', { id: draft.id, expectedRevision: 1 });
    expect(codes(own)).toContain('own_entry');
    const listed = async () =>
      (await office.call('meetings.list', { limit: 500 })).rows.find((row) => row.id === id)?.corrections;
    expect(await listed()).toBe(0);
    await office.as('li');
    const before = await office.failure('minutes.approveCorrection', {
      id: draft.id,
      expectedRevision: 1,
      approvedOn: '2026-03-04',
    });
    expect(codes(before)).toContain('correction_before_minutes');
    const approved = await office.call('minutes.approveCorrection', { id: draft.id, expectedRevision: 1 });
    expect(approved.seq).toBe(1);
    await office.as('clerk');
    expect(await listed()).toBe(1);

    const issued = await office.call('minutes.issueCorrection', { id: draft.id });
    const pdf = office.bytes(issued.file);
    expect(issued.status).toBe('valid');
    expect(issued.document).toMatchObject({
      kind: 'minutes_correction_pdf',
      number: '〔2026〕1号更正第1号',
      signed: true,
    });
    const words = wordsOf(pdf);
    for (const wanted of [
      '关于《社会组织管理工作领导小组2026年第1次会议》',
      '会议纪要的更正',
      '参检率95.1%',
      '37家',
      '36家',
      '核对后少一家',
    ])
      expect(words).toContain(wanted);
    expect(words).toContain('〔2026〕1号更正第1号');
    expect(words).toContain('抄送：市委办公室、市政府办公室。');
    expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors found');
    const judged = run('pdfsig', ['-nocert', folder.write('correction.pdf', pdf)]);
    expect(judged.output).toContain('Signature is Valid');

    const { corrections, correctedDecisions, decisions } = await office.call('minutes.corrections', { meetingId: id });
    // A sheet is opened by itself too: from the documents issued, from a draft on the first page.
    expect((await office.call('minutes.corrections', { correctionId: draft.id })).corrections).toEqual(corrections);
    expect((await office.failure('minutes.corrections', { correctionId: id })).code).toBe('not_found');
    const proof = await office.call('decisions.proof', { decisionId });
    expect(proof.decision).toMatchObject({
      text: '同意对37家社会组织启动撤销登记程序。',
      correctedText: '同意对36家社会组织启动撤销登记程序。',
    });
    const printed = await office.call('decisions.printProof', { decisionId });
    expect(wordsOf(office.bytes(printed.file))).toContain('更正后的内容：同意对36家社会组织启动撤销登记程序。');
    expect(corrections).toMatchObject([
      {
        seq: 1,
        recordState: 'final',
        draftedByName: '张文员',
        approvedByName: '李副局长',
        approvedOn: '2026-03-05',
        selfChecked: false,
      },
    ]);
    expect(corrections[0]?.documents).toEqual([issued.document]);
    // The decision keeps its words; what it reads now stands beside it.
    expect(decisions[1]?.text).toBe('同意对37家社会组织启动撤销登记程序。');
    expect(correctedDecisions).toEqual([{ decisionId, seq: 1, text: '同意对36家社会组织启动撤销登记程序。' }]);
    const again = await office.call('meetings.issue', { id });
    expect(office.bytes(again.file).equals(bytes)).toBe(true);
    const reissued = await office.call('minutes.issueCorrection', { id: draft.id });
    expect(office.bytes(reissued.file).equals(pdf)).toBe(true);
    const kinds = (await office.call('documents.list', {})).rows.map((row) => row.kind);
    expect(kinds).toEqual(expect.arrayContaining(['minutes_pdf', 'minutes_correction_pdf']));
  });

  it('several corrections in order: the later speaks of what the earlier made of it; a final one is corrected by a further one', async () => {
    const { id, decisionId } = await finalized();
    const make = async (wrong: string, right: string) => {
      const line = { place: '议定事项第2项', wrong, right, decisionId };
      const { id: correction } = await office.call('minutes.saveCorrection', { meetingId: id, lines: [line] });
      return correction;
    };
    const approve = (correction: string) =>
      office.call('minutes.approveCorrection', { id: correction, expectedRevision: 1, selfChecked: true });
    const first = await make('37家', '36家');
    await approve(first);
    const changed = await office.failure('minutes.saveCorrection', {
      ...{ id: first, expectedRevision: 2, meetingId: id },
      lines: [{ place: '别处', wrong: '37家', right: '35家', decisionId }],
    });
    expect(codes(changed)).toContain('correction_final');
    const second = await make('36家', '38家');
    expect((await approve(second)).seq).toBe(2);
    const { correctedDecisions } = await office.call('minutes.corrections', { meetingId: id });
    expect(correctedDecisions).toEqual([{ decisionId, seq: 2, text: '同意对38家社会组织启动撤销登记程序。' }]);
    // Voiding the later one brings the earlier back; its number is not given again.
    await office.call('minutes.voidCorrection', { id: second, expectedRevision: 2, reason: '核对有误' });
    expect((await office.call('minutes.corrections', { meetingId: id })).correctedDecisions[0]?.text).toContain('36家');
    expect((await approve(await make('36家', '35家'))).seq).toBe(3);
    // A correction is no meeting: it cannot be corrected as if it were one.
    const nested = await office.failure('minutes.saveCorrection', { meetingId: first, lines: [percentage] });
    expect(nested.code).toBe('not_found');
  });

  it('refuses drafts, voided meetings, words that do not stand in the minutes, and lines that correct nothing', async () => {
    const { id: draft } = await office.call('meetings.save', sampleMeeting());
    const ofDraft = await office.failure('minutes.saveCorrection', { meetingId: draft, lines: [percentage] });
    expect(codes(ofDraft)).toContain('correction_of_draft');
    const { id, decisionId } = await finalized();
    const refused = async (line: { wrong: string | null; right: string | null; decisionId?: string }) =>
      codes(await office.failure('minutes.saveCorrection', { meetingId: id, lines: [{ place: '正文', ...line }] }));
    expect(await refused({ wrong: null, right: null })).toContain('correction_empty');
    expect(await refused({ wrong: '参检率', right: '参检率' })).toContain('correction_same');
    expect(await refused({ wrong: '没有写过的话', right: '别的话' })).toContain('not_in_minutes');
    expect(await refused({ wrong: '参检率92.6%', right: '参检率95.1%', decisionId })).toContain('not_in_decision');
    const lists = (await office.call('minutes.corrections', { meetingId: id })).corrections;
    expect(lists).toEqual([]);
    const waiting = await office.call('minutes.saveCorrection', { meetingId: id, lines: [percentage] });
    const stale = await office.failure('minutes.saveCorrection', {
      ...{ id: waiting.id, expectedRevision: 0, meetingId: id },
      lines: [{ ...percentage, right: '参检率96%' }],
    });
    expect(stale.code).toBe('conflict');
    const { meeting } = await office.call('meetings.get', { id });
    await office.call('meetings.void', { id, expectedRevision: meeting.revision, reason: '开错了会' });
    const voided = await office.failure('minutes.approveCorrection', {
      ...{ id: waiting.id, expectedRevision: 1, selfChecked: true },
    });
    expect(codes(voided)).toContain('correction_of_voided');
  });
});

describe('M13: the hash of the final version on the issued minutes', () => {
  it('is printed on the last page only, stands in the record inside, and the ruler finds nothing wrong with it', async () => {
    const { id } = await finalized();
    const { file } = await office.call('meetings.issue', { id });
    const pdf = office.bytes(file);
    const { finalSha256 } = await office.call('minutes.review', { meetingId: id });
    const pages = rawText(pdf)
      .split('\f')
      .filter((page) => page.trim() !== '');
    const found = pages.map((page) => page.replace(/\s/g, '').includes(`定稿内容校验码（SHA-256）：${finalSha256}`));
    expect(found).toEqual([...pages.slice(1).map(() => false), true]);
    const path = folder.write('minutes.pdf', pdf);
    const record = run('qpdf', ['--show-attachment=record.json', path]).output;
    expect(record).toContain(`"contentSha256":"${finalSha256}"`);
  });
});
