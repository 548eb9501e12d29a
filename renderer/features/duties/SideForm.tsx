import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { RecordForm } from '#renderer/ui/RecordForm.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { RecordFormState } from '#renderer/ui/useRecordForm.tsx';

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
  readonly form: RecordFormState;
  onSave(): void;
  onClose(): void;
  /** Values of its history that name other records, in words; undefined for any other. */
  historyText?(field: string, value: unknown): string | undefined;
  /** Further acts on the record. */
  readonly acts?: ReactNode;
  readonly children: ReactNode;
};

/** A form of the leading group at the side: the record may be voided as a mistake, and its history stands below. */
export function SideForm({ voidable, error, form, onClose, historyText, acts, children, ...frame }: Props) {
  const { t, known } = useText();
  const voidRecord = useCommand('duties.void');
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
          void form.draft.saved();
          onClose();
        },
      },
    );
  };
  return (
    <RecordForm
      {...frame}
      form={form}
      error={error ?? voidRecord.error}
      onClose={onClose}
      acts={
        <>
          {acts}
          {voidable !== null && (
            <Button data-danger variant="subtle" color="red" onClick={() => void askVoid()}>
              {t('common.void')}
            </Button>
          )}
        </>
      }
      after={
        voidable !== null && (
          <FoldedHistory
            id={voidable.id}
            fieldLabel={(field) => known(`exportFields.${field}`) ?? field}
            valueText={(field, value) => historyText?.(field, value) ?? wordOf(known, field, value)}
            hidden={HIDDEN}
          />
        )
      }
    >
      {children}
    </RecordForm>
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
