// needs: soffice
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { programTemplate } from '#shared/features/reports/programTemplate.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

type Fields = CallInput<'reportTemplates.save'>['fields'];

let office: TestService;
const folder = mkdtempSync(join(tmpdir(), 'templates-'));
beforeAll(async () => {
  office = await makeService({ now: '2026-07-03T10:00:00+08:00' });
});
afterAll(async () => {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

const fields = (changes: Partial<Fields> = {}): Fields => ({
  name: '本局半年报告',
  kind: 'half_yearly',
  title: '{{单位}}{{期间}}工作报告',
  content: {
    blocks: [
      { kind: 'heading', level: 1, text: '开展情况' },
      { kind: 'paragraph', text: '新成立{{新成立登记数}}家。' },
      { kind: 'paragraph', text: '{{表：活动报备}}' },
    ],
  },
  note: null,
  ...changes,
});

/** Runs LibreOffice with a profile of its own. */
function converted(file: string, format: string, filter = ''): string {
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      ...['--headless', '--convert-to', filter === '' ? format : `${format}:${filter}`, '--outdir', folder, file],
    ],
    { timeout: 110_000, stdio: 'ignore' },
  );
  return file.replace(/\.\w+$/u, `.${format}`);
}

/** A Word file opened in LibreOffice, changed there, and saved as Word again. */
function editedInLibreOffice(docx: Uint8Array, edit: (text: string) => string): Uint8Array {
  const file = join(folder, 'template.docx');
  writeFileSync(file, docx);
  const flat = converted(file, 'fodt');
  const before = readFileSync(flat, 'utf8');
  const after = edit(before);
  expect(after).not.toBe(before);
  const changed = join(folder, 'changed.fodt');
  writeFileSync(changed, after);
  return readFileSync(converted(changed, 'docx', 'Office Open XML Text'));
}

describe('templates of the office', () => {
  it('are kept, found by their name, changed with the revision that was shown, and put away with a reason', async () => {
    const saved = await office.call('reportTemplates.save', { fields: fields() });
    const { templates } = await office.call('reportTemplates.list', {});
    expect(templates[0]).toMatchObject({ id: saved.id, name: '本局半年报告', kind: 'half_yearly', fileName: null });
    // The program's own, one for each kind, stand behind them.
    expect(templates.filter(({ id }) => id === null)).toHaveLength(5);

    const twice = await office.failure('reportTemplates.save', { fields: fields() });
    expect(twice.details).toMatchObject({ fields: [{ field: 'name', code: 'template_exists' }] });
    const changed = await office.call('reportTemplates.save', {
      ...{ id: saved.id, expectedRevision: saved.revision, fields: fields({ note: '报市政府用' }) },
    });
    const stale = { id: saved.id, expectedRevision: saved.revision, fields: fields({ note: '旧' }) };
    expect((await office.failure('reportTemplates.save', stale)).code).toBe('conflict');

    const prefill = await office.call('reports.prefill', { kind: 'half_yearly' });
    expect(prefill.fields).toMatchObject({ templateId: saved.id, title: '{{单位}}{{期间}}工作报告' });
    const other = await office.call('reports.prefill', { kind: 'monthly' });
    expect(other.fields).toMatchObject({ templateId: null, title: programTemplate('monthly').title });

    await office.call('reportTemplates.void', { id: saved.id, expectedRevision: changed.revision, ...VOID });
    const after = await office.call('reportTemplates.list', {});
    expect(after.templates.every(({ id }) => id === null)).toBe(true);
    expect((await office.call('reports.prefill', { kind: 'half_yearly' })).fields.templateId).toBeNull();
    expect((await office.failure('reports.prefill', { kind: 'half_yearly', templateId: saved.id })).code).toBe(
      'not_found',
    );
  });

  it('are found by their name while they are in use, and listed in a file with those of the program', async () => {
    const name = '社会组织半年情况模板';
    const { id, revision } = await office.call('reportTemplates.save', {
      fields: fields({ name, note: '报市政府用' }),
    });
    const ids = async (text: string) => {
      const { groups } = await office.call('search.find', { text });
      return groups.flatMap(({ kind, hits }) => (kind === 'reportTemplate' ? hits.map((hit) => hit.id) : []));
    };
    for (const text of ['半年情况', 'bnqk', '报市政府']) expect(await ids(text)).toEqual([id]);
    const { file, rows } = await office.call('exports.list', { list: 'reportTemplates', input: {}, format: 'csv' });
    expect(file.name).toBe('报告模板_2026-07-03.csv');
    const lines = office.bytes(file).toString('utf8').split('\r\n');
    expect(rows).toBe(6);
    expect(lines[1]?.replaceAll('"', '')).toBe(
      `${name},半年工作报告,{{单位}}{{期间}}工作报告,报市政府用,本单位,,2026-07-03 10:00`,
    );
    expect(lines.filter((line) => line.includes('"程序"'))).toHaveLength(5);
    await office.call('reportTemplates.void', { id, expectedRevision: revision, ...VOID });
    expect(await ids('半年情况')).toEqual([]);
  });

  it('W7: a name that is no place is refused with its line and the nearest name; nothing is kept', async () => {
    const content: Fields['content'] = {
      blocks: [
        { kind: 'heading', level: 1, text: '开展情况' },
        { kind: 'paragraph', text: '新成立{{新成立登计数}}家。' },
        { kind: 'paragraph', text: '见{{表：活动报备}}。' },
      ],
    };
    const failure = await office.failure('reportTemplates.save', {
      fields: fields({ name: '有错的模板', title: '{{单位名}}报告', content }),
    });
    expect(failure.code).toBe('rule_broken');
    expect(failure.details).toMatchObject({
      fields: [
        { field: 'title', code: 'unknown_place_title_near', params: { name: '单位名', nearest: '单位' } },
        {
          field: 'content',
          code: 'unknown_place_near',
          params: { name: '新成立登计数', line: 2, nearest: '新成立登记数' },
        },
        { field: 'content', params: { name: '表：活动报备', line: 3 } },
      ],
    });
    const { templates } = await office.call('reportTemplates.list', {});
    expect(templates.some(({ name }) => name === '有错的模板')).toBe(false);
  });

  it('W7: a table within a line of text is told to stand alone', async () => {
    const content = { blocks: [{ kind: 'paragraph' as const, text: '见{{表：检查}}。' }] };
    const refused = await office.failure('reportTemplates.save', {
      fields: fields({ name: '表在行内', title: '{{图：检查}}报告', content }),
    });
    expect(refused.details).toMatchObject({
      fields: [
        { field: 'title', code: 'unknown_place_title_alone', params: { name: '图：检查' } },
        { field: 'content', code: 'unknown_place_alone', params: { name: '表：检查', line: 1 } },
      ],
    });
  });

  it('only whoever may write reports keeps one', async () => {
    await office.as('auditor');
    expect((await office.failure('reportTemplates.save', { fields: fields({ name: '他人的模板' }) })).code).toBe(
      'forbidden',
    );
    await office.as('clerk');
  });
});

describe('W7: templates as Word files', () => {
  it('the program’s own goes out and comes in the same, with its places', async () => {
    for (const kind of ['half_yearly', 'monthly'] as const) {
      const { file } = await office.call('reportTemplates.word', { kind });
      const source = await office.fileIn('模板.docx', office.bytes(file));
      const read = await office.call('reportTemplates.readWord', { source });
      const { title, content } = programTemplate(kind);
      expect(read).toMatchObject({ fileName: '模板.docx', title, content, unknownPlaces: [], warnings: [] });
    }
  });

  it('one that LibreOffice opened, changed and saved: headings and places stay, what was mistyped is named by line', async () => {
    const { file } = await office.call('reportTemplates.word', { kind: 'half_yearly' });
    const docx = editedInLibreOffice(office.bytes(file), (text) =>
      text.replace('{{变更登记数}}', '{{变更登记}}').replace('现将有关情况报告如下', '现报告如下'),
    );
    const source = await office.fileIn('修改后的模板.docx', docx);
    const read = await office.call('reportTemplates.readWord', { source });
    const { title, content } = programTemplate('half_yearly');
    expect(read.title).toBe(title);
    const line =
      content.blocks.findIndex((block) => block.kind === 'paragraph' && block.text.includes('{{变更登记数}}')) + 1;
    expect(read.unknownPlaces).toEqual([{ name: '变更登记', line, nearest: '变更登记数' }]);
    const expected = content.blocks.map((block) =>
      block.kind === 'table'
        ? block
        : {
            ...block,
            text: block.text.replace('{{变更登记数}}', '{{变更登记}}').replace('现将有关情况报告如下', '现报告如下'),
          },
    );
    expect(read.content.blocks).toEqual(expected);

    const kept = { name: '从Word来的模板', kind: null, title: read.title, note: null };
    const refused = await office.failure('reportTemplates.save', { fields: { ...kept, content: read.content } });
    expect(refused.details).toMatchObject({ fields: [{ params: { line, nearest: '变更登记数' } }] });
    const blocks = read.content.blocks.map((block) =>
      block.kind === 'table' ? block : { ...block, text: block.text.replace('{{变更登记}}', '{{变更登记数}}') },
    );
    const saved = await office.call('reportTemplates.save', {
      ...{ fields: { ...kept, content: { blocks } }, fileName: read.fileName },
    });
    const { templates } = await office.call('reportTemplates.list', {});
    expect(templates.find(({ id }) => id === saved.id)).toMatchObject({ fileName: '修改后的模板.docx' });
    const out = await office.call('reportTemplates.word', { id: saved.id });
    expect(out.file.name).toBe('从Word来的模板（模板）.docx');
  }, 180_000);

  it('what is no Word file is refused in its own words', async () => {
    const source = await office.fileIn('模板.docx', Buffer.from('no word file'));
    expect((await office.failure('reportTemplates.readWord', { source })).code).toBe('word_unreadable');
  });
});

const VOID = { reason: '改用新模板' };
