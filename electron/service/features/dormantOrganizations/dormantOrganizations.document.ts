import type { CallOutput } from '#shared/contract/list.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { DormancySettings } from '#shared/features/dormantOrganizations/dormancySettings.ts';
import { reasonWords, ruleWords } from '#shared/features/dormantOrganizations/dormancyWords.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { registerSheet } from '../documents/printedSheet.ts';

type Row = CallOutput<'dormantOrganizations.list'>['rows'][number];
const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** The candidates as a printed list: the rule first, then a line for each with its reasons and outcome. */
export function dormantListDocument(list: {
  readonly officeName: string;
  readonly printedOn: string;
  readonly rule: DormancySettings;
  readonly years: readonly number[];
  readonly rows: readonly Row[];
}): SheetDocumentInput {
  const { officeName, printedOn, rule, years, rows } = list;
  const columns = [
    { title: t('dormantOrganizations.name'), width: 40 },
    { title: t('dormantOrganizations.code'), width: 26 },
    { title: t('dormantOrganizations.township'), width: 18 },
    { title: t('dormantOrganizations.reasons'), width: 52 },
    { title: t('dormantOrganizations.outcome'), width: 24 },
  ];
  const cells = rows.map((row) => [
    row.name,
    row.code ?? '',
    row.townshipName ?? '',
    row.reasons.map((reason) => reasonWords(reason, rule, t)).join('\n'),
    row.review === null ? '' : `${t(`dormantOutcomeLabels.${row.review.outcome}`)}\n${row.review.decidedOn}`,
  ]);
  const sheet = registerSheet({
    ...{ title: t('dormantOrganizations.printTitle'), subtitle: '', officeName, printedOn, columns },
    rows: cells,
  });
  return { ...sheet, blocks: [{ kind: 'paragraph', text: ruleWords(rule, years, t) }, ...sheet.blocks] };
}
