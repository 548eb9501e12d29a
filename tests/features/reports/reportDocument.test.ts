// needs: pdftotext, soffice
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderDocument, typesetDocument } from '#service/documents/renderDocument.ts';
import { rulerCheck } from '#service/documents/ruler/checkRuler.ts';
import { writeWord } from '#service/documents/word/writeWord.ts';
import { drawnContent } from '#service/features/officialDocuments/officialDocuments.drawing.ts';
import {
  type Filling,
  reportBlocks,
  reportContent,
  statisticsNote,
} from '#service/features/reports/reports.document.ts';
import { figuresSheet, recordsSheet, registerOfReports } from '#service/features/reports/reports.sheets.ts';
import type { ChartBlock } from '#shared/features/documents/chartBlock.ts';
import { officialDocument } from '#shared/features/documents/officialDocument.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { groupCharts } from '#shared/features/reports/figureTables.ts';
import type { PeriodWords } from '#shared/features/reports/placeWords.ts';
import { programTemplate } from '#shared/features/reports/programTemplate.ts';
import { pdfText, rawText } from '#tests/documents/pdfTools.ts';
import { convertToPdf, xmlFaults, xmlParts } from '#tests/documents/wordTools.ts';
import { sampleLines, usualNumbers } from './sampleLines.ts';

const OPTIONS = { createdAt: '2026-07-03T15:30:00.000+08:00' };
const WORDS: PeriodWords = {
  officeName: '云州市民政局',
  kind: 'half_yearly',
  periodStart: '2026-01-01',
  periodEnd: '2026-06-30',
  countedAt: '2026-07-03T15:20:11.000+08:00',
  snapshotSha256: '0123456789abcdef'.repeat(4),
};
const AROUND = { officeName: '云州市民政局', printedOn: '2026-07-05' };
const FULL: Filling = { lines: sampleLines(usualNumbers), words: WORDS, rollUp: null };
const ZERO: Filling = { lines: sampleLines(() => [0, 0, 0]), words: WORDS, rollUp: null };

/** The program's own half-yearly report, as it is issued. */
function issued(filling: Filling): DocumentContent {
  const { title, content } = programTemplate('half_yearly');
  const made = reportContent({ title, blocks: content.blocks, recipients: '云州市人民政府' }, filling);
  const data = { ...made.data, signers: ['周安民'] };
  return drawnContent(
    { form: 'document', data },
    { number: '云民报〔2026〕12号', issuedOn: '2026-07-05', printedOn: '2026-07-05', seals: new Map(), isDraft: false },
  );
}

function chartsOf(filling: Filling): ChartBlock[] {
  const { content } = programTemplate('half_yearly');
  return reportBlocks(content, filling).flatMap((block) => (block.kind === 'chart' ? [block] : []));
}

describe('a report as it is printed', () => {
  let pdf: Uint8Array;
  let text: string;
  beforeAll(async () => {
    ({ pdf } = await renderDocument(issued(FULL), OPTIONS));
    text = rawText(pdf);
  });

  it('carries its numbers, its outline, numbered tables and charts, and the note on the figures', () => {
    const line = FULL.lines.find(({ key }) => key === 'HF04.established');
    expect(text).toContain(`新成立登记${line?.current.value}家`);
    for (const heading of ['一、开展情况', '二、进展成效', '三、存在问题', '四、意见建议'])
      expect(text).toContain(heading);
    for (const caption of [
      '表1登记组织类型情况',
      '表4活动报备情况',
      '表6主要指标',
      '图1登记组织类型情况',
      '图3任务办理情况',
    ])
      expect(text).toContain(caption);
    expect(text).toContain('数据统计时点为2026年7月3日15时20分');
    expect(text).toContain('SHA-256前16位：0123456789abcdef');
    expect(text).not.toMatch(/[{}｛｝]/u);
  });

  it('the ruler finds nothing, with numbers and with zeros', async () => {
    for (const filling of [FULL, ZERO]) {
      const content = issued(filling);
      const drawn = await renderDocument(content, OPTIONS);
      expect(drawn.warnings).toEqual([]);
      const report = await rulerCheck(drawn.pdf, { form: 'document', data: content.data });
      expect(report.findings).toEqual([]);
    }
  });

  it('a period without a single record reads well: 无 for shares, one line instead of empty bars', async () => {
    const lines = sampleLines(() => [0, 0, 0]).map((line) =>
      line.ratio === null ? line : { ...line, current: { ...line.current, value: null } },
    );
    const empty = { ...ZERO, lines };
    const printed = rawText((await renderDocument(issued(empty), OPTIONS)).pdf);
    expect(printed).toContain('联络员覆盖率无');
    expect(printed).toContain('相比持平');
    expect(printed).not.toMatch(/NaN|Infinity|null|undefined/u);
    for (const chart of chartsOf(empty))
      expect(chart.groups).toEqual([{ label: '各期均无', bars: [{ value: 0, text: '' }] }]);
  });

  it('every table repeats its head row, numbers stand at the right edge of their column', () => {
    const lines = pdfText(pdf, '-layout').split('\n');
    const heads = lines.filter((line) => /指标\s+本期\s+上期\s+环比\s+上年同期\s+同比/u.test(line));
    // Seven tables, and those that go on overleaf once more.
    expect(heads.length).toBeGreaterThan(7);
  });

  it('no text: nothing but the note is left, and the document is still one', async () => {
    const made = reportContent({ title: '{{单位}}报告', blocks: [], recipients: null }, FULL);
    expect(made.data.body).toEqual([{ kind: 'paragraph', text: statisticsNote(WORDS) }]);
    expect(officialDocument.safeParse(made.data).success).toBe(true);
    const long = { title: '{{单位}}'.repeat(40), blocks: [], recipients: null };
    expect(() => reportContent(long, FULL)).toThrow('rule_broken');
    // What fits as it was typed may be too long once it is filled.
    const text = { title: '报告', recipients: null };
    const grown = { kind: 'paragraph' as const, text: '{{统计时点}}'.repeat(7000) };
    expect(() => reportContent({ ...text, blocks: [grown] }, FULL)).toThrow('rule_broken');
    const heading = { kind: 'heading' as const, level: 1 as const, text: '{{统计时点}}'.repeat(240) };
    expect(() => reportContent({ ...text, blocks: [heading] }, FULL)).toThrow('rule_broken');
    expect(made.data).toMatchObject({ kind: '报告', isUpward: true, title: '云州市民政局报告' });
  });

  it('{{表：全部}} holds every line once, {{表：各单位汇总}} what the offices returned with its notes', () => {
    const table = {
      kind: 'table' as const,
      columns: [{ title: '单位' }, { title: '数' }],
      rows: [['甲区民政局', '3']],
    };
    const blocks = [{ kind: 'paragraph' as const, text: '{{表：全部}}\n{{表：各单位汇总}}' }];
    const [whole, rolled, note] = reportBlocks(
      { blocks },
      { ...FULL, rollUp: { table, notes: ['未报送：乙区民政局。'] } },
    );
    expect(whole?.kind === 'table' && whole.rows.filter((row) => row.length > 1)).toHaveLength(FULL.lines.length);
    expect(rolled).toMatchObject({ caption: '表2　各单位汇总', rows: [['甲区民政局', '3']] });
    expect(note).toEqual({ kind: 'paragraph', text: '未报送：乙区民政局。' });
    const [, without] = reportBlocks({ blocks }, FULL);
    expect(without).toMatchObject({ kind: 'paragraph' });
  });
});

describe('tables of a report', () => {
  const rowsOf = (content: string, lines = FULL.lines): readonly (readonly string[])[] => {
    const [table] = reportBlocks({ blocks: [{ kind: 'paragraph', text: `{{表：${content}}}` }] }, { ...FULL, lines });
    return table?.kind === 'table' ? table.rows : never();
  };
  const zero = { value: 0, of: null, to: null };
  const zeroed = (isZero: (line: (typeof FULL.lines)[number]) => boolean) =>
    FULL.lines.map((line) => (isZero(line) ? { ...line, current: zero, previous: zero, last_year: zero } : line));

  it('W1: 主要指标 has established, changed, cancelled, re-elected, inspected, activities, meetings, tasks, risks in one', () => {
    const rows = rowsOf('主要指标');
    for (const [name, key] of [
      ...[['新成立登记数（家）', 'HF04.established'] as const, ['变更登记数（件）', 'HF05.changes'] as const],
      ...[['注销登记数（家）', 'HF06.cancelled'] as const, ['换届选举数（家）', 'terms.reElected'] as const],
      ...[['检查次数（次）', 'HF11.held'] as const, ['活动报备数（项）', 'HF10.filed'] as const],
      ...[['召开会议次数（次）', 'HF07.meetings'] as const, ['会议任务总数（项）', 'HF13.created'] as const],
      ['风险评估次数（次）', 'HF12.assessed'] as const,
    ])
      expect([name, rows.find((row) => row[0] === name)?.[1]]).toEqual([
        ...[name, String(FULL.lines.find((line) => line.key === key)?.current.value)],
      ]);
  });

  it('parts that are zero in every period take one row when they are many, a figure without any number one in all', () => {
    const none = ['0', '0', '持平', '0', '持平'];
    const some = zeroed(({ key, spec }) => spec === 'HF10.byKind' && key !== 'HF10.byKind@lecture');
    const rows = rowsOf('活动报备', some);
    expect(rows.slice(-3).map(([name]) => name)).toEqual(['各类活动报备数（项）', '·讲座', '·其余14项']);
    expect(rows.at(-1)?.slice(1)).toEqual(none);
    const nothing = zeroed(({ spec }) => spec === 'HF10.byKind');
    expect(rowsOf('活动报备', nothing).at(-1)).toEqual(['各类活动报备数（项）', ...none]);
    // Few of them, and what was something in another period, stand as they are; the table of all figures has every line.
    const few = zeroed(({ key }) => key === 'HF02.byType@foundation');
    expect(rowsOf('登记组织类型', few).map(([name]) => name)).toContain('·基金会');
    const before = some.map((line) =>
      line.spec === 'HF10.byKind' ? { ...line, previous: { ...zero, value: 3 } } : line,
    );
    expect(rowsOf('活动报备', before)).toHaveLength(rowsOf('活动报备').length);
    expect(rowsOf('全部', nothing)).toHaveLength(rowsOf('全部').length);
  });

  it('names its units once: 人次 is not said twice, months and quarters count 个', () => {
    const names = [...rowsOf('会议'), ...rowsOf('学习培训')].map(([name]) => name);
    expect(names).toContain('会议出席情况人次');
    expect(names).toContain('已开专题分析研究会季度数（个）');
    expect(names).toContain('学习培训学时（小时）');
  });

  it('a small one stays on its page', () => {
    const blocks = reportBlocks({ blocks: [{ kind: 'paragraph', text: '{{表：登记组织类型}}' }] }, FULL);
    const pagesFilled = (lines: number) => {
      const before = Array.from({ length: lines }, () => ({ kind: 'paragraph' as const, text: '开头。' }));
      const data = { agencies: ['甲局'], title: '甲', signers: ['乙'], kind: '报告' as const, isUpward: true };
      const { model } = typesetDocument({ form: 'document', data: { ...data, body: [...before, ...blocks] } }, OPTIONS);
      // Vertical rules of the table: none but on one page.
      return model.pages.filter((page) => page.rules.filter(({ width, height }) => width < 2 && height > 5).length > 0);
    };
    for (let lines = 4; lines < 24; lines += 1) expect([lines, pagesFilled(lines).length]).toEqual([lines, 1]);
  });
});

describe('charts', () => {
  it('show lines of one unit, bars as long as their values, never over a page', () => {
    for (const chart of chartsOf(FULL)) {
      const { model } = typesetDocument(
        {
          form: 'document',
          data: {
            agencies: ['甲局'],
            title: '甲',
            signers: ['乙'],
            kind: '报告',
            isUpward: true,
            body: [...Array.from({ length: 14 }, () => ({ kind: 'paragraph' as const, text: '开头。' })), chart],
          },
        },
        OPTIONS,
      );
      const holding = model.pages.filter((page) => page.paths.length > 0);
      expect(holding).toHaveLength(1);
      // Solid bars stand for the report's own period.
      const solid = (holding[0]?.paths ?? []).filter(
        ({ colour, clip }) => colour === '#000000' && clip.height > 8 && clip.width > 0,
      );
      const wide = solid.map(({ clip }) => clip.width).filter((width, index, all) => all.indexOf(width) === index);
      const values = chart.groups.map(({ bars }) => bars[0]?.value ?? 0);
      const largest = Math.max(...chart.groups.flatMap(({ bars }) => bars.map(({ value }) => value ?? 0)));
      const scale = Math.max(...values) / largest;
      const longest = Math.max(...wide);
      for (const value of values.filter((one) => one > 0)) {
        const expected = (longest * value) / Math.max(...values);
        expect(wide.some((width) => Math.abs(width - expected) < 0.05)).toBe(true);
      }
      expect(scale).toBeGreaterThan(0);
    }
  });

  it('a long group goes on in a further chart, captioned as such; shares are drawn where there is nothing else', () => {
    const many = Array.from({ length: 30 }, (_unused, index) => ({
      ...(FULL.lines.find(({ key }) => key === 'HF10.filed') ?? FULL.lines[0] ?? never()),
      key: `HF14.submittedBySection@${index}`,
      spec: 'HF14.submittedBySection',
      group: 'HF14' as const,
      part: `第${index + 1}科`,
    }));
    const charts = groupCharts('HF14', many, WORDS, 2);
    expect(charts.map(({ caption }) => caption)).toEqual([
      '图2　信息报送情况（1）',
      '图2　信息报送情况（2）',
      '图2　信息报送情况（3）',
    ]);
    expect(charts.flatMap(({ groups }) => groups.map(({ label }) => label))).toEqual(many.map(({ part }) => part));
    const shares = FULL.lines.filter(({ key }) => key.startsWith('HF08.share'));
    const [chart] = groupCharts('HF08', shares, WORDS, 1);
    expect(chart?.unit).toBe('单位：%');
    expect(chart?.groups[0]?.bars[0]?.text).toMatch(/^\d+\.\d%$/u);
  });
});

describe('W5: the report as a Word file', () => {
  it('opens in LibreOffice with the same numbers; tables and charts have grid columns, bars are characters', async () => {
    const { docx } = await writeWord(issued(FULL), OPTIONS);
    const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
    for (const part of xmlParts(docx).values()) expect(xmlFaults(part)).toEqual([]);
    const tables = xml.split('<w:tbl>').slice(1);
    expect(tables.length).toBeGreaterThanOrEqual(9);
    for (const table of tables) expect(table).toMatch(/<w:tblGrid>(?:<w:gridCol w:w="\d+"\/>)+<\/w:tblGrid>/u);
    for (const mark of ['█', '▓', '░']) expect(xml).toContain(mark);
    const { pdfs } = convertToPdf(new Map([['report', docx]]));
    const text = rawText(pdfs.get('report') ?? never());
    const body = reportBlocks(programTemplate('half_yearly').content, FULL);
    const clauses = body.flatMap((block) => (block.kind === 'paragraph' ? block.text.split(/[，。；：]/u) : []));
    // A clause may be parted by the end of a page.
    const missing = clauses.filter((clause) => !text.includes(clause));
    expect(clauses.length).toBeGreaterThan(50);
    expect(missing.length).toBeLessThan(8);
    for (const chart of chartsOf(FULL))
      for (const { bars } of chart.groups) for (const bar of bars) expect(text).toContain(bar.text);
    expect(text).toContain('图1登记组织类型情况');
  }, 120_000);
});

describe('sheets', () => {
  it('the table of figures holds every line with its comparison', async () => {
    const { pdf, warnings } = await renderDocument({ form: 'sheet', data: figuresSheet(FULL, AROUND) }, OPTIONS);
    expect(warnings).toEqual([]);
    const text = rawText(pdf);
    for (const name of ['新成立登记数（家）', '理事会覆盖率', '站点活动服务时长（小时）', '2026年第二季度'])
      expect(text).toContain(name);
    expect(text).toContain('上期指2025年下半年，上年同期指2025年上半年');
  });

  it('the records behind a number add up to it; the register says where each report stands', async () => {
    const record = (index: number) => ({
      ...{ id: String(index), collection: 'organization', recordId: null, place: null },
      ...{ title: `云州市第${index}志愿者协会`, on: '2026-03-05', weight: 1 },
    });
    const line = FULL.lines.find(({ key }) => key === 'HF04.established');
    const records = Array.from({ length: line?.current.value ?? 0 }, (_unused, index) => record(index + 1));
    const sheet = recordsSheet(FULL, { key: 'HF04.established', period: 'current', records }, AROUND);
    const text = rawText((await renderDocument({ form: 'sheet', data: sheet }, OPTIONS)).pdf);
    expect(text).toContain(`共${records.length}条，合计${records.length}家。`);
    expect(text).toContain(`云州市第${records.length}志愿者协会`);
    const row = {
      ...{
        id: 'a',
        revision: 1,
        kind: 'half_yearly' as const,
        title: '云州市民政局2026年上半年报告',
        periodStart: '2026-01-01',
      },
      ...{ periodEnd: '2026-06-30', dueOn: '2026-07-15', daysLeft: null, stage: 'submitted' as const, countedAt: null },
      ...{
        number: '云民报〔2026〕12号',
        issuedOn: '2026-07-05',
        submittedOn: '2026-07-06',
        submittedTo: '云州市人民政府',
      },
      ...{ documentId: null, updatedAt: '', updatedByName: '', voidReason: null },
    };
    const register = rawText(
      (await renderDocument({ form: 'sheet', data: registerOfReports([row], {}, AROUND) }, OPTIONS)).pdf,
    );
    for (const word of ['云州市民政局2026年上半年报告', '云民报〔2026〕12号', '已报送', '2026-07-06报云州市人民政府'])
      expect(register).toContain(word);
  });
});

function never(): never {
  throw new Error('the sample has no such line');
}
