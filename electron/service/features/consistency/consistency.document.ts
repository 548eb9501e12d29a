import type { Finding } from '#shared/features/consistency/consistency.contract.ts';
import { findingName, findingSentence, moduleKey, severityKey } from '#shared/features/consistency/findingWords.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { message } from '#shared/text/index.ts';
import { registerSheet } from '../documents/printedSheet.ts';

const COLUMNS = [
  { title: message('zh-CN', 'consistency.severity'), width: 14 },
  { title: message('zh-CN', 'consistency.module'), width: 26 },
  { title: message('zh-CN', 'consistency.name'), width: 40 },
  { title: message('zh-CN', 'consistency.finding'), width: 80 },
];

/** The findings of a check as a printed list, the gravest first. */
export function consistencyDocument(list: {
  readonly officeName: string;
  readonly printedOn: string;
  readonly findings: readonly Finding[];
}): SheetDocumentInput {
  const { officeName, printedOn, findings } = list;
  return registerSheet({
    title: message('zh-CN', 'consistency.printTitle'),
    subtitle: '',
    officeName,
    printedOn,
    columns: COLUMNS,
    rows: findings.map((finding) => [
      message('zh-CN', severityKey(finding.severity)),
      message('zh-CN', moduleKey(finding.module)),
      findingName(finding, 'zh-CN'),
      findingSentence(finding, 'zh-CN'),
    ]),
  });
}
