import { useText } from '#renderer/ui/text.tsx';
import type { AgendaStepRow } from '#shared/features/agendaProposals/agendaProposals.contract.ts';
import { AGENDA_OUTCOMES } from '#shared/features/meetings/meetings.lists.ts';
import { CellInput } from './CellInput.tsx';
import type { AgendaRow } from './meetingForm.ts';
import styles from './RowList.module.css';

type Props = {
  readonly row: AgendaRow;
  readonly readOnly: boolean;
  readonly steps: readonly AgendaStepRow[];
  onChange(part: Partial<AgendaRow>): void;
};

/** What an item carries besides its title: gist, discussion (for the record), time, outcome, and what happened to it. */
export function AgendaDetails({ row, readOnly, steps, onChange }: Props) {
  const { t, label } = useText();
  const text = (name: 'summaryText' | 'discussionText', words: string, maxLength: number) =>
    readOnly && row[name] === '' ? null : (
      <>
        <span>{words}</span>
        <CellInput
          label={words}
          value={row[name]}
          multiline
          maxLength={maxLength}
          readOnly={readOnly}
          onChange={(value) => onChange({ [name]: value })}
        />
      </>
    );
  const hasNothing =
    `${row.summaryText}${row.discussionText}${row.minutesPlanned}` === '' && row.outcome === null && steps.length === 0;
  if (readOnly && hasNothing) return null;
  return (
    <div className={styles.details}>
      {text('summaryText', t('meetings.agendaSummary'), 4000)}
      {text('discussionText', t('meetingConduct.discussion'), 20_000)}
      {readOnly ? (
        row.outcome !== null && (
          <>
            <span>{t('meetingConduct.outcome')}</span>
            <span className={styles.plain}>{label('agendaOutcomeLabels', row.outcome)}</span>
          </>
        )
      ) : (
        <>
          <span>{t('meetingConduct.outcome')}</span>
          <div className={styles.line}>
            <select
              className={styles.small}
              data-wide
              aria-label={t('meetingConduct.outcome')}
              value={row.outcome ?? ''}
              onChange={(event) =>
                onChange({ outcome: AGENDA_OUTCOMES.find((one) => one === event.currentTarget.value) ?? null })
              }
            >
              <option value="">{t('meetingConduct.outcomeUsual')}</option>
              {AGENDA_OUTCOMES.map((outcome) => (
                <option key={outcome} value={outcome}>
                  {label('agendaOutcomeLabels', outcome)}
                </option>
              ))}
            </select>
            <label>
              {t('meetingConduct.minutesPlanned')}
              <input
                className={styles.small}
                inputMode="numeric"
                maxLength={3}
                value={row.minutesPlanned}
                onChange={(event) => onChange({ minutesPlanned: event.currentTarget.value.replace(/\D/gu, '') })}
              />
            </label>
          </div>
        </>
      )}
      {steps.length > 0 && (
        <>
          <span>{t('agendaProposals.history')}</span>
          <ul className={styles.history}>
            {steps.map((step) => (
              <li key={step.id}>{stepWords(step, { t, label })}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** 主持人审定　张建国　2026-03-02 16:20：理由 */
function stepWords(step: AgendaStepRow, { t, label }: Pick<ReturnType<typeof useText>, 't' | 'label'>): string {
  const line = t('meetingConduct.stageLine', {
    stage: label('agendaStepLabels', step.step),
    name: step.personName,
    at: step.decidedAt.replace('T', ' '),
  });
  return step.remark === null ? line : t('meetingConduct.stageRemark', { line, remark: step.remark });
}
