/** 社会组织自己召开的会议和决议。 */
export const organizationMeetings = {
  tab: '会议',
  section: '会议',
  add: '新增会议',
  change: '修改会议',
  none: '还没有会议记录。会员大会、理事会、监事会等会议记在这里，决议记在下面。',
  title: '{date} {session}{body}',
  attendance: '到会',
  attended: '应到 {due}，实到 {present}',
  chair: '主持',
  rule: '出席规则',
  noRule: '以章程为准',
  share_two_thirds: '三分之二以上',
  share_half: '二分之一以上',
  share_more_than_half: '过半数',
  reached: '已达 {needed} 人（{share}）',
  notReached: '不足 {needed} 人（{share}）',
  resolutions: '决议',
  addResolution: '新增决议',
  changeResolution: '修改决议',
  noResolutions: '还没有决议。先登记会议，再逐项登记决议和票数。',
  noMeeting: '请先登记会议',
  votes: '同意／反对／弃权',
  votesOf: '{votesFor}／{votesAgainst}／{votesAbstain}',
  adoption: '表决',
  adopted: '同意已达 {needed} 票（{of}{share}）',
  notAdopted: '同意不足 {needed} 票（{of}{share}）',
  of_present: '到会人数',
  of_due: '全体人数',
  votesHelp: '三项合计应等于实到人数。',
  rulesTitle: '出席和表决规则',
  rulesNote: '以下为通行规则，章程另有规定的从其规定；程序只作提示，不作结论。',
  ruleLine: '{bodies}：应到人数{attendance}出席；同意达到{of}{share}通过（{source}）。',
  ruleLineSpecial:
    '{bodies}：应到人数{attendance}出席；同意达到{of}{share}通过，其中{subjects}须达到{specialOf}{specialShare}（{source}）。',
  join: '、',
  fees: '最近的会费标准决议：{date}，{title}。',
  feesContent: '最近的会费标准决议：{date}，{title}：{content}',
  council: '本局登记的理事会会议',
  councilHelp: '在“会议”中以“理事会”登记的会议，这里只能查看。',
  councilTitle: '会议名称',
  councilStart: '时间',
  councilPlace: '地点',
  noCouncil: '“会议”中没有登记这家社会组织的理事会会议。',
} as const;

export const meetingBodyLabels = {
  members: '会员大会',
  delegates: '会员代表大会',
  council: '理事会',
  standing_council: '常务理事会',
  supervisors: '监事会',
} as const;

export const resolutionSubjectLabels = {
  articles: '章程修改',
  fees: '会费标准',
  election: '选举换届',
  officers: '负责人变更',
  major: '重大事项',
  other: '其他',
} as const;

/** 规则的出处。 */
export const quorumSourceLabels = {
  modelArticles: '《社会团体章程示范文本》',
  modelAssociation: '《全国性行业协会商会章程示范文本（试行）》',
  modelInstitution: '《民办非企业单位（法人）章程示范文本》',
  foundationRegulation: '《基金会管理条例》第二十一条',
} as const;

export const organizationMeetingFieldLabels = {
  body: '会议种类',
  session: '届次',
  heldOn: '召开日期',
  place: '地点',
  chairName: '主持人',
  chairPost: '主持人职务',
  due: '应到人数',
  present: '实到人数',
  attachmentId: '会议纪要',
  note: '备注',
} as const;

export const resolutionFieldLabels = {
  meetingId: '会议',
  subject: '事项',
  title: '决议名称',
  votesFor: '同意',
  votesAgainst: '反对',
  votesAbstain: '弃权',
  content: '决议内容',
} as const;
