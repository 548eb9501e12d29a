import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { OrganizationEventRow } from '#shared/features/organizationEvents/organizationEvents.contract.ts';
import { message, messageIfKnown } from '#shared/text/index.ts';
import { itemName, itemText, plainText, returned } from './eventWords.ts';

const t = (key: Parameters<typeof message>[1], parameters?: Parameters<typeof message>[2]): string =>
  message('zh-CN', key, parameters);

type Block = SheetDocumentInput['blocks'][number];
type Line = { readonly label: string; readonly value: string };

/**
 * The change sheet of one event (变更登记表, features R5): the organization, every item before and after exactly as stored, the
 * circumstances, and places for hand-written signatures.
 * @param organization the record today, its name as it was on the day of the event
 * @param printed office and date of the foot line
 */
export function changeSheetDocument(
  event: OrganizationEventRow,
  organization: Readonly<Record<string, unknown>>,
  printed: { readonly office: string; readonly date: string },
): SheetDocumentInput {
  const name = plainText(organization.name);
  return {
    title: t(event.items.length > 0 ? 'organizationEvents.sheetChange' : 'organizationEvents.sheetEvent'),
    subtitle: event.voided ? t('organizationEvents.sheetVoided', { name }) : name,
    author: printed.office,
    blocks: [
      ...(event.items.length === 0
        ? [fields([...headLines(event, organization), ...circumstances(event)])]
        : [fields(headLines(event, organization)), itemsTable(event), fields(circumstances(event))]),
      signatures(),
      { kind: 'paragraph', text: t('organizationEvents.sheetPrinted', printed) },
    ],
  };
}

function fields(lines: readonly Line[]): Block {
  return { kind: 'fields', rows: lines.filter(({ value }) => value !== '') };
}

/** Places for those who handle, check and approve on paper. */
function signatures(): Block {
  return {
    kind: 'table',
    columns: [
      { title: t('organizationEvents.sheetStep'), width: 10 },
      { title: t('organizationEvents.sheetSignature'), width: 20 },
      { title: t('organizationEvents.sheetDate'), width: 14 },
    ],
    rows: [
      [t('organizationEvents.sheetHandled'), '', ''],
      [t('organizationEvents.sheetChecked'), '', ''],
      [t('organizationEvents.sheetApproved'), '', ''],
    ],
  };
}

function headLines(event: OrganizationEventRow, organization: Readonly<Record<string, unknown>>): Line[] {
  const field = (name: 'uscc' | 'registrationNo' | 'filingNo'): Line => ({
    label: t(`organizationFields.${name}`),
    value: plainText(organization[name]),
  });
  return [
    { label: t('organizationEvents.kind'), value: word('event', event.kind) },
    field('uscc'),
    field('registrationNo'),
    field('filingNo'),
    { label: t('organizationEvents.effectiveOn'), value: event.effectiveOn },
    { label: t('organizationEvents.documentNo'), value: event.documentNo ?? '' },
  ];
}

function itemsTable(event: OrganizationEventRow): Block {
  return {
    kind: 'table',
    columns: [
      { title: t('organizationEvents.item'), width: 8 },
      { title: t('organizationEvents.before'), width: 20 },
      { title: t('organizationEvents.after'), width: 20 },
    ],
    rows: event.items.map(({ field, before, after }) => [
      itemName(field, event.registrationKind),
      itemText(field, before),
      itemText(field, after),
    ]),
  };
}

function circumstances(event: OrganizationEventRow): Line[] {
  return [
    { label: t('organizationEvents.reason'), value: event.reason ?? '' },
    { label: t('organizationEvents.legalBasis'), value: event.legalBasis ?? '' },
    { label: t('organizationEvents.factOn'), value: event.factOn ?? '' },
    { label: t('organizationEvents.liquidationFinishedOn'), value: event.liquidationFinishedOn ?? '' },
    {
      label: t('organizationEvents.certificate'),
      value: returned(event.certificateReturnedOn, event.certificateNotReturned),
    },
    { label: t('organizationEvents.seal'), value: returned(event.sealReturnedOn, event.sealNotReturned) },
    { label: t('organizationEvents.note'), value: event.note ?? '' },
    { label: t('organizationEvents.voidReason'), value: event.voidReason ?? '' },
  ];
}

/** The word of an enum value, the text itself where it is none. */
function word(field: string, value: string): string {
  return messageIfKnown('zh-CN', `organizationLabels.${field}_${value}`) ?? value;
}
