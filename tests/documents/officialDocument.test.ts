// needs: pdffonts, pdftoppm, pdftotext, qpdf
import { describe, expect, it } from 'vitest';
import { mm, OFFICIAL_LAYOUT } from '#service/documents/officialLayout.ts';
import { renderDocument } from '#service/documents/renderDocument.ts';
import { isDocumentDate, isDocumentNumber, suggestDocumentNumber } from '#shared/features/documents/documentNumber.ts';
import { findLine, setPages } from './modelLines.ts';
import { BODY, DOCUMENT, JOINT, JOINT_AGENCIES, LETTER, SEAL, STAMP } from './officialSamples.ts';
import { pdfFonts, qpdfCheck, Raster, rawText } from './pdfTools.ts';
import { GOLDEN, MINUTES } from './samples.ts';

const { cell, left, right, pitch, centre } = OFFICIAL_LAYOUT;
const rendered = renderDocument({ form: 'document', data: DOCUMENT }, GOLDEN);

describe('版头 of a document (check 2)', () => {
  it('has its mark at 72.0 mm and the rule 4 mm below 发文字号, 156 mm wide', async () => {
    const raster = new Raster((await rendered).pdf, 1);
    const mark = raster.inkRows({ from: 0, to: 95, red: true });
    const rule = raster.inkRows({ from: 95, to: 297, left: 60, right: 61, red: true });
    expect(Math.abs(mark.top - 72)).toBeLessThanOrEqual(0.2);
    const columns = raster.inkColumns({ from: rule.top, to: rule.bottom, red: true });
    expect(Math.abs(columns.right - columns.left - 156)).toBeLessThanOrEqual(0.2);
    const number = findLine(setPages({ form: 'document', data: DOCUMENT }), DOCUMENT.number);
    expect(Math.abs(rule.top - (number.emTop + 16) / mm(1) - 4)).toBeLessThanOrEqual(0.2);
    expect(Math.abs(number.emTop - mm(mark.bottom) - 2 * pitch)).toBeLessThan(mm(0.2));
  });

  it('puts 份号, 密级, 紧急程度 on the first rows, flush left', () => {
    const set = setPages({ form: 'document', data: DOCUMENT });
    for (const [row, text] of ['000012', '工作秘密★1年', '加急'].entries()) {
      const line = findLine(set, text);
      expect(line.row).toBeCloseTo(row, 4);
      expect(Math.abs(line.left - left)).toBeLessThan(1.5);
    }
    const alone = setPages({ form: 'document', data: { ...DOCUMENT, copyNumber: '', security: '' } });
    expect(findLine(alone, '加急').row).toBeCloseTo(0, 4);
    const withoutCopy = setPages({ form: 'document', data: { ...DOCUMENT, copyNumber: '' } });
    expect(findLine(withoutCopy, '工作秘密').row).toBeCloseTo(1, 4);
  });

  it('sets 签发人 two in a row, the number on the row of the last one', () => {
    const set = setPages({ form: 'document', data: JOINT });
    const first = findLine(set, '签发人：张某某李某');
    const last = findLine(set, '王某某');
    expect(last.text).toBe('某民发〔2026〕4号王某某');
    expect(last.baseline - first.baseline).toBeCloseTo(pitch, 3);
    expect(Math.abs(last.left - left - cell)).toBeLessThan(1);
    expect(Math.abs(first.right - (right - cell))).toBeLessThan(1);
    const one = setPages({ form: 'document', data: { ...JOINT, signers: ['张某某'] } });
    const row = findLine(one, '签发人：张某某');
    expect(row.text).toBe('某民发〔2026〕4号签发人：张某某');
    expect(Math.abs(row.right - (right - cell))).toBeLessThan(1);
  });

  it('sets joint names to one width with 文件 beside their middle', async () => {
    const { pdf } = await renderDocument({ form: 'document', data: JOINT }, GOLDEN);
    const raster = new Raster(pdf, 1);
    expect(Math.abs(raster.inkRows({ from: 0, to: 130, red: true }).top - 72)).toBeLessThanOrEqual(0.2);
    const set = setPages({ form: 'document', data: JOINT });
    const marks = (set.pages[0]?.glyphRuns ?? []).filter((run) => run.colour === '#ff0000');
    const names = JOINT_AGENCIES.map((name) => {
      const glyphs = marks.flatMap((run) => run.glyphs.map((glyph) => ({ ...glyph, baseline: run.baseline })));
      const row = [...new Set(glyphs.map((glyph) => glyph.baseline))].map((baseline) =>
        glyphs.filter((glyph) => glyph.baseline === baseline),
      );
      const own = row.find((list) =>
        list
          .map((glyph) => glyph.character)
          .join('')
          .startsWith(name),
      );
      return (own ?? []).slice(0, [...name].length).map((glyph) => glyph.x);
    });
    for (const xs of names) {
      expect(xs[0]).toBeCloseTo(names[0]?.[0] ?? 0, 3);
      expect(xs.at(-1)).toBeCloseTo(names[0]?.at(-1) ?? 0, 3);
    }
    const columns = raster.inkColumns({ from: 70, to: 125, red: true });
    expect(columns.left).toBeGreaterThanOrEqual(32.9);
    expect(columns.right).toBeLessThanOrEqual(179.1);
    const block = raster.inkRows({ from: 0, to: 130, right: 130, red: true });
    const word = raster.inkRows({ from: 0, to: 130, left: 160, red: true });
    expect(Math.abs((block.top + block.bottom) / 2 - (word.top + word.bottom) / 2)).toBeLessThan(0.3);
  });

  it('makes a head of ten agencies low enough for the text to begin on page 1', () => {
    const agencies = Array.from({ length: 10 }, (_, index) => `某某区第${index + 1}人力资源和社会保障局`);
    const set = setPages({ form: 'document', data: { ...JOINT, agencies } });
    expect(findLine(set, '为贯彻落实').page).toBe(0);
  });
});

describe('发文字号 (§2.1)', () => {
  it.each([
    '某民发[2026]3号',
    '某民发【2026】3号',
    '某民发（2026）3号',
    '某民发(2026)3号',
    '某民发〔2026〕第3号',
    '某民发〔2026〕03号',
  ])('refuses %s and offers 某民发〔2026〕3号', async (number) => {
    for (const request of [
      { form: 'document', data: { ...DOCUMENT, number } },
      { form: 'letter', data: { ...LETTER, number } },
    ] as const) {
      await expect(renderDocument(request, GOLDEN)).rejects.toMatchObject({
        code: 'document_number_invalid',
        details: { number, suggestion: '某民发〔2026〕3号' },
      });
    }
  });

  it('knows numbers and dates', () => {
    for (const number of ['某民发〔2026〕3号', '民〔1999〕12号']) expect(isDocumentNumber(number)).toBe(true);
    for (const number of ['某民发〔26〕3号', '〔2026〕3号', '某民发〔2026〕0号', 'AB〔2026〕3号']) {
      expect(isDocumentNumber(number)).toBe(false);
      expect(suggestDocumentNumber(number)).toBeUndefined();
    }
    for (const date of ['2026年3月5日', '2024年2月29日']) expect(isDocumentDate(date)).toBe(true);
    for (const date of ['2026年2月29日', '2026年03月5日', '二〇二六年三月五日', '2026年13月1日', '2026年4月31日']) {
      expect(isDocumentDate(date)).toBe(false);
    }
  });
});

describe('what is refused', () => {
  it.each(['绝密', '机密★1年', '秘密', '机 密', '秘\u200b密★10年'])('state-secret level %j', async (mark) => {
    for (const field of ['security', 'handlingMark']) {
      await expect(
        renderDocument({ form: 'document', data: { ...DOCUMENT, [field]: mark } }, GOLDEN),
      ).rejects.toMatchObject({ code: 'rule_broken', details: { fields: [{ field, code: 'state_secret' }] } });
    }
  });

  it('an upward document without 签发人, a 请示 without contact', async () => {
    const fields = async (data: object): Promise<unknown> =>
      renderDocument({ form: 'document', data: { ...JOINT, ...data } }, GOLDEN).catch(
        (error: unknown) => error instanceof Error && Reflect.get(error, 'details'),
      );
    expect(await fields({ signers: [] })).toMatchObject({ fields: [{ field: 'signers', code: 'required' }] });
    expect(await fields({ note: '' })).toMatchObject({ fields: [{ field: 'note', code: 'required' }] });
    expect(await fields({ kind: '意见', isUpward: true, signers: [] })).toMatchObject({ count: 1 });
  });

  it('a character without glyph, named once for each place', async () => {
    const agencies = ['某某区\u{3ffff}民政局', '某某区社会组织综合监督管理工作领导小组办公室'];
    const data = {
      ...JOINT,
      agencies,
      signature: { kind: 'unsealed' as const, agencies: ['某\u{3fffe}局'], date: '' },
    };
    const error: unknown = await renderDocument({ form: 'document', data }, GOLDEN).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'glyph_missing',
      details: {
        list: [
          { character: '\u{3ffff}', position: 4, part: 'mark', role: 'xiaobiaosong' },
          { character: '\u{3fffe}', position: 2, part: 'signature', role: 'fangsong' },
        ],
      },
    });
  });

  it('a picture that is no PNG or a damaged one, and a seal that is not square', async () => {
    const withSeal = (png: string) =>
      renderDocument(
        {
          form: 'document',
          data: { ...DOCUMENT, signature: { kind: 'sealed', agencies: [{ name: '某局', png }], date: '' } },
        },
        GOLDEN,
      );
    await expect(withSeal(Buffer.alloc(200).toString('base64'))).rejects.toMatchObject({ code: 'invalid_input' });
    const seal = Buffer.from(SEAL, 'base64');
    const damaged = Buffer.from(seal);
    damaged.fill(0x55, 60, 120);
    for (const bytes of [seal.subarray(0, 60), seal.subarray(0, seal.length - 300), damaged]) {
      await expect(withSeal(bytes.toString('base64'))).rejects.toMatchObject({ code: 'invalid_input' });
    }
    await expect(withSeal(STAMP)).rejects.toMatchObject({ code: 'invalid_input', details: { part: 'seal 1' } });
  });
});

describe('主体 and attachments (§2.2)', () => {
  it('prints the parts in their order', async () => {
    const text = rawText((await rendered).pdf).replace(/—\d+—/g, '');
    const parts = [
      '000012工作秘密★1年加急某某区民政局文件某民发〔2026〕3号',
      DOCUMENT.title,
      '各社会组织：',
      '一、年检范围',
      '（一）严格时限要求。各社会组织',
      '附件：1.2026年社会组织年度检查材料清单2.社会组织年度检查情况一览表',
      '某某区民政局2026年3月5日（联系人：王某，电话：025-12345678）',
      '附件12026年社会组织年度检查材料清单必报材料',
      '附件2',
      '抄送：区委办公室、',
      '某某区民政局办公室2026年3月5日印发',
    ];
    let from = 0;
    for (const part of parts) {
      const at = text.indexOf(part, from);
      expect(at, part).toBeGreaterThanOrEqual(from);
      from = at + part.length;
    }
    expect(qpdfCheck((await rendered).pdf)).toContain('No syntax');
    for (const font of pdfFonts((await rendered).pdf)) expect(font).toMatchObject({ embedded: true, unicode: true });
  });

  it('hangs the names of attachments under each other, one empty row below the text', () => {
    const set = setPages({ form: 'document', data: DOCUMENT });
    const first = findLine(set, '附件：1.');
    const second = findLine(set, '2.社会组织年度检查情况一览表');
    const third = findLine(set, '类别、年检结论以及');
    expect(Math.abs(first.left - left - 2 * cell)).toBeLessThan(1);
    expect(Math.abs(second.left - left - 5 * cell)).toBeLessThan(1);
    const dot = 16 * 0.5; // the digit half a cell, the stop no more than that, half a cell between
    expect(third.left).toBeGreaterThan(left + 5.5 * cell + cell / 2);
    expect(third.left).toBeLessThan(left + 6 * cell + dot);
    expect(first.row - findLine(set, '（1）逾期未报的').row).toBeCloseTo(2, 3);
  });

  it('begins attachments with label on row 0 and title on row 2, an unbound one with the number', () => {
    const set = setPages({ form: 'document', data: DOCUMENT });
    const label = findLine(set, '附件1');
    expect(label.row).toBeCloseTo(0, 4);
    const lines = set.lines[label.page] ?? [];
    const title = lines.find((line) => line.text === '2026年社会组织年度检查材料清单');
    expect(title?.row).toBeCloseTo(2, 1);
    expect(((title?.left ?? 0) + (title?.right ?? 0)) / 2).toBeCloseTo(centre, -1);
    const attachments = DOCUMENT.attachments.map((entry) => ({ ...entry, isBound: false }));
    const bare = setPages({ form: 'document', data: { ...DOCUMENT, attachments } });
    expect(bare.pages).toHaveLength(2);
    const separate = setPages({ form: 'document', data: { ...DOCUMENT, attachments, separateAttachment: 1 } });
    expect(separate.lines[0]?.[0]?.text).toBe('某民发〔2026〕3号附件1');
    expect(separate.lines[0]?.[0]?.row).toBeCloseTo(0, 4);
  });

  it('keeps title breaks of the user, sets 主送 flush left and moves too long ones to the 版记', () => {
    const title = '关于做好某事的\n通知';
    const set = setPages({ form: 'document', data: { ...DOCUMENT, title } });
    expect(set.lines[0]?.map((line) => line.text)).toEqual(expect.arrayContaining(title.split('\n')));
    expect(Math.abs(findLine(set, '各街道办事处').left - left)).toBeLessThan(0.5);
    const recipients = Array.from({ length: 36 }, (_, index) => `某某街道第${index + 1}社区`).join('，');
    const long = setPages({ form: 'document', data: { ...DOCUMENT, recipients } });
    expect(findLine(long, '为贯彻落实').page).toBe(0);
    expect(findLine(long, '主送：').page).toBe(long.pages.length - 1);
    expect(findLine(long, '抄送：').baseline).toBeGreaterThan(findLine(long, '主送：').baseline);
  });

  it('begins the text on page 1 and repeats the same bytes', async () => {
    expect(
      findLine(setPages({ form: 'document', data: DOCUMENT }), BODY[0]?.kind === 'paragraph' ? '为贯彻' : '').page,
    ).toBe(0);
    const again = await renderDocument({ form: 'document', data: DOCUMENT }, GOLDEN);
    expect(Buffer.compare(again.pdf, (await rendered).pdf)).toBe(0);
  });

  it('prints a handling mark on every page', () => {
    const set = setPages({ form: 'document', data: { ...DOCUMENT, handlingMark: '内部资料' } });
    expect(set.pages.length).toBeGreaterThan(4);
    for (const lines of set.lines) expect(lines[0]?.text).toBe('内部资料');
    const minutes = { ...MINUTES, handlingMark: '内部资料' };
    for (const lines of setPages({ form: 'minutes', data: minutes }).lines) expect(lines[0]?.text).toBe('内部资料');
  });
});

describe('版记 and page number of a document (checks 5 and 6)', () => {
  it('ends at 262.0 mm on the last page only; dash top 269.0, odd right, even left', async () => {
    const data = { ...DOCUMENT, attachments: DOCUMENT.attachments.slice(0, 1) };
    const { pdf, pages } = await renderDocument({ form: 'document', data }, GOLDEN);
    expect(pages).toBe(3);
    const set = setPages({ form: 'document', data });
    const rules = new Raster(pdf, pages).rulesAt(29, 200, 265);
    expect(rules).toHaveLength(3);
    for (const [index, thickness] of [0.35, 0.25, 0.35].entries()) {
      expect(Math.abs((rules[index]?.thickness ?? 0) - thickness)).toBeLessThan(0.02);
    }
    expect(rules[2]?.bottom).toBeCloseTo(262, 1);
    for (let page = 1; page < pages; page += 1) {
      const raster = new Raster(pdf, page);
      expect((set.pages[page - 1]?.rules ?? []).filter((rule) => rule.y > mm(130))).toEqual([]);
      const columns = raster.inkColumns({ from: 265, to: 275 });
      expect(
        Math.abs(raster.inkRows({ from: 265, to: 275, left: columns.left, right: columns.left + 3 }).top - 269),
      ).toBeLessThan(0.1);
      const inset = 13.819 / mm(1);
      if (page % 2 === 1) expect(Math.abs(columns.right - (184 - inset))).toBeLessThan(0.3);
      else expect(Math.abs(columns.left - (28 + inset))).toBeLessThan(0.3);
    }
  });
});
