import type { Column } from '#renderer/ui/DataTable.tsx';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CollectionTaskRow } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import type { CollectionState, RecipientState } from '#shared/features/collectionTasks/collectionTasks.lists.ts';
import { WHOLE_DAY } from '#shared/features/collectionTasks/collectionTasks.rules.ts';
import { recipientWords } from '#shared/features/collectionTasks/collectionWords.ts';

const TASK_MARKS = {
  draft: { tone: 'quiet', icon: 'clock' },
  collecting: { tone: 'accent', icon: 'clock' },
  past_due: { tone: 'overdue', icon: 'warning' },
  complete: { tone: 'fine', icon: 'check' },
  closed: { tone: 'quiet', icon: 'check' },
  voided: { tone: 'quiet', icon: 'ban' },
} as const satisfies Record<CollectionState, object>;

/** Where a collection stands, as word, icon and colour; while it is open how far off its day is. */
export function CollectionBadge({ task }: { readonly task: Pick<CollectionTaskRow, 'state' | 'daysLeft'> }) {
  const { label } = useText();
  if (task.state === 'collecting') return <DueBadge daysLeft={task.daysLeft} />;
  return <StateBadge {...TASK_MARKS[task.state]}>{label('collectionStateLabels', task.state)}</StateBadge>;
}

const OFFICE_MARKS = {
  on_time: { tone: 'fine', icon: 'check' },
  late: { tone: 'near', icon: 'clock' },
  contained: { tone: 'fine', icon: 'check' },
  missing: { tone: 'overdue', icon: 'warning' },
  waiting: { tone: 'quiet', icon: 'clock' },
} as const satisfies Record<RecipientState, object>;

/** Where one office stands. @param containedInName the office that reported for it */
export function RecipientBadge({
  state,
  containedInName = null,
}: {
  readonly state: RecipientState;
  readonly containedInName?: string | null;
}) {
  const { t } = useText();
  return <StateBadge {...OFFICE_MARKS[state]}>{recipientWords({ state, containedInName }, t)}</StateBadge>;
}

/** 2026-06-30; 2026-06-30 17:00 where the day ends earlier. */
export function dueText({ dueOn, cutoffTime }: Pick<CollectionTaskRow, 'dueOn' | 'cutoffTime'>): string {
  return cutoffTime === WHOLE_DAY ? dueOn : `${dueOn} ${cutoffTime}`;
}

/** @param beside a form stands beside the list: the columns that name a collection stay */
export function collectionColumns({ t }: Text, beside: boolean): readonly Column<CollectionTaskRow>[] {
  const number = (id: string, label: string, value: (row: CollectionTaskRow) => number, width = 52) => ({
    ...{ id, label, width, align: 'right' as const, render: value },
  });
  const all: readonly Column<CollectionTaskRow>[] = [
    {
      ...{ id: 'title', label: t('collectionTasks.titleField'), width: 150, grow: 4 },
      ...{ render: (row: CollectionTaskRow) => row.title, text: (row: CollectionTaskRow) => row.title },
    },
    { id: 'sentOn', label: t('collectionTasks.sentOn'), width: 92, render: (row) => row.sentOn ?? '' },
    { id: 'dueOn', label: t('collectionTasks.dueOn'), width: 124, render: dueText },
    { id: 'state', label: t('collectionTasks.state'), width: 112, render: (row) => <CollectionBadge task={row} /> },
    number('expected', t('collectionTasks.expected'), (row) => row.expected),
    number('onTime', t('recipientStateLabels.on_time'), (row) => row.onTime),
    number('late', t('recipientStateLabels.late'), (row) => row.late),
    number('contained', t('recipientStateLabels.contained'), (row) => row.contained, 72),
    number('missing', t('recipientStateLabels.missing'), (row) => row.missing),
    number('waiting', t('recipientStateLabels.waiting'), (row) => row.waiting),
    number('incomplete', t('collectionTasks.incomplete'), (row) => row.incomplete, 64),
  ];
  const kept: ReadonlySet<string> = new Set(['title', 'dueOn', 'state']);
  return beside ? all.filter(({ id }) => kept.has(id)) : all;
}
