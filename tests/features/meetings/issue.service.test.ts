// needs: openssl, pdffonts, pdfsig, pdftoppm, pdftotext, qpdf
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pdfText, qpdfCheck, rawText } from '#tests/documents/pdfTools.ts';
import { run, workFolder } from '#tests/signing/tools.ts';
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

async function finalized(): Promise<string> {
  const { id, revision } = await office.call('meetings.save', sampleMeeting());
  await office.call('meetings.finalize', { id, expectedRevision: revision });
  return id;
}

describe('meetings.preview', () => {
  it('draws unsaved content without storing anything, and the stored meeting', async () => {
    const before = await office.call('meetings.list', {});
    const { file, pages, warnings } = await office.call('meetings.preview', { content: sampleMeeting() });
    const pdf = office.bytes(file);
    expect(pages).toBe(2);
    expect(warnings).toEqual([]);
    const text = rawText(pdf);
    expect(text).toContain(`${OFFICE_NAME}会议纪要`);
    expect(text).toContain('时间：2026年3月3日9:00至11:30');
    expect(text).toContain('出席：市民政局局长张建国、副局长李春梅');
    expect(text).toContain('列席：联络员64人');
    expect(text).toContain('请假：市教育局副局长郑昇（出差）');
    expect(await office.call('meetings.list', {})).toEqual(before);

    const { id } = await office.call('meetings.save', sampleMeeting());
    const stored = await office.call('meetings.preview', { id });
    expect(rawText(office.bytes(stored.file))).toBe(text);
  });

  it('ends at once when it is cancelled', async () => {
    const drawing = office.call('meetings.preview', { content: sampleMeeting() }, { callId: 'preview-1' });
    await office.call('jobs.cancel', { callId: 'preview-1' });
    await expect(drawing).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('names the character that no font has', async () => {
    const failure = await office.failure('meetings.preview', { content: sampleMeeting({ place: '会议室\u{13000}' }) });
    expect(failure.code).toBe('glyph_missing');
    expect(failure.message).toContain('\u{13000}');
  });
});

describe('meetings.issue', () => {
  it('refuses a draft', async () => {
    const { id } = await office.call('meetings.save', sampleMeeting());
    const failure = await office.failure('meetings.issue', { id });
    expect(failure.details.fields).toEqual([{ field: 'recordState', code: 'not_final' }]);
  });

  it('keeps nothing when the meeting is voided while it is being signed', async () => {
    const id = await finalized();
    const { meeting } = await office.call('meetings.get', { id });
    let voiding: Promise<unknown> | undefined;
    const stop = office.service.onEvent((event) => {
      if (event.type === 'progress' && event.stage === 'verifying')
        voiding ??= office.call('meetings.void', { id, expectedRevision: meeting.revision, reason: '开错了会' });
    });
    const failure = await office.failure('meetings.issue', { id });
    stop();
    await voiding;
    expect(failure.details.fields).toEqual([{ field: 'recordState', code: 'not_final' }]);
    expect((await office.call('meetings.get', { id })).documents).toEqual([]);
  });

  it('signs so that our verifier and pdfsig agree, keeps the document and audits its hash', async () => {
    const id = await finalized();
    const { file, document, status } = await office.call('meetings.issue', { id });
    const pdf = office.bytes(file);
    expect(status).toBe('valid');
    expect(document).toMatchObject({
      kind: 'minutes_pdf',
      signed: true,
      signerName: OFFICE_NAME,
      number: '〔2026〕2号',
    });
    expect(document.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
    expect(file.name).toBe('〔2026〕2号 社会组织管理工作领导小组2026年第1次会议.pdf');
    const judged = run('pdfsig', ['-nocert', folder.write('issued.pdf', pdf)]);
    expect(judged.output).toContain('Signature is Valid');
    expect(judged.output).toContain('Total document signed');
    expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors found');
    expect(pdfText(pdf)).toContain('〔2026〕2号');
    const source = await office.fileIn('issued.pdf', pdf);
    const { report } = await office.call('documents.verify', { source });
    expect(report).toMatchObject({
      status: 'valid',
      signatures: [{ signer: OFFICE_NAME, level: 'B-B', trust: { trusted: true } }],
    });
    expect((await office.call('meetings.get', { id })).documents).toEqual([document]);
    await office.as('auditor');
    const { entries } = await office.call('audit.list', {});
    const entry = entries.find((one) => one.action === 'document.issue');
    expect(entry?.detail).toMatchObject({ sha256: document.sha256 });
    // Fonts actually used, role by role, stand in the log (official-documents.md §5.4).
    const fonts = z.array(
      z.strictObject({ role: z.string(), file: z.string(), version: z.string(), source: z.string() }),
    );
    const used = fonts.parse(entry?.detail.fonts);
    expect(used.map((font) => font.role)).toEqual(expect.arrayContaining(['fangsong', 'hei', 'xiaobiaosong', 'song']));
    expect(used.find((font) => font.role === 'fangsong')).toMatchObject({
      file: 'FandolFang-Regular.otf',
      version: expect.stringMatching(/\d/),
      source: 'bundled',
    });
    await office.as('clerk');
  });

  it('hands out the same bytes again after names and labels changed (M15)', async () => {
    const id = await finalized();
    const first = await office.call('meetings.issue', { id });
    const bytes = office.bytes(first.file);
    await office.as('admin');
    const { office: record } = await office.call('settings.get', {});
    const renamed = {
      name: '云州新区民政局',
      shortName: null,
      documentPrefix: '云新民',
      address: null,
      workPhone: null,
    };
    const settings = { ...record.settings, minutesMark: '新的会议纪要' };
    await office.call('settings.save', { expectedRevision: record.revision, ...renamed, settings });
    office.setClock('2027-01-05T10:00:00+08:00');
    await office.as('clerk');
    const again = await office.call('meetings.issue', { id });
    expect(office.bytes(again.file).equals(bytes)).toBe(true);
    expect(again.document).toEqual(first.document);
    const { file } = await office.call('documents.file', { id: first.document.id });
    expect(office.bytes(file).equals(bytes)).toBe(true);
  });

  it('keeps one document when two people issue at the same time', async () => {
    const id = await finalized();
    const [one, two] = await Promise.all([
      office.call('meetings.issue', { id }),
      office.call('meetings.issue', { id }),
    ]);
    expect(office.bytes(one.file).equals(office.bytes(two.file))).toBe(true);
    expect((await office.call('meetings.get', { id })).documents).toHaveLength(1);
  });
});
