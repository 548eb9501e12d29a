import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { RegisterRow } from '#shared/features/minutes/minutesProducts.contract.ts';
import { countedWords } from '#shared/features/workingCalendars/reasonWords.ts';
import type { DeadlineReason } from '#shared/lib/deadlineReason.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { registerSheet } from '../documents/printedSheet.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** The register of minutes of a year: number, meeting, issued when and to whom; voided numbers stay in their place (features M1). */
export function minutesRegister(register: {
  readonly year: number;
  readonly officeName: string;
  readonly printedOn: string;
  readonly rows: readonly RegisterRow[];
}): SheetDocumentInput {
  const columns = [
    { title: t('minutesPrint.number'), width: 24 },
    { title: t('minutesPrint.registerTitle'), width: 42 },
    { title: t('minutesPrint.heldOn'), width: 22 },
    { title: t('minutesPrint.dueDay'), width: 22 },
    { title: t('minutesPrint.issuedOn'), width: 24 },
    { title: t('minutesPrint.sentTo'), width: 42 },
  ];
  const rows = register.rows.map((row) => [
    `${t(`meetingKindLabels.${row.kind}`)}${row.number}`,
    row.corrections > 0 ? t('minutesPrint.corrected', { title: row.title, count: row.corrections }) : row.title,
    row.heldOn,
    row.due?.date ?? '',
    row.timeliness === 'voided'
      ? ''
      : `${row.issuedOn ?? ''}${row.timeliness === 'late' ? t('minutesPrint.late') : ''}`,
    row.timeliness === 'voided' ? t('officialPrint.voidedFor', { reason: row.voidReason ?? '' }) : sentTo(row),
  ]);
  const { officeName, printedOn, year } = register;
  const sheet = registerSheet({
    title: t('minutesPrint.register'),
    subtitle: t('officialPrint.yearOf', { year }),
    ...{ officeName, printedOn, columns, rows },
  });
  const counted = dueCounted(register.rows);
  return counted === null ? sheet : { ...sheet, blocks: [...sheet.blocks, { kind: 'paragraph', text: counted }] };
}

/** One line for the whole column of due days: how many days were counted, and by the calendars of which years. */
function dueCounted(rows: readonly RegisterRow[]): string | null {
  const reasons = rows.flatMap(({ due }) => due ?? []);
  const [first] = reasons;
  if (first === undefined) return null;
  const years = (take: (reason: DeadlineReason) => readonly number[]) =>
    [...new Set(reasons.flatMap(take))].sort((one, other) => one - other);
  const unverifiedYears = years((reason) => reason.unverifiedYears);
  const editionYears = years((reason) => reason.editionYears).filter((year) => !unverifiedYears.includes(year));
  return t('minutesPrint.dueCounted', { counted: countedWords({ ...first, editionYears, unverifiedYears }, t) });
}

function sentTo({ distribution, copyTo }: RegisterRow): string {
  return [distribution, copyTo && t('minutesPrint.copyTo', { names: copyTo })].filter(Boolean).join('；');
}
