import { Select } from '@mantine/core';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FormDialog, useDialogForm } from '#renderer/ui/FormDialog.tsx';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import type { ReportKind } from '#shared/features/reports/reports.lists.ts';
import { PeriodFields } from './PeriodFields.tsx';

type Props = { readonly kind: ReportKind; onClose(): void };

/** A new report of a kind: its period (the last that ended) and the template; then its numbers are counted and its page opens. */
export function NewReportDialog(props: Props) {
  const prefill = useCall('reports.prefill', { kind: props.kind });
  if (prefill.error !== null) return <ErrorNotice error={prefill.error} onRetry={() => void prefill.refetch()} />;
  if (prefill.data === undefined) return null;
  return <PrefilledDialog {...props} fields={prefill.data.fields} />;
}

function PrefilledDialog({ kind, fields, onClose }: Props & Pick<CallOutput<'reports.prefill'>, 'fields'>) {
  const { t, label } = useText();
  const [, go] = useLocation();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { data } = useCall('reportTemplates.list', {});
  const templates = (data?.templates ?? []).flatMap(({ id, name, kind: of }) =>
    id !== null && (of === null || of === kind) ? [{ value: id, label: name }] : [],
  );
  const { form, set, draft, tried, isTried } = useDialogForm({
    key: `reportNew:${kind}`,
    title: t('reports.addOf', { kind: label('reportKindLabels', kind) }),
    start: () => ({ periodStart: fields.periodStart, periodEnd: fields.periodEnd, templateId: fields.templateId }),
  });
  const { periodStart, periodEnd, templateId } = form;
  const left = useRef(false);
  const submit = async () => {
    tried();
    if (pending || periodStart === '' || periodEnd === '' || periodEnd < periodStart) return;
    setPending(true);
    setError(null);
    try {
      const text =
        templateId === fields.templateId
          ? fields
          : (await call('reports.prefill', { kind, ...(templateId === null ? {} : { templateId }) })).fields;
      const { id, revision } = await call('reports.save', {
        fields: { ...text, kind, periodStart, periodEnd, templateId },
      });
      void draft.saved();
      // Whoever closed the dialog meanwhile finds the report in the list.
      if (!left.current) {
        onClose();
        go(`/reports/${id}`);
      }
      // Counted at once; where that is cancelled, the page offers it again.
      runJob('reports.refresh', { id, expectedRevision: revision }, 'reports.refreshing').then(
        () => announce(t('reports.counted')),
        announceError,
      );
    } catch (failure) {
      if (left.current) announceError(failure);
      setError(failure);
      setPending(false);
    }
  };
  return (
    <FormDialog
      title={t('reports.addOf', { kind: label('reportKindLabels', kind) })}
      help={t('reports.addHelp')}
      draft={draft}
      submit={t('reports.begin')}
      pending={pending}
      error={error}
      onSubmit={() => void submit()}
      onClose={() => {
        left.current = true;
        onClose();
      }}
    >
      <PeriodFields isTried={isTried} {...{ kind, periodStart, periodEnd }} onChange={set} />
      <Field label={t('reports.template')}>
        <Select
          allowDeselect={false}
          data={[{ value: '', label: t('reports.programTemplate') }, ...templates]}
          value={templateId ?? ''}
          onChange={(id) => set({ templateId: id || null })}
        />
      </Field>
    </FormDialog>
  );
}
