// needs: pdffonts, pdftoppm, pdftotext, qpdf
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { readBundledFonts, sourceResourcesDirectory } from '#service/documents/fonts/fontFiles.ts';
import { mm } from '#service/documents/officialLayout.ts';
import { renderDocument, typesetDocument } from '#service/documents/renderDocument.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import { pdfFonts, qpdfCheck, rawText, uncompressed } from './pdfTools.ts';
import { GOLDEN, gb2312Han, MINUTES } from './samples.ts';

const bare = { mark: '纪要', title: '题' };
const chunks = (text: string, size: number): string[] => text.match(new RegExp(`.{1,${size}}`, 'gsu')) ?? [];
/** Extracted text without page numbers; the body starts behind mark and title. */
const bodyText = (pdf: Uint8Array): string => rawText(pdf).replace(/—\d+—/g, '').slice('纪要题'.length);

describe('text in the PDF (check 9)', () => {
  it('extracts all 6,763 Han characters of GB2312 in each role of the body', async () => {
    const han = gb2312Han();
    expect([...han]).toHaveLength(6763);
    for (const level of [undefined, 1, 2] as const) {
      const body: TextBlock[] = chunks(han, 1000).map((text) =>
        level === undefined ? { kind: 'paragraph', text } : { kind: 'heading', level, text },
      );
      const { pdf } = await renderDocument({ form: 'minutes', data: { ...bare, body } }, GOLDEN);
      const expected = chunks(han, 1000)
        .map(
          (text, index) =>
            (level === undefined
              ? ''
              : level === 1
                ? `${'一二三四五六七'[index]}、`
                : `（${'一二三四五六七'[index]}）`) + text,
        )
        .join('');
      expect(bodyText(pdf)).toBe(expected);
    }
  });

  it('extracts mixed text, rare name characters and characters beyond the BMP', async () => {
    const text =
      '姓名用字㛃䶮喆玙珺𬱖玥旸瑀璟镕堃昇祎赟；“引文”‘内引’《书名》〈篇〉【注】〔2026〕3号——破折号……省略号，63%～68%、25℃、￥3.45亿元，GB/T 9704-2012 Office Word，a·b，阿不都·热合曼？！';
    const { pdf } = await renderDocument(
      { form: 'minutes', data: { ...bare, body: [{ kind: 'paragraph', text }] } },
      { ...GOLDEN, punctuation: 'keep' },
    );
    expect(bodyText(pdf)).toBe(text.replaceAll(' ', ''));
  });

  it('never yields radicals, replacement or private characters', async () => {
    const source = '\u2f08民\u2f00\u2ee2\uf900豈人马\u{2f800}';
    const body: TextBlock[] = [{ kind: 'paragraph', text: source }];
    const { pdf } = await renderDocument({ form: 'minutes', data: { ...bare, body } }, GOLDEN);
    const text = bodyText(pdf);
    expect(text).toBe('人民一马豈豈人马丽');
    expect(text).not.toMatch(/[\u2e80-\u2fd5\ufffd\ue000-\uf8ff]/u);
  });

  it('keeps characters apart that a font draws with one glyph', async () => {
    // FandolFang draws ·, • and ・ with one glyph: whichever the subset saw first must not stand for the others.
    const text = '甲·乙・丙·丁•戊—己―庚—辛―壬';
    const body: TextBlock[] = [{ kind: 'paragraph', text }];
    const { pdf } = await renderDocument(
      { form: 'minutes', data: { ...bare, body } },
      { ...GOLDEN, punctuation: 'keep' },
    );
    expect(bodyText(pdf)).toBe(text);
  });

  it('extracts random minutes in reading order', async () => {
    const han = [...gb2312Han()];
    const words = fc.array(fc.constantFrom(...han), { minLength: 1, maxLength: 120 }).map((list) => list.join(''));
    const mark = fc.constantFrom('，', '。', '：“甲”', '（2026年3月5日）', '——', '……', ' GB/T 9704 ');
    const text = fc
      .array(fc.tuple(words, mark), { minLength: 1, maxLength: 4 })
      .map((list) => `${list.flat().join('')}完。`);
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 12 }), async (texts) => {
        const body: TextBlock[] = texts.map((paragraph) => ({ kind: 'paragraph', text: paragraph }));
        const { pdf } = await renderDocument({ form: 'minutes', data: { ...bare, body } }, GOLDEN);
        expect(bodyText(pdf)).toBe(texts.join('').replaceAll(' ', ''));
      }),
      { numRuns: 25, seed: 20260305 },
    );
  });
});

describe('glyphs (check 10)', () => {
  it('refuses a document with characters that no font of the role has, and lists all of them', async () => {
    const body: TextBlock[] = [
      { kind: 'paragraph', text: '甲乙\u{3ffff}丙' },
      { kind: 'heading', level: 2, text: '丁\u{3fffe}' },
    ];
    const failure = await renderDocument({ form: 'minutes', data: { ...bare, body } }, GOLDEN).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({
      code: 'glyph_missing',
      details: {
        list: [
          { character: '\u{3ffff}', codePoint: 'U+3FFFF', position: 3, part: 'body 1', role: 'fangsong' },
          { character: '\u{3fffe}', codePoint: 'U+3FFFE', position: 5, part: 'body 2', role: 'kai' },
        ],
      },
    });
  });

  it.each(['\ue7c7', '\ufffd', '\u{10fffd}'])('refuses %j although a font may draw it', async (character) => {
    const body: TextBlock[] = [{ kind: 'paragraph', text: `甲${character}` }];
    await expect(renderDocument({ form: 'minutes', data: { ...bare, body } }, GOLDEN)).rejects.toMatchObject({
      code: 'glyph_missing',
    });
  });

  it('draws what FandolFang lacks from the light serif face, character by character', () => {
    const body: TextBlock[] = [{ kind: 'paragraph', text: '张喆民' }];
    const { model, typesetter } = typesetDocument({ form: 'minutes', data: { ...bare, body } }, GOLDEN);
    const runs =
      model.pages[0]?.glyphRuns.filter((run) => run.glyphs.some((glyph) => '张喆民'.includes(glyph.character))) ?? [];
    const found = runs.map((run) => [
      typesetter.book.face(run.faceId).postscriptName,
      run.glyphs.map((g) => g.character).join(''),
    ]);
    expect(found).toEqual([
      ['FandolFang-Regular', '张'],
      ['NotoSerifSC-Light', '喆'],
      ['FandolFang-Regular', '民'],
    ]);
    expect(runs[1]?.size).toBeCloseTo(16 * 0.94, 6);
  });

  it('bundles exactly the files that fonts.json pins, with their licences', () => {
    const directory = join(sourceResourcesDirectory(), 'fonts');
    const fonts = readBundledFonts(sourceResourcesDirectory());
    expect(fonts.map((font) => font.role)).toEqual([
      'fangsong',
      'kai',
      'hei',
      'xiaobiaosong',
      'song',
      'fangsongFallback',
    ]);
    for (const font of fonts) {
      expect(
        createHash('sha256')
          .update(readFileSync(join(directory, font.file)))
          .digest('hex'),
      ).toBe(font.sha256);
      for (const licence of font.licenceFiles)
        expect(readFileSync(join(directory, licence)).length).toBeGreaterThan(500);
    }
  });
});

describe('the file', () => {
  it('is the same for the same input and another for another', async () => {
    const request = { form: 'minutes', data: MINUTES } as const;
    const [first, second] = [await renderDocument(request, GOLDEN), await renderDocument(request, GOLDEN)];
    expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
    const other = await renderDocument({ form: 'minutes', data: { ...MINUTES, closing: '会议结束。' } }, GOLDEN);
    const idOf = (pdf: Uint8Array): string =>
      /\/ID \[<([0-9a-f]+)>/.exec(Buffer.from(pdf).toString('latin1'))?.[1] ?? '';
    expect(idOf(first.pdf)).toMatch(/^[0-9a-f]{32}$/);
    expect(idOf(other.pdf)).not.toBe(idOf(first.pdf));
  });

  it('is clean for qpdf, embeds every font as a subset with Unicode, and claims PDF/A-2b', async () => {
    const { pdf, fontsUsed, warnings } = await renderDocument({ form: 'minutes', data: MINUTES }, GOLDEN);
    expect(qpdfCheck(pdf)).toContain('No syntax or stream encoding errors found');
    const fonts = pdfFonts(pdf);
    expect(fonts.length).toBeGreaterThanOrEqual(5);
    for (const font of fonts) expect(font).toMatchObject({ embedded: true, subset: true, unicode: true });
    expect(new Set(fontsUsed.map((font) => font.role))).toEqual(
      new Set(['fangsong', 'kai', 'hei', 'xiaobiaosong', 'song']),
    );
    expect(warnings).toEqual([]);
    const plain = uncompressed(pdf);
    expect(plain).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B</);
    expect(plain).toContain('/OutputIntents');
    expect(plain).toContain('/CreationDate');
    for (const absent of ['/Encrypt', '/JavaScript', '/JS']) expect(plain).not.toContain(absent);
  });

  it('carries title, issuer and number as metadata, safe in XML', async () => {
    const { pdf } = await renderDocument({ form: 'minutes', data: { ...MINUTES, title: '甲<乙>&丙会议纪要' } }, GOLDEN);
    const xmp = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(Buffer.from(pdf).toString('utf8'))?.[0] ?? '';
    expect(xmp).toContain('甲＜乙＞＆丙会议纪要');
    expect(xmp).toContain('某某区民政局办公室');
    expect(xmp).toContain('〔2026〕3号');
    expect(xmp).toContain('2026-03-05T02:00:00Z');
  });

  it('takes 30,000 characters and 60 tasks', async () => {
    const han = gb2312Han().slice(0, 3000);
    const body: TextBlock[] = chunks(han.repeat(10), 300).flatMap((text, index) => [
      { kind: 'heading', level: ((index % 2) + 1) as 1 | 2, text: `第${index}节` },
      { kind: 'paragraph', text: `${text}。` },
    ]);
    const tasks = Array.from({ length: 60 }, (_, index) => ({
      text: `任务${index + 1}：${han.slice(index * 30, index * 30 + 10 + (index % 40))}`,
      office: '社会组织管理科',
      persons: '王某、李某',
      dueOn: '2026-06-30',
    }));
    const started = performance.now();
    const { pdf, pages } = await renderDocument({ form: 'minutes', data: { ...MINUTES, body, tasks } }, GOLDEN);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(pages).toBeGreaterThan(55);
    const text = rawText(pdf);
    for (const index of [1, 30, 60]) expect(text).toContain(`任务${index}：`);
  });

  it('makes ten pages in less than 2 s and 400 KB (check 11)', async () => {
    const paragraph = MINUTES.body[1].text;
    const body: TextBlock[] = Array.from({ length: 34 }, () => ({ kind: 'paragraph', text: paragraph }));
    const started = performance.now();
    const { pdf, pages } = await renderDocument({ form: 'minutes', data: { ...MINUTES, body } }, GOLDEN);
    const elapsed = performance.now() - started;
    console.info(`ten-page minutes: ${pages} pages, ${Math.round(pdf.length / 1024)} KB, ${Math.round(elapsed)} ms`);
    expect(pages).toBeGreaterThanOrEqual(10);
    expect(pdf.length).toBeLessThan(400 * 1024);
    expect(elapsed).toBeLessThan(2000);
  });
});

describe('sheet form', () => {
  const code = ['ABCD-EFGH-JKLM', '1234-5678-90OI'];
  const qr = { kind: 'qr', text: 'taizhang:recovery:ABCD, "x"', sizeMm: 40, caption: '扫码录入' } as const;
  const data: SheetDocumentInput = {
    title: '办公室恢复凭证',
    subtitle: '请打印后妥善保管',
    author: '某某区民政局',
    blocks: [
      {
        kind: 'fields',
        rows: [
          { label: '单位', value: '某某区民政局' },
          { label: '统一社会信用代码', value: '11320105MB1234567X' },
        ],
      },
      { kind: 'heading', level: 1, text: '恢复码' },
      { kind: 'code', lines: code },
      qr,
      {
        kind: 'table',
        columns: [{ title: '行号' }, { title: '原因' }],
        rows: Array.from({ length: 60 }, (_, n) => [`${n + 1}`, '信用代码校验位不符']),
      },
    ],
  };

  it('prints fields, code lines, QR code and a table over several pages', async () => {
    const { pdf, pages } = await renderDocument({ form: 'sheet', data: data }, GOLDEN);
    expect(pages).toBeGreaterThan(1);
    const text = rawText(pdf);
    for (const part of [
      '办公室恢复凭证',
      '单位：某某区民政局',
      '统一社会信用代码：11320105MB1234567X',
      ...code,
      '扫码录入',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.split('行号原因')).toHaveLength(pages + 1);
    expect(qpdfCheck(pdf)).toContain('No syntax');
  });

  it('draws exactly the dark modules of the QR code', () => {
    const { model } = typesetDocument({ form: 'sheet', data: { ...data, blocks: [qr] } }, GOLDEN);
    const { modules } = create(qr.text, { errorCorrectionLevel: 'M' });
    const module = mm(40) / modules.size;
    const drawn = (model.pages[0]?.rules ?? []).reduce((sum, rule) => sum + Math.round(rule.width / module), 0);
    expect(drawn).toBe(modules.data.reduce((sum, dark) => sum + (dark ? 1 : 0), 0));
  });
});

it('answers data that does not fit the form with invalid_input', async () => {
  const wrong: unknown = { form: 'minutes', data: { title: 3 } };
  await expect(Reflect.apply(renderDocument, undefined, [wrong, GOLDEN])).rejects.toMatchObject({
    code: 'invalid_input',
  });
});
