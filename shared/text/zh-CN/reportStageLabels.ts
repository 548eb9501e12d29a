/** 报告状态。 */
export const reportStageLabels = {
  draft: '起草',
  in_approval: '审签中',
  issued: '已印发',
  submitted: '已报送',
  voided: '已作废',
} as const;
