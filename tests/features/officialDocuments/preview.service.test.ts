// needs: mutool, pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawText } from '#tests/documents/pdfTools.ts';
import { sealPicture } from '#tests/documents/sealPicture.ts';
import { mustRun, workFolder } from '#tests/signing/tools.ts';
import { makeService, OFFICE_NAME, type TestService } from '#tests/support/makeService.ts';
import { expected, issuesOf, LETTER, notice, ORDER, REPORT, ready, type Saved, submitted } from './sampleDocument.ts';

let office: TestService;
const folder = workFolder();
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(async () => {
  await office.close();
  folder.remove();
});

const refused = async (document: Saved, issuedOn = '2026-03-05') =>
  issuesOf(await office.failure('officialDocuments.issue', { ...expected(document), issuedOn }));

describe('officialDocuments.preview', () => {
  it('draws the text as it stands, as a draft without seal, and measures it', async () => {
    const png = sealPicture(200);
    const signature = { kind: 'sealed' as const, agencies: [{ name: OFFICE_NAME, png }], date: '' };
    const preview = await office.call('officialDocuments.preview', {
      content: notice({ signature }),
      number: '云民发〔2026〕7号',
    });
    const pdf = office.bytes(preview.file);
    expect(rawText(pdf)).toContain('云民发〔2026〕7号');
    expect(mustRun('mutool', ['info', '-I', folder.write('preview.pdf', pdf)])).not.toMatch(/Images \(/);
    expect(preview.pages).toBe(2);
    expect(preview.ruler).toMatchObject({ form: 'document', findings: [] });
    expect(preview.ruler.checkedRules).toBeGreaterThan(50);
  });

  it('finds nothing to blame in what this program draws, in every form', async () => {
    for (const content of [
      notice({ kind: '请示', signers: ['陈明'], note: '联系人：张文员' }),
      LETTER,
      ORDER,
      REPORT,
    ]) {
      const { ruler } = await office.call('officialDocuments.preview', { content });
      expect(ruler.findings, content.form).toEqual([]);
    }
  });

  it('refuses a malformed number and names it', async () => {
    const failure = await office.failure('officialDocuments.preview', {
      content: notice(),
      number: '云民发[2026]第07号',
    });
    expect(failure.code).toBe('document_number_invalid');
    expect(failure.details).toMatchObject({ suggestion: '云民发〔2026〕7号' });
  });
});

describe('what is missing before issue', () => {
  it('is named all at once', async () => {
    const draft = await submitted(office, notice({ recipients: '', body: [], signature: { kind: 'none' } }));
    expect(await refused(draft, '2026-03-06')).toEqual([
      'body: required',
      'signature: required',
      'recipients: required',
      'stage: not_approved',
      'number: required',
      'issuedOn: date_in_future',
    ]);
  });

  it('upward documents need 签发人, 请示 also 附注; public kinds go without 主送机关', async () => {
    const request = await ready(office, notice({ kind: '请示' }));
    expect(await refused(request)).toEqual(['signers: required', 'note: required']);
    const order = await ready(office, notice({ kind: '公告', recipients: '' }));
    const issued = await office.call('officialDocuments.issue', { ...expected(order), issuedOn: '2026-03-05' });
    expect(issued.status).toBe('valid');
  });

  it('the day lies in the year of the number, not before 签发, not after today', async () => {
    const document = await ready(office);
    expect(await refused(document, '2025-12-31')).toEqual(['issuedOn: other_year', 'issuedOn: before_approval']);
    expect(await refused(document, '2026-03-04')).toEqual(['issuedOn: before_approval']);
    expect(await refused(document, '2026-03-06')).toEqual(['issuedOn: date_in_future']);
  });
});
