// needs: pdftotext, qpdf
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfText, qpdfCheck } from '#tests/documents/pdfTools.ts';
import { makeService, OFFICE_NAME, type TestService } from '#tests/support/makeService.ts';
import { lineUpOf } from './lineUp.ts';

let office: TestService;
const groups = new Map<number, string>();
const SIZES = [8, 20, 40] as const;

/** A group of so many people with duties as an office writes them. */
async function groupOf(size: number, wordy = false): Promise<string> {
  const lineUp = lineUpOf(office);
  const group = await lineUp.group(`${size}人领导小组${wordy ? '（详）' : ''}`);
  const items: string[] = [];
  for (const [index, text] of [
    '研究制定年度工作要点',
    '组织年度检查',
    '排查非法社会组织',
    '落实安全生产责任',
  ].entries()) {
    items.push(await lineUp.item(group, text, { seq: index + 1, kind: index === 3 ? 'post' : 'organization_work' }));
  }
  for (let index = 0; index < size; index += 1) {
    const memberId = await lineUp.member(`人员${index + 1}号`, index === 0 ? '副县长' : `第${index + 1}股股长`);
    const text = '负责本领域社会组织业务主管和监督管理，督促落实年度检查、等级评估和安全生产要求';
    await lineUp.assign(group, memberId, {
      role: index === 0 ? 'leader' : index === 1 ? 'office_director' : 'member',
      seq: index,
      dutyIds: [items[index % 3] ?? '', items[3] ?? ''],
      scopeText: wordy ? `${text}。`.repeat(3) : size > 20 ? null : text,
      postDutyText: wordy ? `${text}。`.repeat(2) : null,
      sectionNames: index % 4 === 0 ? ['社会组织管理股'] : [],
      basisDocumentNo: '云民发〔2024〕1号',
    });
  }
  return group;
}

beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  for (const size of SIZES) groups.set(size, await groupOf(size));
}, 60_000);
afterAll(() => office.close());

const flat = (text: string) => text.replace(/\s+/g, '');
/** Sheets of paper with their size in points, as another program reads them. */
const sheets = (pdf: Uint8Array) => pdfText(pdf, '-raw').split('\f').length - 1;

describe('D3: the duty table on paper', () => {
  it.each([
    [8, 'a4'],
    [20, 'a4'],
    [40, 'a3'],
  ] as const)('has %i people on one %s sheet, in official order, as at its day', async (size, paper) => {
    const leadingGroupId = groups.get(size) ?? '';
    const made = await office.call('duties.printTable', { leadingGroupId, at: '2026-01-31', paper });
    expect([made.sheets, made.wanted]).toEqual([1, 1]);
    const pdf = office.bytes(made.file);
    expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors found');
    expect(sheets(pdf)).toBe(1);
    const text = flat(pdfText(pdf, '-raw'));
    expect(text).toContain(`${size}人领导小组责任分工表`);
    expect(text).toContain('（截至2026年1月31日）');
    for (const head of [
      '序号',
      '姓名',
      '职务',
      '组内职务',
      '社会组织工作职责',
      '岗位业务职责',
      '分管科室',
      '起止日期',
    ]) {
      expect(text).toContain(head);
    }
    const places = [1, 2, 3, size].map((number) => text.indexOf(`人员${number}号`));
    expect(places.every((place) => place >= 0)).toBe(true);
    // Official order: leader, members, office director behind them.
    expect(places[0]).toBeLessThan(places[2] ?? 0);
    expect(places[1]).toBeGreaterThan(places[2] ?? 0);
    expect(text).toContain('落实安全生产责任');
    expect(text).toContain(`编制单位：${OFFICE_NAME}`);
    expect(text).toContain(`共${size}人`);
  });

  it('goes on to a second sheet and says so when the smallest readable text is too large', async () => {
    const leadingGroupId = await groupOf(40, true);
    const made = await office.call('duties.printTable', { leadingGroupId, paper: 'a4' });
    expect(made.sheets).toBeGreaterThan(1);
    expect(made.wanted).toBe(1);
    expect(sheets(office.bytes(made.file))).toBe(made.sheets);
    const text = flat(pdfText(office.bytes(made.file), '-raw'));
    expect(text).toContain('人员40号');
    // The heading row stands on every sheet.
    expect(text.split('组内职务').length - 1).toBeGreaterThanOrEqual(made.sheets);
    const wider = await office.call('duties.printTable', { leadingGroupId, paper: 'a3' });
    expect(wider.sheets).toBeLessThan(made.sheets);
  }, 30_000);

  it('prints every group in force on a sheet of its own when none is chosen, and nothing when there is none', async () => {
    const made = await office.call('duties.printTable', { paper: 'a3', at: '2026-01-31' });
    expect(made.wanted).toBe((await office.call('duties.overview', {})).groups.length);
    expect((await office.failure('duties.printTable', { at: '2020-01-01' })).code).toBe('not_found');
  }, 30_000);

  it('prints the matrix with marks, owners, and what is missing', async () => {
    const lineUp = lineUpOf(office);
    const leadingGroupId = await lineUp.group('矩阵领导小组');
    const items: string[] = [];
    for (let index = 1; index <= 20; index += 1)
      items.push(await lineUp.item(leadingGroupId, `事项${index}号`, { seq: index }));
    const [one, other] = [await lineUp.member('甲某'), await lineUp.member('乙某')];
    await lineUp.assign(leadingGroupId, one, { role: 'leader', dutyIds: [items[0] ?? '', items[18] ?? ''] });
    await lineUp.assign(leadingGroupId, other, {});
    const { file, sheets: count } = await office.call('duties.printMatrix', { leadingGroupId });
    expect(count).toBe(1);
    const text = pdfText(office.bytes(file), '-layout');
    expect(text.match(/√/g)).toHaveLength(2);
    expect(text).toMatch(/事项1号\s+社会组织工作\s+甲某/);
    expect(text).toMatch(/事项2号\s+社会组织工作\s+无人负责/);
    expect(text).toMatch(/乙某\s+成员\s+无/);
  });
});

describe('responsibility letters', () => {
  it('has a page for everybody in official order, with both duties, basis, period and two places to sign', async () => {
    const leadingGroupId = groups.get(20) ?? '';
    const { file, count, longer } = await office.call('duties.letters', { leadingGroupId });
    expect([count, longer]).toEqual([20, []]);
    const pages = pdfText(office.bytes(file), '-raw').split('\f').slice(0, -1).map(flat);
    expect(pages).toHaveLength(20);
    const [first = '', second = ''] = pages;
    expect(pages.at(-1)).toContain('责任人：人员2号');
    for (const words of [
      ...['责任书', '责任人：人员1号', '职务：副县长', '组内职务：组长', '自2025年1月1日起', '云民发〔2024〕1号'],
      ...['社会组织工作职责', '研究制定年度工作要点', '岗位业务职责', '落实安全生产责任'],
      ...['责任人（签字）', '上级领导（签字）'],
    ]) {
      expect(first).toContain(words);
    }
    expect(second).toContain('组长（签字）');
  });

  it('makes one file each in a ZIP for the people chosen, and refuses people who are not in office', async () => {
    const leadingGroupId = groups.get(8) ?? '';
    const { assignments } = await office.call('duties.overview', {});
    const chosen = assignments.filter((row) => row.leadingGroupId === leadingGroupId).slice(1, 4);
    const memberIds = chosen.map(({ memberId }) => memberId);
    const { file, count } = await office.call('duties.letters', { leadingGroupId, memberIds, as: 'zip' });
    expect(count).toBe(3);
    const entries = unzipSync(office.bytes(file));
    expect(Object.keys(entries)).toEqual(chosen.map(({ memberName }, index) => `${index + 1}-${memberName}责任书.pdf`));
    for (const pdf of Object.values(entries)) expect(sheets(pdf)).toBe(1);
    const early = { leadingGroupId, memberIds, at: '2024-06-30' };
    expect((await office.failure('duties.letters', early)).code).toBe('not_found');
  });

  it('names those whose letter needs a second page', async () => {
    const lineUp = lineUpOf(office);
    const leadingGroupId = await lineUp.group('长文领导小组');
    const long = await lineUp.member('长某');
    const text = '负责本领域社会组织业务主管和监督管理工作。'.repeat(90);
    await lineUp.assign(leadingGroupId, long, { role: 'leader', scopeText: text, postDutyText: text });
    await lineUp.assign(leadingGroupId, await lineUp.member('短某'), { scopeText: '登记' });
    const { longer } = await office.call('duties.letters', { leadingGroupId });
    expect(longer).toEqual(['长某']);
  });
});
