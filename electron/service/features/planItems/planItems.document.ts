import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { PlanItemRow } from '#shared/features/planItems/planItems.contract.ts';
import { type MessageKey, message } from '#shared/text/index.ts';
import { registerSheet } from '../documents/printedSheet.ts';

const word = (key: MessageKey) => message('zh-CN', key);

const COLUMNS = [
  { title: word('planItems.columnSeq'), width: 10 },
  { title: word('planItems.columnText'), width: 42 },
  { title: word('planItems.columnOffice'), width: 22 },
  { title: word('planItems.columnMember'), width: 14 },
  { title: word('planItems.columnDueOn'), width: 20 },
  { title: word('planItems.columnState'), width: 20 },
  { title: word('planItems.columnProgress'), width: 30 },
];

/** 年度重点工作清单 of a year: order, item, who answers, when due, how it stands, what was done so far. */
export function planDocument(list: {
  readonly officeName: string;
  readonly year: number;
  readonly printedOn: string;
  readonly rows: readonly PlanItemRow[];
}): SheetDocumentInput {
  const { officeName, year, printedOn, rows } = list;
  return registerSheet({
    title: word('planItems.printTitle'),
    subtitle: message('zh-CN', 'officialPrint.yearOf', { year }),
    officeName,
    printedOn,
    columns: COLUMNS,
    rows: rows.map((row) => [
      String(row.seq),
      row.text,
      row.responsibleOfficeName,
      row.responsibleMemberName ?? '',
      row.dueOn,
      planStateText(row),
      progressText(row),
    ]),
  });
}

/** 已完成, 已取消, 逾期3天, 今天到期, 还有5天: the same as on the screen. */
export function planStateText({ status, daysLeft }: Pick<PlanItemRow, 'status' | 'daysLeft'>): string {
  if (status !== 'open') return message('zh-CN', `planStatusLabels.${status}`);
  if (daysLeft === 0) return word('common.dueToday');
  return daysLeft < 0
    ? message('zh-CN', 'common.daysOver', { days: -daysLeft })
    : message('zh-CN', 'common.daysLeft', { days: daysLeft });
}

/** What proves that it is done, else the last note with its day. */
export function progressText(row: Pick<PlanItemRow, 'doneOn' | 'evidence' | 'progressOn' | 'progressText'>): string {
  if (row.doneOn !== null) return [row.doneOn, row.evidence ?? row.progressText].filter(Boolean).join(' ');
  return [row.progressOn, row.progressText].filter(Boolean).join(' ');
}
