import type * as zh from '../zh-CN/inspectionLabels.ts';

export const inspectionKindLabels = {
  routine: 'Routine',
  random: 'Random draw',
  special: 'Special',
  followup: 'Follow-up',
} satisfies Record<keyof typeof zh.inspectionKindLabels, string>;
export const inspectionTargetLabels = {
  premises: 'Premises',
  activity_venue: 'Activity venue',
  website: 'Website',
  publication: 'Publications',
  records: 'Files and accounts',
} satisfies Record<keyof typeof zh.inspectionTargetLabels, string>;
export const inspectionResultLabels = {
  ok: 'In order',
  problem: 'Problem',
  na: 'Not applicable',
} satisfies Record<keyof typeof zh.inspectionResultLabels, string>;
export const inspectionConclusionLabels = {
  pass: 'Passed',
  rectify: 'To be rectified',
  suspend: 'Use suspended',
} satisfies Record<keyof typeof zh.inspectionConclusionLabels, string>;
export const inspectionStateLabels = {
  planned: 'Planned',
  recording: 'Under way',
  rectifying: 'Being rectified',
  done: 'Done',
  voided: 'Voided',
} satisfies Record<keyof typeof zh.inspectionStateLabels, string>;
export const inspectionShown = {
  all: 'All',
  planned: 'Planned',
  recording: 'Under way',
  rectifying: 'Being rectified',
  overdue: 'Overdue',
  done: 'Done',
} satisfies Record<keyof typeof zh.inspectionShown, string>;
export const inspectionFindingStateLabels = {
  open: 'To rectify',
  rectified: 'To re-inspect',
  reinspected: 'To strike off',
  closed: 'Struck off',
} satisfies Record<keyof typeof zh.inspectionFindingStateLabels, string>;
export const inspectionFindingShown = {
  all: 'Not struck off',
  overdue: 'Overdue',
  open: 'To rectify',
  rectified: 'To re-inspect',
  reinspected: 'To strike off',
  closed: 'Struck off',
} satisfies Record<keyof typeof zh.inspectionFindingShown, string>;
export const inspectionSeverityLabels = {
  minor: 'Minor',
  serious: 'Serious',
} satisfies Record<keyof typeof zh.inspectionSeverityLabels, string>;
export const inspectionReinspectionLabels = {
  pass: 'Stood the re-inspection',
  fail: 'Failed the re-inspection',
} satisfies Record<keyof typeof zh.inspectionReinspectionLabels, string>;
export const inspectionPaperLabels = {
  notice: 'Notice of inspection',
  rectify_order: 'Rectification order',
  suspension: 'Suspension notice',
} satisfies Record<keyof typeof zh.inspectionPaperLabels, string>;
export const inspectionFieldLabels = {
  inspectionNo: 'Number',
  organizationId: 'Organization',
  planKind: 'Kind',
  target: 'Target',
  plannedOn: 'Planned for',
  noticeOn: 'Notice given on',
  heldOn: 'Held on',
  place: 'Place',
  matterText: 'Matter',
  inspectors: 'Inspectors',
  checklist: 'Checklist',
  problemsFound: 'Problems found',
  problemsRectified: 'Rectified',
  conclusion: 'Conclusion',
  conclusionBasis: 'Basis',
  concludedOn: 'Concluded on',
  concludedBy: 'User who concluded',
  concludedByName: 'Concluded by',
  rectifyDueOn: 'To be rectified by',
  rectifyReason: 'How that day was counted',
  rectifiedOn: 'All rectified on',
  reinspectedOn: 'Re-inspected on',
  reinspectionResult: 'Re-inspection',
  closedOn: 'Struck off on',
  onsiteSignerName: 'Signer on site',
  onsiteSignerPost: 'Post of the signer',
  followUpMemberId: 'Followed up by',
  note: 'Note',
  followsId: 'Follows up',
  drawId: 'Random draw',
} satisfies Record<keyof typeof zh.inspectionFieldLabels, string>;
export const inspectionFindingFieldLabels = {
  inspectionId: 'Inspection',
  organizationId: 'Organization',
  seq: 'No.',
  itemCode: 'Line of the checklist',
  foundText: 'Problem',
  basisText: 'Clause',
  severity: 'Severity',
  demandText: 'What is demanded',
  statementText: 'Statement',
  statementOn: 'Stated on',
  statementName: 'Stated by',
  statementPost: 'Post',
  rectifyDueOn: 'To be rectified by',
  extensions: 'Extensions',
  attempts: 'Failed attempts',
  rectifiedOn: 'Rectified on',
  evidenceText: 'How it was rectified',
  rectifiedBy: 'User who entered it',
  reinspectedOn: 'Re-inspected on',
  reinspectionResult: 'Re-inspection',
  reinspectionText: 'What was seen',
  reinspectedByName: 'Re-inspected by',
  closedOn: 'Struck off on',
  closedBy: 'User who struck it off',
  closedByName: 'Struck off by',
  selfChecked: 'Self-checked',
} satisfies Record<keyof typeof zh.inspectionFindingFieldLabels, string>;
export const inspectionPaperFieldLabels = {
  inspectionId: 'Inspection',
  kind: 'Kind',
  draftedOn: 'Drafted on',
  documentId: 'Document',
} satisfies Record<keyof typeof zh.inspectionPaperFieldLabels, string>;
export const inspectionTemplateFieldLabels = {
  code: 'Code',
  title: 'Title',
  target: 'Target',
  version: 'Version',
  items: 'Lines',
  active: 'In use',
} satisfies Record<keyof typeof zh.inspectionTemplateFieldLabels, string>;
export const inspectionDrawFieldLabels = {
  drawNo: 'Number',
  title: 'Title',
  drawnAt: 'Drawn at',
  seed: 'Seed',
  filter: 'Drawn from',
  candidates: 'Candidates',
  inspectorPool: 'Inspectors to draw from',
  wanted: 'Organizations drawn',
  inspectorsEach: 'Inspectors for each',
  drawn: 'Result',
} satisfies Record<keyof typeof zh.inspectionDrawFieldLabels, string>;
