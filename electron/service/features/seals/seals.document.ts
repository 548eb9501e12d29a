import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { message } from '#shared/text/index.ts';
import { registerSheet } from '../documents/printedSheet.ts';
import type { SealUseRow } from './seals.repository.ts';

/** The seal-use register of a year (features S10); voided lines stay with their reason. */
export function sealRegisterDocument(register: {
  readonly officeName: string;
  readonly year: number;
  readonly printedOn: string;
  readonly rows: readonly SealUseRow[];
}): SheetDocumentInput {
  const { officeName, year, printedOn, rows } = register;
  const columns = [
    { title: message('zh-CN', 'officialPrint.usedOn'), width: 19 },
    { title: message('zh-CN', 'officialPrint.sealName'), width: 24 },
    { title: message('zh-CN', 'officialPrint.number'), width: 24 },
    { title: message('zh-CN', 'officialPrint.title'), width: 36 },
    { title: message('zh-CN', 'officialPrint.copies'), width: 10 },
    { title: message('zh-CN', 'officialPrint.approvedBy'), width: 15 },
    { title: message('zh-CN', 'officialPrint.handledBy'), width: 15 },
    { title: message('zh-CN', 'officialPrint.note'), width: 13 },
  ];
  const cells = rows.map((row) => [
    row.usedOn,
    row.sealName,
    row.number ?? '',
    row.title,
    String(row.copies),
    row.approvedBy,
    row.handledBy,
    row.voided ? message('zh-CN', 'officialPrint.voidedFor', { reason: row.voidReason ?? '' }) : (row.note ?? ''),
  ]);
  return registerSheet({
    title: message('zh-CN', 'officialPrint.sealRegister'),
    subtitle: message('zh-CN', 'officialPrint.yearOf', { year }),
    officeName,
    printedOn,
    columns,
    rows: cells,
  });
}
