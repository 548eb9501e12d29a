import { Link } from 'wouter';
import { useSession } from '#renderer/api/session.tsx';
import { DeadlineReason } from '#renderer/ui/DeadlineReason.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { FilingDetails } from '#shared/features/activityFilings/activityFilings.contract.ts';
import { leadWords, ruleWords, verdictSentence } from '#shared/features/activityFilings/filingWords.ts';
import styles from './activityFilings.module.css';
import { TimelinessBadge } from './FilingStateBadges.tsx';

/** Whether it was filed in time: one sentence, and the days it rests on. */
export function VerdictSection({ filing }: { readonly filing: FilingDetails }) {
  const { t } = useText();
  const { today } = useSession();
  const { verdict } = filing;
  const { latest, rule } = verdict.basis;
  const basis = t(rule.basis === 'before_start' ? 'activityFilings.basisStart' : 'activityFilings.basisDecision');
  return (
    <Section title={t('activityFilings.verdict')}>
      <p className={styles.verdict}>
        <TimelinessBadge timeliness={verdict.timeliness} /> {verdictSentence(filing, verdict, today, t)}
      </p>
      <Facts>
        <Fact label={t('activityFilings.latest')}>
          {latest === null ? null : <DeadlineReason reason={latest} basis={basis} />}
        </Fact>
        <Fact label={t('activityFilings.advised')}>
          {verdict.advisedFilingDate !== null && (
            <span title={t('activityFilings.advisedHelp')}>{verdict.advisedFilingDate}</span>
          )}
        </Fact>
        <Fact label={t('activityFilingFieldLabels.completeOn')}>
          {filing.completeOn === null ? t('activityFilings.notComplete') : filing.completeOn}
        </Fact>
        <Fact label={t('activityFilingFieldLabels.leadDays')}>
          {verdict.leadDays === null ? null : leadWords(verdict.leadDays, t)}
        </Fact>
        <Fact label={t('activityFilings.verdictRule')} wide>
          {ruleWords(rule, t)}
        </Fact>
      </Facts>
      {filing.recordState !== 'draft' && <p className={styles.dim}>{t('activityFilings.verdictFrozen')}</p>}
    </Section>
  );
}

/** 活动情况. */
export function FactsSection({ filing }: { readonly filing: FilingDetails }) {
  const { t } = useText();
  const name = (field: Parameters<typeof t>[0]) => t(field);
  const count = (value: number | null) => (value === null ? null : String(value));
  const lead = [filing.onsiteLeadName, filing.onsiteLeadPost, filing.onsiteLeadPhone].filter((part) => part !== null);
  return (
    <Section title={t('activityFilings.facts')}>
      <Facts>
        <Fact label={name('activityFilingFieldLabels.organizationId')}>
          <Link href={`/organizations/${filing.organizationId}?tab=filings`}>{filing.organizationName}</Link>
        </Fact>
        <Fact label={name('activityFilingFieldLabels.activityKind')}>
          {t(`activityKindLabels.${filing.activityKind}`)}
        </Fact>
        <Fact label={name('activityFilingFieldLabels.startAt')}>{filing.startAt.replace('T', ' ')}</Fact>
        <Fact label={name('activityFilingFieldLabels.endAt')}>{filing.endAt.replace('T', ' ')}</Fact>
        <Fact label={name('activityFilingFieldLabels.place')} wide>
          {filing.place}
        </Fact>
        <Fact label={name('activityFilingFieldLabels.expectedParticipants')}>{count(filing.expectedParticipants)}</Fact>
        <Fact label={name('activityFilingFieldLabels.venueCapacity')}>{count(filing.venueCapacity)}</Fact>
        <Fact label={name('activityFilingFieldLabels.budgetWan')}>{filing.budgetWan}</Fact>
        <Fact label={name('activityFilingFieldLabels.fundSource')}>{filing.fundSource}</Fact>
        <Fact label={name('activityFilingFieldLabels.onsiteLeadName')} wide>
          {lead.join('　')}
        </Fact>
        <Fact label={name('activityFilingFieldLabels.receivedOn')}>{filing.receivedOn}</Fact>
        <Fact label={name('activityFilingFieldLabels.organizerDecidedOn')}>{filing.organizerDecidedOn}</Fact>
        {filing.note !== null && (
          <Fact label={name('activityFilingFieldLabels.note')} wide>
            {filing.note}
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
