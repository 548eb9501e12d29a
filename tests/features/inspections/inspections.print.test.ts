// needs: pdftotext
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileOutput } from '#shared/contract/primitives.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { csvRows } from '#tests/features/exports/exportedLists.ts';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { addOrganization } from '#tests/features/units/unitsOffice.ts';
import { inspectionOffice } from './inspectionOffice.ts';

let own: Awaited<ReturnType<typeof inspectionOffice>>;
let call: typeof own.office.call;
beforeAll(async () => {
  own = await inspectionOffice();
  ({ call } = own.office);
});
afterAll(() => own.office.close());

/** Text of a printed file without blanks; the file is kept where somebody wants to look at it. */
function words(file: FileOutput, name: string): string {
  const bytes = own.office.bytes(file);
  const folder = process.env.WALK_SHOTS;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${name}.pdf`), bytes);
  }
  return rawText(bytes).replaceAll(/\s/gu, '');
}

/** The text of a drafted document as it will print. */
async function drafted(id: string, kind: 'notice' | 'rectify_order' | 'suspension'): Promise<string> {
  const { documentId } = await call('inspections.draftPaper', { ...(await own.target(id)), kind });
  const { document, row } = await call('officialDocuments.get', { id: documentId });
  expect(row.stage).toBe('draft');
  const { file } = await call('officialDocuments.preview', { content: document.content });
  return words(file, `paper-${kind}`);
}

describe('papers of an inspection', () => {
  it('the notice names day, place, what is looked at and who comes; it is drafted once and before the inspection is final', async () => {
    const id = await own.plan({
      heldOn: null,
      plannedOn: '2026-03-10',
      place: '云州市人民路12号',
      matterText: '年度日常检查',
    });
    const text = await drafted(id, 'notice');
    for (const part of [
      '检查通知书',
      '2026年3月10日',
      '云州市人民路12号',
      '年度日常检查',
      '王珺（股长）、李想（科员）',
      '检查人员不少于两人',
    ])
      expect(text).toContain(part);
    expect(text).toContain('登记证书正本在办公场所显著位置悬挂');
    const twice = await own.office.failure('inspections.draftPaper', { ...(await own.target(id)), kind: 'notice' });
    expect(issuesOf(twice)).toEqual(['kind: paper_drafted']);
    const early = await own.office.failure('inspections.draftPaper', {
      ...(await own.target(id)),
      kind: 'rectify_order',
    });
    expect(issuesOf(early)).toEqual(['kind: paper_needs_rectify']);
    const bare = await own.plan({ heldOn: null, plannedOn: null, noticeOn: null });
    const dayless = await own.office.failure('inspections.draftPaper', { ...(await own.target(bare)), kind: 'notice' });
    expect(issuesOf(dayless)).toEqual(['plannedOn: notice_without_day']);
  });

  it('the rectification order lists each problem with clause, demand and day', async () => {
    const { id, second } = await own.concluded();
    await call('inspections.rectified', {
      ...{ ...(await own.of(id, second)), rectifiedOn: '2026-03-05', evidenceText: '当场整改' },
    });
    const text = await drafted(id, 'rectify_order');
    for (const part of [
      '责令限期整改通知书',
      '2026年3月4日',
      '问题：name_plate',
      '《消防法》第十六条',
      '2026年4月3日前完成整改',
      '2026-03-05已整改',
      // The day says how it was counted, and by which calendar.
      '整改期限的推算：自2026年3月4日星期三（检查日期）的次日起算，',
      '按2026年节假日安排推算。',
      '陈述、申辩',
    ])
      expect(text).toContain(part);
    const { papers } = await own.get(id);
    expect(papers).toMatchObject([{ kind: 'rectify_order', documentStage: 'draft', documentNumber: null }]);
  });

  it('the suspension notice needs its conclusion and says until when', async () => {
    const id = await own.plan();
    await own.answer(id, ['seals_kept']);
    await own.finding(id, 'seals_kept', { severity: 'serious' });
    await call('inspections.finalize', {
      ...{
        ...(await own.target(id)),
        conclusion: 'suspend',
        conclusionBasis: '《消防法》第五十四条',
        rectifyDueOn: null,
      },
    });
    const text = await drafted(id, 'suspension');
    expect(text).toContain('停止使用上述办公场所');
    expect(text).toContain('复查合格后，方可恢复使用');
  });
});

describe('sheets', () => {
  it('the on-site record prints what was seen, the statement and rows for two inspectors and the organization', async () => {
    const { id, first } = await own.concluded({ onsiteSignerName: '陈某某', onsiteSignerPost: '会长' });
    await call('inspections.saveStatement', {
      ...(await own.of(id, first)),
      ...{ statementText: '牌匾正在制作', statementOn: '2026-03-05', statementName: null, statementPost: '会长' },
    });
    const { file } = await call('inspections.printRecord', { id });
    const text = words(file, 'record');
    for (const part of [
      '现场检查记录',
      '检查人员王珺',
      '检查人员李想',
      '被检查组织陈某某',
      '牌匾正在制作（会长，2026年3月5日）',
      '×有问题',
      '√符合',
      // Each problem stands there with its clause and what is asked, the conclusion with what it rests on.
      '问题：name_plate《消防法》第十六条限期改正',
      '《社会团体登记管理条例》',
    ])
      expect(text).toContain(part);
    expect(text).toContain('整改期限至2026年4月3日');
  });

  it('a long statement stands whole below the table, not in its narrow column', async () => {
    const { id, first } = await own.concluded();
    const statementText = `${'牌匾正在制作，材料已报送，'.repeat(30)}请予核实`;
    await call('inspections.saveStatement', {
      ...(await own.of(id, first)),
      ...{ statementText, statementOn: '2026-03-05', statementName: null, statementPost: '会长' },
    });
    const { file } = await call('inspections.printRecord', { id });
    const text = words(file, 'long-statement');
    expect(text).toContain('见表后');
    expect(text.replaceAll(/—\d+—/g, '')).toContain(`问题1的陈述申辩：${statementText}（会长，2026年3月5日）`);
  });

  it('prints empty for every checklist: boxes to tick, rows to write in, rows for signing', async () => {
    const { templates } = await call('inspections.templates', {});
    for (const { code, title, items } of templates) {
      const { file } = await call('inspections.printEmptyRecord', { code });
      const text = words(file, `empty-${code}`);
      expect(text).toContain(title);
      expect(text.split('□不涉及').length - 1).toBe(items.length);
      expect(text).toContain('被检查组织负责人');
    }
  });

  it('re-inspection record, register, open and closed problems', async () => {
    const { id, first } = await own.concluded({ organizationId: await addOrganization(own.office, 5) });
    await call('inspections.rectified', {
      ...{ ...(await own.of(id, first)), rectifiedOn: '2026-03-05', evidenceText: '牌匾已更换' },
    });
    const sheet = words((await call('inspections.printReinspection', { id })).file, 'reinspection');
    expect(sheet).toContain('牌匾已更换');
    expect(sheet).toContain('□合格□不合格');
    await call('inspections.reinspect', {
      ...{ ...(await own.of(id, first)), reinspectedOn: '2026-03-05', result: 'pass' },
      ...{ reinspectionText: null, newDueOn: null },
    });
    await call('inspections.close', await own.of(id, first));
    const number = (await own.get(id)).inspection.inspectionNo;
    const open = words((await call('inspections.printFindings', {})).file, 'open-list');
    expect(open).toContain('检查问题清单');
    expect(open).toContain(`${number}-2`);
    expect(open).not.toContain(`${number}-1`);
    const closed = await call('inspections.printFindings', { show: 'closed' });
    expect(closed.count).toBe(1);
    const closeOut = words(closed.file, 'close-out');
    expect(closeOut).toContain('问题整改销号清单');
    expect(closeOut).toContain('（自核）');
    const register = words((await call('inspections.print', { show: 'rectifying' })).file, 'register');
    expect(register).toContain('检查台账');
    expect(register).toContain(number);
  });

  it('exports inspections and problems as their lists show them', async () => {
    const exported = await call('exports.list', { list: 'inspections', input: {}, format: 'csv' });
    const inspections = csvRows(own.office.bytes(exported.file).toString('utf8'));
    expect(inspections[0]?.[0]).toContain('检查编号');
    expect(inspections.length - 1).toBe((await call('inspections.list', {})).total);
    const listed = await call('exports.list', { list: 'inspectionFindings', input: { show: 'open' }, format: 'csv' });
    const problems = csvRows(own.office.bytes(listed.file).toString('utf8'));
    expect(problems[0]).toContain('整改期限');
    expect(problems.length - 1).toBe((await call('inspections.findings', { show: 'open' })).total);
  });
});

describe('a random draw (双随机)', () => {
  it('plans what was drawn, prints seed and time, and says whether drawing again gives the same', async () => {
    for (const number of [6, 7, 8, 9]) await addOrganization(own.office, number, { townshipName: '城关镇' });
    const ask = {
      ...{ title: '春季抽查', wanted: 3, inspectorsEach: 2, seed: '2026春-0305' },
      target: 'records',
      filter: { townshipName: '城关镇' },
      inspectorPool: [...own.members],
    } as const;
    const tooMany = await own.office.failure('inspections.draw', {
      ...ask,
      inspectorPool: [...own.members],
      wanted: 9,
    });
    expect(issuesOf(tooMany)).toEqual(['wanted: draw_too_many']);
    const one = await call('inspections.draw', { ...ask, inspectorPool: [...own.members] });
    const two = await call('inspections.draw', { ...ask, inspectorPool: [...own.members] });
    const [first, second] = [
      await call('inspections.getDraw', { id: one.id }),
      await call('inspections.getDraw', { id: two.id }),
    ];
    const plain = (draw: typeof first) => draw.drawn.map(({ name, inspectors }) => [name, inspectors]);
    expect(plain(first)).toEqual(plain(second));
    expect(first.candidates).toHaveLength(4);
    expect(first.repeats).toBe(true);
    const planned = await call('inspections.list', { planKind: 'random' });
    expect(planned.total).toBe(6);
    expect(first.drawn.every(({ inspectionNo }) => inspectionNo?.startsWith('JC-2026-'))).toBe(true);
    const text = words((await call('inspections.printDraw', { id: one.id })).file, 'draw');
    for (const part of ['双随机抽取结果', '2026春-0305', '2026-03-05', '城关镇', 'SHA-256', '监督人'])
      expect(text).toContain(part);
    // The keys that are digested are printed, too: the draw is repeated from the paper alone.
    for (const { id } of first.candidates) expect(text).toContain(id.replaceAll('-', '').slice(-12));
    // Without a seed the program makes one, another every time.
    const { seed: _seed, ...unseeded } = ask;
    const three = await call('inspections.draw', { ...unseeded, inspectorPool: [...own.members] });
    const { draw } = await call('inspections.getDraw', { id: three.id });
    expect(draw.seed).toMatch(/^[0-9a-f]{16}$/);
    expect(draw.drawNo).toBe('CQ-2026-0003');
  });
});
