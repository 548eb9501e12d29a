import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { runWords } from '#shared/features/workingCalendars/reasonWords.ts';
import type { EditionDraft } from '#shared/features/workingCalendars/workingCalendars.contract.ts';
import styles from './workingCalendars.module.css';

type Props = Pick<CallOutput<'workingCalendars.preview'>, 'errors' | 'doubts' | 'differences'> & {
  readonly edition: EditionDraft;
};

/** What is wrong or doubtful in an edition, and what it has otherwise than the one that holds. */
export function Checked({ errors, doubts, differences, edition }: Props) {
  const { t, known } = useText();
  const words = ({ code, params }: Props['errors'][number]) => known(`ruleIssues.${code}`, params) ?? code;
  const changes =
    differences === null
      ? []
      : (['addedOff', 'removedOff', 'addedMakeup', 'removedMakeup'] as const)
          .filter((kind) => differences[kind].length > 0)
          .map((kind) => t(`workingCalendars.${kind}`, { days: runWords(differences[kind], t, edition.year) }));
  return (
    <Section title={t('workingCalendars.checked')}>
      {errors.length > 0 && (
        <Notice tone="overdue">
          <ul className={styles.findings}>
            {errors.map((issue) => (
              <li key={issue.code}>{words(issue)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {doubts.length > 0 && (
        <Notice tone="behind">
          <ul className={styles.findings}>
            {doubts.map((issue) => (
              <li key={issue.code}>{words(issue)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <p className={styles.facts}>
        {t('workingCalendars.daysOf', { off: edition.off.length, makeup: edition.makeup.length })}
        {differences === null && t('workingCalendars.firstEdition', { year: edition.year })}
        {changes.length > 0 && t('workingCalendars.compared', { changes: changes.join('；') })}
      </p>
    </Section>
  );
}
