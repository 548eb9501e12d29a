import { Button, Select, Textarea } from '@mantine/core';
import { call } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { DeadlineReason } from '#renderer/ui/DeadlineReason.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { CONCLUSIONS, type Conclusion } from '#shared/features/inspections/inspections.lists.ts';
import { finalizeIssues } from '#shared/features/inspections/inspections.rules.ts';
import { ActDialog } from './ActDialog.tsx';
import styles from './inspections.module.css';

type Props = Pick<CallOutput<'inspections.get'>, 'inspection' | 'findings' | 'proposedDue'> & { onClose(): void };
type Form = {
  readonly conclusion: Conclusion | null;
  readonly conclusionBasis: string;
  readonly rectifyDueOn: string | null;
};

/** 作出结论并定稿: the conclusion of the logged-in user, its basis, and the day of rectification with the day by the rule beside it. */
export function ConcludeDialog({ inspection, findings, proposedDue, onClose }: Props) {
  const { t, label, known } = useText();
  const { today } = useSession();
  const start: Form = { conclusion: null, conclusionBasis: '', rectifyDueOn: proposedDue?.date ?? null };
  const issuesOf = ({ conclusion, conclusionBasis, rectifyDueOn }: Form) =>
    conclusion === null
      ? []
      : finalizeIssues(
          inspection,
          findings,
          {
            conclusion,
            conclusionBasis: conclusionBasis.trim() === '' ? null : conclusionBasis,
            rectifyDueOn: conclusion === 'pass' ? null : rectifyDueOn,
          },
          today,
        ).map(({ field, code, params }) => ({ field, words: known(`ruleIssues.${code}`, { ...params }) ?? code }));
  return (
    <ActDialog
      draftKey={`inspection:${inspection.id}-conclude`}
      title={t('inspections.concludeTitle')}
      help={t('inspections.concludeHelp')}
      confirm={t('inspections.conclude')}
      done={t('inspections.concluded')}
      record={inspection}
      start={start}
      problems={(form) => ({
        conclusion: form.conclusion === null ? t('fieldIssues.required') : undefined,
        ...Object.fromEntries(issuesOf(form).map(({ field, words }) => [field, words])),
      })}
      run={async (target, { conclusion, conclusionBasis, rectifyDueOn }) =>
        conclusion === null
          ? undefined
          : call('inspections.finalize', {
              ...target,
              conclusion,
              conclusionBasis: conclusionBasis.trim() === '' ? null : conclusionBasis,
              rectifyDueOn: conclusion === 'pass' ? null : rectifyDueOn,
            })
      }
      onClose={onClose}
      fields={({ form, set, problem }) => {
        const elsewhere = issuesOf(form).filter(({ field }) => !(field in form));
        return (
          <>
            <Field label={t('inspectionFieldLabels.conclusion')} required {...problem('conclusion')}>
              <Select
                data-autofocus
                allowDeselect={false}
                data={CONCLUSIONS.map((one) => ({ value: one, label: label('inspectionConclusionLabels', one) }))}
                value={form.conclusion}
                onChange={(next) => set({ conclusion: CONCLUSIONS.find((one) => one === next) ?? null })}
              />
            </Field>
            {form.conclusion !== null && form.conclusion !== 'pass' && (
              <>
                <Field
                  label={t('inspectionFieldLabels.conclusionBasis')}
                  required
                  help={t('inspections.concludeBasisHelp')}
                  {...problem('conclusionBasis')}
                >
                  <Textarea
                    autosize
                    minRows={2}
                    maxRows={6}
                    maxLength={1000}
                    value={form.conclusionBasis}
                    onChange={(event) => set({ conclusionBasis: event.currentTarget.value })}
                  />
                </Field>
                <Field
                  label={t('inspectionFieldLabels.rectifyDueOn')}
                  required={form.conclusion === 'rectify'}
                  {...problem('rectifyDueOn')}
                >
                  <DateField value={form.rectifyDueOn} onChange={(rectifyDueOn) => set({ rectifyDueOn })} />
                </Field>
                {proposedDue !== null && (
                  <p className={styles.paper}>
                    {t('inspections.proposedDue', { date: '' })}
                    <DeadlineReason reason={proposedDue} basis={t('inspections.dueBasis')} />
                    {form.rectifyDueOn !== proposedDue.date && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        onClick={() => set({ rectifyDueOn: proposedDue.date })}
                      >
                        {t('inspections.proposedTake')}
                      </Button>
                    )}
                  </p>
                )}
              </>
            )}
            {elsewhere.length > 0 && (
              <Notice tone="behind">
                <strong>{t('inspections.missing')}</strong>
                <ul>
                  {elsewhere.map(({ words }) => (
                    <li key={words}>{words}</li>
                  ))}
                </ul>
              </Notice>
            )}
          </>
        );
      }}
    />
  );
}
