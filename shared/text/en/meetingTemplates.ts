import type * as zh from '../zh-CN/meetingTemplates.ts';

/** Templates of meetings. */
export const meetingTemplates = {
  title: 'Templates',
  tab: 'Templates',
  newTemplate: 'New template',
  changeTemplate: 'Change the template',
  use: 'New meeting from it',
  name: 'Name',
  kind: 'Kind',
  group: 'Leading group',
  noGroup: 'None',
  titlePattern: 'Title',
  titleHelp: 'Places {年} {月} {日} {次} {小组} are filled in.',
  titleExample: 'For example: {title}',
  place: 'Place',
  chair: 'Chair',
  recorder: 'Recorder',
  usual: 'Empty: as at the last meeting',
  opening: 'Opening',
  agenda: 'Usual items',
  agendaHelp: 'One a line',
  attendance: 'People',
  outline: 'Outline of the minutes',
  outlineHelp: 'One heading a line; a blank at the front: second level',
  distribution: 'To',
  copyTo: 'Copy to',
  items: 'Items',
  none: 'No templates yet',
  noneHelp: 'Meetings held often become templates. Later changes do not touch existing meetings.',
  saved: 'Saved.',
  voidTitle: 'Take out of use',
  voidBody: 'It is no longer offered; its meetings stay.',
  voidReason: 'Reason',
  stop: 'Take out of use',
  voided: 'Taken out of use.',
  problemShort: 'At least two characters',
} as const satisfies Record<keyof typeof zh.meetingTemplates, string>;

/** Who stands in a new meeting. */
export const attendanceModeLabels = {
  group: 'The group as at the day',
  last: 'As at the last meeting',
  none: 'Nobody',
} as const satisfies Record<keyof typeof zh.attendanceModeLabels, string>;

/** Fields of a template. */
export const meetingTemplateFieldLabels = {
  name: 'Name',
  kind: 'Kind',
  leadingGroupId: 'Group',
  titlePattern: 'Title',
  place: 'Place',
  chairName: 'Chair',
  recorderName: 'Recorder',
  openingText: 'Opening',
  agendaTitles: 'Usual items',
  attendanceMode: 'People',
  outlineText: 'Outline',
  distribution: 'To',
  copyTo: 'Copy to',
} as const satisfies Record<keyof typeof zh.meetingTemplateFieldLabels, string>;
