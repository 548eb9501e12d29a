/** 检查各项选择的名称。 */
export const inspectionKindLabels = {
  routine: '日常检查',
  random: '双随机抽查',
  special: '专项检查',
  followup: '复查',
};
export const inspectionTargetLabels = {
  premises: '办公场所',
  activity_venue: '活动场所',
  website: '网站',
  publication: '出版物',
  records: '档案财务',
};
export const inspectionResultLabels = { ok: '符合', problem: '有问题', na: '不涉及' };
export const inspectionConclusionLabels = { pass: '通过', rectify: '限期整改', suspend: '停止使用' };
export const inspectionStateLabels = {
  planned: '待检查',
  recording: '检查中',
  rectifying: '整改中',
  done: '已办结',
  voided: '已作废',
};
export const inspectionShown = {
  all: '全部',
  planned: '待检查',
  recording: '检查中',
  rectifying: '整改中',
  overdue: '整改逾期',
  done: '已办结',
};
export const inspectionFindingStateLabels = {
  open: '待整改',
  rectified: '待复查',
  reinspected: '待销号',
  closed: '已销号',
};
export const inspectionFindingShown = {
  all: '未销号',
  overdue: '整改逾期',
  open: '待整改',
  rectified: '待复查',
  reinspected: '待销号',
  closed: '已销号',
};
export const inspectionSeverityLabels = { minor: '一般', serious: '严重' };
export const inspectionReinspectionLabels = { pass: '复查合格', fail: '复查不合格' };
export const inspectionPaperLabels = {
  notice: '检查通知书',
  rectify_order: '责令限期整改通知书',
  suspension: '停止使用通知书',
};
export const inspectionFieldLabels = {
  inspectionNo: '检查编号',
  organizationId: '被检查组织',
  planKind: '检查类别',
  target: '检查对象',
  plannedOn: '计划日期',
  noticeOn: '通知日期',
  heldOn: '检查日期',
  place: '检查地点',
  matterText: '检查事项',
  inspectors: '检查人员',
  checklist: '检查表',
  problemsFound: '发现问题数',
  problemsRectified: '已整改数',
  conclusion: '检查结论',
  conclusionBasis: '结论依据',
  concludedOn: '作出结论日期',
  concludedBy: '作出结论的用户',
  concludedByName: '作出结论人',
  rectifyDueOn: '整改期限',
  rectifyReason: '整改期限的由来',
  rectifiedOn: '整改完成日期',
  reinspectedOn: '复查日期',
  reinspectionResult: '复查结果',
  closedOn: '销号日期',
  onsiteSignerName: '现场签字人',
  onsiteSignerPost: '现场签字人职务',
  followUpMemberId: '整改跟进人',
  note: '备注',
  followsId: '所复查的检查',
  drawId: '所属抽取',
};
export const inspectionFindingFieldLabels = {
  inspectionId: '所属检查',
  organizationId: '被检查组织',
  seq: '序号',
  itemCode: '检查项目',
  foundText: '存在问题',
  basisText: '依据条款',
  severity: '程度',
  demandText: '整改要求',
  statementText: '陈述申辩',
  statementOn: '陈述日期',
  statementName: '陈述人',
  statementPost: '陈述人职务',
  rectifyDueOn: '整改期限',
  extensions: '延期记录',
  attempts: '复查不合格的整改',
  rectifiedOn: '整改日期',
  evidenceText: '整改情况',
  rectifiedBy: '登记整改的用户',
  reinspectedOn: '复查日期',
  reinspectionResult: '复查结果',
  reinspectionText: '复查情况',
  reinspectedByName: '复查人',
  closedOn: '销号日期',
  closedBy: '销号的用户',
  closedByName: '销号人',
  selfChecked: '自核',
};
export const inspectionPaperFieldLabels = {
  inspectionId: '所属检查',
  kind: '文书种类',
  draftedOn: '拟稿日期',
  documentId: '发文',
};
export const inspectionTemplateFieldLabels = {
  code: '检查表代码',
  title: '检查表名称',
  target: '检查对象',
  version: '版本',
  items: '检查项目',
  active: '启用',
};
export const inspectionDrawFieldLabels = {
  drawNo: '抽取编号',
  title: '抽查名称',
  drawnAt: '抽取时间',
  seed: '随机种子',
  filter: '抽取范围',
  candidates: '候选组织',
  inspectorPool: '候选检查人员',
  wanted: '抽取户数',
  inspectorsEach: '每户检查人员数',
  drawn: '抽取结果',
};
