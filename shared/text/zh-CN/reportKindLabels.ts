/** 报告种类。 */
export const reportKindLabels = {
  monthly: '月度报告',
  quarterly: '季度报告',
  half_yearly: '半年工作报告',
  annual: '年度报告',
  special: '专题报告',
} as const;
