/** 风险评估的选项和字段名称。 */
export const riskSubjectLabels = { organization: '社会组织', activity: '活动', venue: '场所' } as const;

export const riskFactorLabels = {
  crowd: '人员聚集',
  fire: '消防',
  electric: '用电',
  structure: '建筑设施',
  equipment: '设备',
  food: '食品',
  medical: '医疗急救',
  weather: '天气',
  traffic: '交通',
  finance: '资金',
  compliance: '合规手续',
  data: '信息安全',
  other: '其他',
} as const;

export const riskMeasureKindLabels = { existing: '已落实', planned: '拟采取' } as const;

export const riskCarriedLabels = { new: '新增', kept: '保持', changed: '有变化', closed: '已消除' } as const;

export const riskStatementLabels = {
  none: '未征求',
  asked: '已告知，等待陈述',
  given: '已陈述',
  declined: '表示无意见',
} as const;

export const riskStateLabels = {
  draft: '拟定中',
  present: '有效',
  reviewDue: '应复评',
  superseded: '已有新版',
  closed: '已关闭',
  voided: '已作废',
} as const;

export const riskFactorStateLabels = {
  closed: '已消除',
  accepted: '已接受',
  reopened: '重新打开',
  treating: '措施落实中',
  treated: '措施已落实',
  standing: '未采取措施',
} as const;

export const riskAcceptanceStateLabels = { inForce: '有效', expired: '已到期', revoked: '已撤销' } as const;

export const riskDueLabels = { review: '复评', measure: '措施', acceptance: '接受到期' } as const;

export const riskAssessmentFieldLabels = {
  subjectId: '评估对象',
  assessmentNo: '评估编号',
  subjectKind: '评估对象类别',
  subjectName: '评估对象',
  organizationName: '社会组织',
  venueName: '场所名称',
  periodLabel: '所属半年',
  assessedOn: '评估日期',
  assessorOfficeId: '评估单位',
  matrixVersion: '判定标准版本',
  matrix: '判定标准',
  levelBefore: '固有等级',
  levelCurrent: '现有等级',
  levelAfter: '剩余等级',
  conclusionText: '评估结论',
  reviewDueOn: '复评日期',
  approvedByMemberId: '批准人',
  approvedOn: '批准日期',
  selfChecked: '本人录入、本人批准',
  copiedFromId: '沿用的上期评估',
  supersedesId: '重新评定的原评估',
  closedOn: '关闭日期',
  closedReason: '关闭原因',
  statementState: '陈述情况',
  statementText: '陈述内容',
  statementOn: '陈述日期',
  statementPost: '陈述人职务',
  recordState: '状态',
  voidReason: '作废原因',
} as const;

export const riskFactorFieldLabels = {
  assessmentId: '所属评估',
  seq: '序号',
  factorCategory: '风险因素',
  riskText: '风险描述',
  basisText: '事实依据',
  basisKind: '依据记录类别',
  basisId: '依据记录',
  basisTitle: '依据记录',
  likelihood: '固有可能性',
  severity: '固有影响程度',
  currentLikelihood: '现有可能性',
  currentSeverity: '现有影响程度',
  likelihoodAfter: '剩余可能性',
  severityAfter: '剩余影响程度',
  levelBefore: '固有等级',
  levelCurrent: '现有等级',
  levelAfter: '剩余等级',
  residualReason: '剩余高于现有的说明',
  carried: '与上期相比',
  closedReason: '消除的原因',
  sourceFactorId: '上期的风险点',
  proposal: '建议等级的采用情况',
  recordState: '状态',
  voidReason: '作废原因',
} as const;

export const riskMeasureFieldLabels = {
  assessmentId: '所属评估',
  seq: '序号',
  kind: '措施类别',
  riskFactorIds: '针对的风险点',
  measureText: '措施内容',
  responsibleName: '责任人',
  responsiblePost: '责任人职务',
  responsibleMemberId: '责任人（本单位）',
  dueOn: '完成期限',
  doneOn: '完成日期',
  doneNote: '完成情况',
  recordState: '状态',
  voidReason: '作废原因',
} as const;

export const riskAcceptanceFieldLabels = {
  riskFactorId: '风险点',
  assessmentId: '所属评估',
  approverMemberId: '批准人',
  acceptedOn: '接受日期',
  expiresOn: '有效期至',
  reason: '接受的理由',
  revokedOn: '撤销日期',
  revokeReason: '撤销原因',
} as const;
