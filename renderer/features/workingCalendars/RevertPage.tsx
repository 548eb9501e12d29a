import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { type Choices, confirmedMoves, isUndecided, MovesList } from './MovesList.tsx';

type Form = { readonly reason: string; readonly choices: Choices };
const NOTHING: Form = { reason: '', choices: {} };

/** 撤回: what holds afterwards, the days that move, and the reason. */
export function RevertPage({ id = '' }: { readonly id?: string }) {
  const { t } = useText();
  const [, go] = useLocation();
  const [form, setForm] = useState(NOTHING);
  const shown = useCall('workingCalendars.previewRevert', { id });
  const revert = useCommand('workingCalendars.revert');
  const title = t('workingCalendars.revertTitle');
  const isTyped = form.reason !== '' || Object.keys(form.choices).length > 0;
  const draft = useFormDraft({
    ...{ key: `calendarRevert:${id}`, title, base: NOTHING, form, dirty: isTyped },
    onTake: (_base, typed) => setForm(typed),
  });
  const { data } = shown;
  const back = () => go(placeWith('/settings/calendars', data === undefined ? {} : { year: String(data.year) }));
  const isReady = data !== undefined && form.reason.trim() !== '' && !isUndecided(data.open, form.choices);
  const submit = () => {
    if (!isReady || revert.isPending) return;
    revert.mutate(
      { id, expectedRevision: data.revision, reason: form.reason, moves: confirmedMoves(data.open, form.choices) },
      {
        onSuccess: () => {
          announce(t('workingCalendars.reverted', { year: data.year }));
          void draft.saved();
          back();
        },
        onError: () => void shown.refetch(),
      },
    );
  };
  return (
    <Page
      title={title}
      actions={
        <>
          <Button variant="default" onClick={() => void draft.leave(back)}>
            {t('common.cancel')}
          </Button>
          <Button color="red" disabled={!isReady} loading={revert.isPending} onClick={submit}>
            {t('workingCalendars.revert')}
          </Button>
        </>
      }
    >
      <ErrorNotice error={shown.error} onRetry={() => void shown.refetch()} />
      {data === undefined && shown.error === null && <LoadingState />}
      {data !== undefined && (
        <>
          <Section title={t('workingCalendars.revertWhat', { year: data.year })}>
            {draft.notice}
            <Notice tone="behind">
              {data.after === null
                ? t('workingCalendars.revertToNone', { year: data.year, source: data.source })
                : t(`workingCalendars.revertTo_${data.after.origin}`, {
                    source: data.source,
                    after: data.after.source,
                  })}
            </Notice>
            <Field label={t('workingCalendars.reason')} required>
              <TextInput
                maxLength={500}
                value={form.reason}
                onChange={(event) => setForm({ ...form, reason: event.currentTarget.value })}
              />
            </Field>
            <FailureNotice error={revert.error} refused="workingCalendars.refused" />
          </Section>
          <MovesList
            open={data.open}
            settled={data.settled}
            choices={form.choices}
            onChoose={(choices) => setForm({ ...form, choices })}
          />
        </>
      )}
    </Page>
  );
}
