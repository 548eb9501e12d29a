import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../shared/lib/parseDate.ts';

const DIGITS = '〇一二三四五六七八九';
const day = fc
  .integer({ min: Date.UTC(1949, 9, 1) / 86_400_000, max: Date.UTC(2089, 11, 31) / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));

/** 1–31 in Chinese words. */
function words(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS.charAt(tens)}十`}${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}

function wide(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0));
}

describe('dates (domain.md §10.3)', () => {
  it('reads every accepted form of every day of the range', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [year = '', month = '', dayOfMonth = ''] = date.split('-');
        const [m, d] = [Number(month), Number(dayOfMonth)];
        const serial = Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
        const forms = [
          date,
          `${year}/${m}/${d}`,
          `${year}.${m}.${d}`,
          `${year} . ${m} . ${d}`,
          `${year}年${m}月${d}日`,
          `${year} 年 ${m} 月 ${d} 日`,
          `${year}${month}${dayOfMonth}`,
          `${date} 00:00:00`,
          wide(`${year}/${m}/${d}`),
          `${[...year].map((c) => DIGITS.charAt(Number(c))).join('')}年${words(m)}月${words(d)}日`,
          Number(`${year}${month}${dayOfMonth}`),
          ...(serial >= 18264 ? [serial, String(serial), serial + 0.75] : []),
        ];
        for (const form of forms) {
          expect([form, parseDate(form)]).toEqual([
            form,
            expect.objectContaining({ ok: true, date, precision: 'day' }),
          ]);
        }
        if (serial - 1462 > 0 && serial >= 18264) {
          expect(parseDate(serial - 1462, { date1904: true })).toMatchObject({ ok: true, date });
        }
      }),
    );
  });

  it('reads reduced precision', () => {
    for (const text of ['2019年11月', '2019-11', '2019/11', '2019.11', '二〇一九年十一月']) {
      expect([text, parseDate(text)]).toEqual([
        text,
        { ok: true, date: '2019-11-01', precision: 'month', form: 'text' },
      ]);
    }
    for (const text of ['2019', '2019年', '二○一九年', 2019]) {
      expect([text, parseDate(text)]).toEqual([
        text,
        { ok: true, date: '2019-01-01', precision: 'year', form: 'text' },
      ]);
    }
    expect(parseDate('1949')).toEqual({ ok: true, date: '1949-10-01', precision: 'year', form: 'text' });
  });

  it('tells how it was written', () => {
    expect(parseDate('2019-11-07')).toMatchObject({ form: 'iso' });
    expect(parseDate('2019.11.7')).toMatchObject({ form: 'text' });
    expect(parseDate(43776)).toEqual({ ok: true, date: '2019-11-07', precision: 'day', form: 'serial' });
  });

  it('refuses impossible days, two-digit years, trailing words and everything else', () => {
    const bad = [
      '2019-02-29',
      '2019-13-01',
      '2019-00-10',
      '2019-4-31',
      '19-11-07',
      '19年11月7日',
      '2019年11月7日起',
      '2019-11-07左右',
      '2019-11/07',
      '2019-11-07 08:30:00',
      '20190230',
      '201911',
      '长期',
      '2019年十三月',
      '2019年11月三十二日',
      '二零年一月',
      '',
      '12345',
      'abc',
      '99999',
      '2019-11-07-01',
      '02019',
      '2019.1',
      'Infinity',
    ];
    for (const text of bad) expect([text, parseDate(text)]).toEqual([text, { ok: false, error: 'E_DATE_INVALID' }]);
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY, -5, 0, 1, 18263, 73051, 2019.5, 20190230]) {
      expect([number, parseDate(number)]).toEqual([number, { ok: false, error: 'E_DATE_INVALID' }]);
    }
  });

  it('refuses what lies outside 1949-10-01..2089-12-31', () => {
    for (const text of ['1949-09-30', '2090-01-01', '1911年10月10日', '1948', '2090', 73050, '1949年9月', 19490930]) {
      expect([text, parseDate(text)]).toEqual([text, { ok: false, error: 'E_DATE_RANGE' }]);
    }
    expect(parseDate('1949-10-01')).toMatchObject({ ok: true });
    expect(parseDate('2089-12-31')).toMatchObject({ ok: true });
  });

  it('never throws and never answers a date that does not exist', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.stringMatching(/^[0-9./年月日 -]{1,12}$/)), (input) => {
        const found = parseDate(input);
        if (found.ok) expect(new Date(`${found.date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(found.date);
      }),
    );
  });
});
