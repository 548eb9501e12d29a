import type { RiskMatrixDefinition } from './riskMatrices.contract.ts';
import { SHIPPED_PROPOSALS } from './shippedProposals.ts';

/** What a row of the proposal table looks at in the filing of an activity. Nothing among it is about a participant. */
export const ACTIVITY_FACTS = [
  'expectedParticipants',
  'capacityUse',
  'budgetWan',
  'fundSource',
  'activityKind',
  'foreignRelated',
  'setting',
] as const;
export type ActivityFact = (typeof ACTIVITY_FACTS)[number];

export const ACTIVITY_SETTINGS = ['indoor', 'outdoor'] as const;
export type ActivitySetting = (typeof ACTIVITY_SETTINGS)[number];

/** The version of the matrix that comes with the program; an office's own versions follow. */
export const SHIPPED_VERSION = 1;

/**
 * The matrix as shipped: bands of domain.md §7, wording for premises, events, finances, procedures and data. It has no row in the office's
 * own table; an office that wants another makes version 2.
 */
export const SHIPPED_MATRIX: RiskMatrixDefinition = {
  version: SHIPPED_VERSION,
  likelihood: [
    {
      value: 1,
      name: '很少',
      sentence: '近三年没有发生过，现有条件下也难以发生。',
      example: '场所固定，消防、用电年年检查合格，同类活动办过多次没有出过问题。',
    },
    {
      value: 2,
      name: '较少',
      sentence: '近三年发生过一次，条件变化时才可能再发生。',
      example: '灭火器都在有效期内，个别疏散标识脱落，发现当天补齐。',
    },
    {
      value: 3,
      name: '可能',
      sentence: '近三年发生过两三次，或者检查中发现过苗头。',
      example: '报销手续不全，整改后又出现过一次；活动期间通道临时堆物。',
    },
    {
      value: 4,
      name: '较易',
      sentence: '每年都会发生，现有措施控制不住。',
      example: '每次检查都能查出灭火器过期、乱拉电线；每年都有活动报备逾期。',
    },
    {
      value: 5,
      name: '很易',
      sentence: '一年内多次发生，或者条件已经具备，随时可能发生。',
      example: '预计人数超过核定容量，出入口只有一个；账户多次账实不符。',
    },
  ],
  severity: [
    {
      value: 1,
      name: '轻微',
      sentence: '不影响正常进行，当场可以处理，没有损失。',
      example: '展板倒下没有伤人；材料漏盖印章，当天补上。',
    },
    {
      value: 2,
      name: '较轻',
      sentence: '影响一时，几天内可以恢复，损失不足1万元。',
      example: '跳闸使活动中断半小时；公示的收费标准有误，及时更正。',
    },
    {
      value: 3,
      name: '一般',
      sentence: '须停下来整改，损失1万元以上、不足10万元，或者有人受轻伤。',
      example: '食物不洁引起少数人不适；部分开支没有凭证，须退回。',
    },
    {
      value: 4,
      name: '较重',
      sentence: '活动或者业务被迫停止，损失10万元以上、不足50万元，或者有人重伤。',
      example: '临时舞台垮塌；捐赠款没有按约定使用；会员登记资料大量外泄。',
    },
    {
      value: 5,
      name: '严重',
      sentence: '有人死亡或者多人受伤，损失50万元以上，或者可能被撤销登记。',
      example: '起火时疏散通道堵塞；人群拥挤踩踏；资金被挪用无法追回。',
    },
  ],
  bands: [
    { level: 'low', from: 1, to: 4 },
    { level: 'moderate', from: 5, to: 9 },
    { level: 'high', from: 10, to: 16 },
    { level: 'major', from: 17, to: 25 },
  ],
  reviewMonths: { low: 12, moderate: 6, high: 3, major: 1 },
  proposals: SHIPPED_PROPOSALS,
};
