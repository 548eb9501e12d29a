import { slipNumber } from '#shared/features/actions/slip.rules.ts';
import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { SIGNING_ROW_MM } from '../documents/printedSheet.ts';
import { chineseDate } from '../meetings/meetings.document.ts';
import { ownerWords, sourceWords } from './actions.document.ts';
import type { ActionRow } from './actions.repository.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);
/** Empty rows to write the answer in: two slips share a page, or one has it for itself. */
const ROOM = { 1: 10, 2: 2 } as const;

/** Urging slips (催办单, features M9): number, task, owner, due date, days overdue, and below it room for the answer; two on a page or one. */
export function slipsDocument(slips: {
  readonly officeName: string;
  readonly printedOn: string;
  readonly year: number;
  readonly firstSeq: number;
  readonly perPage: 1 | 2;
  readonly answerBy: string;
  readonly rows: readonly ActionRow[];
}): SheetDocumentInput {
  const { officeName, year, firstSeq, perPage } = slips;
  const title = t('actionPrint.slipTitle');
  const subtitleOf = (index: number) =>
    t('actionPrint.slipSubtitle', { number: slipNumber(year, firstSeq + index), date: chineseDate(slips.printedOn) });
  const blocks = slips.rows.flatMap((row, index): SheetBlock[] => {
    const kind = perPage === 2 && index % 2 === 1 ? 'half' : 'page';
    const head: SheetBlock[] = index === 0 ? [] : [{ kind, title, subtitle: subtitleOf(index) }];
    return [...head, ...slipBlocks(row, slips)];
  });
  return { title, subtitle: subtitleOf(0), author: officeName, blocks, pageNumbers: false };
}

function slipBlocks(
  row: ActionRow,
  { answerBy, perPage }: { readonly answerBy: string; readonly perPage: 1 | 2 },
): SheetBlock[] {
  const state = row.daysLeft < 0 ? t('actionPrint.slipOverdue', { days: -row.daysLeft }) : t('actionPrint.slipOpen');
  const due =
    row.firstDueOn === null
      ? row.dueOn
      : t('actionPrint.slipExtended', { due: row.dueOn, first: row.firstDueOn, count: row.extensionCount });
  const done = row.doneWhen === null ? '' : t('actionPrint.slipDoneWhen', { text: row.doneWhen });
  const facts = [
    [t('actionPrint.text'), `${row.text}${done}`],
    [t('actionPrint.source'), sourceWords(row)],
    [t('actionPrint.slipOwner'), ownerWords(row).replaceAll('\n', t('actionPrint.ownerJoin'))],
    [t('actionPrint.dueOn'), `${due}${state}`],
  ];
  const columns = [
    { title: t('actionPrint.slipItem'), width: 30 },
    { title: t('actionPrint.slipContent', { date: chineseDate(answerBy) }), width: 126 },
  ];
  const answer = Array.from({ length: ROOM[perPage] }, (_, index) => [
    index === 0 ? t('actionPrint.slipAnswer') : '',
    '',
  ]);
  const sign = [t('actionPrint.slipSign'), t('actionPrint.slipDate')];
  return [{ kind: 'table', columns, rows: [...facts, ...answer, sign], leastRowMm: SIGNING_ROW_MM }];
}
