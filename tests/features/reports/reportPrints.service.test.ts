// needs: pdftotext
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOutput } from '#shared/contract/list.ts';
import { valueText } from '#shared/features/reports/placeWords.ts';
import type { FigureLine } from '#shared/features/reports/reports.contract.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { counted, fillOffice, newReport } from './reportSteps.ts';

const NOW = '2026-07-03T10:00:00+08:00';
let office: TestService;
let id: string;
let figures: CallOutput<'reports.figures'>;

beforeAll(async () => {
  office = await makeService({ now: NOW });
  const session = await fillOffice(office, NOW, 60);
  await session.store.close();
  const report = await newReport(office);
  ({ id } = await counted(office, report));
  figures = await office.call('reports.figures', { id });
});
afterAll(async () => {
  await office.close();
});

function lineOf(key: string): FigureLine {
  const line = figures.lines.find((one) => one.key === key);
  if (!line) throw new Error(`no line ${key}`);
  return line;
}

describe('prints and files of a report', () => {
  it('the page before issue: numbers as counted, measured by the ruler', async () => {
    const report = await office.call('reports.get', { id });
    const text = {
      blocks: [
        { kind: 'paragraph' as const, text: '登记{{期末登记组织数}}家。' },
        { kind: 'paragraph' as const, text: '{{图：终止与名录}}' },
      ],
    };
    const { file, pages, ruler } = await office.call('reports.preview', { id, title: report.title, content: text });
    expect(pages).toBeLessThan(3);
    expect(ruler.findings).toEqual([]);
    const printed = rawText(office.bytes(file));
    expect(printed).toContain(`登记${lineOf('HF01.registered').current.value}家。`);
    expect(printed).toContain('图1终止与名录情况');
  });

  it('names for the picker: every figure of the report with its parts, by its first letters too', async () => {
    const { places } = await office.call('reports.places', { id });
    expect(places.find(({ name }) => name === '新成立登记数')).toMatchObject({ kind: 'figure', initials: 'xcldjs' });
    expect(places.some(({ name }) => name === '理事会覆盖率·2026年第二季度')).toBe(true);
    const general = await office.call('reports.places', {});
    expect(general.places.some(({ name }) => name.startsWith('理事会覆盖率·'))).toBe(false);
  });

  it('the records behind a number, as long as the number, in each period', async () => {
    for (const period of ['current', 'previous', 'last_year'] as const) {
      const { file, count } = await office.call('reports.printRecords', { id, key: 'HF01.registered', period });
      expect(count).toBe(lineOf('HF01.registered')[period].value);
      expect(rawText(office.bytes(file))).toContain(`共${count}条，合计${count}家。`);
    }
    expect((await office.failure('reports.printRecords', { id, key: 'HF99.none', period: 'current' })).code).toBe(
      'not_found',
    );
  });

  it('the table of figures and the register', async () => {
    const table = rawText(office.bytes((await office.call('reports.printFigures', { id })).file));
    expect(table).toContain('社会组织管理工作统计表');
    for (const { key } of figures.lines.filter(({ part }) => part === null))
      expect(table).toContain(valueText(lineOf(key), lineOf(key).current.value));
    const { file, count } = await office.call('reports.print', { year: 2026 });
    expect(count).toBe(1);
    expect(rawText(office.bytes(file))).toContain('报告登记簿');
    expect(rawText(office.bytes(file))).not.toMatch(/[{}]/u);
    expect((await office.call('reports.print', { year: 2020 })).count).toBe(0);
  });

  it('a workbook: every line with its comparison, and for each the records that add up to it', async () => {
    const { file } = await office.call('reports.exportFigures', { id });
    expect(file.name).toBe('云州市民政局关于2026年上半年社会组织管理工作情况的报告指标.xlsx');
    const book = read(office.bytes(file));
    expect(book.SheetNames).toEqual(['指标', '记录']);
    const [lines = [], records = []] = book.SheetNames.map((name) =>
      utils.sheet_to_json<(string | number | undefined)[]>(book.Sheets[name] ?? {}, { header: 1 }),
    );
    expect(lines).toHaveLength(figures.lines.length + 1);
    expect(records[0]).toEqual(['指标', '序号', '记录', '日期', '数值']);
    const sums = new Map<string, number>();
    for (const [name, , , , value] of records.slice(1))
      sums.set(String(name), (sums.get(String(name)) ?? 0) + Number(value));
    for (const [index, line] of figures.lines.entries()) {
      const [, name, part, , current] = lines[index + 1] ?? [];
      const title = part === undefined ? String(name) : `${name}（${part}）`;
      if (line.ratio !== null) continue;
      expect(Number(current)).toBeCloseTo(line.current.value ?? 0, 3);
      expect(sums.get(title) ?? 0).toBeCloseTo(line.current.value ?? 0, 3);
    }
    await office.as('auditor');
    const { entries } = await office.call('audit.list', { limit: 20 });
    expect(entries.find(({ action, entityId }) => action === 'export' && entityId === id)).toBeDefined();
    await office.as('clerk');
  });

  it('a Word file of the draft', async () => {
    const { file } = await office.call('reports.word', { id });
    expect(file.name).toMatch(/报告\.docx$/u);
    const source = await office.fileIn('report.docx', office.bytes(file));
    const draft = await office.call('officialDocuments.readWord', { source });
    const text = draft.blocks.map((block) => (block.kind === 'table' ? '' : block.text)).join('');
    expect(text).toContain(`新成立登记${lineOf('HF04.established').current.value}家`);
    expect(text).not.toMatch(/[{}]/u);
  });
});
