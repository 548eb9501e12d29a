import type { CallOutput } from '#shared/contract/list.ts';
import type { OfficialLayoutSettings } from '#shared/features/documents/officialLayoutSettings.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { ExtraField } from '#shared/features/extraFields/extraFields.rules.ts';
import { message, messageIfKnown } from '#shared/text/index.ts';
import { partBlocks, type SheetParts } from './organizationSheetParts.ts';

/** All that a sheet shows; `organizations.get` answers the same for the screen. */
export type SheetSource = Pick<
  CallOutput<'organizations.get'>,
  'organization' | 'contacts' | 'annualReviews' | 'events'
>;
type Organization = SheetSource['organization'];
type FieldName = keyof Organization;
type Block = SheetDocumentInput['blocks'][number];

/** Short fields in pairs, in the order of the record page (domain.md §3.1); empty ones are left out. */
const SHORT_FIELDS: readonly FieldName[] = [
  'registrationKind',
  'status',
  'uscc',
  'legalType',
  'legalSubtype',
  'registrationNo',
  'communityCategory',
  'communityForm',
  'filingNo',
  'registrationAuthority',
  'industryClass',
  'establishedOn',
  'filedOn',
  'certificateValidFrom',
  'certificateValidTo',
  'supervisionMode',
  'supervisingUnit',
  'townshipName',
  'communityName',
  'divisionCode',
  'partyCoverage',
  'legalRepresentativeName',
  'registeredCapitalWan',
  'assessmentGrade',
  'assessmentGrantedOn',
  'assessmentValidTo',
  'isCharity',
  'charityRecognizedOn',
  'hasPublicFundraising',
  'isVolunteerService',
  'isIndustryAssociation',
  'isHub',
  'memberUnits',
  'memberIndividuals',
  'staffCount',
];
const LONG_FIELDS: readonly FieldName[] = [
  'domicile',
  'activityArea',
  'activityVenue',
  'businessScope',
  'website',
  'publications',
  'note',
];
/** Longest text of a change on a sheet; the whole one stands in the record. */
const LONGEST_CHANGE = 60;

/**
 * Measures of the sheet: a form for the file, not an official document. Small type and narrow margins keep an ordinary organization
 * on one page; a long one goes on.
 */
export const SHEET_LAYOUT: OfficialLayoutSettings = {
  measures: {
    left: 25,
    right: 187,
    top: 22,
    bottom: 274,
    pageNumberDashTop: 280,
    rows: 33,
    columns: 38,
    bodySize: 12,
    titleSize: 20,
    tableSize: 10.5,
  },
};

const t = (key: Parameters<typeof message>[1], parameters?: Parameters<typeof message>[2]): string =>
  message('zh-CN', key, parameters);

/**
 * The sheet of one organization (一社一档, features R16): what is registered, contacts, annual reviews, registration events. It holds what
 * the registry holds: persons as holders of a post only.
 * @param printed office and date of the foot line; the fields that the office added
 * @param parts what else is kept for the organization, and its time line
 */
export function organizationSheetDocument(
  source: SheetSource,
  printed: { readonly office: string; readonly date: string; readonly extraFields?: readonly ExtraField[] },
  parts: SheetParts = { records: new Map(), timeline: [] },
): SheetDocumentInput {
  const { organization, contacts, annualReviews, events } = source;
  const isVoided = organization.recordState === 'voided';
  return {
    title: t('organizationSheet.title'),
    subtitle: isVoided ? t('organizationSheet.voided', { name: organization.name }) : organization.name,
    author: printed.office,
    blocks: [
      pairsTable(shown(source, SHORT_FIELDS)),
      ...longFields(shown(source, LONG_FIELDS)),
      ...addedFields(source, printed.extraFields ?? []),
      ...listed(t('organizationSheet.contacts'), contactColumns(), contacts.map(contactRow)),
      ...listed(
        t('organizationSheet.reviews'),
        ['year', 'regime', 'submittedOn', 'conclusion', 'concludedOn'].map((name) => ({ title: fieldName(name) })),
        annualReviews.map((review) => [
          String(review.year),
          word('regime', review.regime),
          review.submittedOn ?? '',
          word('conclusion', review.conclusion),
          review.concludedOn ?? '',
        ]),
      ),
      ...listed(
        t('organizationSheet.events'),
        eventColumns(),
        events.map((event) => eventRow(event, organization)),
      ),
      ...partBlocks(parts),
      { kind: 'paragraph', text: t('organizationSheet.printed', printed) },
    ],
  };
}

type Shown = { readonly label: string; readonly value: string };

function shown(source: SheetSource, names: readonly FieldName[]): Shown[] {
  return names
    .map((name) => ({ label: labelOf(name, source.organization), value: shownValue(name, source) }))
    .filter(({ value }) => value !== '');
}

/** Two fields a row: label, value, label, value. */
function pairsTable(fields: readonly Shown[]): Block {
  const rows: string[][] = [];
  for (let index = 0; index < fields.length; index += 2) {
    rows.push(fields.slice(index, index + 2).flatMap(({ label, value }) => [label, value]));
  }
  const [item, content] = [t('organizationSheet.item'), t('organizationSheet.content')];
  const columns = [item, content, item, content].map((title, index) => ({ title, width: index % 2 === 0 ? 9 : 11 }));
  return { kind: 'table', columns, rows };
}

function longFields(fields: readonly Shown[]): Block[] {
  return fields.length === 0 ? [] : [{ kind: 'fields', rows: [...fields] }];
}

/** What is filled in of the office's own fields, in their order. */
function addedFields({ organization }: SheetSource, fields: readonly ExtraField[]): Block[] {
  const rows = fields.flatMap(({ id, label }) => {
    const value = organization.extra[id] ?? null;
    return value === null ? [] : [{ label, value: String(value) }];
  });
  if (rows.length === 0) return [];
  return [{ kind: 'heading', level: 1, text: t('extraFields.title') }, ...longFields(rows)];
}

/** A heading and its table; nothing for an empty list. */
function listed(title: string, columns: { title: string; width?: number }[], rows: string[][]): Block[] {
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: title },
    { kind: 'table', columns, rows },
  ];
}

function contactColumns(): { title: string }[] {
  return ['contactName', 'contactRole', 'contactPost', 'workPhone', 'workEmail', 'validFrom', 'validTo'].map(
    (name) => ({
      title: fieldName(name),
    }),
  );
}

function contactRow(contact: SheetSource['contacts'][number]): string[] {
  const { name, role, post, workPhone, workEmail, validFrom, validTo } = contact;
  return [name, word('role', role), post ?? '', workPhone ?? '', workEmail ?? '', validFrom ?? '', validTo ?? ''];
}

function eventColumns(): { title: string; width: number }[] {
  return [
    { title: t('organizationSheet.eventDate'), width: 3 },
    { title: t('organizationSheet.eventKind'), width: 3 },
    { title: t('organizationSheet.eventItems'), width: 7 },
    { title: t('organizationSheet.eventDocument'), width: 4 },
  ];
}

function eventRow(event: SheetSource['events'][number], organization: Organization): string[] {
  const items = event.items.map(({ field, before, after }) =>
    t('organizationSheet.changed', {
      field: labelOf(field, organization),
      before: cut(field, before),
      after: cut(field, after),
    }),
  );
  const document = [event.documentNo, event.note].filter((text) => text !== null && text !== '').join('；');
  return [eventDate(event, organization), word('event', event.kind), items.join('；'), document];
}

/** The founding of an organization is known as precisely as its date. */
function eventDate({ kind, effectiveOn }: SheetSource['events'][number], organization: Organization): string {
  if (kind === 'established') return cutDate(effectiveOn, organization.establishedOnPrecision);
  return kind === 'filed' ? cutDate(effectiveOn, organization.filedOnPrecision) : effectiveOn;
}

function cut(field: string, value: unknown): string {
  const text = [...plainValue(field, value)];
  if (text.length === 0) return t('organizationSheet.nothing');
  return text.length > LONGEST_CHANGE ? `${text.slice(0, LONGEST_CHANGE).join('')}……` : text.join('');
}

function labelOf(name: string, organization: Organization): string {
  const isHead = name === 'legalRepresentativeName' && organization.registrationKind === 'filed';
  return fieldName(isHead ? 'headName' : name);
}

function shownValue(name: FieldName, { organization }: SheetSource): string {
  const value = plainValue(name, organization[name]);
  if (name === 'establishedOn') return cutDate(value, organization.establishedOnPrecision);
  return name === 'filedOn' ? cutDate(value, organization.filedOnPrecision) : value;
}

/** A date known to the month or year is printed so far. */
function cutDate(date: string, precision: string): string {
  return date.slice(0, precision === 'year' ? 4 : precision === 'month' ? 7 : 10);
}

function plainValue(field: string, value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return t('organizationSheet.yes');
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? word(field, value) : JSON.stringify(value);
}

function fieldName(name: string): string {
  return messageIfKnown('zh-CN', `organizationFields.${name}`) ?? name;
}

/** The word of an enum value, the text itself where it is none. */
function word(field: string, value: string): string {
  return messageIfKnown('zh-CN', `organizationLabels.${field}_${value}`) ?? value;
}
