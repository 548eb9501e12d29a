import { useSession } from '#renderer/api/session.tsx';
import { daysBetween } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { useFieldWords } from './fieldWords.ts';
import styles from './OrganizationView.module.css';

type Organization = CallOutput<'organizations.get'>['organization'];

/** Days before the end of certificate or grade from which the page says so (domain.md §3.1). */
const SOON = 90;

/** What needs attention: certificate and grade that end, credit lists, a voided record. */
export function OrganizationWarnings({ organization }: { readonly organization: Organization }) {
  const { t } = useText();
  const words = useFieldWords();
  const { today } = useSession();
  const daysText = (days: number) =>
    days >= 0 ? t('common.daysLeft', { days }) : t('common.daysOver', { days: -days });
  const ended = new Set(['cancelled', 'revoked', 'license_revoked', 'filing_ended']).has(organization.status);
  const certificate =
    organization.certificateValidTo === null || ended ? null : daysBetween(today, organization.certificateValidTo);
  const grade =
    organization.assessmentValidTo === null || ended ? null : daysBetween(today, organization.assessmentValidTo);
  return (
    <div className={styles.warnings}>
      {organization.recordState === 'voided' && (
        <Notice>{t('organizations.voidedWarning', { reason: organization.voidReason ?? '' })}</Notice>
      )}
      {certificate !== null && certificate <= SOON && (
        <Notice tone={certificate < 0 ? 'overdue' : certificate <= 30 ? 'behind' : 'near'}>
          {t(certificate < 0 ? 'organizations.certificateEnded' : 'organizations.certificateEnds', {
            date: organization.certificateValidTo,
            days: daysText(certificate),
          })}
        </Notice>
      )}
      {grade !== null && grade <= SOON && (
        <Notice tone={grade < 0 ? 'behind' : 'near'}>
          {t(grade < 0 ? 'organizations.gradeEnded' : 'organizations.gradeEnds', {
            date: organization.assessmentValidTo,
            days: daysText(grade),
          })}
        </Notice>
      )}
      {organization.creditFlag !== 'none' && (
        <Notice tone="overdue">
          {t('organizations.creditWarning', { list: words.word('creditFlag', organization.creditFlag) })}
        </Notice>
      )}
    </div>
  );
}
