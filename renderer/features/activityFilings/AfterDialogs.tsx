import { Textarea, TextInput } from '@mantine/core';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { FilingDetails } from '#shared/features/activityFilings/activityFilings.contract.ts';
import { ActDialog } from './ActDialog.tsx';
import { isCount } from './filingForm.ts';

type Props = { readonly filing: FilingDetails; onClose(): void };

/** 登记活动总结: day, how many came, what happened. */
export function SummaryDialog({ filing, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const summarize = useCommand('activityFilings.summarize');
  const start: { submittedOn: string | null; count: string; summaryText: string; incidentText: string } = {
    submittedOn: filing.summarySubmittedOn ?? today,
    count: filing.actualParticipants === null ? '' : String(filing.actualParticipants),
    summaryText: filing.summaryText ?? '',
    incidentText: filing.incidentText ?? '',
  };
  const isWrong = (count: string) => count.trim() === '' || !isCount(count);
  return (
    <ActDialog
      filing={filing}
      draftKey={`filingAct:${filing.id}-summary`}
      title={t('activityFilings.summaryRecord')}
      confirm={t('activityFilings.summaryRecord')}
      start={start}
      pending={summarize.isPending}
      error={summarize.error}
      isReady={({ submittedOn, count }) => submittedOn !== null && !isWrong(count)}
      onConfirm={({ submittedOn, count, summaryText, incidentText }, done, target) => {
        if (submittedOn === null) return;
        summarize.mutate(
          {
            ...{ ...target, submittedOn },
            ...{ actualParticipants: Number(count), summaryText, incidentText },
          },
          {
            onSuccess: () => {
              announce(t('activityFilings.summarySaved'));
              done();
            },
          },
        );
      }}
      onClose={onClose}
    >
      {({ submittedOn, count, summaryText, incidentText }, set, tried) => (
        <>
          <Field label={t('activityFilingFieldLabels.summarySubmittedOn')} required>
            <DateField value={submittedOn} clearable={false} onChange={(value) => set({ submittedOn: value })} />
          </Field>
          <Field
            label={t('activityFilingFieldLabels.actualParticipants')}
            required
            error={tried && isWrong(count) ? t('fieldIssues.number_invalid') : undefined}
          >
            <TextInput
              inputMode="numeric"
              maxLength={7}
              value={count}
              onChange={(event) => set({ count: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('activityFilingFieldLabels.summaryText')}>
            <Textarea
              autosize
              minRows={3}
              maxRows={10}
              maxLength={4000}
              value={summaryText}
              onChange={(event) => set({ summaryText: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('activityFilingFieldLabels.incidentText')}>
            <Textarea
              autosize
              minRows={2}
              maxRows={8}
              maxLength={2000}
              value={incidentText}
              onChange={(event) => set({ incidentText: event.currentTarget.value })}
            />
          </Field>
        </>
      )}
    </ActDialog>
  );
}

/** 登记组织的陈述, in its own words, beside the result. */
export function StatementDialog({ filing, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const record = useCommand('activityFilings.recordStatement');
  const start: { statementOn: string | null; statementText: string } = {
    statementOn: filing.statementOn ?? today,
    statementText: filing.statementText ?? '',
  };
  return (
    <ActDialog
      filing={filing}
      draftKey={`filingAct:${filing.id}-statement`}
      title={t('activityFilings.statementRecord')}
      confirm={t('activityFilings.statementRecord')}
      start={start}
      pending={record.isPending}
      error={record.error}
      isReady={({ statementOn, statementText }) => statementOn !== null && statementText.trim().length > 1}
      onConfirm={({ statementOn, statementText }, done, target) => {
        if (statementOn === null) return;
        record.mutate(
          { ...target, statementOn, statementText },
          {
            onSuccess: () => {
              announce(t('activityFilings.statementSaved'));
              done();
            },
          },
        );
      }}
      onClose={onClose}
    >
      {({ statementOn, statementText }, set, tried) => (
        <>
          <Field
            label={t('activityFilings.statement')}
            required
            help={t('activityFilings.statementHelp')}
            error={tried && statementText.trim().length < 2 ? t('fieldIssues.required') : undefined}
          >
            <Textarea
              data-autofocus
              autosize
              minRows={4}
              maxRows={12}
              maxLength={2000}
              value={statementText}
              onChange={(event) => set({ statementText: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('activityFilingFieldLabels.statementOn')} required>
            <DateField value={statementOn} clearable={false} onChange={(value) => set({ statementOn: value })} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}
