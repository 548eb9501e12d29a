import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FormDialog } from '#renderer/ui/FormDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { stationIssues } from '#shared/features/community/community.rules.ts';
import type { StationRow } from '#shared/features/community/serviceStations.contract.ts';
import styles from './community.module.css';

type Form = { readonly closedOn: string | null; readonly reason: string };

/** The last day of a station, and why. */
export function CloseStationDialog({ station, onClose }: { readonly station: StationRow; onClose(): void }) {
  const { t, known } = useText();
  const { today } = useSession();
  const close = useCommand('serviceStations.close');
  const [base] = useState<Form>({ closedOn: today, reason: '' });
  const [form, setForm] = useState(base);
  const [tried, setTried] = useState(false);
  const draft = useFormDraft({
    key: `serviceStation:${station.id}-close`,
    title: t('common.draftOf', { form: t('serviceStations.closeTitle'), name: station.name }),
    base,
    form,
    dirty: form.reason !== '' || form.closedOn !== base.closedOn,
    onTake: (_base, typed) => setForm(typed),
  });
  const { closedOn, reason } = form;
  const [issue] = closedOn === null ? [] : stationIssues({ openedOn: station.openedOn, closedOn }, null, today);
  const dayProblem =
    issue === undefined
      ? t('serviceStations.problemClosedOn')
      : (known(`ruleIssues.${issue.code}`, { ...issue.params }) ?? '');
  const noReason = [...reason.trim()].length < 2;
  const wrong = (when: boolean, words: string) => (tried && when ? { error: words } : {});
  const submit = () => {
    setTried(true);
    if (closedOn === null || issue !== undefined || noReason || close.isPending) return;
    close.mutate(
      { id: station.id, expectedRevision: station.revision, closedOn, reason },
      {
        onSuccess: () => {
          announce(t('serviceStations.closed'));
          void draft.saved();
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      size="lg"
      draft={draft}
      title={t('serviceStations.closeTitle')}
      submit={t('serviceStations.closeAct')}
      pending={close.isPending}
      error={close.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={styles.dim}>{t('serviceStations.closeBody')}</p>
      <Field
        label={t('serviceStations.closedOn')}
        required
        {...wrong(closedOn === null || issue !== undefined, dayProblem)}
      >
        <DateField value={closedOn} onChange={(day) => setForm({ ...form, closedOn: day })} />
      </Field>
      <Field label={t('serviceStations.closeReason')} required {...wrong(noReason, t('serviceStations.problemReason'))}>
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setForm({ ...form, reason: event.currentTarget.value })}
        />
      </Field>
    </FormDialog>
  );
}
