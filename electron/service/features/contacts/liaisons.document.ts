import type { LiaisonRow } from '#shared/features/contacts/contacts.contract.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { grouped } from '#shared/lib/grouped.ts';
import { message } from '#shared/text/index.ts';
import { listBlocks } from '../documents/printedSheet.ts';

const COLUMNS = [
  { title: message('zh-CN', 'contacts.columnOrganization'), width: 52 },
  { title: message('zh-CN', 'contacts.columnLiaison'), width: 40 },
  { title: message('zh-CN', 'contactFieldLabels.workPhone'), width: 30 },
  { title: message('zh-CN', 'contacts.columnSince'), width: 22 },
  { title: message('zh-CN', 'contacts.columnConfirmed'), width: 40 },
];

/** 联络员名册: a table for each township in the order of names, with the confirmation of the quarter and a line for signing. */
export function liaisonsDocument(list: {
  readonly officeName: string;
  readonly printedOn: string;
  readonly quarter: { readonly year: number; readonly number: number };
  readonly rows: readonly LiaisonRow[];
}): SheetDocumentInput {
  const { officeName, printedOn, quarter, rows } = list;
  const byTownship = grouped(rows, ({ townshipName }) => townshipName ?? '');
  const townships = [...byTownship.keys()].sort(
    (left, right) => Number(left === '') - Number(right === '') || left.localeCompare(right, 'zh-CN'),
  );
  return {
    title: message('zh-CN', 'contacts.rosterTitle'),
    subtitle: message('zh-CN', 'contacts.rosterSubtitle', {
      quarter: message('zh-CN', 'contacts.quarterName', quarter),
      date: printedOn,
    }),
    author: officeName,
    blocks: [
      ...townships.flatMap((township): SheetDocumentInput['blocks'] => {
        const own = byTownship.get(township) ?? [];
        const title = township === '' ? message('zh-CN', 'contacts.noTownship') : township;
        const heading = message('zh-CN', 'contacts.rosterTownship', { township: title, count: own.length });
        return [{ kind: 'heading', level: 1, text: heading }, ...listBlocks(COLUMNS, own.map(cells))];
      }),
      { kind: 'paragraph', text: message('zh-CN', 'contacts.rosterFoot', { office: officeName, count: rows.length }) },
    ],
  };
}

function cells({ organizationName, liaisons, workPhones, since, ...row }: LiaisonRow): string[] {
  const vacant = message('zh-CN', 'contacts.vacantCell');
  return [organizationName, liaisons ?? vacant, workPhones ?? '', since ?? '', confirmedText(row)];
}

/** 2026-03-05 张文员; 未核对. */
export function confirmedText({
  confirmedOn,
  confirmedByName,
}: Pick<LiaisonRow, 'confirmedOn' | 'confirmedByName'>): string {
  return confirmedOn === null ? message('zh-CN', 'contacts.notConfirmed') : `${confirmedOn} ${confirmedByName ?? ''}`;
}
