import { shortMoment } from '#renderer/ui/format.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { CreditCode } from './CreditCode.tsx';
import { useFieldWords } from './fieldWords.ts';
import { OrganizationStatus } from './OrganizationStatus.tsx';
import styles from './OrganizationView.module.css';

type Answer = CallOutput<'organizations.get'>;

/** Under the name: code, state, the list it is on and since when, who changed it last. */
export function OrganizationHead({ answer, now }: { readonly answer: Answer; readonly now: boolean }) {
  const { t } = useText();
  const words = useFieldWords();
  const { organization, events, updatedByName } = answer;
  const since = listedSince(organization.creditFlag, events);
  return (
    <span className={styles.subtitle}>
      {organization.uscc !== null && <CreditCode code={organization.uscc} copy />}
      {organization.recordState === 'draft' ? (
        <StateBadge tone="near" icon="pencil">
          {t('organizationPage.preparing')}
        </StateBadge>
      ) : (
        <OrganizationStatus status={organization.status} recordState={organization.recordState} />
      )}
      {organization.creditFlag !== 'none' && (
        <StateBadge tone="overdue" icon="flag">
          {t(since === null ? 'organizationPage.listed' : 'organizationPage.listedSince', {
            list: words.word('creditFlag', organization.creditFlag),
            date: since,
          })}
        </StateBadge>
      )}
      {now && <span>{t('common.updatedBy', { name: updatedByName, at: shortMoment(organization.updatedAt) })}</span>}
    </span>
  );
}

/** The day of the last entry into the list that the flag names; null when no event tells it. */
function listedSince(flag: Answer['organization']['creditFlag'], events: Answer['events']): string | null {
  const kind =
    flag === 'serious_illegal' ? 'list_serious_in' : flag === 'activity_abnormal' ? 'list_abnormal_in' : null;
  return events.find((event) => event.kind === kind)?.effectiveOn ?? null;
}
