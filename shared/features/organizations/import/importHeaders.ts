import { cleanText, removeBlanks, toHalfWidth } from '../../../lib/cleanText.ts';
import type { RegistrationKind } from '../organizations.lists.ts';

/** Known headings of registry lists (domain.md §10.2) and the headings of personal data that are never read (§1.2, §12). */

/** Every field a column may be mapped to; a year's review is `annualReviews:<year>`. */
export const IMPORT_FIELDS = [
  'name',
  'registrationKind',
  'uscc',
  'registrationNo',
  'filingNo',
  'legalType',
  'legalSubtype',
  'communityCategory',
  'registrationAuthority',
  'supervisingUnit',
  'townshipName',
  'communityName',
  'legalRepresentativeName',
  'domicile',
  'businessScope',
  'activityArea',
  'activityVenue',
  'registeredCapitalWan',
  'establishedOn',
  'filedOn',
  'certificateValidity',
  'certificateValidFrom',
  'certificateValidTo',
  'status',
  'annualReviews',
  'assessmentGrade',
  'assessmentValidTo',
  'partyCoverage',
  'isCharity',
  'hasPublicFundraising',
  'memberIndividuals',
  'contactName',
  'contactPhone',
  'note',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Headings after `normalizeHeader`. */
const HEADERS: Readonly<Partial<Record<ImportField, readonly string[]>>> = {
  name: ['社会组织名称', '组织名称', '单位名称', '名称', '机构名称', '社团名称'],
  uscc: ['统一社会信用代码', '信用代码', '社会信用代码', '统一代码', '代码'],
  registrationNo: ['登记证号', '登记证书号', '证书编号', '社证字号'],
  legalSubtype: ['单位性质', '细分类型'],
  registrationAuthority: ['登记管理机关', '登记机关', '发证机关'],
  supervisingUnit: ['业务主管单位', '主管单位', '业务主管部门'],
  legalRepresentativeName: ['法定代表人', '法人代表', '法人', '负责人', '法定代表人(负责人)'],
  establishedOn: ['成立登记日期', '成立日期', '成立时间', '登记日期', '登记时间'],
  filedOn: ['备案时间', '备案日期'],
  domicile: ['住所', '地址', '注册地址', '办公地址'],
  businessScope: ['业务范围'],
  activityArea: ['活动地域'],
  registeredCapitalWan: ['注册资金', '开办资金', '原始基金'],
  status: ['状态', '登记状态', '组织状态'],
  certificateValidity: ['证书有效期', '有效期限', '有效期'],
  certificateValidFrom: ['证书有效期起'],
  certificateValidTo: ['证书有效期止', '证书有效期至'],
  assessmentGrade: ['评估等级', '等级'],
  assessmentValidTo: ['等级有效期', '评估等级有效期'],
  partyCoverage: ['党组织情况', '党组织覆盖情况'],
  isCharity: ['是否慈善组织', '慈善组织'],
  hasPublicFundraising: ['公开募捐资格'],
  contactName: ['联系人', '联系人姓名'],
  contactPhone: ['联系电话', '办公电话', '电话', '联系人电话'],
  townshipName: ['街道(乡镇)', '所属街道', '街道', '乡镇', '街道(镇)', '乡镇(街道)', '所属街道(乡镇)'],
  communityName: ['社区(村)', '所属社区', '社区', '所属社区(村)', '村(社区)'],
  memberIndividuals: ['成员人数'],
  activityVenue: ['活动场所'],
  filingNo: ['备案编号'],
  note: ['备注'],
};

/** 类型-words name the legal type in a registered list; in a filed list they tell 备案 from 登记. */
const TYPE_HEADERS = ['社会组织类型', '组织类型', '登记类型', '类型'];
const KIND_HEADERS = ['登记类别', '登记备案类型', '登记或备案', '登记/备案', '备案/登记', '备案类型', '是否备案'];
const CATEGORY_HEADERS = ['社区社会组织类别', '组织类别'];

const FIELD_OF_HEADER: ReadonlyMap<string, ImportField> = new Map(
  IMPORT_FIELDS.flatMap((field) => (HEADERS[field] ?? []).map((header) => [header, field] as const)),
);

/** Reviews: with a year in front, or without. */
const REVIEW =
  /^(?:(\d{4})年?度?)?(年检结论|年检结果|年检情况|年检|年度检查结果|年度检查结论|检查结论|年报情况|年度报告情况|年报)(?:(\d{4})年?度?)?$/u;
const BARE_REVIEW = new Set([
  '年检结论',
  '年度检查结果',
  '年度检查结论',
  '年报情况',
  '年检结果',
  '年检情况',
  '年度报告情况',
]);

/** Parts of headings that mean personal data. `contains` on purpose: `联系人手机号` and `法人身份证号码` must be caught. */
const PERSONAL = [
  '身份证',
  '证件号',
  '出生',
  '生日',
  '年龄',
  '性别',
  '民族',
  '籍贯',
  '宗教信仰',
  '政治面貌',
  '家庭住址',
  '家庭地址',
  '家庭成员',
  '户籍',
  '手机',
  '移动电话',
  '照片',
  '相片',
  '健康状况',
  '婚姻',
  '学历',
  '微信',
  '银行卡',
  '言论',
  '思想动态',
  '舆情',
  '敏感人员',
  '重点人员',
  'idcard',
  'identityno',
  'birth',
  'ethnic',
  'religio',
  'political',
  'homeaddress',
  'mobile',
  'photo',
  'health',
  'family',
  'opinion',
  'sensitiveperson',
  'attitude',
  'loyalty',
  'score',
] as const;

/** Blanks, line breaks, `*` and （必填） do not count; brackets become half-width. */
export function normalizeHeader(header: string): string {
  return removeBlanks(toHalfWidth(cleanText(header)))
    .replaceAll('*', '')
    .replaceAll('(必填)', '')
    .replace(/[::]$/u, '');
}

/** Whether a heading names personal data that must not be read (domain.md §10.2 last line, §12). */
export function isPersonalHeader(header: string): boolean {
  const key = normalizeHeader(header).toLowerCase();
  return PERSONAL.some((part) => key.includes(part));
}

/**
 * The field a heading stands for, or null.
 * @param kind decides between the meanings of 类别 and 类型; left out, any known meaning counts
 */
export function fieldOfHeader(header: string, kind: RegistrationKind = 'registered'): string | null {
  const field = meaningOf(normalizeHeader(header), kind);
  return field === null || isPersonalHeader(header) ? null : field;
}

/** @param key a normalized heading */
function meaningOf(key: string, kind: RegistrationKind): string | null {
  if (key === '') return null;
  if (CATEGORY_HEADERS.includes(key)) return 'communityCategory';
  if (KIND_HEADERS.includes(key)) return 'registrationKind';
  if (key === '类别') return kind === 'filed' ? 'communityCategory' : 'legalType';
  if (TYPE_HEADERS.includes(key)) return kind === 'filed' ? 'registrationKind' : 'legalType';
  const field = FIELD_OF_HEADER.get(key) ?? FIELD_OF_HEADER.get(key.replace(/\((?:万元|元)\)$/u, ''));
  if (field !== undefined) return field;
  const review = REVIEW.exec(key);
  const year = review?.[1] ?? review?.[3];
  if (year !== undefined) return `annualReviews:${year}`;
  return BARE_REVIEW.has(key) ? 'annualReviews' : null;
}

/** Whether a heading counts as known when heading rows are looked for: every field, and 序号. */
export function isKnownHeader(header: string): boolean {
  if (!mayBeHeader(header)) return false;
  return normalizeHeader(header) === '序号' || fieldOfHeader(header) !== null;
}

/** Every Chinese character that occurs in a known heading or is left out of one on comparing. */
const HEADER_CHARACTERS: ReadonlySet<number> = new Set(
  [
    ...Object.values(HEADERS).flat(),
    ...TYPE_HEADERS,
    ...KIND_HEADERS,
    ...CATEGORY_HEADERS,
    ...BARE_REVIEW,
    REVIEW.source,
    '序号类别必填万元',
  ]
    .join('')
    .split('')
    .map((character) => character.charCodeAt(0)),
);

/**
 * Rules out nearly every cell of a list at its first characters, which the look-up itself would do much more slowly: every row
 * is looked at for repeated headings. Characters that cleaning may turn into others are left to the look-up.
 */
function mayBeHeader(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const isLetter = (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
    if (isLetter || (unit >= 0x4e00 && unit <= 0x9fff && !HEADER_CHARACTERS.has(unit))) return false;
  }
  return true;
}

/** Whether `field` may be used in a mapping a user sends. */
export function isImportField(field: string): boolean {
  return (
    IMPORT_FIELDS.some((item) => item === field) ||
    /^annualReviews:(?:19|20)\d{2}$/u.test(field) ||
    /^extra\.[0-9a-f-]{36}$/u.test(field)
  );
}
