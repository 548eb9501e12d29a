/** Templates of reports that come with the program; names in double braces are filled in, in the language of the documents. */
export const programTemplates = {
  name: '{kind} (of the program)',
  title: '{{单位}}: report on the work with social organizations in {{期间}}',
  titleSpecial: '{{单位}}: report on work with social organizations',
  work: '# Work done',
  opening:
    'In {{期间}}, {{单位}} carried out the registration and supervision of social organizations. Report follows.',
  registration:
    'On {{止日}} {{期末登记组织数}} organizations were registered: {{按类型登记数·社会团体}} associations, {{按类型登记数·社会服务机构}} service institutions, {{按类型登记数·基金会}} foundations; {{期末备案组织数}} were filed. In {{期间}} {{新成立登记数}} were established, compared with {{上期}} {{新成立登记数：环比增减}}; {{变更登记数}} changes, {{注销登记数}} cancelled, {{撤销吊销数}} revoked; {{新备案数}} newly filed, {{终止备案数}} filings ended. {{换届选举数}} elections, {{延期换届批准数}} postponements approved.',
  meetings:
    '{{召开会议次数}} meetings were held, {{各类会议次数·领导小组会议}} of the leading group, {{各类会议次数·专题分析研究会}} topic analyses. Of {{会议任务总数}} actions {{会议任务完成数}} were done by {{止日}}, {{会议任务未到期数}} not due, {{会议任务取消数}} cancelled. {{学习培训次数·集体学习}} collective studies and {{学习培训次数·业务训练}} trainings with {{学习培训参加人次·集体学习}} and {{学习培训参加人次·业务训练}} participations.',
  supervision:
    '{{活动报备数}} activities were filed, {{按时报备数}} on time, {{逾期报备数}} late; {{报备活动举办数}} were held, {{须公安许可数}} needed a permit. {{检查次数}} inspections of {{受检组织数}} organizations found {{检查发现问题数}} problems. {{风险评估次数}} risk assessments, {{风险措施数}} measures. {{签订承诺书数}} commitments signed.',
  results: '# Results',
  tableMain: '{{表：主要指标}}',
  done: '{{会议任务完成数}} actions done, {{会议任务超期完成数}} of them late; of {{年度重点工作到期数}} plan items due {{年度重点工作完成数}} done. {{检查问题已整改数}} problems rectified. {{风险措施完成数}} risk measures done.',
  tableActions: '{{表：任务办理}}',
  problems: '# Problems',
  problemTasks:
    'First, tasks: {{会议任务逾期未完成数}} actions, {{年度重点工作逾期未完成数}} plan items and {{风险措施逾期数}} risk measures overdue.',
  problemSupervision:
    'Second, supervision: {{检查问题未整改数}} problems outstanding, {{逾期报备数}} filings late, {{活动总结逾期未报数}} summaries overdue, {{期末异常名录组织数}} on the abnormal list, {{逾期未换届组织数}} elections overdue.',
  problemCollections: 'Third, collections: {{材料征集逾期报送数}} late, {{材料征集未报送数}} missing.',
  proposals: '# Proposals',
  proposalTasks: 'First, overdue tasks are to be done by a set day, each with the section in charge.',
  proposalProblems:
    'Second, problems outstanding, overdue elections and listed organizations are followed up one by one.',
  proposalService: 'Third, filings, annual reviews and elections are given guidance.',
  partRegistration: '## Registration',
  partMeetings: '## Meetings, training and tasks',
  partSupervision: '## Supervision',
  tableFilings: '{{表：活动报备}}',
  chartActions: '{{图：任务办理}}',
  tableTypes: '{{表：登记组织类型}}',
  tableEndings: '{{表：终止与名录}}',
  chartTypes: '{{图：登记组织类型}}',
  partTraining: '## Meetings and training',
  tableMeetings: '{{表：会议}}',
  partRisks: '## Filings, inspections and risks',
  chartFilings: '{{图：活动报备}}',
  tableInspections: '{{表：检查}}',
  partInformation: '## Information and volunteers',
  information:
    '{{报送信息篇数}} submissions, {{被采用信息篇数}} of them adopted, {{信息采用次数}} adoptions. {{期末启用志愿服务站点数}} stations, {{站点活动场数}} activities, {{站点活动志愿者人次}} volunteers, {{站点活动服务群众人次}} people served, {{站点活动服务时长}} hours; {{典型案例篇数}} typical cases.',
  partTasks: '## Tasks',
  partOrder: '## Good order',
  reviews:
    'Of {{年检年报记录数}} annual reviews {{年检年报结论数·合格}} qualified, {{年检年报结论数·基本合格}} basically, {{年检年报结论数·不合格}} not. {{有联络员组织数}} organizations with a liaison, {{联络员覆盖率}}; {{承诺书有效组织数}} with a valid commitment.',
  collections: 'Of {{材料征集应报数}} returns expected {{材料征集按时报送数}} came on time.',
  openingSpecial: '{{单位}} reports on the work with social organizations from {{起日}} to {{止日}}.',
  problemsSpecial:
    '{{会议任务逾期未完成数}} actions overdue, {{检查问题未整改数}} problems outstanding, {{逾期报备数}} filings late, {{活动总结逾期未报数}} summaries overdue, {{期末异常名录组织数}} on the abnormal list.',
  proposalSpecial: 'Second, problems outstanding and listed organizations are followed up one by one.',
} as const;
