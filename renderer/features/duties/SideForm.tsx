import { Button, CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './DutiesPage.module.css';

type Voidable = {
  readonly collection: 'leading_group' | 'member' | 'duty_assignment' | 'duty_item';
  readonly id: string;
  readonly revision: number;
};

type Props = {
  readonly title: string;
  /** The record that may be voided as a mistake; null for a new one. */
  readonly voidable: Voidable | null;
  readonly saving: boolean;
  readonly error: unknown;
  /** What the hook of the form has to show: an earlier draft, two versions of the record. */
  readonly form: { readonly notice: ReactNode; readonly dialog: ReactNode; leave(): void; saved(): void };
  onSave(): void;
  /** Values of its history that name other records, in words; undefined for any other. */
  historyText?(field: string, value: unknown): string | undefined;
  /** Further acts on the record. */
  readonly acts?: ReactNode;
  readonly children: ReactNode;
};

/** Frame of a form at the side: fields, save, close, void, and the history of the record. */
export function SideForm({ title, voidable, saving, error, form, onSave, historyText, acts, children }: Props) {
  const { t, known } = useText();
  const voidRecord = useCommand('duties.void');
  useCommands([
    { id: 'duties.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => !saving, run: onSave },
    { id: 'duties.close', label: 'common.close', shortcut: 'Escape', canRun: () => true, run: form.leave },
  ]);
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
          form.saved();
        },
      },
    );
  };
  return (
    <Section title={title} actions={<CloseButton size="sm" aria-label={t('common.close')} onClick={form.leave} />}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        {form.notice}
        <div className={styles.fields}>{children}</div>
        <FailureNotice error={error ?? voidRecord.error} />
        <div className={styles.acts}>
          <Button type="submit" loading={saving}>
            {t('common.save')}
          </Button>
          <Button variant="default" onClick={form.leave}>
            {t('common.cancel')}
          </Button>
          {acts}
          {voidable !== null && (
            <Button data-danger variant="subtle" color="red" onClick={() => void askVoid()}>
              {t('common.void')}
            </Button>
          )}
        </div>
      </form>
      {voidable !== null && (
        <FoldedHistory
          id={voidable.id}
          fieldLabel={(field) => known(`exportFields.${field}`) ?? field}
          valueText={(field, value) => historyText?.(field, value) ?? wordOf(known, field, value)}
          hidden={HIDDEN}
        />
      )}
      {form.dialog}
    </Section>
  );
}

/** References that do not change, or that the form says in words elsewhere. */
const HIDDEN: ReadonlySet<string> = new Set(['leadingGroupId', 'officeId', 'recordState']);

/** Sections with the words of fields that hold a code. */
const WORDS: Readonly<Record<string, string>> = {
  role: 'dutyRoleLabels',
  kind: 'dutyKindLabels',
  quorum: 'groupQuorumLabels',
};

function wordOf(known: ReturnType<typeof useText>['known'], field: string, value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join('、');
  if (typeof value === 'boolean') return known(value ? 'common.yes' : 'common.no') ?? '';
  const section = WORDS[field];
  return (section === undefined ? undefined : known(`${section}.${String(value)}`)) ?? String(value);
}
