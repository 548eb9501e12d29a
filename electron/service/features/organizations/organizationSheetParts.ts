import type { Kysely } from 'kysely';
import type { SheetBlock } from '#shared/features/documents/sheetDocument.ts';
import { type TimelineEntry, timelineDay, timelineSentence } from '#shared/features/organizations/timeline.ts';
import { type MessageKey, message, messageIfKnown } from '#shared/text/index.ts';
import type { CollectionName } from '../../db/collections.ts';
import type { StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { timelineOf } from './organizations.timeline.ts';
import { SUPERVISION_PARTS } from './sheetSupervision.ts';
import { recordsOf } from './timeline.repository.ts';
import { of } from './timelineRecord.ts';

type PartColumn = {
  readonly title: MessageKey;
  readonly width: number;
  /** The cell of a record; a list of fields is put one behind the other. */
  readonly cell: string | ((record: StoredRecord) => string);
};

/** A table of the organization sheet: the records of one collection, newest first. */
export type SheetPart = {
  readonly title: MessageKey;
  readonly collection: CollectionName;
  /** Field with the day by which the records are sorted. */
  readonly day: string;
  readonly columns: readonly PartColumn[];
};

/** What a sheet shows besides the registry's own record. */
export type SheetParts = {
  readonly records: ReadonlyMap<CollectionName, readonly StoredRecord[]>;
  readonly timeline: readonly TimelineEntry[];
};

const word = (section: string, value: string): string => messageIfKnown('zh-CN', `${section}.${value}`) ?? value;
const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** Every part of an organization that its sheet prints; a new feature adds its table here. */
export const SHEET_PARTS: readonly SheetPart[] = [
  {
    title: 'organizationPapers.articles',
    collection: 'organization_articles',
    day: 'adoptedOn',
    columns: [
      { title: 'articlesFieldLabels.versionNumber', width: 3, cell: 'versionNumber' },
      { title: 'articlesFieldLabels.adoptedOn', width: 6, cell: 'adoptedOn' },
      { title: 'articlesFieldLabels.approvedOn', width: 6, cell: 'approvedOn' },
      { title: 'articlesFieldLabels.approvalNumber', width: 9, cell: 'approvalNumber' },
      { title: 'articlesFieldLabels.summary', width: 12, cell: 'summary' },
    ],
  },
  {
    title: 'organizationPapers.certificates',
    collection: 'registration_certificate',
    day: 'issuedOn',
    columns: [
      {
        title: 'organizationPapers.copyColumn',
        width: 4,
        cell: (record) => word('certificateCopyLabels', of(record, 'copy')),
      },
      { title: 'certificateFieldLabels.number', width: 9, cell: 'number' },
      { title: 'certificateFieldLabels.issuedOn', width: 6, cell: 'issuedOn' },
      {
        title: 'organizationPapers.validity',
        width: 7,
        cell: (record) =>
          of(record, 'validTo') === ''
            ? message('zh-CN', 'organizationPapers.validityOpen', { from: of(record, 'validFrom') })
            : message('zh-CN', 'organizationPapers.validityFromTo', {
                from: of(record, 'validFrom'),
                to: of(record, 'validTo'),
              }),
      },
      {
        title: 'organizationPapers.collected',
        width: 7,
        cell: (record) =>
          joined(of(record, 'collectedOn'), of(record, 'collectedByName'), of(record, 'collectedByPost')),
      },
      {
        title: 'certificateFieldLabels.ending',
        width: 6,
        cell: (record) => joined(of(record, 'endedOn'), word('certificateEndingLabels', of(record, 'ending'))),
      },
    ],
  },
  {
    title: 'organizationPapers.seals',
    collection: 'seal_filing',
    day: 'filedOn',
    columns: [
      {
        title: 'sealFilingFieldLabels.kind',
        width: 8,
        cell: (record) => word('sealFilingKindLabels', of(record, 'kind')),
      },
      { title: 'sealFilingFieldLabels.name', width: 12, cell: 'name' },
      { title: 'sealFilingFieldLabels.filedOn', width: 6, cell: 'filedOn' },
      {
        title: 'sealFilingFieldLabels.ending',
        width: 8,
        cell: (record) => joined(of(record, 'endedOn'), word('sealEndingLabels', of(record, 'ending'))),
      },
    ],
  },
  {
    title: 'organizationPapers.branches',
    collection: 'organization_branch',
    day: 'establishedOn',
    columns: [
      { title: 'branchFieldLabels.name', width: 12, cell: 'name' },
      { title: 'branchFieldLabels.kind', width: 6, cell: (record) => word('branchKindLabels', of(record, 'kind')) },
      { title: 'branchFieldLabels.establishedOn', width: 6, cell: 'establishedOn' },
      {
        title: 'branchFieldLabels.headName',
        width: 7,
        cell: (record) => joined(of(record, 'headName'), of(record, 'headPost')),
      },
      { title: 'branchFieldLabels.endedOn', width: 6, cell: 'endedOn' },
    ],
  },
  {
    title: 'terms.section',
    collection: 'organization_term',
    day: 'electedOn',
    columns: [
      { title: 'termFieldLabels.number', width: 4, cell: 'number' },
      { title: 'termFieldLabels.electedOn', width: 6, cell: 'electedOn' },
      { title: 'termFieldLabels.startOn', width: 6, cell: 'startOn' },
      { title: 'termFieldLabels.years', width: 4, cell: 'years' },
      { title: 'termFieldLabels.councilMembers', width: 5, cell: 'councilMembers' },
      { title: 'termFieldLabels.supervisors', width: 5, cell: 'supervisors' },
      { title: 'termFieldLabels.reportNumber', width: 8, cell: 'reportNumber' },
    ],
  },
  {
    title: 'terms.officers',
    collection: 'term_officer',
    day: 'startOn',
    columns: [
      { title: 'termOfficerFieldLabels.post', width: 8, cell: 'post' },
      { title: 'termOfficerFieldLabels.name', width: 8, cell: 'name' },
      { title: 'termOfficerFieldLabels.workPhone', width: 10, cell: 'workPhone' },
      { title: 'termOfficerFieldLabels.startOn', width: 6, cell: 'startOn' },
      { title: 'termOfficerFieldLabels.endOn', width: 6, cell: 'endOn' },
    ],
  },
  {
    title: 'terms.postponements',
    collection: 'term_postponement',
    day: 'approvedOn',
    columns: [
      { title: 'termPostponementFieldLabels.approvedOn', width: 6, cell: 'approvedOn' },
      { title: 'termPostponementFieldLabels.approvedBy', width: 9, cell: 'approvedBy' },
      { title: 'termPostponementFieldLabels.approvalNumber', width: 10, cell: 'approvalNumber' },
      { title: 'termPostponementFieldLabels.formerDueOn', width: 6, cell: 'formerDueOn' },
      { title: 'termPostponementFieldLabels.newDueOn', width: 6, cell: 'newDueOn' },
    ],
  },
  ...SUPERVISION_PARTS,
];

/** Reads what the sheet of an organization shows besides its own record. */
export async function sheetPartsOf(db: Kysely<Schema>, organizationId: string): Promise<SheetParts> {
  const records = new Map<CollectionName, readonly StoredRecord[]>();
  for (const { collection, day } of SHEET_PARTS) {
    const found = await recordsOf(db, { collection, owner: 'organizationId' }, organizationId);
    records.set(
      collection,
      found.sort((left, right) => of(right, day).localeCompare(of(left, day))),
    );
  }
  return { records, timeline: await timelineOf(db, organizationId) };
}

/** The tables of the parts that have records, then the time line. */
export function partBlocks({ records, timeline }: SheetParts): SheetBlock[] {
  const look = (key: string, parameters?: Readonly<Record<string, unknown>>) =>
    messageIfKnown('zh-CN', key, parameters);
  const tables = SHEET_PARTS.flatMap(({ title, collection, columns }): SheetBlock[] => {
    const rows = (records.get(collection) ?? []).map((record) =>
      columns.map(({ cell }) => (typeof cell === 'string' ? of(record, cell) : cell(record))),
    );
    return table(
      message('zh-CN', title),
      columns.map((column) => ({ title: message('zh-CN', column.title), width: column.width })),
      rows,
    );
  });
  const lines = timeline.map((entry) => [
    timelineDay(entry),
    word('timelineKindLabels', entry.kind),
    timelineSentence(entry, look),
  ]);
  const columns = [
    { title: message('zh-CN', 'organizationSheet.eventDate'), width: 5 },
    { title: message('zh-CN', 'organizationSheet.lineKind'), width: 5 },
    { title: message('zh-CN', 'organizationSheet.line'), width: 24 },
  ];
  return [...tables, ...table(message('zh-CN', 'timeline.title'), columns, lines)];
}

function table(title: string, columns: { title: string; width: number }[], rows: string[][]): SheetBlock[] {
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: title },
    { kind: 'table', columns, rows },
  ];
}
