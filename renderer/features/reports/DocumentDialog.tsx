import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { useJob } from '#renderer/api/queries.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FormDialog, useDialogForm } from '#renderer/ui/FormDialog.tsx';
import { LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { BLOCKING } from '#shared/features/reports/reportGate.rules.ts';
import type { ReportTarget } from './useReportForm.ts';
import { WarningList } from './WarningList.tsx';

type Props = {
  readonly target: ReportTarget;
  readonly title: string;
  /** The text was sent back: its document is renewed. */
  readonly again: boolean;
  onRefresh(): void;
  onClose(): void;
};

/** 生成公文送审: what the gate found is shown, going on in spite of it needs a reason (features W9). */
export function DocumentDialog({ target, title, again, onRefresh, onClose }: Props) {
  const { t } = useText();
  const [, go] = useLocation();
  const check = useJob('reports.check', 'reports.checking');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { mutate } = check;
  const left = useRef(false);
  const close = () => {
    left.current = true;
    onClose();
  };
  useEffect(() => mutate({ id: target.id }), [mutate, target.id]);
  const { form, set, draft, tried, wrong } = useDialogForm({
    key: `reportAct:${target.id}-document`,
    title: t('reports.draftOfAct', { act: t('reports.toDocument'), title }),
    start: () => ({ reason: '' }),
  });
  const found = check.data?.warnings ?? [];
  const blocking = found.filter(({ code }) => BLOCKING.has(code));
  const warnings = found.filter(({ code }) => !BLOCKING.has(code));
  const isBlocked = blocking.length > 0;
  const needsReason = warnings.length > 0;
  const short = needsReason && [...form.reason.trim()].length < 2;
  const submit = async () => {
    tried();
    if (short || pending || check.data === undefined || isBlocked) return;
    setPending(true);
    setError(null);
    try {
      const input = { ...target, warningReason: needsReason ? form.reason.trim() : null };
      const { documentId } = await runJob('reports.draftDocument', input, 'reports.drafting');
      announce(t('reports.drafted'));
      void draft.saved();
      // Whoever closed the dialog meanwhile is not led away: the report leads to its document.
      if (left.current) return;
      onClose();
      go(`/official/${documentId}`);
    } catch (failure) {
      if (left.current) announceError(failure);
      setError(failure);
      setPending(false);
    }
  };
  return (
    <FormDialog
      size="lg"
      title={t('reports.toDocument')}
      help={t(again ? 'reports.toDocumentAgain' : 'reports.toDocumentHelp')}
      draft={draft}
      submit={t('reports.toDocumentConfirm')}
      pending={pending}
      error={error}
      onSubmit={() => void submit()}
      onClose={close}
    >
      {check.isPending && <LoadingState label={t('reports.checking')} />}
      <FailureNotice error={check.error} />
      {isBlocked && (
        <>
          <Notice tone="overdue">
            {t('reports.blockedFirst')}{' '}
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                onClose();
                onRefresh();
              }}
            >
              {t('reports.refresh')}
            </Button>
          </Notice>
          <WarningList warnings={blocking} />
        </>
      )}
      {check.data !== undefined && found.length === 0 && <Notice tone="fine">{t('reports.checkClear')}</Notice>}
      {needsReason && (
        <>
          <p>{t('reports.checkFound', { count: warnings.length })}</p>
          <WarningList warnings={warnings} />
          <Field
            label={t('reports.warningReason')}
            required
            help={t('reports.warningReasonHelp')}
            {...wrong(short, t('reports.problemReason'))}
          >
            <Textarea
              autoFocus
              autosize
              minRows={2}
              maxLength={500}
              value={form.reason}
              onChange={(event) => set({ reason: event.currentTarget.value })}
            />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
