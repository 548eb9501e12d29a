import { officialDocument } from '#shared/features/documents/officialDocument.ts';
import type { OfficialBlock } from '#shared/features/documents/officialParts.ts';
import type { CaptionedTable } from '#shared/features/documents/textBlock.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { groupCharts, groupTable, mainTable, wholeTable } from '#shared/features/reports/figureTables.ts';
import type { PlaceMeaning } from '#shared/features/reports/placeCatalog.ts';
import { blockPlace, filled, type MarkedText } from '#shared/features/reports/places.rules.ts';
import { dayText, momentText, type PeriodWords, periodNames } from '#shared/features/reports/placeWords.ts';
import type { FigureLine } from '#shared/features/reports/reports.contract.ts';
import { message } from '#shared/text/index.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { StoredReport } from './reports.repository.ts';
import type { RollUpPart } from './reports.rollUp.ts';

/** What is filled into a text. `rollUp`: what lower offices returned, put together; null: nothing is. */
export type Filling = {
  readonly lines: readonly FigureLine[];
  readonly words: PeriodWords;
  readonly rollUp: RollUpPart | null;
};

/** What a report is printed from: its text as stored, figures as last counted. */
export type Printed = { readonly report: StoredReport; readonly filling: Filling; readonly officeName: string };

const SHOWN_DIGITS = 16;
/** Characters that the title of an official document holds. */
const LONGEST_TITLE = 200;

/** The text with its numbers, tables and charts; tables and charts are numbered in the order in which they come. Pure. */
export function reportBlocks({ blocks }: Pick<MarkedText, 'blocks'>, filling: Filling): OfficialBlock[] {
  const { lines, words } = filling;
  const fill = (text: string): string => filled(text, lines, words);
  const numbers: Numbers = { tables: 0, charts: 0 };
  return blocks.flatMap((block): OfficialBlock[] => {
    if (block.kind === 'heading') return [{ ...block, text: fill(block.text) }];
    if (block.kind === 'table')
      return [
        {
          ...{ kind: 'table', landscape: false },
          columns: block.columns.map((column) => ({ ...column, title: fill(column.title) })),
          rows: block.rows.map((row) => row.map(fill)),
        },
      ];
    return block.text.split('\n').flatMap((text): OfficialBlock[] => {
      const place = blockPlace(text);
      return place === null ? [{ kind: 'paragraph', text: fill(text) }] : placedBlocks(place, filling, numbers);
    });
  });
}

type Numbers = { tables: number; charts: number };

function placedBlocks(place: PlaceMeaning, { lines, words, rollUp }: Filling, numbers: Numbers): OfficialBlock[] {
  if (place.kind === 'chart') {
    if (place.content === 'main' || place.content === 'all' || place.content === 'roll_up') return [];
    numbers.charts += 1;
    return groupCharts(place.content, lines, words, numbers.charts);
  }
  if (place.kind !== 'table') return [];
  if (place.content === 'roll_up' && rollUp === null)
    return [{ kind: 'paragraph', text: message('zh-CN', 'reportPrint.noRollUp') }];
  numbers.tables += 1;
  const table = numberedTable(place.content, numbers.tables, { lines, words, rollUp });
  const notes = place.content === 'roll_up' ? (rollUp?.notes ?? []) : [];
  return [
    ...(table === null ? [] : [{ ...table, landscape: false }]),
    ...notes.map((text): OfficialBlock => ({ kind: 'paragraph', text })),
  ];
}

type TableContent = Extract<PlaceMeaning, { kind: 'table' | 'chart' }>['content'];

function numberedTable(content: TableContent, number: number, { lines, rollUp }: Filling): CaptionedTable | null {
  if (content === 'main') return mainTable(lines, number);
  if (content === 'all') return wholeTable(lines, number);
  if (content !== 'roll_up') return groupTable(content, lines, number);
  return rollUp && { ...rollUp.table, caption: message('zh-CN', 'reportPrint.tableRollUp', { number }) };
}

/** The last paragraph: what was counted, when, and the first digits of the sealed facts. */
export function statisticsNote(words: PeriodWords): string {
  const { current: _current, previous, last_year: lastYear } = periodNames(words);
  const counted = words.countedAt === null ? message('zh-CN', 'reportPrint.none') : momentText(words.countedAt);
  const note = message('zh-CN', 'reportPrint.note', {
    ...{ from: dayText(words.periodStart), to: dayText(words.periodEnd), counted, previous, lastYear },
  });
  const digits = words.snapshotSha256?.slice(0, SHOWN_DIGITS);
  return digits === undefined ? note : `${note}${message('zh-CN', 'reportPrint.noteSnapshot', { digits })}`;
}

/**
 * The official document of a report (文种 报告), numbers filled in, the note on the figures at its end. 签发人 is put in by whoever hands it in.
 * @throws AppError `rule_broken` when title or text with everything filled in is too long for a document
 */
export function reportContent(
  report: MarkedText & { readonly recipients: string | null },
  filling: Filling,
): Extract<DocumentContent, { form: 'document' }> {
  const { lines, words } = filling;
  const { officeName } = words;
  const title = filled(report.title, lines, words);
  if ([...title].length > LONGEST_TITLE)
    refuseIssues([{ field: 'title', code: 'report_title_long', params: { limit: LONGEST_TITLE } }]);
  const note: OfficialBlock = { kind: 'paragraph', text: statisticsNote(words) };
  const made = officialDocument.safeParse({
    ...{ agencies: [officeName], kind: '报告', isUpward: true, printingOffice: officeName },
    title,
    recipients: report.recipients ?? '',
    body: [...reportBlocks(report, filling), note],
    signature: { kind: 'sealed', agencies: [{ name: officeName }], date: '' },
  });
  // Text as typed fits; a word in a place may be longer than its name.
  if (!made.success) {
    if (made.error.issues.every(({ path, code }) => path[0] === 'body' && code === 'too_big'))
      refuseIssues([{ field: 'content', code: 'report_text_long' }]);
    throw made.error;
  }
  return { form: 'document', data: made.data };
}
