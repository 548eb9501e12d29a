import type { CallOutput, ProcedureName } from '#shared/contract/list.ts';
import type {
  ACTION_COLUMNS,
  DUE_ITEM_COLUMNS,
  DUTY_COLUMNS,
  EVENT_COLUMNS,
  ISSUED_COLUMNS,
  MEETING_COLUMNS,
  NUMBER_COLUMNS,
  OFFICIAL_COLUMNS,
  REVIEW_COLUMNS,
  SEAL_USE_COLUMNS,
  UNIT_COLUMNS,
} from '#shared/features/exports/exports.lists.ts';
import { type ExtraField, extraKey } from '#shared/features/extraFields/extraFields.rules.ts';
import type { DueItem } from '#shared/features/organizations/dueItems.contract.ts';
import type { ListColumn, OrganizationRow } from '#shared/features/organizations/organizations.contract.ts';
import { LIST_COLUMNS } from '#shared/features/organizations/organizations.contract.ts';
import { type MessageKey, message, messageIfKnown } from '#shared/text/index.ts';
import type { DutyRow } from '../duties/duties.service.ts';
import { itemChange, returned } from '../organizationEvents/eventWords.ts';
import { daysText, kindWord, ruleText } from '../organizations/dueItems.document.ts';
import type { CellKind, CellValue } from './exportTypes.ts';

/** A column of an exported list: its heading on the screen, how its values are written, and where they come from. */
export type ExportColumn<Row> = {
  readonly heading: string;
  readonly kind: CellKind;
  readonly value: (row: Row) => CellValue;
};
export type Columns<Names extends readonly string[], Row> = Readonly<Record<Names[number], ExportColumn<Row>>>;

export type RowOf<Name extends ProcedureName> = CallOutput<Name> extends { rows: (infer Row)[] } ? Row : never;
export type ActionRow = CallOutput<'actions.list'>['rows'][number];

export function column<Row>(heading: MessageKey, kind: CellKind, value: (row: Row) => CellValue): ExportColumn<Row> {
  return { heading: message('zh-CN', heading), kind, value };
}

/** The word of an enum value as the screen shows it. */
export function word(section: string, value: string | null): string | null {
  return value === null ? null : (messageIfKnown('zh-CN', `${section}.${value}`) ?? value);
}

const NUMBER_FIELDS: ReadonlySet<ListColumn> = new Set(['registeredCapitalWan', 'memberUnits', 'memberIndividuals']);
const DATE_FIELDS: ReadonlySet<ListColumn> = new Set(['establishedOn', 'certificateValidTo']);
const CODE_FIELDS: ReadonlySet<ListColumn> = new Set(['uscc', 'registrationNo', 'filingNo']);

/** Columns of the fields that the office added to organizations, retired ones too. */
export function extraColumns(
  fields: readonly ExtraField[],
): readonly (readonly [id: string, ExportColumn<OrganizationRow>])[] {
  return fields.map(({ id, label, fieldType }) => [
    extraKey(id),
    {
      heading: label,
      kind: fieldType === 'choice' ? 'text' : fieldType,
      value: (row) => row.extra[id] ?? null,
    },
  ]);
}

function organizationKind(id: ListColumn): CellKind {
  if (NUMBER_FIELDS.has(id)) return 'number';
  if (DATE_FIELDS.has(id)) return 'date';
  if (id === 'updatedAt') return 'moment';
  return CODE_FIELDS.has(id) ? 'code' : 'text';
}

function organizationValue(id: ListColumn, row: OrganizationRow): CellValue {
  if (id === 'status' && row.recordState === 'draft') return message('zh-CN', 'organizationLabels.status_preparing');
  const value: string | number | boolean | null = row[id];
  if (typeof value === 'boolean') return message('zh-CN', value ? 'common.yes' : 'common.no');
  if (typeof value !== 'string') return value;
  return messageIfKnown('zh-CN', `organizationLabels.${id}_${value}`) ?? value;
}

/** A filed organization has a category where a registered one has a type, as in the list. */
function organizationType(row: OrganizationRow): CellValue {
  return row.legalType === null ? organizationValue('communityCategory', row) : organizationValue('legalType', row);
}

export const organizationColumns: ReadonlyMap<string, ExportColumn<OrganizationRow>> = new Map(
  LIST_COLUMNS.map((id) => [
    id,
    {
      heading: messageIfKnown('zh-CN', `organizationFields.${id}`) ?? id,
      kind: organizationKind(id),
      value: id === 'legalType' ? organizationType : (row: OrganizationRow) => organizationValue(id, row),
    },
  ]),
);

export const meetingColumns: Columns<typeof MEETING_COLUMNS, RowOf<'meetings.list'>> = {
  startAt: column('meetings.startOn', 'moment', (row) => row.startAt),
  title: column('meetings.title', 'text', (row) => row.title),
  number: column('meetings.number', 'code', (row) => row.number),
  kind: column('meetings.kind', 'text', (row) => word('meetingKindLabels', row.kind)),
  state: column('common.status', 'text', (row) =>
    row.signed && row.recordState === 'final'
      ? message('zh-CN', 'meetings.stateIssued')
      : word('meetingStateLabels', row.recordState),
  ),
  chair: column('meetings.chair', 'text', (row) => row.chairName),
  place: column('meetings.place', 'text', (row) => row.place),
  decisions: column('meetings.decisions', 'number', (row) => row.decisions),
  open: column('meetings.openCount', 'number', (row) => row.openActions),
};

/** 逾期3天, 还有2天, 今天到期, 已办结, 已取消: as the screen says it. */
function actionStateWords(row: ActionRow): string {
  if (row.state === 'done' || row.state === 'cancelled') return message('zh-CN', `actions.${row.state}`);
  if (row.state === 'behind') return message('zh-CN', 'actionLoop.behindWords');
  if (row.daysLeft === 0) return message('zh-CN', 'actions.dueToday');
  return row.daysLeft < 0
    ? message('zh-CN', 'actions.daysOver', { days: -row.daysLeft })
    : message('zh-CN', 'actions.daysLeft', { days: row.daysLeft });
}

export const actionColumns: Columns<typeof ACTION_COLUMNS, ActionRow> = {
  state: column('common.status', 'text', actionStateWords),
  dueOn: column('actions.dueOn', 'date', (row) => row.dueOn),
  firstDueOn: column('actionLoop.firstDueOn', 'date', (row) => row.firstDueOn),
  text: column('actions.text', 'text', (row) => row.text),
  unit: column('actions.unit', 'text', (row) => row.responsibleUnit),
  owner: column('actionLoop.owner', 'text', (row) => row.ownerName),
  names: column('actions.names', 'text', (row) => row.responsibleNames),
  stage: column('actionLoop.stage', 'text', (row) => word('actionStageLabels', row.stage)),
  lastReportOn: column('actionLoop.lastReportOn', 'date', (row) => row.lastReportOn),
  source: column('actions.source', 'text', (row) => row.meetingNumber ?? row.meetingTitle ?? row.sourceText),
  doneOn: column('actions.doneOn', 'date', (row) => row.doneOn),
  evidence: column('actions.evidence', 'text', (row) => row.evidence),
  struckOffOn: column('actionLoop.struckOffOn', 'date', (row) => row.struckOffOn),
};

export const issuedColumns: Columns<typeof ISSUED_COLUMNS, RowOf<'documents.list'>> = {
  createdAt: column('documents.issuedAt', 'moment', (row) => row.createdAt),
  number: column('documents.number', 'code', (row) => row.number),
  title: column('documents.title', 'text', (row) => row.title),
  kind: column('documents.kind', 'text', (row) => word('documentKindLabels', row.kind)),
  signed: column('documents.signed', 'text', (row) =>
    row.signed ? row.signerName : message('zh-CN', 'documents.unsigned'),
  ),
  pages: column('documents.pages', 'number', (row) => row.pages),
  sha256: column('exports.sha256', 'code', (row) => row.sha256),
  by: column('documents.issuedBy', 'text', (row) => row.createdByName),
};

export const officialColumns: Columns<typeof OFFICIAL_COLUMNS, RowOf<'officialDocuments.list'>> = {
  number: column('officialDocuments.number', 'code', (row) => row.number),
  title: column('officialDocuments.titleField', 'text', (row) => row.title),
  kind: column('officialDocuments.kind', 'text', (row) => row.kind || word('officialFormLabels', row.form)),
  stage: column('officialDocuments.stage', 'text', (row) =>
    row.recordState === 'voided'
      ? message('zh-CN', 'officialDocuments.voidedState')
      : word('officialStageLabels', row.stage),
  ),
  waiting: column('officialDocuments.waitingFor', 'text', (row) => word('waitingForLabels', row.waitingFor)),
  issuedOn: column('officialDocuments.issuedOn', 'date', (row) => row.issuedOn),
  updatedAt: column('officialDocuments.updatedAt', 'date', (row) => row.updatedAt.slice(0, 10)),
  by: column('officialDocuments.updatedBy', 'text', (row) => row.updatedByName),
};

export const numberColumns: Columns<typeof NUMBER_COLUMNS, RowOf<'documentNumbers.list'>> = {
  number: column('documentNumbers.number', 'code', (row) => row.number),
  title: column('documentNumbers.subject', 'text', (row) => row.title),
  state: column('documentNumbers.state', 'text', (row) => word('numberStateLabels', row.state)),
  reservedOn: column('documentNumbers.reservedOn', 'date', (row) => row.reservedOn),
  issuedOn: column('documentNumbers.issuedOn', 'date', (row) => row.issuedOn),
  by: column('documentNumbers.byName', 'text', (row) => row.byName),
  reason: column('documentNumbers.voidReason', 'text', (row) => row.voidReason),
};

export const dueItemColumns: Columns<typeof DUE_ITEM_COLUMNS, DueItem> = {
  dueOn: column('dueItems.columnDueOn', 'date', (row) => row.dueOn),
  days: column('dueItems.columnDays', 'text', daysText),
  kind: column('dueItems.columnKind', 'text', kindWord),
  organization: column('dueItems.columnOrganization', 'text', (row) => row.organizationName),
  township: column('dueItems.columnTownship', 'text', (row) => row.townshipName),
  rule: column('dueItems.columnRule', 'text', ruleText),
};

export const sealUseColumns: Columns<typeof SEAL_USE_COLUMNS, RowOf<'seals.uses'>> = {
  usedOn: column('seals.usedOn', 'date', (row) => row.usedOn),
  seal: column('seals.sealName', 'text', (row) => row.sealName),
  number: column('seals.number', 'code', (row) => row.number),
  title: column('seals.subject', 'text', (row) => row.title),
  copies: column('seals.copies', 'number', (row) => row.copies),
  handledBy: column('seals.handledBy', 'text', (row) => row.handledBy),
  approvedBy: column('seals.approvedBy', 'text', (row) => row.approvedBy),
  state: column('seals.state', 'text', (row) => message('zh-CN', row.voided ? 'seals.voidedState' : 'seals.inForce')),
  note: column('seals.note', 'text', (row) => row.note),
};

export const reviewColumns: Columns<typeof REVIEW_COLUMNS, RowOf<'annualReviews.organizations'>> = {
  organization: column('annualReviews.organization', 'text', (row) => row.name),
  uscc: column('annualReviews.uscc', 'code', (row) => row.uscc),
  type: column('annualReviews.type', 'text', (row) => label('legalType', row.legalType)),
  township: column('annualReviews.townshipName', 'text', (row) => row.townshipName),
  supervisingUnit: column('annualReviews.supervisingUnit', 'text', (row) => row.supervisingUnit),
  regime: column('annualReviews.regime', 'text', ({ review }) => label('regime', review?.regime ?? null)),
  conclusion: column('annualReviews.conclusion', 'text', ({ review }) =>
    label('conclusion', review?.conclusion ?? null),
  ),
  submittedOn: column('annualReviews.submittedOn', 'date', ({ review }) => review?.submittedOn ?? null),
  concludedOn: column('annualReviews.concludedOn', 'date', ({ review }) => review?.concludedOn ?? null),
  rectificationDueOn: column(
    'annualReviews.rectificationDueOn',
    'date',
    ({ review }) => review?.rectificationDueOn ?? null,
  ),
};

function label(field: string, value: string | null): string | null {
  return value === null ? null : (messageIfKnown('zh-CN', `organizationLabels.${field}_${value}`) ?? value);
}

export const unitColumns: Columns<typeof UNIT_COLUMNS, RowOf<'units.list'>> = {
  name: column('units.name', 'text', (row) => row.name),
  level: column('units.level', 'text', (row) => word('unitLevelLabels', row.level)),
  parent: column('units.parent', 'text', (row) => row.parentName),
  organizations: column('units.organizations', 'number', (row) => row.organizations),
  formerNames: column('units.formerNames', 'text', (row) => row.formerNames.join('、')),
  shortName: column('units.shortName', 'text', (row) => row.shortName),
  workPhone: column('units.workPhone', 'code', (row) => row.workPhone),
  address: column('units.address', 'text', (row) => row.address),
  validFrom: column('units.validFrom', 'date', (row) => row.validFrom),
  endedOn: column('units.endedOn', 'date', (row) => row.endedOn),
  into: column('units.into', 'text', (row) => row.mergedIntoName),
  note: column('units.note', 'text', (row) => row.note),
};

export const eventColumns: Columns<typeof EVENT_COLUMNS, RowOf<'organizationEvents.list'>> = {
  effectiveOn: column('organizationEvents.effectiveOn', 'date', (row) => row.effectiveOn),
  organization: column('organizationEvents.organization', 'text', (row) => row.organizationName),
  kind: column('organizationEvents.kind', 'text', (row) => word('organizationLabels', `event_${row.kind}`)),
  items: column('organizationEvents.items', 'text', (row) => row.items.map((item) => itemChange(item, row)).join('；')),
  documentNo: column('organizationEvents.documentNo', 'code', (row) => row.documentNo),
  reason: column('organizationEvents.reason', 'text', (row) => row.reason),
  legalBasis: column('organizationEvents.legalBasis', 'text', (row) => row.legalBasis),
  factOn: column('organizationEvents.factOn', 'date', (row) => row.factOn),
  entryDueOn: column('organizationEvents.entryDueOn', 'date', (row) => row.entry?.reason.date ?? null),
  entry: column('organizationEvents.entry', 'text', ({ entry }) =>
    entry === null
      ? null
      : message('zh-CN', entry.met ? 'entryClock.met' : 'entryClock.late', {
          entered: entry.enteredOn,
        }),
  ),
  certificate: column('organizationEvents.certificate', 'text', (row) =>
    returned(row.certificateReturnedOn, row.certificateNotReturned),
  ),
  seal: column('organizationEvents.seal', 'text', (row) => returned(row.sealReturnedOn, row.sealNotReturned)),
  state: column('organizationEvents.state', 'text', (row) =>
    message('zh-CN', row.voided ? 'organizationEvents.voidedState' : 'organizationEvents.inForce'),
  ),
  by: column('organizationEvents.byName', 'text', (row) => row.createdByName),
};

export const dutyColumns: Columns<typeof DUTY_COLUMNS, DutyRow> = {
  group: column('duties.group', 'text', (row) => row.groupName),
  name: column('duties.memberName', 'text', (row) => row.memberName),
  post: column('duties.post', 'text', (row) => row.memberPost),
  role: column('duties.role', 'text', (row) => word('dutyRoleLabels', row.role)),
  joint: column('duties.joint', 'text', (row) => (row.joint ? message('zh-CN', 'duties.jointShort') : null)),
  scope: column('duties.organizationWork', 'text', (row) => row.organizationWork),
  postDuty: column('duties.postDuty', 'text', (row) => row.postDuty),
  sections: column('duties.sections', 'text', (row) => row.sectionNames.join('、')),
  startOn: column('duties.startOn', 'date', (row) => row.startOn),
  endOn: column('duties.endOn', 'date', (row) => row.endOn),
  basis: column('duties.basis', 'code', (row) => row.basisDocumentNo),
};
