import { describe, expect, it } from 'vitest';
import {
  checkDefinition,
  checkExtraValues,
  type ExtraField,
  LONGEST_TEXT,
  readExtraValue,
} from '#shared/features/extraFields/extraFields.rules.ts';
import { holdsResidentNumber } from '#shared/lib/residentNumber.ts';

const plain = { choices: [] };
const choices = [
  { name: '自有', retired: false },
  { name: '借用', retired: true },
];

describe('a value is read by the type of its field', () => {
  it.each([
    ['text', ' 一层　办公室 ', '一层 办公室'],
    ['text', '字'.repeat(LONGEST_TEXT), '字'.repeat(LONGEST_TEXT)],
    ['number', '１２．５', 12.5],
    ['number', '1,200', 1200],
    ['number', '-3', -3],
    ['number', 0, 0],
    ['number', '99999999999.9999', 99_999_999_999.9999],
    ['date', '2024-02-29', '2024-02-29'],
    ['choice', '自有', '自有'],
    ['text', '  ', null],
    ['number', '', null],
    ['date', null, null],
  ] as const)('%s %s', (fieldType, entered, value) => {
    expect(readExtraValue({ fieldType, choices }, entered)).toEqual({ value });
  });

  it.each([
    ['text', '字'.repeat(2000), { code: 'too_long', params: { limit: 500 } }],
    ['number', '十二', { code: 'extra_number' }],
    ['number', '12人', { code: 'extra_number' }],
    ['number', '1e5', { code: 'extra_number' }],
    ['number', '0.12345', { code: 'extra_number' }],
    ['number', '999999999999', { code: 'extra_number' }],
    ['number', Number.NaN, { code: 'extra_number' }],
    ['date', '2023-02-29', { code: 'date_invalid' }],
    ['date', '2023', { code: 'date_invalid' }],
    ['date', '43000', { code: 'date_invalid' }],
    ['date', '1900-01-01', { code: 'date_range' }],
    ['choice', '租用', { code: 'not_in_list' }],
    ['choice', '借用', { code: 'extra_choice_retired' }],
  ] as const)('%s refuses %s', (fieldType, entered, found) => {
    expect(readExtraValue({ fieldType, choices }, entered)).toEqual(found);
  });
});

describe('the values of a record', () => {
  const field = (id: string, part: Partial<ExtraField>): ExtraField => ({
    id,
    label: id,
    fieldType: 'text',
    choices: [],
    retired: false,
    ...part,
  });
  const fields = [
    field('a', {}),
    field('b', { fieldType: 'choice', choices }),
    field('c', { retired: true }),
    field('d', { fieldType: 'number' }),
  ];

  it('what stands there is not judged again; what changes is', () => {
    const present = { b: '借用', c: '旧值' };
    expect(checkExtraValues(fields, present, { ...present, d: '' })).toEqual({ values: {}, errors: [], warnings: [] });
    expect(checkExtraValues(fields, present, { a: ' 新 ', b: '自有', d: '7' }).values).toEqual({
      a: '新',
      b: '自有',
      d: 7,
    });
    expect(checkExtraValues(fields, present, { b: null }).values).toEqual({ b: null });
  });

  it('nothing is put into a retired or unknown field, nor taken out of a retired one', () => {
    const errors = (entered: Record<string, string | null>) =>
      checkExtraValues(fields, { c: '旧值' }, entered).errors.map(({ field: at, code }) => `${at}: ${code}`);
    expect(errors({ c: '新值' })).toEqual(['extra.c: extra_retired']);
    expect(errors({ c: null })).toEqual(['extra.c: extra_retired']);
    expect(errors({ x: '值' })).toEqual(['extra.x: extra_unknown']);
  });

  it('an identity number is pointed out', () => {
    const { values, warnings } = checkExtraValues(fields, {}, { a: '身份证 110105196001011234' });
    expect(warnings).toEqual([{ field: 'extra.a', code: 'W_RESIDENT_NUMBER' }]);
    expect(values).toEqual({ a: '身份证 110105196001011234' });
  });
});

describe('resident identity numbers', () => {
  it.each([
    '110105196001011234',
    '11010519600101123X',
    '１１０１０５１９６００１０１１２３４',
    '110105 19600101 1234',
    '110105600101123',
  ])('%s looks like one', (text) => expect(holdsResidentNumber(`张某 ${text}`)).toBe(true));
  it.each(['51110105MJ00000012', '0571-88886666', '110105196013011234', '2026-03-05', '1234567890123456789'])(
    '%s does not',
    (text) => expect(holdsResidentNumber(text)).toBe(false),
  );
});

describe('the making of a field', () => {
  const codesOf = (part: Partial<Parameters<typeof checkDefinition>[0]>, others: readonly string[] = []) =>
    checkDefinition({ label: '办公用房', fieldType: 'text', help: null, ...plain, ...part }, others).map(
      ({ field, code }) => `${field}: ${code}`,
    );

  it.each([
    '身份证号',
    '身 份 证 号 码',
    '负责人出生年月',
    '民族',
    '政治面貌',
    '家庭住址',
    '联系人手机',
    '手机号码',
    '宗教信仰',
    '健康状况',
    '本人照片',
    '思想动态',
    '重点人员',
    'idCard',
    'Birth date',
  ])('%s is refused as label, choice and help', (word) => {
    expect(codesOf({ label: word })).toEqual(['label: extra_personal']);
    const list = [{ name: word, retired: false }];
    expect(codesOf({ fieldType: 'choice', choices: list })).toEqual(['choices: extra_personal']);
    expect(codesOf({ help: `请填${word}` })).toEqual(['help: extra_personal']);
  });

  it('the label is there, short, no field of the registry and no other field', () => {
    expect(codesOf({})).toEqual([]);
    expect(codesOf({ label: ' ' })).toEqual(['label: required']);
    expect(codesOf({ label: '字'.repeat(21) })).toEqual(['label: extra_label_long']);
    expect(codesOf({ label: '业务主管单位' })).toEqual(['label: extra_label_known']);
    expect(codesOf({ label: '办公用房' }, ['办公 用房'])).toEqual(['label: extra_label_taken']);
  });

  it('a choice field has choices in use, each once', () => {
    expect(codesOf({ fieldType: 'choice' })).toEqual(['choices: extra_choices_missing']);
    expect(codesOf({ fieldType: 'choice', choices: [{ name: '借用', retired: true }] })).toEqual([
      'choices: extra_choices_missing',
    ]);
    const twice = [...choices, { name: '自 有', retired: false }];
    expect(codesOf({ fieldType: 'choice', choices: twice })).toEqual(['choices: extra_choice_twice']);
  });
});
