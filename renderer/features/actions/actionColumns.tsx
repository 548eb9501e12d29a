import { Checkbox } from '@mantine/core';
import { ActionState } from '#renderer/ui/ActionState.tsx';
import type { Column } from '#renderer/ui/DataTable.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import type { ActionRow } from './actionFilter.ts';
import { ownersOf, sourceOf } from './actionWords.ts';

/** Columns that stay while an action stands beside the list. */
export const BESIDE: ReadonlySet<string> = new Set(['choice', 'state', 'dueOn', 'text']);

/** Columns of the list of actions, the day of completion where it can be; `choice` where rows can be chosen for urging. */
export function actionColumns(
  { t, label }: Text,
  choice: { readonly chosen: ReadonlySet<string>; toggle(row: ActionRow): void } | null,
  onlyOpen = false,
): readonly Column<ActionRow>[] {
  const all: readonly Column<ActionRow>[] = [
    { id: 'state', label: t('common.status'), width: 112, render: (row) => <ActionState action={row} /> },
    { id: 'dueOn', label: t('actions.dueOn'), width: 92, render: (row) => row.dueOn },
    { id: 'text', label: t('actions.text'), width: 220, grow: 4, render: (row) => row.text, text: (row) => row.text },
    { id: 'owner', label: t('actions.names'), width: 150, grow: 2, render: ownersOf, text: ownersOf },
    { id: 'stage', label: t('actionLoop.stage'), width: 64, render: (row) => label('actionStageLabels', row.stage) },
    { id: 'report', label: t('actionLoop.lastReportOn'), width: 92, render: (row) => row.lastReportOn ?? '' },
    { id: 'source', label: t('actions.source'), width: 110, grow: 2, render: sourceOf, text: sourceOf },
    { id: 'doneOn', label: t('actions.doneOn'), width: 92, render: (row) => row.doneOn ?? '' },
  ];
  const columns = onlyOpen ? all.filter(({ id }) => id !== 'doneOn') : all;
  if (choice === null) return columns;
  const chooser: Column<ActionRow> = {
    id: 'choice',
    label: '',
    width: 36,
    render: (row) =>
      row.status === 'open' && (
        <Checkbox
          size="xs"
          aria-label={t('actionLoop.chooseRow', { text: row.text })}
          checked={choice.chosen.has(row.id)}
          onClick={(event) => event.stopPropagation()}
          onChange={() => choice.toggle(row)}
        />
      ),
  };
  return [chooser, ...columns];
}
