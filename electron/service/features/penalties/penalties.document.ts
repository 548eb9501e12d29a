import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { PenaltyRow } from '#shared/features/penalties/penalties.contract.ts';
import { message, messageIfKnown } from '#shared/text/index.ts';
import { registerSheet } from '../documents/printedSheet.ts';

const COLUMNS = [
  { title: message('zh-CN', 'penaltyFieldLabels.decidedOn'), width: 22 },
  { title: message('zh-CN', 'supervision.organization'), width: 36 },
  { title: message('zh-CN', 'supervision.penaltyContent'), width: 28 },
  { title: message('zh-CN', 'penaltyFieldLabels.decisionNumber'), width: 28 },
  { title: message('zh-CN', 'penaltyFieldLabels.legalBasis'), width: 34 },
  { title: message('zh-CN', 'supervision.executedColumn'), width: 22 },
  { title: message('zh-CN', 'supervision.entryColumn'), width: 28 },
];

/** 行政处罚登记簿 as a printed list, newest decision first. */
export function penaltyRegister(list: {
  readonly officeName: string;
  readonly printedOn: string;
  readonly year: number | undefined;
  readonly rows: readonly PenaltyRow[];
}): SheetDocumentInput {
  const { officeName, printedOn, year, rows } = list;
  return registerSheet({
    title: message('zh-CN', 'supervision.registerTitle'),
    subtitle: year === undefined ? '' : message('zh-CN', 'supervision.registerYear', { year }),
    officeName,
    printedOn,
    columns: COLUMNS,
    rows: rows.map((row) => [
      row.decidedOn,
      row.organizationName,
      penaltyContent(row),
      row.decisionNumber,
      row.legalBasis,
      row.executedOn ?? message('zh-CN', 'supervision.notExecuted'),
      entryText(row),
    ]),
  });
}

/** 罚款 30000 元; 限期停止活动 2026-02-12 至 2026-05-11. */
export function penaltyContent({
  kind,
  amountYuan: amount,
  periodFrom: from,
  periodTo: to,
}: {
  readonly kind: string;
  readonly amountYuan: string | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
}): string {
  return [
    messageIfKnown('zh-CN', `penaltyKindLabels.${kind}`) ?? kind,
    ...(amount === null ? [] : [message('zh-CN', 'supervision.amount', { amount })]),
    ...(from === null ? [] : [message('zh-CN', 'supervision.fromTo', { from, to: to ?? '' })]),
  ].join(' ');
}

/** Whether it was entered in time. */
export function entryText({ entry }: Pick<PenaltyRow, 'entry'>): string {
  return message('zh-CN', entry.met ? 'entryClock.met' : 'entryClock.late', { entered: entry.enteredOn });
}
