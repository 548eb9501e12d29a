import type { ActivityCategory } from '#shared/features/community/community.lists.ts';
import type { StationRow } from '#shared/features/community/serviceStations.contract.ts';
import type {
  ActivityRow,
  ActivitySums,
  CommunityStatistics,
} from '#shared/features/community/stationActivities.contract.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { type MessageKey, message } from '#shared/text/index.ts';
import { listBlocks, type PrintedColumn, registerSheet, SIGNING_ROW_MM } from '../documents/printedSheet.ts';

const word = (key: MessageKey) => message('zh-CN', key);

/** Office and day that stand under a printed sheet. */
export type Printed = { readonly officeName: string; readonly printedOn: string };
/** Lines of a list that is filled in by hand. */
const EMPTY_LINES = 20;

/** Empty lines for a pen. */
export function emptyRows(columns: readonly PrintedColumn[], lines: number): string[][] {
  return Array.from({ length: lines }, () => columns.map(() => ''));
}

export function categoryName(category: ActivityCategory | null): string {
  return category === null ? '' : word(`activityCategoryLabels.${category}`);
}

/** A list of this feature, or the same with empty lines alone. */
function register(
  { officeName, printedOn }: Printed,
  list: {
    readonly title: MessageKey;
    readonly subtitle: string;
    readonly columns: readonly PrintedColumn[];
    readonly rows: readonly (readonly string[])[] | null;
    readonly last?: readonly string[];
  },
): SheetDocumentInput {
  const { subtitle, columns, rows, last } = list;
  const title = word(list.title);
  if (rows !== null) {
    const sheet = registerSheet({ title, subtitle, officeName, printedOn, columns, rows });
    const foot = sheet.blocks.at(-1);
    if (last === undefined || foot === undefined) return sheet;
    return { ...sheet, blocks: [...listBlocks(columns, [...rows, last]), foot] };
  }
  return { title, author: officeName, blocks: listBlocks(columns, emptyRows(columns, EMPTY_LINES), SIGNING_ROW_MM) };
}

const STATION_COLUMNS: readonly PrintedColumn[] = [
  { title: word('serviceStations.columnSeq'), width: 10 },
  { title: word('stationFieldLabels.name'), width: 34 },
  { title: word('stationFieldLabels.townshipName'), width: 22 },
  { title: word('stationFieldLabels.communityName'), width: 20 },
  { title: word('stationFieldLabels.openedOn'), width: 21 },
  { title: word('stationFieldLabels.closedOn'), width: 21 },
  { title: word('stationFieldLabels.hubOrganizationId'), width: 30 },
  { title: word('stationFieldLabels.leadPost'), width: 20 },
  { title: word('serviceStations.activityCount'), width: 14 },
];

/** 志愿服务站点登记册. @param rows null for an empty one */
export function stationsDocument(
  rows: readonly StationRow[] | null,
  printed: Printed & { readonly subtitle: string },
): SheetDocumentInput {
  return register(printed, {
    title: 'serviceStations.printTitle',
    subtitle: printed.subtitle,
    columns: STATION_COLUMNS,
    rows:
      rows?.map((row, index) => [
        String(index + 1),
        row.name,
        row.townshipName,
        row.communityName ?? '',
        row.openedOn,
        row.recordState === 'voided' ? word('community.voidedState') : (row.closedOn ?? ''),
        row.hubOrganizationName ?? '',
        row.leadPost ?? '',
        String(row.activities),
      ]) ?? null,
  });
}

const ACTIVITY_COLUMNS: readonly PrintedColumn[] = [
  { title: word('activityFieldLabels.heldOn'), width: 26 },
  { title: word('activityFieldLabels.stationId'), width: 24 },
  { title: word('activityFieldLabels.category'), width: 22 },
  { title: word('activityFieldLabels.title'), width: 30 },
  { title: word('activityFieldLabels.organizationIds'), width: 30 },
  { title: word('activityFieldLabels.volunteerTimes'), width: 14 },
  { title: word('activityFieldLabels.servedTimes'), width: 13 },
  { title: word('activityFieldLabels.hours'), width: 16 },
  { title: word('stationActivities.columnOnsiteLead'), width: 20 },
];

/** 站点活动登记册 with its sums in the last line; voided activities stay with their reason and are not summed up. */
export function activitiesDocument(
  list: { readonly rows: readonly ActivityRow[]; readonly sums: ActivitySums } | null,
  printed: Printed & { readonly subtitle: string },
): SheetDocumentInput {
  const total = list === null ? [] : [word('stationActivities.columnTotal'), '', '', '', '', ...counts(list.sums), ''];
  return register(printed, {
    title: 'stationActivities.printTitle',
    subtitle: printed.subtitle,
    columns: ACTIVITY_COLUMNS,
    rows: list?.rows.map(activityCells) ?? null,
    ...(list === null ? {} : { last: total }),
  });
}

function activityCells(row: ActivityRow): string[] {
  const what =
    row.voidReason === null
      ? (row.title ?? '')
      : message('zh-CN', 'community.voidedBecause', { reason: row.voidReason });
  return [
    row.heldOn,
    row.stationName,
    categoryName(row.category),
    what,
    row.organizations.map(({ name }) => name).join('、'),
    ...counts(row),
    [row.onsiteLeadName, row.onsiteLeadPost].filter(Boolean).join(' '),
  ];
}

/** Volunteer times, served times, hours; hours always with their decimal. */
function counts({ volunteerTimes, servedTimes, hours }: Omit<ActivitySums, 'activities'>): string[] {
  return [String(volunteerTimes), String(servedTimes), hours.toFixed(1)];
}

const STATISTICS_COLUMNS: readonly PrintedColumn[] = [
  { title: word('communityStatistics.group'), width: 22 },
  { title: word('communityStatistics.item'), width: 56 },
  { title: word('communityStatistics.activities'), width: 20 },
  { title: word('communityStatistics.volunteerTimes'), width: 26 },
  { title: word('communityStatistics.servedTimes'), width: 24 },
  { title: word('communityStatistics.hours'), width: 30 },
];

type Line = { readonly name: string; readonly sums: ActivitySums };

/** 志愿服务统计表 of a period: one table with the counts by category, township, station and month, and the sums. Counts only. */
export function statisticsDocument(
  statistics: CommunityStatistics,
  {
    officeName,
    printedOn,
    from,
    to,
    townshipName,
  }: Printed & { readonly from: string; readonly to: string; readonly townshipName: string | undefined },
): SheetDocumentInput {
  const { total, byCategory, byTownship, byStation, byMonth } = statistics;
  const period = message('zh-CN', 'stationActivities.periodOf', { from, to });
  const rows = [
    ...group(
      'communityStatistics.byCategory',
      byCategory.map((sums) => ({ name: categoryName(sums.category), sums })),
    ),
    ...group(
      'communityStatistics.byTownship',
      byTownship.map((sums) => ({
        name: message('zh-CN', 'communityStatistics.townshipLine', {
          ...{ township: sums.townshipName, count: sums.openStations },
        }),
        sums,
      })),
    ),
    ...group(
      'communityStatistics.byStation',
      byStation.map((sums) => ({ name: sums.stationName, sums })),
    ),
    ...group(
      'communityStatistics.byMonth',
      byMonth.map((sums) => ({ name: sums.month, sums })),
    ),
    [word('communityStatistics.total'), '', String(total.activities), ...counts(total)],
  ];
  return {
    title: word('communityStatistics.printTitle'),
    subtitle: townshipName === undefined ? period : `${townshipName}　${period}`,
    author: officeName,
    blocks: [
      ...listBlocks(STATISTICS_COLUMNS, rows),
      {
        kind: 'paragraph',
        text: message('zh-CN', 'communityStatistics.printSums', {
          ...{ stations: statistics.openStations, cases: statistics.typicalCases },
        }),
      },
      { kind: 'paragraph', text: message('zh-CN', 'communityStatistics.rule', { date: to }) },
      {
        kind: 'paragraph',
        text: message('zh-CN', 'communityStatistics.printFoot', { office: officeName, date: printedOn }),
      },
    ],
  };
}

/** Lines of the table; the name of their group stands in the first. */
function group(title: MessageKey, lines: readonly Line[]): string[][] {
  return lines.map(({ name, sums }, index) => [
    index === 0 ? word(title) : '',
    name,
    String(sums.activities),
    ...counts(sums),
  ]);
}
