import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { DueItem } from '#shared/features/organizations/dueItems.contract.ts';
import { dueRuleWords } from '#shared/features/organizations/dueWords.ts';
import { daysWords } from '#shared/features/today/todayWords.ts';
import { grouped } from '#shared/lib/grouped.ts';
import { message, messageIfKnown } from '#shared/text/index.ts';
import { listBlocks } from '../documents/printedSheet.ts';
import { byChinese } from './dueItems.ts';

const t = (key: Parameters<typeof message>[1], parameters?: Parameters<typeof message>[2]): string =>
  message('zh-CN', key, parameters);

/** What falls due as a printed list, a table for each township in the order of their names (features R7: prints by township). */
export function dueItemsDocument(list: {
  readonly officeName: string;
  readonly printedOn: string;
  readonly items: readonly DueItem[];
}): SheetDocumentInput {
  const { officeName, printedOn, items } = list;
  const byTownship = grouped(items, ({ townshipName }) => townshipName ?? '');
  const townships = [...byTownship.keys()].sort(
    (left, right) => Number(left === '') - Number(right === '') || byChinese(left, right),
  );
  const columns = [
    { title: t('dueItems.columnDueOn'), width: 18 },
    { title: t('dueItems.columnDays'), width: 15 },
    { title: t('dueItems.columnKind'), width: 20 },
    { title: t('dueItems.columnOrganization'), width: 45 },
    { title: t('dueItems.columnRule'), width: 58 },
  ];
  return {
    title: t('dueItems.printTitle'),
    subtitle: t('dueItems.printSubtitle', { date: printedOn, count: items.length }),
    author: officeName,
    blocks: [
      ...townships.flatMap((township): SheetDocumentInput['blocks'] => {
        const rows = byTownship.get(township) ?? [];
        const title = township === '' ? t('dueItems.noTownship') : township;
        return [
          { kind: 'heading', level: 1, text: t('dueItems.printTownship', { township: title, count: rows.length }) },
          ...listBlocks(
            columns,
            rows.map((item) => [item.dueOn, daysText(item), kindWord(item), item.organizationName, ruleText(item)]),
          ),
        ];
      }),
      { kind: 'paragraph', text: t('organizationSheet.printed', { office: officeName, date: printedOn }) },
    ],
  };
}

/** 逾期 3 天, 今天, 还有 12 天. */
export function daysText({ daysLeft }: DueItem): string {
  return daysWords(daysLeft, t);
}

/** What falls due, in a word. */
export function kindWord({ kind }: DueItem): string {
  return messageIfKnown('zh-CN', `dueKindLabels.${kind}`) ?? kind;
}

/** The rule that made the day. */
export function ruleText(item: DueItem): string {
  return dueRuleWords(item, { say: t, known: (key, parameters) => messageIfKnown('zh-CN', key, parameters) });
}
