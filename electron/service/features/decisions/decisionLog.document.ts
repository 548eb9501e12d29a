import type { DecisionFilter, DecisionRow } from '#shared/features/decisions/decisions.contract.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { message } from '#shared/text/index.ts';
import { registerSheet } from '../documents/printedSheet.ts';

/** The decision log as filtered (features M18), as a printed list; what the filter is stands under the title. */
export function decisionLogDocument(log: {
  readonly officeName: string;
  readonly printedOn: string;
  readonly filter: DecisionFilter;
  readonly total: number;
  readonly rows: readonly DecisionRow[];
}): SheetDocumentInput {
  const { officeName, printedOn, filter, total, rows } = log;
  const columns = [
    { title: message('zh-CN', 'decisions.number'), width: 26 },
    { title: message('zh-CN', 'decisions.decidedOn'), width: 19 },
    { title: message('zh-CN', 'decisions.text'), width: 54 },
    { title: message('zh-CN', 'decisions.agendaItem'), width: 26 },
    { title: message('zh-CN', 'decisions.owners'), width: 20 },
    { title: message('zh-CN', 'common.status'), width: 15 },
  ];
  const cells = rows.map((row) => [
    row.number,
    row.decidedOn,
    row.text,
    row.agendaTitle ?? '',
    row.owners.join('、'),
    message('zh-CN', `decisionStateLabels.${row.state}`),
  ]);
  const cut = rows.length < total ? message('zh-CN', 'decisionLogPrint.cut', { shown: rows.length, total }) : '';
  return registerSheet({
    title: message('zh-CN', 'decisionLogPrint.title'),
    subtitle: [filterWords(filter, rows), cut].filter(Boolean).join('，'),
    officeName,
    printedOn,
    columns,
    rows: cells,
  });
}

function filterWords({ year, bodyKey, state, owner, text }: DecisionFilter, rows: readonly DecisionRow[]): string {
  const words = [
    year === undefined ? '' : message('zh-CN', 'decisionLogPrint.filterYear', { year }),
    bodyKey === undefined ? '' : (rows[0]?.bodyName ?? ''),
    state === undefined
      ? ''
      : message('zh-CN', 'decisionLogPrint.filterState', {
          state: message('zh-CN', `decisionStateLabels.${state}`),
        }),
    owner?.trim() ? message('zh-CN', 'decisionLogPrint.filterOwner', { owner: owner.trim() }) : '',
    text?.trim() ? message('zh-CN', 'decisionLogPrint.filterText', { text: text.trim() }) : '',
  ].filter(Boolean);
  return words.length === 0 ? message('zh-CN', 'decisionLogPrint.all') : words.join('，');
}
