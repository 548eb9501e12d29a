import type * as zh from '../zh-CN/meetingConduct.ts';

/** How votes were cast. */
export const ballotLabels = {
  voice: 'By voice',
  hand: 'By hand',
  secret: 'Secret ballot',
} as const satisfies Record<keyof typeof zh.ballotLabels, string>;

/** An item on which nothing was decided. */
export const agendaOutcomeLabels = {
  no_decision: 'No decision',
  discussed: 'Only discussed',
} as const satisfies Record<keyof typeof zh.agendaOutcomeLabels, string>;

/** Where an item stands. */
export const agendaStageLabels = {
  proposed: 'Proposed',
  agreed: 'Agreed by the leader in charge',
  collated: 'Collated by the office',
  fixed: 'Fixed by the chair',
} as const satisfies Record<keyof typeof zh.agendaStageLabels, string>;

/** The same in a narrow column. */
export const agendaStageShortLabels = {
  proposed: 'Proposed',
  agreed: 'Agreed',
  collated: 'Collated',
  fixed: 'Fixed',
} as const satisfies Record<keyof typeof zh.agendaStageShortLabels, string>;

/** What happened to an item. */
export const agendaStepLabels = {
  agreed: 'Agreed by the leader in charge',
  collated: 'Collated by the office',
  fixed: 'Fixed by the chair',
  direct: 'Put on directly',
  returned: 'Sent back',
  released: 'Taken off the meeting',
} as const satisfies Record<keyof typeof zh.agendaStepLabels, string>;

/** By which share a body can decide. */
export const meetingQuorumLabels = {
  majority: 'more than half',
  two_thirds: 'two thirds or more',
  half: 'half or more',
  all: 'all',
} as const satisfies Record<keyof typeof zh.meetingQuorumLabels, string>;

/** Holding a meeting: items with their state, coming and going, votes. */
export const meetingConduct = {
  agendaDetails: 'Details of the item',
  proposerUnit: 'Proposing unit',
  proposerName: 'Proposed by',
  minutesPlanned: 'Minutes planned',
  minutesShort: 'Minutes',
  discussion: 'Discussion',
  outcome: 'Outcome',
  outcomeUsual: 'Decision taken',
  stage: 'State',
  stageLine: '{stage}  {name}  {at}',
  stageRemark: '{line}: {remark}',
  notStored: 'Can be agreed to once saved',
  step_agreed: 'Agree',
  step_collated: 'Collate',
  step_fixed: 'Fix',
  step_direct: 'Put on directly',
  step_returned: 'Send back',
  stepPerson: 'Decided by',
  stepPersonHelp: 'Yourself by default; name the leader when taken from paper.',
  stepReason: 'Reason',
  stepTitle: '{step}: {count} items',
  stepDone: '{count} items recorded.',
  notFixed: '{count} items are not fixed; the notice prints fixed items only.',
  fixAll: 'Put all on directly',
  presence: 'Coming and going',
  personDetails: '{name}: coming and going',
  someone: 'This person',
  arrived: 'Arrived',
  arrivedFromStart: 'At the beginning',
  arrivedFrom: 'From item {place}: {title}',
  left: 'Left',
  leftAtEnd: 'At the end',
  leftBefore: 'Before item {place}: {title}',
  clock: 'Time',
  clockExample: '09:40',
  recusals: 'Recused from',
  recusalsNone: 'No items',
  recusalReason: 'Reason',
  recuse: '{place}. {title}',
  substitute: 'Stands in for',
  substituteHelp: 'The name of the one who could not come; he stands under leave or absent.',
  substituteVotes: 'Votes by written mandate',
  noteLate: 'from item {place}',
  noteLeft: 'left before item {place}',
  noteRecused: 'recused from {places}',
  noteSubstitute: 'for {name}',
  votes: 'Votes',
  ballot: 'Ballot',
  noBallot: 'No vote',
  votesFor: 'For',
  votesAgainst: 'Against',
  votesAbstain: 'Abstained',
  dueAndPresent: '{due} due, {present} present',
  away: 'without {names}',
  awayLate: '{name} (not yet there)',
  awayLeft: '{name} (left)',
  awayRecused: '{name} (recused)',
  quorumReached: '{needed} needed ({share}): reached',
  quorumMissed: '{needed} needed ({share}): missed',
  quorumReason: 'Why it was decided without the quorum',
  allFor: 'All in favour',
  votesPlus: '{count} too many',
  votesMinus: '{count} missing',
  startFrom: 'Begin from a template or an earlier meeting',
  startTemplates: 'Templates',
  startMeetings: 'Earlier meetings',
  startUsual: 'From the leading group',
  papers: 'Papers',
  invite: 'Draft the notice',
  inviteTitle: 'Draft the notice',
  inviteBody: 'Drafted from what is saved; then it goes through approval like any document.',
  inviteItems: '{fixed} fixed items are printed, {open} are left out.',
  withReply: 'With a reply slip',
  replyBy: 'Reply by',
  replyTo: 'Contact',
  invited: 'The notice is among the drafts.',
  notices: 'Notices',
  signInSheet: 'Sign-in sheet',
  signInSheetBlank: 'Empty sign-in sheet',
  agendaSheet: 'Agenda',
  agendaSheetBlank: 'Empty agenda',
  drawing: 'Drawing',
  saveFirst: 'Save the meeting first.',
  mergeTitle: 'The meeting was changed meanwhile',
  mergeRow: '{list}, row {place}',
  merge: 'Merge both',
  closedMeanwhile: 'The meeting became final or void meanwhile; what is typed stays as a draft.',
  apply: 'Apply',
  newCouncil: 'Record a council meeting',
  startLabel: 'Begin from',
  rowGone: '(removed)',
  mergeBlocks: '{count} paragraphs, {letters} characters',
} as const satisfies Record<keyof typeof zh.meetingConduct, string>;

/** Names of the new fields for the history and the dump. */
export const meetingConductFieldLabels = {
  proposerUnit: 'Proposing unit',
  minutesPlanned: 'Minutes planned',
  outcome: 'Outcome',
  stage: 'State',
} as const satisfies Record<keyof typeof zh.meetingConductFieldLabels, string>;
