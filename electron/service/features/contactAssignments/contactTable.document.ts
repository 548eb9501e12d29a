import type { CallOutput } from '#shared/contract/list.ts';
import type { ContactRow } from '#shared/features/contactAssignments/contactAssignments.contract.ts';
import { CONTACT_TYPES } from '#shared/features/contactAssignments/contactAssignments.rules.ts';
import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { type MessageKey, message } from '#shared/text/index.ts';
import { listBlocks } from '../documents/printedSheet.ts';

type Overview = CallOutput<'contactAssignments.overview'>;
type Member = Overview['members'][number];

const word = (key: MessageKey, parameters?: Readonly<Record<string, string | number>>) =>
  message('zh-CN', key, parameters);

const LOAD_COLUMNS: readonly (readonly [MessageKey, number])[] = [
  ['contactAssignments.seq', 8],
  ['contactAssignments.member', 20],
  ['contactAssignments.post', 40],
  ['contactAssignments.townshipsHeld', 46],
  ['contactAssignments.ofThemDirect', 16],
  ['contactAssignments.organizationCount', 18],
];
const LIST_COLUMNS: readonly (readonly [MessageKey, number])[] = [
  ['contactAssignments.seq', 11],
  ['contactAssignments.organization', 60],
  ['contactAssignments.type', 27],
  ['contactAssignments.township', 25],
  ['contactAssignments.way', 19],
  ['contactAssignments.since', 24],
];

/** 分管联系表 as at a day: the load of all members and the organizations of each, or the list of one member. */
export function contactTableDocument(table: {
  readonly officeName: string;
  readonly printedOn: string;
  readonly overview: Overview;
  /** The one member whose list it is; undefined: all, and what is uncovered. */
  readonly memberId: string | undefined;
  /** Organizations in the order of the list, of every member that is printed. */
  readonly rows: readonly ContactRow[];
}): SheetDocumentInput {
  const { officeName, printedOn, overview, memberId, rows } = table;
  const members = overview.members.filter((member) => memberId === undefined || member.memberId === memberId);
  const [only] = members;
  const single = memberId !== undefined && only !== undefined;
  const uncovered = rows.filter((row) => row.memberId === null);
  const foot = { office: officeName, date: printedOn, count: rows.length };
  return {
    title: word('contactAssignments.tableTitle'),
    subtitle: single
      ? word('contactAssignments.tableOfMember', { name: only.name, date: overview.at })
      : word('contactAssignments.tableAsAt', { date: overview.at }),
    author: officeName,
    blocks: [
      ...(single ? [] : loadBlocks(overview)),
      ...members.flatMap((member) => memberBlocks(member, rows)),
      ...(memberId === undefined && uncovered.length > 0
        ? [
            heading(word('contactAssignments.uncoveredHeading', { count: uncovered.length })),
            ...listBlocks(columnsOf(LIST_COLUMNS), uncovered.map(cells)),
          ]
        : []),
      { kind: 'paragraph', text: word('contactAssignments.tableFoot', foot) },
    ],
  };
}

function loadBlocks({ members, total, uncovered }: Overview): SheetBlock[] {
  const held = members.filter((member) => member.total > 0 || member.townships.length > 0);
  const lines = held.map((member, index) => [
    String(index + 1),
    member.name,
    member.post,
    member.townships.join('、'),
    String(member.direct),
    String(member.total),
  ]);
  return [
    heading(word('contactAssignments.loadHeading', { total, uncovered })),
    ...listBlocks(columnsOf(LOAD_COLUMNS), lines),
  ];
}

function memberBlocks(member: Member, rows: readonly ContactRow[]): SheetBlock[] {
  const own = rows.filter((row) => row.memberId === member.memberId);
  if (own.length === 0 && member.townships.length === 0) return [];
  const types = CONTACT_TYPES.filter((type) => member.byType[type] !== undefined);
  const [onlyType] = types;
  const typeSentence =
    types.length === 1 && onlyType !== undefined
      ? word('contactAssignments.memberOneType', { type: typeWord(onlyType) })
      : word('contactAssignments.memberTypes', {
          list: types
            .map((type) =>
              word('contactAssignments.typeCount', { type: typeWord(type), count: member.byType[type] ?? 0 }),
            )
            .join('，'),
        });
  return [
    heading(word('contactAssignments.memberHeading', { name: member.name, post: member.post, count: own.length })),
    {
      kind: 'paragraph',
      text: [
        ...(member.townships.length === 0
          ? []
          : [word('contactAssignments.memberTownships', { names: member.townships.join('、') })]),
        ...(types.length === 0 ? [] : [typeSentence]),
      ].join(''),
    },
    ...(own.length === 0 ? [] : listBlocks(columnsOf(LIST_COLUMNS), own.map(cells))),
  ];
}

function cells(row: ContactRow, index: number): string[] {
  const way =
    row.via === null
      ? ''
      : word(row.via === 'direct' ? 'contactAssignments.viaDirect' : 'contactAssignments.viaTownship');
  return [String(index + 1), row.name, typeWord(row.type), row.townshipName ?? '', way, row.startOn ?? ''];
}

function typeWord(type: ContactRow['type']): string {
  return word(`contactTypeLabels.${type}`);
}

function columnsOf(columns: readonly (readonly [MessageKey, number])[]) {
  return columns.map(([title, width]) => ({ title: word(title), width }));
}

function heading(text: string): SheetBlock {
  return { kind: 'heading', level: 1, text };
}
