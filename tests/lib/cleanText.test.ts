import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanCode,
  cleanText,
  isPlaceholder,
  removeBlanksBetweenCjk,
  toHalfWidth,
} from '../../shared/lib/cleanText.ts';
import { nameKey } from '../../shared/lib/nameKey.ts';

describe('cleaning (domain.md §10.3)', () => {
  it('removes invisible characters and turns every kind of blank into a blank', () => {
    expect(cleanText('\uFEFF\u3000北\u200B京\u00AD市\u00A0朝阳\t区\r\n协会\u3000')).toBe('北京市 朝阳 区 协会');
  });

  it('stores NFC, never NFKC', () => {
    expect(cleanText('e\u0301')).toBe('\u00E9');
    expect(cleanText('（①ﬁ）')).toBe('（①ﬁ）');
    expect(cleanText('𠮷𪚥')).toBe('𠮷𪚥');
  });

  it('is stable and leaves nothing to clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanText(text);
        expect(cleanText(once)).toBe(once);
        expect(once).not.toMatch(/[\uFEFF\u200B\u00AD\u00A0\u3000\t\r\n]/u);
      }),
    );
  });

  it('knows the placeholders and nothing more', () => {
    const words = [
      '登记管理机关暂未提供',
      '暂未提供',
      '暂无',
      '暂缺',
      '无',
      '—',
      '——',
      '-',
      '/',
      '／',
      'N/A',
      '不详',
      '空',
      '待补充',
    ];
    for (const word of [...words, ' 暂 无 ', 'n/a', '']) expect([word, isPlaceholder(word)]).toEqual([word, true]);
    for (const word of ['无锡市协会', '空调协会', '0', '暂住人口协会'])
      expect([word, isPlaceholder(word)]).toEqual([word, false]);
  });

  it('half-width is exact for all of full-width ASCII', () => {
    const ascii = Array.from({ length: 94 }, (_, index) => String.fromCodePoint(0x21 + index)).join('');
    const wide = Array.from({ length: 94 }, (_, index) => String.fromCodePoint(0xff01 + index)).join('');
    expect(toHalfWidth(wide)).toBe(ascii);
    expect(toHalfWidth('北京〔〕·')).toBe('北京〔〕·');
  });

  it('cleans codes', () => expect(cleanCode(' ’５１-11\u200B01 ab\u3000')).toBe('511101AB'));

  it('removes blanks between two CJK characters only', () => {
    expect(removeBlanksBetweenCjk('张 三')).toBe('张三');
    expect(removeBlanksBetweenCjk('欧 阳　修 𠮷')).toBe('欧阳修𠮷');
    expect(removeBlanksBetweenCjk('John Smith 王 五')).toBe('John Smith 王五');
  });
});

describe('name key (domain.md §3.1, R3)', () => {
  it('ignores blanks, width, dots and the kind of bracket', () => {
    const key = nameKey('北京（朝阳）ABC·协会');
    for (const name of [
      '北京(朝阳)ＡＢＣ•协会',
      '北 京【朝阳】ABC・协 会',
      '北京〔朝阳〕ABC·协会\u200B',
      '北京［朝阳］ABC·协会',
    ]) {
      expect([name, nameKey(name)]).toEqual([name, key]);
    }
  });

  it('keeps different names apart and is stable', () => {
    expect(nameKey('甲协会')).not.toBe(nameKey('乙协会'));
    expect(nameKey('甲（乙）会')).not.toBe(nameKey('甲乙会'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
    );
  });
});
