import { shortMoment } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './ActionsPage.module.css';
import type { GotAction } from './actForm.ts';

type Props = { readonly steps: GotAction['steps']; readonly files: CallOutput<'attachments.list'>['rows'] };

/** The log of an action, the newest line first: what was done, on which day, by whom, with which files. */
export function ActionLog({ steps, files }: Props) {
  const { t, label } = useText();
  const nameOf = new Map(files.map((file) => [file.id, file.title ?? file.fileName]));
  return (
    <Section title={t('actionLoop.log')}>
      {steps.length === 0 && <p className={styles.dim}>{t('actionLoop.logEmpty')}</p>}
      <ol className={styles.log}>
        {steps.toReversed().map((step) => (
          <li key={step.id} data-kind={step.kind}>
            <div className={styles.logHead}>
              <b>{label('actionStepLabels', step.kind)}</b>
              <span>{step.happenedOn}</span>
              {step.progress !== null && <span>{label('actionProgressLabels', step.progress)}</span>}
              {step.number !== null && <span>{step.number}</span>}
              {step.newDueOn !== null && (
                <span>{t('actionLoop.stepExtended', { old: step.oldDueOn, new: step.newDueOn })}</span>
              )}
              {step.selfChecked && <span>{t('actionLoop.selfChecked')}</span>}
            </div>
            {step.note !== null && <div className={styles.logNote}>{step.note}</div>}
            {step.attachmentIds.length > 0 && (
              <div className={styles.logNote}>
                {t('actionLoop.proof')}：{step.attachmentIds.map((id) => nameOf.get(id) ?? id).join('、')}
              </div>
            )}
            <div className={styles.dim}>
              {t('actionLoop.stepBy', { name: step.byName, at: shortMoment(step.createdAt) })}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
