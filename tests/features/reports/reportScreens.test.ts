import { getSchema } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { blocksText } from '#renderer/features/reports/blocksText.ts';
import { factField, factValue } from '#renderer/features/reports/factWords.ts';
import { periodChoices } from '#renderer/features/reports/periodChoices.ts';
import { historyField, historyValue, lineName, reportTitle, unitOf } from '#renderer/features/reports/reportWords.tsx';
import { templateFields, templateValues } from '#renderer/features/reports/templateValues.ts';
import { groupOfPlace, numberOfPlace } from '#renderer/features/reports/usePlaces.ts';
import { placeOfDraft } from '#renderer/features/today/placeOfDraft.ts';
import { textFromTree, textWithPlaces, treeFromText } from '#renderer/ui/editor/documentTree.ts';
import { findMatches } from '#renderer/ui/editor/findText.ts';
import { nodesOf } from '#renderer/ui/editor/pasteText.ts';
import type { EditorPlaces } from '#renderer/ui/editor/places.ts';
import { countWords, plainTextToBlocks } from '#renderer/ui/editor/plainText.ts';
import { textExtensions } from '#renderer/ui/editor/textExtensions.ts';
import { textOfDocument } from '#renderer/ui/editor/textOfDocument.ts';
import { type FigureLine, figureLine } from '#shared/features/reports/reports.contract.ts';
import { message, messageIfKnown } from '#shared/text/index.ts';

const nothing = () => undefined;
const places: EditorPlaces = {
  look: (name) => ({ text: name === '新成立登记数' ? '12' : name, shape: 'inline', tone: 'plain', title: name }),
  canonical: (name) => name,
  open: nothing,
  choose: nothing,
};
const schemaWith = (shown: boolean) =>
  getSchema(
    textExtensions({
      report: nothing,
      openFind: nothing,
      places: shown ? { places, views: new Set() } : undefined,
    }),
  );
const TEXT = {
  blocks: [
    { kind: 'heading' as const, level: 1 as const, text: '{{期间}}开展情况' },
    { kind: 'paragraph' as const, text: '新成立{{新成立登记数}}家，\n比上期{{新成立登记数：环比}}。' },
    { kind: 'paragraph' as const, text: '{{表：登记变动}}' },
    {
      kind: 'table' as const,
      columns: [{ title: '指标' }, { title: '{{期间}}' }],
      rows: [['新成立', '{{新成立登记数}}']],
    },
  ],
};

describe('marked places in the editor', () => {
  it('are nodes while they are edited and the same text when stored, in headings, paragraphs and tables', () => {
    const tree = treeFromText(TEXT, true);
    expect(JSON.stringify(tree)).not.toContain('{{');
    expect(textFromTree(tree)).toEqual(TEXT);
    expect(textOfDocument(schemaWith(true).nodeFromJSON(tree))).toEqual(TEXT);
  });

  it('stay text in an editor without places', () => {
    const tree = treeFromText(TEXT);
    expect(JSON.stringify(tree)).not.toContain('"place"');
    expect(textOfDocument(schemaWith(false).nodeFromJSON(tree))).toEqual(TEXT);
  });

  it('are read in full-width braces and with blanks, and written in one form', () => {
    const text = { blocks: [{ kind: 'paragraph' as const, text: '共｛｛ 新成立登记数 ｝｝家，{{ }}和{一}' }] };
    expect(textFromTree(treeFromText(text, true))).toEqual({
      blocks: [{ kind: 'paragraph', text: '共{{新成立登记数}}家，{{ }}和{一}' }],
    });
  });

  it('come in by pasting plain text', () => {
    const pasted = nodesOf(schemaWith(true), plainTextToBlocks('新成立{{新成立登记数}}家'));
    expect(pasted[0]?.childCount).toBe(3);
    expect(pasted[0]?.child(1).type.name).toBe('place');
    expect(nodesOf(schemaWith(false), plainTextToBlocks('新成立{{新成立登记数}}家'))[0]?.childCount).toBe(1);
  });

  it('are found by the number that they show, which is not what is replaced', () => {
    const blocks = [{ kind: 'paragraph' as const, text: '共12家，新成立{{新成立登记数}}家' }];
    const state = EditorState.create({ doc: schemaWith(true).nodeFromJSON(treeFromText({ blocks }, true)) });
    const found = findMatches(state.doc, '12');
    expect(found).toEqual([
      { from: 2, to: 4 },
      { from: 9, to: 10, isPlace: true },
    ]);
    expect(findMatches(state.doc, '新成立登记数')).toEqual([]);
  });

  it('count as the words that they show', () => {
    const shown = (part: string) => textWithPlaces(part, (name) => places.look(name).text);
    expect(countWords({ blocks: [{ kind: 'paragraph', text: '新成立{{新成立登记数}}家' }] }, shown)).toBe(5);
  });
});

const value = (one: number | null) => ({ value: one, of: null, to: null });
const line = (changes: Partial<FigureLine>): FigureLine =>
  figureLine.parse({
    ...{
      key: 'HF04.established',
      spec: 'HF04.established',
      group: 'HF04',
      unit: 'organization',
      part: null,
      ratio: null,
    },
    ...{ current: value(12), previous: value(0), last_year: value(9) },
    ...changes,
  });
const LINES = [
  line({}),
  line({ key: 'HF02.byType@foundation', spec: 'HF02.byType', group: 'HF02', part: '基金会', current: value(9) }),
];

describe('numbers in the text', () => {
  it('open the records of their line and period; a comparison opens what is compared', () => {
    expect(numberOfPlace('新成立登记数', LINES)).toEqual({ key: 'HF04.established', period: 'current' });
    expect(numberOfPlace(' 新成立登记数:上期', LINES)).toEqual({ key: 'HF04.established', period: 'previous' });
    expect(numberOfPlace('新成立登记数：同期', LINES)).toEqual({ key: 'HF04.established', period: 'last_year' });
    expect(numberOfPlace('新成立登记数：环比', LINES)).toEqual({ key: 'HF04.established', period: 'current' });
    expect(numberOfPlace('按类型登记数·基金会', LINES)).toEqual({ key: 'HF02.byType@foundation', period: 'current' });
    for (const none of ['单位', '表：变更', '没有这个', '召开会议次数']) expect(numberOfPlace(none, LINES)).toBeNull();
  });

  it('lead from a table or chart to its group', () => {
    expect(groupOfPlace('表：变更', LINES)).toBe('HF05');
    expect(groupOfPlace('图：新成立登记', LINES)).toBe('HF04');
    expect(groupOfPlace('新成立登记数', LINES)).toBeNull();
  });

  it('are named with their part in both languages', () => {
    expect(LINES.map((one) => lineName(one, 'zh-CN'))).toEqual(['新成立登记数', '按类型登记数·基金会']);
    expect(lineName(LINES[1] ?? line({}), 'en')).not.toMatch(/\p{Script=Han}/u);
  });

  it('carry their unit in the language of the page; a share carries its sign itself', () => {
    const share = line({ unit: 'percent', ratio: { of: 'HF20.withLiaison', to: 'HF01.registered' } });
    expect([unitOf(line({}), 'zh-CN'), unitOf(share, 'zh-CN'), unitOf(share, 'en')]).toEqual(['家', '', '']);
    expect(unitOf(line({}), 'en')).toMatch(/^ [a-z]+$/u);
  });

  it('stand in a text that is compared as they are typed, line by line', () => {
    expect(blocksText(TEXT.blocks)).toBe(
      '{{期间}}开展情况\n新成立{{新成立登记数}}家，\n比上期{{新成立登记数：环比}}。\n{{表：登记变动}}\n指标　{{期间}}\n新成立　{{新成立登记数}}',
    );
  });
});

describe('words around a report', () => {
  it('fill office and period into the title', () => {
    const head = { kind: 'half_yearly' as const, periodStart: '2026-01-01', periodEnd: '2026-06-30', countedAt: null };
    expect(reportTitle({ ...head, title: '{{单位}}关于{{期间}}工作的报告' }, '云州市民政局')).toBe(
      '云州市民政局关于2026年上半年工作的报告',
    );
  });

  it('offer whole periods down from the one that runs', () => {
    const [running, last, before] = periodChoices('half_yearly', '2026-11-23');
    expect(running).toEqual({ kind: 'half_yearly', from: '2026-07-01', to: '2026-12-31' });
    expect(last).toEqual({ kind: 'half_yearly', from: '2026-01-01', to: '2026-06-30' });
    expect(before).toEqual({ kind: 'half_yearly', from: '2025-07-01', to: '2025-12-31' });
    expect(periodChoices('monthly', '2026-03-31')).toHaveLength(24);
    expect(periodChoices('special', '2026-03-31')).toEqual([]);
  });

  it('say what a record is judged by without codes', () => {
    const words = {
      locale: 'zh-CN' as const,
      t: (key: Parameters<typeof message>[1]) => message('zh-CN', key),
      known: (key: string) => messageIfKnown('zh-CN', key),
    };
    expect(factField('filings', 'summarySubmittedOn', words)).toBe('总结报送日期');
    expect(factValue('filings', 'timeliness', 'late', words)).not.toBe('late');
    expect(factValue('meetings', 'kind', 'leading_group', words)).toBe('领导小组会议');
    expect(
      factValue(
        'organizations',
        'atEnd',
        '{"committedTo":"2026-09-30","kind":"registered","listedIn":2,"type":"foundation"}',
        words,
      ),
    ).toMatch(/承诺有效期至 2026-09-30、.*登记、列入异常名录次数 2、.*基金会/u);
    expect(factValue('filings', 'permitRequired', 'true', words)).toBe('是');
    expect(factValue('filings', 'completeOn', '', words)).toBe('无');
  });

  it('say what changed in a report without codes, in both languages', () => {
    const zh = (key: string) => messageIfKnown('zh-CN', key);
    expect(
      ['kind', 'state', 'recordState', 'voidReason', 'warningReason'].map((field) => historyField(field, zh)),
    ).toEqual([...['报告种类', '办理状态', '记录状态', '作废原因', '仍要报送的理由']]);
    expect(historyValue('kind', 'half_yearly', zh)).toBe('半年工作报告');
    expect(historyValue('state', 'issued', zh)).toBe('已印发');
    expect(historyValue('recordState', 'final', zh)).toBe('已定稿');
    expect(historyValue('countedAt', '2026-07-03T15:20:11+08:00', zh)).toBe('2026-07-03 15:20');
    expect(historyValue('submittedTo', '省民政厅', zh)).toBe('省民政厅');
    expect(historyValue('state', 'issued', (key) => messageIfKnown('en', key))).not.toMatch(/\p{Script=Han}/u);
  });

  it('keep a template through its form', () => {
    const content = { blocks: TEXT.blocks };
    const stored = { name: '半年报告', kind: null, title: '{{单位}}报告', content, note: null };
    expect(templateFields(templateValues(stored))).toEqual(stored);
    expect(templateValues(null).blocks).toEqual([]);
  });

  it('lead from a draft back to where it was typed', () => {
    const id = '01a2094c-a782-7018-9ee7-8c662ae47aab';
    expect(placeOfDraft(`report:${id}`)).toBe(`/reports/${id}`);
    expect(placeOfDraft('reportNew:monthly')).toBe('/reports?form=reportNew%3Amonthly');
    expect(placeOfDraft(`reportAct:${id}-submit`)).toBe(`/reports/${id}?form=reportAct%3A${id}-submit`);
    expect(placeOfDraft(`citation:report-${id}`)).toBe(`/reports/${id}`);
    expect(placeOfDraft(`citation:risk_assessment-${id}`)).toBe(`/risk/${id}`);
    expect(placeOfDraft('reportTemplate:new')).toBe('/reports/templates?form=reportTemplate%3Anew');
  });
});
