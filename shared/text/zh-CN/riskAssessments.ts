export const riskAssessments = {
  title: '风险评估',
};
