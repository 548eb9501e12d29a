/** How votes were cast. */
export const ballotLabels = {
  voice: '口头',
  hand: '举手',
  secret: '无记名',
} as const;

/** An item on which nothing was decided. */
export const agendaOutcomeLabels = {
  no_decision: '未形成决议',
  discussed: '只研究讨论',
} as const;

/** Where an item stands. */
export const agendaStageLabels = {
  proposed: '拟提',
  agreed: '分管领导同意',
  collated: '办公室汇总',
  fixed: '主持人审定',
} as const;

/** The same in a narrow column. */
export const agendaStageShortLabels = {
  proposed: '拟提',
  agreed: '已同意',
  collated: '已汇总',
  fixed: '已审定',
} as const;

/** What happened to an item. */
export const agendaStepLabels = {
  agreed: '分管领导同意',
  collated: '办公室汇总',
  fixed: '主持人审定',
  direct: '直接列入',
  returned: '退回',
  released: '移出会议',
} as const;

/** By which share a body can decide. */
export const meetingQuorumLabels = {
  majority: '过半数',
  two_thirds: '三分之二以上',
  half: '半数以上',
  all: '全体',
} as const;

/** Holding a meeting: items with their state, coming and going, votes. */
export const meetingConduct = {
  agendaDetails: '议题详情',
  proposerUnit: '提出单位',
  proposerName: '提出人',
  minutesPlanned: '预计用时（分钟）',
  minutesShort: '分钟',
  discussion: '讨论情况',
  outcome: '议题结果',
  outcomeUsual: '形成决议',
  stage: '审定',
  stageLine: '{stage}　{name}　{at}',
  stageRemark: '{line}：{remark}',
  notStored: '保存后可审定',
  step_agreed: '记为同意',
  step_collated: '记为汇总',
  step_fixed: '记为审定',
  step_direct: '直接列入',
  step_returned: '退回',
  stepPerson: '审批人',
  stepPersonHelp: '默认为本人；按纸质意见登记的，填写作出决定的领导。',
  stepReason: '事由',
  stepTitle: '{step}：{count} 个议题',
  stepDone: '已登记 {count} 个议题。',
  notFixed: '有 {count} 个议题没有审定，会议通知只印已审定的议题。',
  fixAll: '全部直接列入',
  presence: '参会情况',
  personDetails: '{name}：参会情况',
  someone: '此人',
  arrived: '何时到会',
  arrivedFromStart: '会议开始时',
  arrivedFrom: '第 {place} 项起：{title}',
  left: '何时离会',
  leftAtEnd: '会议结束',
  leftBefore: '第 {place} 项前：{title}',
  clock: '时间',
  clockExample: '09:40',
  recusals: '回避议题',
  recusalsNone: '没有议题',
  recusalReason: '回避事由',
  recuse: '{place}. {title}',
  substitute: '代谁参会',
  substituteHelp: '代他人参会的，填写被代人姓名；本人应列入请假或缺席。',
  substituteVotes: '受书面委托代为表决',
  noteLate: '第 {place} 项起到会',
  noteLeft: '第 {place} 项前离会',
  noteRecused: '回避第 {places} 项',
  noteSubstitute: '代{name}',
  votes: '表决',
  ballot: '表决方式',
  noBallot: '未表决',
  votesFor: '同意',
  votesAgainst: '反对',
  votesAbstain: '弃权',
  dueAndPresent: '应到 {due} 人，实到 {present} 人',
  away: '不计 {names}',
  awayLate: '{name}（未到）',
  awayLeft: '{name}（离会）',
  awayRecused: '{name}（回避）',
  quorumReached: '须到 {needed} 人（{share}），达到',
  quorumMissed: '须到 {needed} 人（{share}），不足',
  quorumReason: '人数不足仍作决议的理由',
  allFor: '全体同意',
  votesPlus: '多 {count} 票',
  votesMinus: '少 {count} 票',
  startFrom: '从模板或以往会议新建',
  startTemplates: '模板',
  startMeetings: '以往会议',
  startUsual: '按领导小组',
  papers: '会议材料',
  invite: '拟会议通知',
  inviteTitle: '拟会议通知',
  inviteBody: '按已保存的内容生成发文草稿，再按发文程序审核、签发。',
  inviteItems: '印入已审定议题 {fixed} 个，未审定的 {open} 个不印。',
  withReply: '附参会回执',
  replyBy: '回执截止日期',
  replyTo: '联系人及电话',
  invited: '会议通知已存入发文草稿。',
  notices: '会议通知',
  signInSheet: '签到表',
  signInSheetBlank: '空白签到表',
  agendaSheet: '会议议程',
  agendaSheetBlank: '空白议程',
  drawing: '正在生成',
  saveFirst: '请先保存会议。',
  mergeTitle: '会议刚被他人改过',
  mergeRow: '{list}第 {place} 行',
  merge: '合并两边改动',
  closedMeanwhile: '这次会议刚被他人定稿或作废，不能再保存。填写的内容已留为草稿，可对照定稿的会议另作更正。',
  apply: '确定',
  newCouncil: '登记理事会会议',
  startLabel: '新建方式',
  rowGone: '（已删去）',
  mergeBlocks: '{count} 段，{letters} 字',
} as const;

/** Names of the new fields for the history and the dump. */
export const meetingConductFieldLabels = {
  proposerUnit: '提出单位',
  minutesPlanned: '预计用时（分钟）',
  outcome: '议题结果',
  stage: '审定状态',
} as const;
