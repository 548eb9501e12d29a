import { Button, CloseButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './DutiesPage.module.css';

type Voidable = {
  readonly collection: 'leading_group' | 'member' | 'duty_assignment';
  readonly id: string;
  readonly revision: number;
};

type Props = {
  readonly title: string;
  /** The record that may be voided as a mistake; null for a new one. */
  readonly voidable: Voidable | null;
  readonly saving: boolean;
  readonly error: unknown;
  onSave(): void;
  onClose(): void;
  readonly children: ReactNode;
};

/** Frame of a form at the side: fields, save, close, void. */
export function SideForm({ title, voidable, saving, error, onSave, onClose, children }: Props) {
  const { t } = useText();
  const voidRecord = useCommand('duties.void');
  useCommands([{ id: 'duties.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => !saving, run: onSave }]);
  const askVoid = async () => {
    if (voidable === null) return;
    const reason = await askReason({
      title: t('duties.voidTitle'),
      body: t('duties.voidBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    const { collection, id, revision } = voidable;
    voidRecord.mutate(
      { collection, id, expectedRevision: revision, reason },
      {
        onSuccess: () => {
          announce(t('duties.voided'));
          onClose();
        },
      },
    );
  };
  return (
    <Section title={title} actions={<CloseButton size="sm" aria-label={t('common.close')} onClick={onClose} />}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        <div className={styles.fields}>{children}</div>
        <FailureNotice error={error ?? voidRecord.error} />
        <div className={styles.acts}>
          <Button type="submit" loading={saving}>
            {t('common.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          {voidable !== null && (
            <Button data-danger variant="subtle" color="red" onClick={() => void askVoid()}>
              {t('common.void')}
            </Button>
          )}
        </div>
      </form>
    </Section>
  );
}

type TextNames<Fields> = { [Name in keyof Fields]: Fields[Name] extends string ? Name : never }[keyof Fields];

/** State of a small form: its fields, whether it was tried, and the error of a field once it was. */
export function useSideForm<Fields>(initial: Fields) {
  const [fields, setFields] = useState(initial);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Fields>) => setFields((now) => ({ ...now, ...part }));
  const wrong = (when: boolean, words: string) => (tried && when ? { error: words } : {});
  /** Value and change of a text field. */
  const text = (name: TextNames<Fields>) => ({
    value: String(fields[name]),
    onChange: (event: { currentTarget: { value: string } }) => {
      // Read now: React clears the event before a state updater runs.
      const { value } = event.currentTarget;
      setFields((now) => ({ ...now, [name]: value }));
    },
  });
  return { fields, change, text, wrong, tried: () => setTried(true) };
}
