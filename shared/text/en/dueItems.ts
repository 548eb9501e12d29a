import type { dueItems as zh, dueKindLabels as zhKinds, dueRules as zhRules } from '../zh-CN/dueItems.ts';

export const dueItems = {
  title: 'Due items',
  listLabel: 'List of due items',
  counts: '{count} items',
  rangeLabel: 'Range',
  range_all: 'All',
  range_overdue: 'Overdue',
  range_30: 'In 30 days',
  range_90: 'In 90 days',
  range_180: 'In 180 days',
  filterText: 'Organization',
  filterKinds: 'What',
  filterTownship: 'Township',
  columnDueOn: 'Due on',
  columnDays: 'State',
  columnKind: 'What',
  columnOrganization: 'Organization',
  columnTownship: 'Township',
  columnRule: 'Rule',
  print: 'Print by township',
  printing: 'Drawing the list of due items',
  printed: '{count} due items saved.',
  printTitle: 'Due items of social organizations',
  printSubtitle: '{date}, {count} items',
  printTownship: '{township} ({count} items)',
  noTownship: 'No township',
  nothingTitle: 'Nothing is due',
  nothingHelp:
    'Ends of certificates, grades and terms and the two-year point of the abnormal list stand here when they come near.',
  moreDue: '{count} more',
  next: 'Next due',
} as const satisfies Record<keyof typeof zh, string>;

export const dueKindLabels = {
  certificate: 'Certificate ends',
  grade: 'Grade ends',
  abnormalList: 'Two years on the abnormal list',
  rectification: 'Rectification due',
  term: 'Term ends',
  commitment: 'Commitment ends',
  liaison: 'Liaison to be confirmed',
  matter: 'Correction due',
  dormant: 'Follow-up due',
} as const satisfies Record<keyof typeof zhKinds, string>;

export const dueRules = {
  certificate: 'Last day of the certificate; reminders 90 and 30 days before',
  grade: 'Last day of grade {grade}; reminder 90 days before',
  abnormalList: 'On the abnormal list since {since}; two years lead to the serious list',
  rectification: 'Term of rectification of {year}; settled by a later good year',
  term: 'Last day of term {number}, approved postponement included; reminders 180, 90 and 30 days before',
  commitment: 'Last day of the commitment; reminder 60 days before',
  liaison: 'Confirmed each quarter; reminder 15 days before its end',
  matter: '{matter}: term set by the correction notice of {noticedOn}',
  dormant: 'Follow-up day set with the outcome',
} as const satisfies Record<keyof typeof zhRules, string>;
