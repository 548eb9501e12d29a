import type { TODAY_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import type { TodayLine } from '#shared/features/today/today.contract.ts';
import { daysWords, kindWords, ruleWords, saidWords } from '#shared/features/today/todayWords.ts';
import { type MessageKey, message, messageIfKnown } from '#shared/text/index.ts';
import { type Columns, column, word } from './exports.columns.ts';

type Places = Parameters<typeof message>[2];
const t = (key: MessageKey, places?: Places) => message('zh-CN', key, places);
const known = (key: string, places?: Places) => messageIfKnown('zh-CN', key, places);

export const todayColumns: Columns<typeof TODAY_COLUMNS, TodayLine> = {
  state: column('today.columnState', 'text', (row) => daysWords(row.daysLeft, t)),
  dueOn: column('today.columnDueOn', 'date', (row) => row.dueOn),
  module: column('today.columnModule', 'text', (row) => word('todayModuleLabels', row.module)),
  kind: column('today.columnKind', 'text', (row) => kindWords(row.kind, known)),
  title: column('today.columnTitle', 'text', (row) => saidWords(row.title, t)),
  who: column('today.columnWho', 'text', (row) => row.who),
  rule: column('today.columnRule', 'text', (row) => ruleWords(row, t, known)),
};
