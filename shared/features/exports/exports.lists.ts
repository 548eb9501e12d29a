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
