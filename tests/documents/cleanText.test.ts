import { describe, expect, it } from 'vitest';
import { cleanText, normaliseText } from '#service/documents/text/cleanText.ts';

describe('input clean-up (official-documents.md §4.1)', () => {
  it.each([
    ['会议指出,要落实;抓紧:立即!好吗?', '会议指出，要落实；抓紧：立即！好吗？'],
    ['共1,286家,占92.5%', '共1,286家，占92.5%'],
    ['上午10:30开始', '上午10:30开始'],
    ['他说"同意"和"照办"', '他说“同意”和“照办”'],
    ['科室(含分局)负责', '科室（含分局）负责'],
    ['标准(GB/T 9704)执行', '标准（GB/T 9704）执行'],
    ['f(x) and (y), plain: text!', 'f(x) and (y), plain: text!'],
    ['等等...', '等等……'],
    ['等等…', '等等……'],
    ['决定--即日起', '决定——即日起'],
    ['决定—即日起', '决定——即日起'],
    ['决定——即日起……完', '决定——即日起……完'],
    ['民发[2026]3号', '民发〔2026〕3号'],
    ['民发【2026】3号', '民发〔2026〕3号'],
    ['数组[3]项', '数组[3]项'],
    ['会 议  室', '会议室'],
    ['使用 Word 2016 编辑', '使用Word 2016编辑'],
    ['  the   office  ', 'the office'],
    ['　　段首空格', '段首空格'],
    ['甲\n乙', '甲\n乙'],
    ['张\u200b三\ufeff\u00ad', '张三'],
    ['葛\u{e0100}某', '葛某'],
  ])('%j → %j', (source, expected) => {
    expect(cleanText(source)).toBe(expected);
  });

  it('changes clean text no more', () => {
    for (const text of ['会议指出，共1,286家（含GB/T 9704）——“同意”……', 'the office, 10:30', '〔2026〕3号']) {
      expect(cleanText(text)).toBe(text);
    }
  });

  it('unifies radicals and compatibility ideographs without touching punctuation', () => {
    expect(normaliseText('⼈⺠⻢豈丽, "x"')).toBe('人民马豈丽, "x"');
    expect(normaliseText('é')).toBe('é'.normalize('NFC'));
  });
});
