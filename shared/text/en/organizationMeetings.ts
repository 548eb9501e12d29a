import type * as zh from '../zh-CN/organizationMeetings.ts';

export const organizationMeetings = {
  tab: 'Meetings',
  section: 'Meetings',
  add: 'Add meeting',
  change: 'Change meeting',
  none: 'No meetings yet. Meetings of members, council and supervisors stand here, their resolutions below.',
  title: '{date} {session} {body}',
  attendance: 'Attendance',
  attended: '{present} of {due} present',
  chair: 'Chair',
  rule: 'Quorum',
  noRule: 'By the articles',
  share_two_thirds: 'two thirds or more',
  share_half: 'half or more',
  share_more_than_half: 'more than half',
  reached: '{needed} or more ({share})',
  notReached: 'fewer than {needed} ({share})',
  resolutions: 'Resolutions',
  addResolution: 'Add resolution',
  changeResolution: 'Change resolution',
  noResolutions: 'No resolutions yet. Record the meeting first, then each resolution with its votes.',
  noMeeting: 'Record the meeting first',
  votes: 'For / against / abstained',
  votesOf: '{votesFor} / {votesAgainst} / {votesAbstain}',
  adoption: 'Vote',
  adopted: '{needed} or more agreed ({share} of {of})',
  notAdopted: 'fewer than {needed} agreed ({share} of {of})',
  of_present: 'those present',
  of_due: 'all',
  votesHelp: 'The three together are the number present.',
  rulesTitle: 'Quorum and majority',
  rulesNote:
    'The usual rules; the articles go before them where they say otherwise. The program warns and decides nothing.',
  ruleLine: '{bodies}: {attendance} of those due are present; adopted by {share} of {of} ({source}).',
  ruleLineSpecial:
    '{bodies}: {attendance} of those due are present; adopted by {share} of {of}; {subjects} by {specialShare} of {specialOf} ({source}).',
  join: ', ',
  fees: 'Last resolution on fees: {date}, {title}.',
  feesContent: 'Last resolution on fees: {date}, {title}: {content}',
  council: 'Council meetings kept by this office',
  councilHelp: 'Meetings that stand under Meetings as council meetings; they are only shown here.',
  councilTitle: 'Title',
  councilStart: 'Held at',
  councilPlace: 'Place',
  noCouncil: 'No council meeting of this organization stands under Meetings.',
} satisfies Record<keyof typeof zh.organizationMeetings, string>;

export const meetingBodyLabels = {
  members: 'General meeting',
  delegates: 'Meeting of delegates',
  council: 'Council',
  standing_council: 'Standing council',
  supervisors: 'Supervisors',
} satisfies Record<keyof typeof zh.meetingBodyLabels, string>;

export const resolutionSubjectLabels = {
  articles: 'Articles',
  fees: 'Fees',
  election: 'Election',
  officers: 'Officers',
  major: 'Major matters',
  other: 'Other',
} satisfies Record<keyof typeof zh.resolutionSubjectLabels, string>;

export const quorumSourceLabels = {
  modelArticles: 'Model articles of social groups',
  modelAssociation: 'Model articles of national trade associations (trial)',
  modelInstitution: 'Model articles of service institutions (legal persons)',
  foundationRegulation: 'Regulation on Foundations, article 21',
} satisfies Record<keyof typeof zh.quorumSourceLabels, string>;

export const organizationMeetingFieldLabels = {
  body: 'Body',
  session: 'Session',
  heldOn: 'Held on',
  place: 'Place',
  chairName: 'Chair',
  chairPost: 'Post of the chair',
  due: 'Due',
  present: 'Present',
  attachmentId: 'Minutes',
  note: 'Note',
} satisfies Record<keyof typeof zh.organizationMeetingFieldLabels, string>;

export const resolutionFieldLabels = {
  meetingId: 'Meeting',
  subject: 'Subject',
  title: 'Resolution',
  votesFor: 'For',
  votesAgainst: 'Against',
  votesAbstain: 'Abstained',
  content: 'Content',
} satisfies Record<keyof typeof zh.resolutionFieldLabels, string>;
