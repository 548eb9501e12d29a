import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { TermDueRow } from '#shared/features/terms/terms.contract.ts';
import type { TermRange } from '#shared/features/terms/terms.lists.ts';
import { grouped } from '#shared/lib/grouped.ts';
import { type MessageKey, type MessageParameters, message, messageIfKnown } from '#shared/text/index.ts';
import { listBlocks } from '../documents/printedSheet.ts';

const t = (key: MessageKey, parameters?: MessageParameters): string => message('zh-CN', key, parameters);

/** The organizations of a range as one printed list: a table for each township in the order of names, and the total (features R7). */
export function termsDueDocument(list: {
  readonly officeName: string;
  readonly printedOn: string;
  readonly range: TermRange;
  readonly rows: readonly TermDueRow[];
}): SheetDocumentInput {
  const { officeName, printedOn, range, rows } = list;
  const byTownship = grouped(rows, ({ townshipName }) => townshipName ?? '');
  const townships = [...byTownship.keys()].sort(
    (left, right) => Number(left === '') - Number(right === '') || left.localeCompare(right, 'zh-CN'),
  );
  return {
    title: t('terms.printTitle'),
    subtitle: t('terms.printSubtitle', { range: t(`terms.range_${range}`), date: printedOn }),
    author: officeName,
    blocks: [
      { kind: 'paragraph', text: t('terms.rule') },
      ...townships.flatMap((township): SheetDocumentInput['blocks'] => {
        const own = byTownship.get(township) ?? [];
        const title = township === '' ? t('terms.noTownship') : township;
        return [
          { kind: 'heading', level: 1, text: t('terms.printTownship', { township: title, count: own.length }) },
          ...listBlocks(
            range === 'unrecorded' ? UNRECORDED : RECORDED,
            own.map(range === 'unrecorded' ? plain : cells),
          ),
        ];
      }),
      {
        kind: 'paragraph',
        text: t('terms.printTotal', {
          count: rows.length,
          townships: townships.filter((township) => township !== '').length,
          office: officeName,
        }),
      },
    ],
  };
}

const RECORDED = [
  { title: t('terms.columnOrganization'), width: 50 },
  { title: t('terms.columnType'), width: 25 },
  { title: t('terms.columnTerm'), width: 16 },
  { title: t('terms.columnFrom'), width: 20 },
  { title: t('terms.columnDueOn'), width: 20 },
  { title: t('terms.columnState'), width: 20 },
  { title: t('terms.columnPostponed'), width: 32 },
];
const UNRECORDED = [
  { title: t('terms.columnOrganization'), width: 120 },
  { title: t('terms.columnType'), width: 63 },
];

function cells(row: TermDueRow): string[] {
  return [
    row.organizationName,
    typeText(row),
    termText(row),
    row.startOn ?? '',
    row.dueOn ?? '',
    stateText(row),
    postponedText(row),
  ];
}

function plain(row: TermDueRow): string[] {
  return [row.organizationName, typeText(row)];
}

/** 社会团体, 备案. */
export function typeText({ organizationType }: TermDueRow): string {
  return messageIfKnown('zh-CN', `termTypeLabels.${organizationType}`) ?? organizationType;
}

/** 第 3 届. */
export function termText({ number }: TermDueRow): string {
  return number === null ? '' : t('terms.numbered', { number });
}

/** 逾期 3 天, 今天届满, 还有 12 天; 未登记届期. */
export function stateText({ daysLeft }: TermDueRow): string {
  if (daysLeft === null) return t('terms.range_unrecorded');
  if (daysLeft === 0) return t('common.dueToday');
  return daysLeft < 0 ? t('common.daysOver', { days: -daysLeft }) : t('common.daysLeft', { days: daysLeft });
}

/** How often it was postponed, and by which approval last. */
export function postponedText({ postponements, approvalNumber }: TermDueRow): string {
  if (postponements === 0) return '';
  return t('terms.postponedBy', { count: postponements, number: approvalNumber ?? '' });
}
