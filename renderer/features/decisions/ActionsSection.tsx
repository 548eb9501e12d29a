import { Button, Group, Modal, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import styles from '#renderer/ui/decisions/decisions.module.css';
import { askConfirm } from '#renderer/ui/dialogs.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';

type Action = CallOutput<'decisions.get'>['actions'][number];
type Props = { readonly decisionId: string; readonly actions: readonly Action[]; readonly editable: boolean };

/** The actions that carry a decision out, with their state; further ones are linked here. */
export function ActionsSection({ decisionId, actions, editable }: Props) {
  const { t } = useText();
  const can = useCan();
  const [linking, setLinking] = useState(false);
  const link = useCommand('decisions.linkAction');
  const mayWrite = editable && can('meetings.write');
  const unlink = async (action: Action) => {
    const sure = await askConfirm({
      title: t('decisions.unlinkTitle'),
      body: t('decisions.unlinkBody'),
      confirm: t('decisions.unlink'),
    });
    if (!sure) return;
    link.mutate(
      { actionId: action.id, expectedRevision: action.revision, decisionId: null },
      { onSuccess: () => announce(t('decisions.unlinked')), onError: announceError },
    );
  };
  return (
    <Section
      title={t('decisions.actions')}
      actions={
        mayWrite && (
          <Button variant="default" onClick={() => setLinking(true)}>
            {t('decisions.linkAction')}
          </Button>
        )
      }
    >
      {actions.length === 0 && <p className={styles.dim}>{t('decisions.noActions')}</p>}
      <ul className={styles.lines}>
        {actions.map((action) => (
          <li key={action.id} className={styles.line}>
            <ActionBadge action={action} />
            <span>{action.doneOn ?? action.dueOn}</span>
            <Link className={styles.lineText} href={placeOf(action)}>
              {action.text}
            </Link>
            <span className={styles.dim}>{action.owner}</span>
            {mayWrite && (
              <Button variant="subtle" size="compact-sm" onClick={() => void unlink(action)}>
                {t('decisions.unlink')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {linking && <LinkDialog decisionId={decisionId} linked={actions} onClose={() => setLinking(false)} />}
    </Section>
  );
}

function placeOf({ id }: Action): string {
  return `/actions?action=${id}`;
}

function ActionBadge({ action }: { readonly action: Action }) {
  const { t } = useText();
  if (action.status === 'done')
    return (
      <StateBadge tone="fine" icon="check">
        {t('decisions.doneAction')}
      </StateBadge>
    );
  if (action.status === 'cancelled')
    return (
      <StateBadge tone="quiet" icon="ban">
        {t('decisions.cancelledAction')}
      </StateBadge>
    );
  return action.overdue ? (
    <StateBadge tone="overdue" icon="warning">
      {t('decisions.overdueAction')}
    </StateBadge>
  ) : (
    <StateBadge tone="accent" icon="dot">
      {t('decisions.openAction')}
    </StateBadge>
  );
}

function LinkDialog({
  decisionId,
  linked,
  onClose,
}: {
  readonly decisionId: string;
  readonly linked: readonly Action[];
  onClose(): void;
}) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, 200);
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useCall('actions.list', { show: 'all', text: text.slice(0, 200), limit: 30 }, { keep: true });
  const rows = (found.data?.rows ?? []).filter((row) => !linked.some(({ id }) => id === row.id));
  const [kept, setKept] = useState<(typeof rows)[number] | null>(null);
  const offered = kept === null || rows.some((row) => row.id === kept.id) ? rows : [kept, ...rows];
  const link = useCommand('decisions.linkAction');
  const confirm = () => {
    if (kept === null) return;
    link.mutate(
      { actionId: kept.id, expectedRevision: kept.revision, decisionId },
      {
        onSuccess: () => {
          announce(t('decisions.linked'));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('decisions.linkActionTitle')} size="lg">
      <Stack>
        <p>{t('decisions.linkActionHelp')}</p>
        <Field label={t('decisions.findAction')} required>
          <Select
            data-autofocus
            searchable
            placeholder={t('decisions.findActionPlaceholder')}
            data={offered.map((row) => ({ value: row.id, label: labelOf(row) }))}
            filter={({ options }) => options}
            value={chosen}
            onSearchChange={(words) => setTyped(words === labelOf(kept) ? '' : words)}
            onChange={(id) => {
              setChosen(id);
              setKept(offered.find((row) => row.id === id) ?? null);
            }}
            nothingFoundMessage={t('decisions.noActionFound')}
          />
        </Field>
        <FailureNotice error={link.error} refused="decisions.refused" />
      </Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={link.isPending} disabled={kept === null} onClick={confirm}>
          {t('decisions.linkAction')}
        </Button>
      </Group>
    </Modal>
  );
}

function labelOf(row: { readonly dueOn: string; readonly text: string } | null): string {
  return row === null ? '' : `${row.dueOn} ${row.text}`;
}
