import type { Finding } from '#shared/features/consistency/consistency.contract.ts';
import {
  findingName,
  findingSentence,
  moduleKey,
  ruleName,
  severityKey,
} from '#shared/features/consistency/findingWords.ts';
import type { CONSISTENCY_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import { message } from '#shared/text/index.ts';
import { type Columns, column } from './exports.columns.ts';

export const consistencyColumns: Columns<typeof CONSISTENCY_COLUMNS, Finding> = {
  severity: column('consistency.severity', 'text', (row) => message('zh-CN', severityKey(row.severity))),
  module: column('consistency.module', 'text', (row) => message('zh-CN', moduleKey(row.module))),
  rule: column('consistency.rule', 'text', (row) => ruleName(row.rule, 'zh-CN')),
  name: column('consistency.name', 'text', (row) => findingName(row, 'zh-CN')),
  finding: column('consistency.finding', 'text', (row) => findingSentence(row, 'zh-CN')),
};
