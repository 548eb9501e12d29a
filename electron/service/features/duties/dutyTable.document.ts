import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { DutyPaper } from '#shared/features/duties/duties.lists.ts';
import { onePerMember } from '#shared/features/duties/duties.rules.ts';
import { type MessageKey, message, messageIfKnown } from '#shared/text/index.ts';
import { mm, type OfficialLayout } from '../../documents/officialLayout.ts';
import type { DutyRow } from './duties.service.ts';

type PrintedItem = { readonly id: string; readonly text: string; readonly kind: 'organization_work' | 'post' };

/** One leading group with its line-up on a day. */
export type PrintedGroup = {
  readonly name: string;
  readonly documentNo: string | null;
  readonly rows: readonly DutyRow[];
  /** Items in effect on the day, in their order. */
  readonly items: readonly PrintedItem[];
};
type Printed = {
  readonly officeName: string;
  readonly at: string;
  readonly printedOn: string;
  readonly groups: readonly PrintedGroup[];
};

/** Duty items side by side in one table of the matrix: beside them stand number, name and role. */
const MOST_MARKS = 16;

const t = (key: MessageKey, parameters?: Parameters<typeof message>[2]): string => message('zh-CN', key, parameters);

/**
 * Sizes and line distances that a lying sheet tries, the largest first; the last one is the smallest that can be read on paper, with the
 * duties of a person one behind the other.
 */
export const TABLE_STEPS = [
  { tableSize: 12, tablePitchShare: 1.45, isRunning: false },
  { tableSize: 10.5, tablePitchShare: 1.35, isRunning: false },
  { tableSize: 9, tablePitchShare: 1.35, isRunning: false },
  { tableSize: 9, tablePitchShare: 1.2, isRunning: false },
  { tableSize: 9, tablePitchShare: 1.12, isRunning: true },
] as const;
type TableStep = (typeof TABLE_STEPS)[number];

/** A lying sheet of paper with narrow margins; lengths in points. */
export function lyingSheet(paper: DutyPaper, { tableSize, tablePitchShare }: TableStep): Partial<OfficialLayout> {
  const [width, height] = paper === 'a4' ? [297, 210] : [420, 297];
  const [side, top, foot] = [14, 10, 12];
  return {
    pageWidth: mm(width),
    pageHeight: mm(height),
    left: mm(side),
    right: mm(width - side),
    top: mm(top),
    bottom: mm(height - foot),
    // One row for each 5.6 mm and one cell for each 3.9 mm: text of 10.5 pt.
    rows: Math.floor((height - top - foot) / 5.6),
    columns: Math.floor((width - 2 * side) / 3.9),
    bodySize: 10.5,
    titleSize: 18,
    titlePitch: 26,
    rowGap: 7,
    tablePadding: mm(1.1),
    tableGap: mm(1.5),
    pageNumberDashTop: mm(height - 8),
    pageNumberSize: 10.5,
    tableSize,
    tablePitchShare,
  };
}

/** 责任分工表 as at a day, one sheet for each group: 序号｜姓名｜职务｜组内职务｜two duties｜分管科室｜起止日期 (domain.md §5). */
export function dutyTableDocument(printed: Printed, { isRunning }: TableStep): SheetDocumentInput {
  const inCell = (text: string): string => (isRunning ? text.replaceAll('\n', '；') : text);
  const columns = [
    'dutyPrint.seq',
    'duties.memberName',
    'duties.post',
    'duties.role',
    'duties.organizationWork',
    'duties.postDuty',
    'duties.sections',
    'duties.term',
  ] as const;
  return groupsDocument(printed, 'dutyPrint.tableTitle', (group) => [
    {
      kind: 'table',
      columns: columns.map((key) => ({ title: t(key) })),
      rows: group.rows.map((row, index) => [
        String(index + 1),
        row.memberName,
        row.memberPost,
        roleWord(row),
        inCell(row.organizationWork),
        inCell(row.postDuty),
        row.sectionNames.join('、'),
        t(row.endOn === null ? 'dutyPrint.termOpen' : 'dutyPrint.term', { from: row.startOn, to: row.endOn ?? '' }),
      ]),
    },
  ]);
}

/**
 * The matrix of people and duty items as at a day: people in official order, items by number, √ where somebody answers for one; below
 * it the items in words with their owners. People without an item and items without an owner are named.
 */
export function dutyMatrixDocument(printed: Printed): SheetDocumentInput {
  return groupsDocument(printed, 'dutyPrint.matrixTitle', (group) => {
    const people = onePerMember(group.rows);
    const held = (memberId: string, dutyId: string) =>
      group.rows.some((row) => row.memberId === memberId && row.dutyIds.includes(dutyId));
    const numbered = group.items.map((item, index) => ({ ...item, number: index + 1 }));
    const blocks: SheetBlock[] = [];
    for (let start = 0; start === 0 || start < numbered.length; start += MOST_MARKS) {
      const part = numbered.slice(start, start + MOST_MARKS);
      const heads = [
        t('dutyPrint.seq'),
        t('duties.memberName'),
        t('duties.role'),
        ...part.map(({ number }) => String(number)),
      ];
      const isLast = start + MOST_MARKS >= numbered.length;
      blocks.push({
        kind: 'table',
        columns: [...heads, ...(isLast ? [t('dutyPrint.total')] : [])].map((title) => ({ title })),
        rows: people.map((person, index) => {
          const total = numbered.filter(({ id }) => held(person.memberId, id)).length;
          return [
            String(index + 1),
            person.memberName,
            roleWord(person),
            ...part.map(({ id }) => (held(person.memberId, id) ? '√' : '')),
            ...(isLast ? [total === 0 ? t('dutyPrint.noDuty') : String(total)] : []),
          ];
        }),
      });
    }
    blocks.push({
      kind: 'table',
      columns: [t('dutyPrint.seq'), t('duties.item'), t('duties.itemKind'), t('duties.owners')].map((title) => ({
        title,
      })),
      rows: numbered.map(({ id, number, text, kind }) => [
        String(number),
        text,
        t(`dutyKindLabels.${kind}`),
        people
          .filter(({ memberId }) => held(memberId, id))
          .map(({ memberName }) => memberName)
          .join('、') || t('duties.noOwner'),
      ]),
    });
    return blocks;
  });
}

/** One sheet for each group: its title with the day, its blocks, and a foot with office, people and day of printing. */
function groupsDocument(
  { officeName, at, printedOn, groups }: Printed,
  titleKey: MessageKey,
  blocksOf: (group: PrintedGroup) => readonly SheetBlock[],
): SheetDocumentInput {
  const subtitle = ({ documentNo }: PrintedGroup) =>
    [t('dutyPrint.asAt', { date: chineseDate(at) }), ...(documentNo === null ? [] : [documentNo])].join('　');
  const foot = (group: PrintedGroup): SheetBlock => {
    const count = new Set(group.rows.map(({ memberId }) => memberId)).size;
    return {
      kind: 'paragraph',
      text: t('dutyPrint.foot', { office: officeName, count, date: chineseDate(printedOn) }),
    };
  };
  const [first, ...others] = groups;
  return {
    title: t(titleKey, { group: first?.name ?? '' }),
    subtitle: first === undefined ? '' : subtitle(first),
    author: officeName,
    blocks: [
      ...(first === undefined ? [] : [...blocksOf(first), foot(first)]),
      ...others.flatMap((group): SheetBlock[] => [
        { kind: 'page', title: t(titleKey, { group: group.name }), subtitle: subtitle(group) },
        ...blocksOf(group),
        foot(group),
      ]),
    ],
  };
}

/** The role in words; a joint leader says so. */
export function roleWord({ role, joint }: { readonly role: string; readonly joint: boolean }): string {
  const word = messageIfKnown('zh-CN', `dutyRoleLabels.${role}`) ?? role;
  return joint ? t('duties.jointRole', { role: word }) : word;
}

/** `2026年3月5日`, as documents write it. */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return t('dutyPrint.date', { year: year ?? 0, month: month ?? 0, day: day ?? 0 });
}
