import { creditCode, xlsxOf } from '#tests/features/organizations/tables.ts';

/** Figures of the list that `registryList` makes. */
export const LIST_COUNTS = { good: 12, invalid: 2, duplicateExact: 1, duplicateConflict: 1 } as const;
/** Stands in the column of identity numbers: must never be stored. */
export const PERSONAL_NUMBER = '110105196001011234';
/** A good row that the walks look for. */
export const KNOWN_ORGANIZATION = '云州市第3养老服务协会';

const HEADINGS = [
  '序号',
  '社会组织名称',
  '统一社会信用代码',
  '社会组织类型',
  '登记管理机关',
  '成立登记日期',
  '状态',
  '法定代表人',
  '身份证号',
];

/**
 * A registry list as offices keep it: a title, a heading row, good rows, two wrong ones, an exact and a conflicting
 * duplicate, a row of totals, and a column of identity numbers.
 */
export function registryList(): Uint8Array {
  const row = (index: number, changed: Readonly<Record<number, string>> = {}) =>
    [
      String(index),
      `云州市第${index}养老服务协会`,
      creditCode(index),
      '社会团体',
      '云州市民政局',
      '2019-11-07',
      '正常',
      '周明远',
      PERSONAL_NUMBER,
    ].map((cell, column) => changed[column] ?? cell);
  const good = Array.from({ length: LIST_COUNTS.good }, (_unused, index) => row(index + 1));
  return xlsxOf([
    ['云州市社会组织名册'],
    HEADINGS,
    ...good,
    row(90, { 2: '51110105MJ0000000X' }),
    row(91, { 1: '' }),
    row(5),
    row(6, { 7: '吴志强' }),
    ['合计', '12家'],
  ]);
}
