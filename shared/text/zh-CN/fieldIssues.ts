import type { ExtraValueCode, ExtraWarningCode } from '../../features/extraFields/extraFields.rules.ts';
import type { FieldErrorCode, FieldWarningCode } from '../../features/organizations/organizations.rules.ts';

/** What is wrong or doubtful at one field of a form. */
export const fieldIssues = {
  required: '须填写。',
  too_short: '至少 {limit} 个字。',
  too_long: '最多 {limit} 个字。',
  not_in_list: '不在可选范围内。',
  subtype_not_of_type: '单位性质与组织类型不符。',
  date_invalid: '不是有效日期，请写成 2026-06-30。',
  date_range: '日期须在 1949-10-01 至 2089-12-31 之间。',
  date_order: '不能早于起始日期。',
  number_invalid: '须为不小于 0 的数；金额最多四位小数。',
  division_format: '须为 6、9 或 12 位数字。',
  E_USCC_FORMAT: '不是 18 位有效代码。没有 I、O、S、V、Z 五个字母。',
  E_USCC_CHECK: '校验位不对，可能有字符录错。',
  E_USCC_NOT_SOCIAL: '不是民政部门赋予的代码（首位须为 5）。',
  E_TYPE_CONFLICT: '与统一社会信用代码第二位不一致，按代码应为“{expectedLabel}”。',
  extra_number: '须为数字，如 12 或 12.5；整数最多 11 位，小数最多 4 位。',
  extra_choice_retired: '这个选项已停用，请另选一项。',
  extra_retired: '这个字段已停用，原值保留，不能改动。',
  extra_unknown: '没有这个字段，请重新打开后再填。',
  W_RESIDENT_NUMBER: '像是居民身份证号码。台账不登记个人身份信息，请核对后删去。',
  W_USCC_MISSING: '还没有统一社会信用代码。',
  W_USCC_SUBJECT: '主体标识码校验位（第 17 位）不对，请核对证书。',
  W_DIVISION: '行政区划代码未知或已撤销，请核对。',
  W_DIVISION_DIFFERS: '与代码中的行政区划 {expected} 不同，请核对。',
} as const satisfies Record<FieldErrorCode | FieldWarningCode | ExtraValueCode | ExtraWarningCode, string>;
