import type { CollectionReturn } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import type { CaptionedTable } from '#shared/features/documents/textBlock.ts';
import { periodName } from '#shared/features/reports/placeWords.ts';
import { askedFigures, periodOfDays, typedFigures } from '#shared/features/rollUp/askedFigures.rules.ts';
import { askedName, askedUnit, askedValue } from '#shared/features/rollUp/figureWords.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import type { StoredTask } from './collectionReturns.repository.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** The period of the figures in the words of a document: 2026年上半年. */
export function periodOf({ periodStart, periodEnd }: Pick<StoredTask, 'periodStart' | 'periodEnd'>): string {
  return periodStart === null || periodEnd === null ? '' : periodName(periodOfDays(periodStart, periodEnd));
}

/** The figures as a table: empty to be filled in by hand, or with what an office returned; none where a task asks for texts only. */
export function figureTable(task: Pick<StoredTask, 'figureKeys'>, entry: Pick<CollectionReturn, 'figures'> | null) {
  const asked = askedFigures(task.figureKeys);
  if (asked.length === 0) return [];
  const columns = [
    { title: t('figureForm.seq'), width: 12 },
    { title: t('figureForm.figure'), width: 90 },
    { title: t('figureForm.unit'), width: 20 },
    { title: t('figureForm.value'), width: 28 },
  ];
  const shown = entry === null ? typedFigures(asked) : asked;
  const rows = shown.map((figure, index) => {
    const value = entry?.figures[figure.key];
    const left = entry === null ? '' : t('rollUp.leftOut');
    const words = value === undefined ? left : askedValue(figure, value);
    return [String(index + 1), askedName(figure), askedUnit(figure), words];
  });
  return [{ kind: 'table' as const, columns, rows }];
}

/** Returned figures put together, with what must be said beside them. */
export type ReturnedTable = { readonly table: CaptionedTable; readonly notes: readonly string[] };

/** The part of a compilation that is figures: heading, table, notes. */
export function returnedFigures(task: Pick<StoredTask, 'periodStart' | 'periodEnd'>, { table, notes }: ReturnedTable) {
  return [
    { kind: 'heading' as const, level: 1 as const, text: t('collectionPrint.figures', { period: periodOf(task) }) },
    table,
    ...notes.map((text) => ({ kind: 'paragraph' as const, text })),
  ];
}

/** The sentence of a call that asks for figures. */
export function callFigures(task: Pick<StoredTask, 'figureKeys' | 'periodStart' | 'periodEnd'>) {
  if (task.figureKeys.length === 0) return [];
  return [{ kind: 'paragraph' as const, text: t('collectionPrint.callFigures', { period: periodOf(task) }) }];
}

/** Whose figures are contained: names, or a line to write them on. */
export function coversWords(names: readonly string[], toBeFilled: boolean): string {
  const words = toBeFilled ? t('meetingPrint.blank') : names.join(t('collectionPrint.join'));
  return t('collectionPrint.covers', { names: words });
}
