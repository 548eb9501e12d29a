import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { message } from '#shared/text/index.ts';
import { registerSheet } from '../documents/printedSheet.ts';
import type { NumberRow } from './documentNumbers.repository.ts';

/** The register of one class and year, every number in its place, voided ones with their reason (features S9). */
export function numberRegisterDocument(register: {
  readonly officeName: string;
  readonly classCode: string;
  readonly year: number;
  readonly printedOn: string;
  readonly rows: readonly NumberRow[];
}): SheetDocumentInput {
  const { officeName, classCode, year, printedOn, rows } = register;
  const columns = [
    { title: message('zh-CN', 'officialPrint.number'), width: 30 },
    { title: message('zh-CN', 'officialPrint.title'), width: 46 },
    { title: message('zh-CN', 'officialPrint.reservedOn'), width: 20 },
    { title: message('zh-CN', 'officialPrint.issuedOn'), width: 20 },
    { title: message('zh-CN', 'officialPrint.byName'), width: 16 },
    { title: message('zh-CN', 'officialPrint.numberState'), width: 24 },
  ];
  const cells = rows.map((row) => [
    row.number,
    row.title,
    row.reservedOn,
    row.issuedOn ?? '',
    row.byName,
    row.state === 'voided'
      ? message('zh-CN', 'officialPrint.voidedFor', { reason: row.voidReason ?? '' })
      : message('zh-CN', `officialPrint.number_${row.state}`),
  ]);
  return registerSheet({
    title: message('zh-CN', 'officialPrint.numberRegister'),
    subtitle: message('zh-CN', 'officialPrint.registerOf', { classCode, year }),
    officeName,
    printedOn,
    columns,
    rows: cells,
  });
}
