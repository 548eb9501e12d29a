/** Columns of the lists that can be exported, in the order of the screen; the registry has `LIST_COLUMNS`. */
export const MEETING_COLUMNS = [
  'startAt',
  'title',
  'number',
  'kind',
  'state',
  'chair',
  'place',
  'decisions',
  'open',
] as const;
export const ACTION_COLUMNS = ['state', 'dueOn', 'text', 'unit', 'names', 'source', 'doneOn', 'evidence'] as const;
export const ISSUED_COLUMNS = ['createdAt', 'number', 'title', 'kind', 'signed', 'pages', 'sha256', 'by'] as const;
export const OFFICIAL_COLUMNS = ['number', 'title', 'kind', 'stage', 'waiting', 'issuedOn', 'updatedAt', 'by'] as const;
export const NUMBER_COLUMNS = ['number', 'title', 'state', 'reservedOn', 'issuedOn', 'by', 'reason'] as const;
export const EVENT_COLUMNS = [
  'effectiveOn',
  'organization',
  'kind',
  'items',
  'documentNo',
  'reason',
  'legalBasis',
  'factOn',
  'entryDueOn',
  'entry',
  'certificate',
  'seal',
  'state',
  'by',
] as const;
export const DUPLICATE_COLUMNS = [
  'first',
  'firstCode',
  'firstPlace',
  'firstStatus',
  'second',
  'secondCode',
  'secondPlace',
  'secondStatus',
  'reason',
  'ruledReason',
  'ruledBy',
  'ruledAt',
] as const;
export const MERGE_COLUMNS = ['at', 'mergedName', 'keptName', 'by', 'reason', 'undoneOn'] as const;
export const SEAL_USE_COLUMNS = [
  'usedOn',
  'seal',
  'number',
  'title',
  'copies',
  'handledBy',
  'approvedBy',
  'state',
  'note',
] as const;
export const UNIT_COLUMNS = [
  'name',
  'level',
  'parent',
  'organizations',
  'formerNames',
  'shortName',
  'workPhone',
  'address',
  'validFrom',
  'endedOn',
  'into',
  'note',
] as const;
export const REVIEW_COLUMNS = [
  'organization',
  'uscc',
  'type',
  'township',
  'supervisingUnit',
  'regime',
  'conclusion',
  'submittedOn',
  'concludedOn',
  'rectificationDueOn',
] as const;
export const TERM_DUE_COLUMNS = [
  'organization',
  'township',
  'type',
  'term',
  'startOn',
  'years',
  'dueOn',
  'state',
  'postponed',
] as const;
export const LIAISON_COLUMNS = [
  'organization',
  'township',
  'liaison',
  'workPhone',
  'since',
  'confirmedOn',
  'confirmedByName',
] as const;
export const PENALTY_COLUMNS = [
  'decidedOn',
  'organization',
  'township',
  'content',
  'decisionNumber',
  'decidedBy',
  'facts',
  'legalBasis',
  'statement',
  'executedOn',
  'entryDueOn',
  'entry',
] as const;
export const DUE_ITEM_COLUMNS = ['dueOn', 'days', 'kind', 'organization', 'township', 'rule'] as const;
export const DUTY_COLUMNS = [
  'group',
  'name',
  'post',
  'role',
  'scope',
  'sections',
  'startOn',
  'endOn',
  'basis',
] as const;
export const DORMANT_COLUMNS = [
  'name',
  'code',
  'township',
  'reasons',
  'outcome',
  'decidedOn',
  'basis',
  'dueOn',
  'doneOn',
] as const;
export const DORMANT_REVIEW_COLUMNS = [
  'decidedOn',
  'name',
  'code',
  'township',
  'outcome',
  'documentNo',
  'basis',
  'statement',
  'reasons',
  'dueOn',
  'doneOn',
  'doneNote',
  'by',
] as const;
export const MATERIAL_CASE_COLUMNS = [
  'caseNo',
  'applicant',
  'matter',
  'receivedOn',
  'missing',
  'noticedOn',
  'deadline',
  'state',
  'completeOn',
  'completedBy',
] as const;
