import { describe, expect, it } from 'vitest';
import { IMPORT_ERROR_CODES, IMPORT_WARNING_CODES } from '#shared/features/organizations/import/importTypes.ts';
import { creditCodeCheckCharacter } from '#shared/lib/creditCode.ts';
import { checkOne, checkRows, codes, creditCode, REGISTERED, registeredRow } from './tables.ts';

const seen = new Set<string>();
async function one(fields: Record<string, string | number>, more: object = {}) {
  const row = await checkOne(fields, more);
  for (const code of codes(row)) seen.add(code);
  return row;
}

const withCheck = (first17: string) => first17 + creditCodeCheckCharacter(first17);
const FILED = ['名称', '类别', '街道（乡镇）', '社区（村）', '备案日期', '负责人', '联系人', '联系电话'];
const filedRow = ['书画社', '文体活动类', '酒仙桥街道', '红霞路社区', '2024-05-06', '张三', '李四', '010-64300000'];

describe('errors (domain.md §10.4.2)', () => {
  const cases: [string, Record<string, string | number>, string, string][] = [
    ['no name', { 社会组织名称: '暂无' }, 'E_NAME_MISSING', 'name'],
    ['neither code', { 统一社会信用代码: '——' }, 'E_ID_MISSING', 'uscc'],
    ['short code', { 统一社会信用代码: '5111' }, 'E_USCC_FORMAT', 'uscc'],
    [
      'wrong check',
      { 统一社会信用代码: `${creditCode(1).slice(0, 17)}${creditCode(1).endsWith('0') ? '1' : '0'}` },
      'E_USCC_CHECK',
      'uscc',
    ],
    ['a company', { 统一社会信用代码: '91350100M000100Y43' }, 'E_USCC_NOT_SOCIAL', 'uscc'],
    ['unknown type', { 组织类型: '公司' }, 'E_TYPE_UNKNOWN', 'legalType'],
    ['unknown subtype', { 单位性质: '国有' }, 'E_TYPE_UNKNOWN', 'legalSubtype'],
    ['type and code', { 组织类型: '基金会' }, 'E_TYPE_CONFLICT', 'legalType'],
    ['impossible day', { 成立日期: '2019-02-29' }, 'E_DATE_INVALID', 'establishedOn'],
    ['too early', { 成立日期: '1911-10-10' }, 'E_DATE_RANGE', 'establishedOn'],
    ['validity', { 有效期: '2019年至明年' }, 'E_DATE_INVALID', 'certificateValidTo'],
    ['unknown status', { 状态: '还行' }, 'E_STATUS_UNKNOWN', 'status'],
    ['unknown review', { '2024年度年检结论': '优秀' }, 'E_REVIEW_UNKNOWN', 'annualReviews:2024'],
    ['unknown grade', { 评估等级: '6A' }, 'E_GRADE_UNKNOWN', 'assessmentGrade'],
    ['amount', { 开办资金: '叁万' }, 'E_NUMBER_INVALID', 'registeredCapitalWan'],
    ['negative amount', { 开办资金: '-3' }, 'E_NUMBER_INVALID', 'registeredCapitalWan'],
    ['count', { 成员人数: '很多' }, 'E_NUMBER_INVALID', 'memberIndividuals'],
    ['half a person', { 成员人数: '2.5' }, 'E_NUMBER_INVALID', 'memberIndividuals'],
    ['too long', { 住所: '长'.repeat(201) }, 'E_TEXT_TOO_LONG', 'domicile'],
  ];
  it.each(cases)('%s', async (_name, fields, code, field) => {
    const row = await one(fields);
    expect(row).toMatchObject({ class: 'invalid', errors: [expect.objectContaining({ code, field })] });
    expect(row.source).toBeDefined();
  });

  it('of filed lists', async () => {
    const check = async (values: Record<string, string>) => {
      const row = (await checkRows([FILED, FILED.map((header, index) => values[header] ?? filedRow[index] ?? '')]))
        .rows[0];
      for (const code of row === undefined ? [] : codes(row)) seen.add(code);
      return row?.errors.map((error) => [error.code, error.field]);
    };
    expect(await check({})).toEqual([]);
    expect(await check({ 类别: '打牌' })).toEqual([['E_CATEGORY_UNKNOWN', 'communityCategory']]);
    expect(await check({ '街道（乡镇）': '' })).toEqual([['E_COMMUNITY_MISSING', 'townshipName']]);
    const kind = (
      await checkRows([
        [...FILED, '登记类型'],
        [...filedRow, '挂靠'],
      ])
    ).rows[0];
    expect(kind?.errors).toEqual([{ code: 'E_KIND_UNKNOWN', field: 'registrationKind', value: '挂靠' }]);
    seen.add('E_KIND_UNKNOWN');
    const registered = (
      await checkRows([
        [...FILED, '登记类型'],
        [...filedRow, '登记'],
      ])
    ).rows[0];
    expect(registered?.errors.map((error) => error.code)).toEqual(['E_ID_MISSING']);
  });

  it('all errors of a row are reported', async () => {
    const row = await one({
      社会组织名称: '',
      统一社会信用代码: 'X',
      成立日期: '昨天',
      状态: '？',
      评估等级: '好',
      成员人数: '-',
      开办资金: 'abc',
    });
    expect(row.errors.map((error) => error.code).sort()).toEqual([
      'E_DATE_INVALID',
      'E_GRADE_UNKNOWN',
      'E_NAME_MISSING',
      'E_NUMBER_INVALID',
      'E_STATUS_UNKNOWN',
      'E_USCC_FORMAT',
    ]);
  });
});

describe('warnings (domain.md §10.4.4)', () => {
  const wide = (text: string) => [...text].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join('');
  const cases: [string, Record<string, string | number>, string[], object][] = [
    ['trimmed', { 住所: '\u3000北京\u200B ' }, ['W_TRIMMED'], { domicile: '北京' }],
    [
      'code with blanks',
      { 统一社会信用代码: ` ${creditCode(1).slice(0, 9)} ${creditCode(1).slice(9)}` },
      ['W_TRIMMED'],
      { uscc: creditCode(1) },
    ],
    ['code with apostrophe', { 统一社会信用代码: `'${creditCode(1)}` }, ['W_TRIMMED'], { uscc: creditCode(1) }],
    ['full width code', { 统一社会信用代码: wide(creditCode(1)) }, ['W_FULLWIDTH'], { uscc: creditCode(1) }],
    ['lower case', { 统一社会信用代码: creditCode(1).toLowerCase() }, ['W_CASE'], { uscc: creditCode(1) }],
    ['full width count', { 成员人数: '１２' }, ['W_FULLWIDTH'], { memberIndividuals: 12 }],
    ['placeholder', { 业务主管单位: '无' }, ['W_PLACEHOLDER'], {}],
    [
      'date in words',
      { 成立日期: '二〇一九年十一月七日' },
      ['W_DATE_TEXT'],
      { establishedOn: '2019-11-07', establishedOnPrecision: 'day' },
    ],
    [
      'reduced date',
      { 成立日期: '2019年11月' },
      ['W_DATE_TEXT', 'W_DATE_PRECISION'],
      { establishedOn: '2019-11-01', establishedOnPrecision: 'month' },
    ],
    ['day number', { 成立日期: '43776' }, ['W_EXCEL_SERIAL'], { establishedOn: '2019-11-07' }],
    [
      'no number',
      { 联系电话: '请到窗口咨询' },
      ['W_PHONE_FORMAT'],
      { contact: { name: null, workPhone: '请到窗口咨询' } },
    ],
    ['two numbers', { 办公电话: '010-64300000、64300001' }, ['W_PHONE_MULTI'], {}],
    [
      'certificate number only',
      { 统一社会信用代码: '', 登记证号: '京朝社证字第0001号' },
      ['W_USCC_MISSING'],
      { registrationNo: '京朝社证字第0001号' },
    ],
    [
      'subject code',
      { 统一社会信用代码: withCheck(creditCode(1).slice(0, 16) + (creditCode(1).charAt(16) === '0' ? '1' : '0')) },
      ['W_USCC_SUBJECT'],
      {},
    ],
    ['spaced name', { 社会组织名称: '朝阳 协会' }, ['W_NAME_SPACED'], { name: '朝阳 协会' }],
    ['spaced person', { 法定代表人: '张 三' }, ['W_NAME_SPACED'], { legalRepresentativeName: '张三' }],
    ['yuan', { 开办资金: '30000元' }, ['W_AMOUNT_UNIT'], { registeredCapitalWan: '3' }],
    ['yuan in the heading', { '注册资金（元）': '35,500' }, ['W_AMOUNT_UNIT'], { registeredCapitalWan: '3.55' }],
    ['probably yuan', { 注册资金: '30000' }, ['W_AMOUNT_UNIT'], { registeredCapitalWan: '30000' }],
    ['about', { 成员人数: '约30人' }, ['W_COUNT_TEXT'], { memberIndividuals: 30 }],
    ['unknown flag', { 是否慈善组织: '也许' }, ['W_VALUE_IGNORED'], {}],
    ['review without year', { 年检结论: '合格' }, ['W_REVIEW_YEAR'], {}],
  ];
  it.each(cases)('%s', async (_name, fields, expected, values) => {
    const row = await one(fields);
    expect(row).toMatchObject({ class: 'good', values });
    expect(codes(row)).toEqual(expected);
  });

  it('unknown division and same name', async () => {
    expect(codes(await checkOne({}, {}))).toEqual([]);
    const check = await checkRows([REGISTERED, registeredRow(1), registeredRow(2).with(1, '朝阳区 第1 协会')]);
    expect(check.rows.map(codes)).toEqual([[], ['W_NAME_SPACED', 'W_NAME_SAME']]);
    seen.add('W_NAME_SAME');
  });
});

it('the columns of §10.2 reach their fields with clean values', async () => {
  const row = await one({
    社会组织类型: '社会团体',
    业务主管单位: '朝阳区教委',
    法定代表人: '阿依·古丽',
    成立登记日期: '2019/11/7 00:00:00',
    证书有效期: '2019-11-07至2023-11-06',
    住所: '酒仙桥路1号',
    '注册资金（万元）': '3.50',
    状态: '存续',
    评估等级: 'ＡＡＡＡ级（2023年）',
    等级有效期: '2028年',
    '2023年度年报': '已报送并公开',
    '2022年度年检结论': '基本合格',
    党组织情况: '无',
    是否慈善组织: '是',
    公开募捐资格: '无',
    联系人: '李四',
    办公电话: '010-64300000',
    备注: '保留',
  });
  expect(row.errors).toEqual([]);
  expect(row.values).toEqual({
    registrationKind: 'registered',
    name: '朝阳区甲协会',
    uscc: creditCode(1),
    legalType: 'social_group',
    registrationAuthority: '朝阳区民政局',
    supervisingUnit: '朝阳区教委',
    legalRepresentativeName: '阿依·古丽',
    establishedOn: '2019-11-07',
    establishedOnPrecision: 'day',
    certificateValidFrom: '2019-11-07',
    certificateValidTo: '2023-11-06',
    domicile: '酒仙桥路1号',
    registeredCapitalWan: '3.5',
    status: 'normal',
    assessmentGrade: '4A',
    assessmentValidTo: '2028-12-31',
    annualReviews: [
      { year: 2022, regime: 'inspection', conclusion: 'basically_qualified' },
      { year: 2023, regime: 'report', conclusion: 'report_submitted' },
    ],
    partyCoverage: 'none',
    isCharity: true,
    hasPublicFundraising: false,
    contact: { name: '李四', workPhone: '010-64300000' },
    note: '保留',
  });
});

it('a field that the office added: a word that is no choice is an error, an identity number is pointed out', async () => {
  const id = '01a205c7-aa05-741c-80b9-52f58b28df06';
  const other = '01a205c7-aa05-741c-80b9-52f58b28df07';
  const addedFields = [
    { id, label: '用房来源', fieldType: 'choice', choices: [{ name: '自有', retired: false }], retired: false },
    { id: other, label: '说明', fieldType: 'text', choices: [], retired: false },
  ];
  const row = await checkOne({ 用房来源: '买来', 说明: '110105196001011234' }, { addedFields });
  expect(codes(row)).toEqual(['E_CHOICE_UNKNOWN', 'W_RESIDENT_NUMBER']);
  for (const code of codes(row)) seen.add(code);
});

it('every error and warning code was produced above', async () => {
  const division = await checkOne({});
  expect(codes(division)).toEqual([]);
  const { checkTable } = await import('#service/features/organizations/import/checkTable.ts');
  const bytes = new TextEncoder().encode(`${REGISTERED.join()}\n${registeredRow(1).join()}`);
  const check = await checkTable({ bytes }, { divisions: () => false });
  for (const row of check.rows) for (const code of codes(row)) seen.add(code);
  expect([...IMPORT_ERROR_CODES, ...IMPORT_WARNING_CODES].filter((code) => !seen.has(code))).toEqual([]);
});
