import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { makeupWords, offWords } from '#shared/features/workingCalendars/reasonWords.ts';
import { type CalendarEdition, weekdayOf } from '#shared/lib/workingDays.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { listBlocks } from '../documents/printedSheet.ts';

const t = (key: MessageKey, places?: MessageParameters) => message('zh-CN', key, places);

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
/** First and last days of the two tables: a line of 31 days is wider than the sheet. */
const HALVES = [
  [1, 16],
  [17, 31],
] as const;

/**
 * A year on one sheet: a line for each month, a column for each day with its weekday; 休 and 班 in words, so that it can be read in
 * black and white. A year without an edition prints its weekdays and says so.
 */
export function yearSheet(sheet: {
  readonly officeName: string;
  readonly year: number;
  readonly printedOn: string;
  readonly edition: CalendarEdition | null;
}): SheetDocumentInput {
  const { officeName, year, printedOn, edition } = sheet;
  const madeBy = t('workingCalendars.printFoot', { office: officeName, date: printedOn });
  // The notice stands in the heading row: with a row of its own the sheet would be longer than a page.
  const noteColumns = [
    { title: t('workingCalendars.source'), width: 16 },
    { title: (edition?.source ?? t('workingCalendars.unverified', { years: year })) + madeBy, width: 138 },
  ];
  const notes =
    edition === null
      ? []
      : [
          [t('workingCalendars.markOff'), offWords(edition, t)],
          [t('workingCalendars.markMakeup'), makeupWords(edition, t)],
        ];
  return {
    title: t('workingCalendars.printTitle', { year }),
    author: officeName,
    pageNumbers: false,
    blocks: [
      ...HALVES.flatMap(([first, last]) => halfTable(year, first, last, edition)),
      ...listBlocks(noteColumns, notes),
    ],
  };
}

function halfTable(year: number, first: number, last: number, edition: CalendarEdition | null) {
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const columns = [
    { title: t('workingCalendars.printMonth'), width: 12 },
    ...days.map((day) => ({ title: String(day), width: 9 })),
  ];
  const rows = MONTHS.map((month) => [
    t('workingCalendars.month', { month }),
    ...days.map((day) => dayCell(year, month, day, edition)),
  ]);
  return listBlocks(columns, rows);
}

/** 四, 六休, 日班: the weekday, and what the notice says of the day; empty where the month is shorter. */
function dayCell(year: number, month: number, day: number, edition: CalendarEdition | null): string {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1) return '';
  const text = date.toISOString().slice(0, 10);
  const weekday = t(`workingCalendars.short_${weekdayOf(text)}`);
  if (edition?.off.includes(text)) return weekday + t('workingCalendars.markOff');
  return edition?.makeup.includes(text) ? weekday + t('workingCalendars.markMakeup') : weekday;
}
