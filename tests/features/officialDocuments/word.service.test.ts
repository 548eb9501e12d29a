// needs: unzip
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mustRun, workFolder } from '#tests/signing/tools.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { numbered, saved, TITLE } from './sampleDocument.ts';

let office: TestService;
const folder = workFolder();
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(async () => {
  await office.close();
  folder.remove();
});

describe('Word files', () => {
  it('are written with number and text, and read back as title and blocks', async () => {
    const document = await numbered(office, await saved(office));
    const { file } = await office.call('officialDocuments.word', { id: document.id });
    expect(file.name).toBe(`云民发〔2026〕1号 ${TITLE}.docx`);
    const docx = office.bytes(file);
    const source = await office.fileIn('draft.docx', docx);
    const draft = await office.call('officialDocuments.readWord', { source });
    expect(draft.title).toBe(TITLE);
    expect(draft.blocks).toEqual(expect.arrayContaining([{ kind: 'heading', level: 1, text: '检查范围' }]));
    expect(draft.warnings.join('')).not.toMatch(/[A-Za-z_]{4,}/);
    const xml = mustRun('unzip', ['-p', folder.write('draft.docx', docx), 'word/document.xml']);
    expect(xml).toContain('云民发〔2026〕1号');
  });

  it('anything else is refused with its own words', async () => {
    const source = await office.fileIn('draft.docx', Buffer.from('no word file'));
    expect((await office.failure('officialDocuments.readWord', { source })).code).toBe('word_unreadable');
  });
});
