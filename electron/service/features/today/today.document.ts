import type { CallOutput } from '#shared/contract/list.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { TodayLine, WaitingGroup } from '#shared/features/today/today.contract.ts';
import { TODAY_GROUPS } from '#shared/features/today/today.lists.ts';
import { daysWords, kindWords, saidWords } from '#shared/features/today/todayWords.ts';
import { message, messageIfKnown } from '#shared/text/index.ts';
import { listBlocks, SIGNING_ROW_MM } from '../documents/printedSheet.ts';

const t = (key: Parameters<typeof message>[1], places?: Parameters<typeof message>[2]) => message('zh-CN', key, places);
const known = (key: string, places?: Parameters<typeof message>[2]) => messageIfKnown('zh-CN', key, places);

const DUE_COLUMNS = [
  { title: t('today.columnSeq'), width: 8 },
  { title: t('today.columnKind'), width: 30 },
  { title: t('today.columnTitle'), width: 56 },
  { title: t('today.columnWho'), width: 28 },
  { title: t('today.columnDueOn'), width: 21 },
  { title: t('today.columnState'), width: 19 },
  { title: t('today.columnDone'), width: 14 },
];
const WAITING_COLUMNS = [
  { title: t('today.columnSeq'), width: 8 },
  { title: t('today.columnWaiting'), width: 28 },
  { title: t('today.columnTitle'), width: 78 },
  { title: t('today.columnNote'), width: 34 },
  { title: t('today.columnOn'), width: 21 },
  { title: t('today.columnDone'), width: 14 },
];

/** The list of the day: a table for each group of days and one of what waits for the user, with a column to tick off by hand. */
export function todayDocument(list: {
  readonly officeName: string;
  readonly userName: string;
  readonly printedOn: string;
  readonly due: CallOutput<'today.due'>;
  readonly mine: readonly WaitingGroup[];
}): SheetDocumentInput {
  const { officeName, userName, printedOn, due, mine } = list;
  const groups = TODAY_GROUPS.map((group) => ({ group, rows: due.rows.filter((row) => row.group === group) }));
  const heading = (text: string, count: number) =>
    ({ kind: 'heading', level: 1, text: t('today.printGroup', { name: text, count }) }) as const;
  // Lines left out have their numbers, too: the last number is the count of the heading.
  const before = (place: number) => mine.slice(0, place).reduce((sum, { total }) => sum + total, 0);
  const waiting = mine.flatMap(({ kind, rows, total }, place) => [
    ...rows.map((row, index) => [
      String(before(place) + index + 1),
      known(`waitingKindLabels.${kind}`) ?? kind,
      saidWords(row.title, t),
      row.note === null ? '' : saidWords(row.note, t),
      row.on ?? '',
    ]),
    ...(total > rows.length
      ? [['', known(`waitingKindLabels.${kind}`) ?? kind, t('today.more', { count: total - rows.length }), '', '']]
      : []),
  ]);
  return {
    title: t('today.printTitle'),
    subtitle: t('today.printSubtitle', { date: printedOn, name: userName }),
    author: officeName,
    blocks: [
      ...(due.rows.length === 0 ? [{ kind: 'paragraph', text: t('today.dueNone') } as const] : []),
      ...groups
        .filter(({ rows }) => rows.length > 0)
        .flatMap(({ group, rows }): SheetDocumentInput['blocks'] => [
          heading(t(`todayGroupLabels.${group}`), rows.length),
          ...listBlocks(
            DUE_COLUMNS,
            rows.map((row, index) => [String(index + 1), ...cellsOf(row), '']),
            SIGNING_ROW_MM,
          ),
        ]),
      ...(due.total > due.rows.length
        ? [{ kind: 'paragraph', text: t('today.printRest', { count: due.total - due.rows.length }) } as const]
        : []),
      ...(waiting.length === 0
        ? []
        : [
            heading(t('today.mine'), before(mine.length)),
            ...listBlocks(
              WAITING_COLUMNS,
              waiting.map((cells) => [...cells, '']),
              SIGNING_ROW_MM,
            ),
          ]),
      { kind: 'paragraph', text: t('organizationSheet.printed', { office: officeName, date: printedOn }) },
    ],
  };
}

function cellsOf(row: TodayLine): string[] {
  return [kindWords(row.kind, known), saidWords(row.title, t), row.who ?? '', row.dueOn, daysWords(row.daysLeft, t)];
}
