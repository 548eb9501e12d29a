import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWordDraft } from '#service/documents/word/readWord.ts';
import { WORD_WARNINGS } from '#service/documents/word/wordWarnings.ts';
import { writeWord } from '#service/documents/word/writeWord.ts';
import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import { wordWarnings } from '#shared/text/zh-CN/wordWarnings.ts';
import { GOLDEN, MINUTES } from './samples.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>';

/** A .docx as another program may write it. */
function draft(body: string, other: Record<string, string> = {}, head = ''): Uint8Array {
  const parts = {
    '[Content_Types].xml': TYPES,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?>${head}<w:document ${W} xmlns:r="r" xmlns:m="m" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`,
    ...other,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

const paragraph = (text: string, properties = '', size = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r>${size ? `<w:rPr><w:sz w:val="${size}"/></w:rPr>` : ''}<w:t>${text}</w:t></w:r></w:p>`;
const CENTRED = '<w:jc w:val="center"/>';

async function minutesBlocks(
  body: TextBlock[],
  title = '会议纪要',
): Promise<Awaited<ReturnType<typeof readWordDraft>>> {
  const data = { mark: '某某区民政局会议纪要', title, body };
  const { docx } = await writeWord({ form: 'minutes', data }, { createdAt: GOLDEN.createdAt });
  return readWordDraft(docx);
}

describe('W5: round trip', () => {
  it('reads its own minutes back: title, headings, paragraphs, tables', async () => {
    const { docx } = await writeWord({ form: 'minutes', data: MINUTES }, { createdAt: GOLDEN.createdAt });
    const { title, blocks, warnings } = await readWordDraft(docx);
    expect(title).toBe(MINUTES.title);
    expect(blocks.slice(0, 1)).toEqual([{ kind: 'paragraph', text: MINUTES.opening }]);
    expect(blocks.slice(1, 1 + MINUTES.body.length)).toEqual(MINUTES.body);
    expect(blocks.slice(1 + MINUTES.body.length, -1)).toMatchObject([
      { kind: 'heading', level: 1, text: '议定事项' },
      ...MINUTES.decisions.map((text) => ({ kind: 'heading', level: 3, text })),
      { kind: 'heading', level: 1, text: '任务分工' },
      {
        kind: 'table',
        rows: MINUTES.tasks.map((task, index) => [String(index + 1), task.text, task.office, task.persons, task.dueOn]),
      },
    ]);
    expect(blocks.at(-1)).toEqual({ kind: 'paragraph', text: '散会。' });
    expect(warnings.map(({ code }) => code)).toEqual(['official_parts']);
  });

  it('reads any blocks back as they were', async () => {
    const words = fc
      .array(fc.constantFrom(...'会议研究同意社会组织年度检查工作要求按照一、（二）3.（4）2026年5月，；'), {
        minLength: 1,
        maxLength: 60,
      })
      .map((characters) => `甲${characters.join('')}乙`);
    const heading = fc.record({
      kind: fc.constant('heading' as const),
      level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
      text: fc.tuple(words, fc.constantFrom('', '。')).map((parts) => parts.join('')),
    });
    const text = fc.record({ kind: fc.constant('paragraph' as const), text: words.map((word) => `${word}。`) });
    const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
      fc.record({
        kind: fc.constant('table' as const),
        columns: fc.array(fc.record({ title: words.map((word) => word.slice(0, 6)) }), {
          minLength: width,
          maxLength: width,
        }),
        rows: fc.array(fc.array(fc.oneof(fc.constant(''), words), { minLength: width, maxLength: width }), {
          maxLength: 4,
        }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(heading, text, table), { maxLength: 12 }), async (body) => {
        expect((await minutesBlocks(body)).blocks).toEqual(body);
      }),
      { numRuns: 60, seed: 20260305 },
    );
  });

  it('keeps a paragraph that begins like a heading a paragraph', async () => {
    const body: TextBlock[] = [{ kind: 'paragraph', text: '一、这是一段正文，不是标题。' }];
    expect((await minutesBlocks(body)).blocks).toEqual(body);
  });
});

describe('W5: drafts of other programs', () => {
  it('finds title, typed numerals, styles and lists', async () => {
    const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
    const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>`;
    const body = [
      paragraph('某某区民政局会议纪要', CENTRED, '84'),
      paragraph('〔2026〕3号', CENTRED),
      paragraph('关于年度检查工作的', CENTRED, '44'),
      paragraph('会议纪要', CENTRED, '44'),
      paragraph('　　会议研究了年度检查工作。'),
      paragraph('一、工作安排'),
      paragraph('（一）时限要求。5月31日前报送。'),
      paragraph('1．逐家核实'),
      paragraph('(2)形成台账'),
      paragraph('1.5万元以内的由科室掌握'),
      paragraph('处置意见', '<w:pStyle w:val="2"/>'),
      paragraph('自动编号的一条', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    ].join('');
    const read = await readWordDraft(draft(body, { 'word/styles.xml': styles, 'word/numbering.xml': numbering }));
    expect(read.title).toBe('关于年度检查工作的会议纪要');
    expect(read.blocks).toEqual([
      { kind: 'paragraph', text: '会议研究了年度检查工作。' },
      { kind: 'heading', level: 1, text: '工作安排' },
      { kind: 'heading', level: 2, text: '时限要求。' },
      { kind: 'paragraph', text: '5月31日前报送。' },
      { kind: 'heading', level: 3, text: '逐家核实' },
      { kind: 'heading', level: 4, text: '形成台账' },
      { kind: 'paragraph', text: '1.5万元以内的由科室掌握' },
      { kind: 'heading', level: 2, text: '处置意见' },
      { kind: 'heading', level: 3, text: '自动编号的一条' },
    ]);
    expect(read.warnings).toEqual([{ code: 'official_parts', count: 2 }]);
  });

  it('flattens merged cells and names everything that is not read', async () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell('甲', '<w:gridSpan w:val="2"/>')}${cell('乙')}</w:tr><w:tr>${cell('1', '<w:vMerge w:val="restart"/>')}${cell('2')}${cell('3')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('4')}${cell('5')}</w:tr></w:tbl>`;
    const body = `${paragraph('题目')}<w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id="2"/></w:r><w:ins w:id="1"><w:r><w:t>补入</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>删去</w:delText></w:r></w:del><w:r><w:commentReference w:id="0"/></w:r><w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><m:oMath/></w:p>${table}`;
    const header = `<w:hdr ${W}>${paragraph('内部资料')}</w:hdr>`;
    const read = await readWordDraft(
      draft(body, { 'word/header1.xml': header, 'word/footer1.xml': `<w:ftr ${W}>${paragraph('1')}</w:ftr>` }),
    );
    expect(read.title).toBe('题目');
    expect(read.blocks).toEqual([
      { kind: 'paragraph', text: '正文补入暗' },
      {
        kind: 'table',
        columns: [{ title: '甲' }, { title: '' }, { title: '乙' }],
        rows: [
          ['1', '2', '3'],
          ['', '4', '5'],
        ],
      },
    ]);
    expect(Object.fromEntries(read.warnings.map(({ code, count }) => [code, count]))).toEqual({
      pictures: 1,
      footnotes: 1,
      comments: 1,
      tracked_changes: 2,
      formulas: 1,
      hidden_text: 1,
      headers: 1,
      merged_cells: 2,
    });
  });

  it('counts a drawing once that stands there twice, and reads the text of its box', async () => {
    const inner = '<w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent>';
    const box = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${inner}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>${inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`;
    const read = await readWordDraft(
      draft(`${paragraph('题目')}<w:p><w:r><w:t>正文</w:t></w:r><w:r>${box}</w:r></w:p>`),
    );
    expect(read.warnings).toEqual([{ code: 'text_boxes', count: 1 }]);
    expect(read.blocks.map((block) => (block.kind === 'table' ? '' : block.text)).join('')).toContain('框内文字');
  });

  it('has a sentence for every warning', () => {
    expect(Object.keys(wordWarnings).sort()).toEqual([...WORD_WARNINGS].sort());
  });

  it('does not follow links', async () => {
    const read = await readWordDraft(
      draft(`${paragraph('题目')}<w:p><w:hyperlink r:id="rId5"><w:r><w:t>链接文字</w:t></w:r></w:hyperlink></w:p>`),
    );
    expect(read.blocks).toEqual([{ kind: 'paragraph', text: '链接文字' }]);
  });
});

describe('W5: hostile files', () => {
  const refused = async (bytes: Uint8Array, code: string): Promise<void> =>
    expect(readWordDraft(bytes)).rejects.toMatchObject({ code });
  const good = draft(paragraph('题目'));

  it('refuses bombs before unpacking them', async () => {
    const bomb = draft(paragraph('题目'), { 'word/media/image1.xml': ' '.repeat(60 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    await refused(bomb, 'word_too_large');
    await refused(new Uint8Array(51 * 1024 * 1024), 'word_too_large');
    const noise = Buffer.alloc(33 * 1024 * 1024, 'abcdefghij').toString();
    const wide = draft(paragraph(noise), { 'word/media/image1.png': randomBytes(2_000_000).toString('latin1') });
    await refused(wide, 'word_too_large');
    const many = Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`word/x${index}.xml`, '']));
    await refused(draft('', many), 'word_too_large');
  });

  it('refuses a part that unpacks to more than it says', async () => {
    const liar = draft(paragraph('长'.repeat(100_000)));
    const bytes = Buffer.from(liar);
    const name = Buffer.from('word/document.xml');
    const entry = bytes.lastIndexOf(name) - 46;
    bytes.writeUInt32LE(100, entry + 24);
    await refused(new Uint8Array(bytes), 'word_unreadable');
  });

  it('refuses entities and document types', async () => {
    const laughs = '<!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    await refused(draft(paragraph('&b;'), {}, laughs), 'word_unreadable');
    await refused(
      draft(paragraph('&x;'), {}, '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      'word_unreadable',
    );
  });

  it('refuses old, protected, damaged and other files', async () => {
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]);
    await refused(new Uint8Array(compound), 'word_unreadable');
    await refused(
      new Uint8Array(Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])),
      'word_protected',
    );
    await refused(new Uint8Array(), 'word_unreadable');
    await refused(strToU8('%PDF-1.7'), 'word_unreadable');
    await refused(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'word_unreadable');
    await refused(draft('<w:p>'), 'word_unreadable');
    await refused(
      draft('<w:sdt><w:sdtContent>'.repeat(3000) + paragraph('深') + '</w:sdtContent></w:sdt>'.repeat(3000)),
      'word_unreadable',
    );
  });

  it('answers every truncated or altered file with a draft or a known error', async () => {
    const known = ['word_unreadable', 'word_protected', 'word_too_large'];
    const isAnswered = async (bytes: Uint8Array): Promise<void> => {
      try {
        await readWordDraft(bytes);
      } catch (error) {
        expect(known).toContain(error instanceof Error && 'code' in error ? error.code : error);
      }
    };
    for (let end = 0; end < good.length; end += 7) await isAnswered(good.slice(0, end));
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 }), async (at, value) => {
        const bytes = Uint8Array.from(good);
        bytes[at] = value;
        await isAnswered(bytes);
      }),
      { numRuns: 300, seed: 7 },
    );
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), isAnswered), { numRuns: 200, seed: 7 });
  });
});
