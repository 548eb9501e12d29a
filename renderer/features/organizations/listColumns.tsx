import type { ReactNode } from 'react';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { extraKey } from '#shared/features/extraFields/extraFields.rules.ts';
import {
  LIST_COLUMNS,
  type ListColumn,
  type OrganizationRow,
  type RegistryColumn,
} from '#shared/features/organizations/organizations.contract.ts';
import { CreditCode } from './CreditCode.tsx';
import type { AddedField, FieldWords } from './fieldWords.ts';
import { OrganizationStatus } from './OrganizationStatus.tsx';

/** Smallest width in pixels, and whether the column takes room that is left. */
const WIDTHS: Readonly<Record<ListColumn, readonly [width: number, grow?: number]>> = {
  name: [208, 3],
  uscc: [184],
  registrationKind: [72],
  legalType: [148],
  status: [102],
  creditFlag: [128],
  legalRepresentativeName: [88],
  registrationAuthority: [150, 1],
  supervisingUnit: [120, 2],
  townshipName: [102, 1],
  communityName: [104, 1],
  communityCategory: [120],
  establishedOn: [108],
  certificateValidTo: [108],
  assessmentGrade: [80],
  registeredCapitalWan: [136],
  domicile: [220, 2],
  registrationNo: [140],
  filingNo: [140],
  partyCoverage: [96],
  isCharity: [80],
  memberUnits: [96],
  memberIndividuals: [96],
  recordState: [84],
  updatedAt: [136],
};
const NUMBERS = new Set<ListColumn>(['registeredCapitalWan', 'memberUnits', 'memberIndividuals']);

/** The columns of the list in the user's choice and order. */
export function organizationColumns(
  shown: readonly RegistryColumn[],
  words: FieldWords,
): readonly Column<OrganizationRow, RegistryColumn>[] {
  return shown.flatMap((id) => {
    if (!isOwnColumn(id)) return addedColumn(id, words);
    const [width, grow] = WIDTHS[id];
    return {
      id,
      label: words.field(id),
      width,
      ...(grow === undefined ? {} : { grow }),
      ...(NUMBERS.has(id) ? { align: 'right' as const } : {}),
      sortable: true,
      render: (row) => cell(id, row, words),
      text: (row) => words.value(id, row[id]),
    };
  });
}

/** Smallest widths of the office's own fields, by type. */
const ADDED_WIDTHS: Readonly<Record<AddedField['fieldType'], readonly [width: number, grow?: number]>> = {
  text: [140, 1],
  number: [96],
  date: [108],
  choice: [112],
};

/** The column of a field that the office added; none when it has no such field or retired it. */
function addedColumn(id: RegistryColumn, words: FieldWords): Column<OrganizationRow, RegistryColumn>[] {
  const field = words.added.find((one) => extraKey(one.id) === id);
  if (field === undefined || field.retired) return [];
  const [width, grow] = ADDED_WIDTHS[field.fieldType];
  const text = (row: OrganizationRow) => words.value(id, row.extra[field.id]);
  return [
    {
      id,
      label: field.label,
      width,
      ...(grow === undefined ? {} : { grow }),
      ...(field.fieldType === 'number' ? { align: 'right' as const } : {}),
      sortable: true,
      render: text,
      text,
    },
  ];
}

function isOwnColumn(id: RegistryColumn): id is ListColumn {
  return LIST_COLUMNS.some((column) => column === id);
}

function cell(id: ListColumn, row: OrganizationRow, words: FieldWords): ReactNode {
  if (id === 'status') return <OrganizationStatus status={row.status} recordState={row.recordState} />;
  if (id === 'uscc') return row.uscc === null ? '' : <CreditCode code={row.uscc} />;
  if (id === 'updatedAt') return shortMoment(row.updatedAt);
  if (id === 'isCharity') return row.isCharity ? words.value(id, true) : '';
  // A filed organization has a category where a registered one has a type.
  if (id === 'legalType')
    return words.word('legalType', row.legalType) || words.word('communityCategory', row.communityCategory);
  return words.value(id, row[id]);
}
