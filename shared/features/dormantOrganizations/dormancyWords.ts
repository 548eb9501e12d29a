import type { MessageKey, MessageParameters } from '../../text/index.ts';
import type { DormancyReason } from './dormancy.rules.ts';
import type { DormancySettings } from './dormancySettings.ts';

/** A catalogue in one language. */
type Words = (key: MessageKey, parameters?: MessageParameters) => string;

/** A reason as a sentence, the same on screen, paper and in a table; `rule` is the one by which it was found. */
export function reasonWords(reason: DormancyReason, rule: DormancySettings, t: Words): string {
  switch (reason.kind) {
    case 'no_review':
      return t('dormantOrganizations.reason_no_review', {
        count: reason.years.length,
        years: reason.years.join(t('dormantOrganizations.yearsJoin')),
      });
    case 'no_activity':
      return t('dormantOrganizations.reason_no_activity', { date: reason.since, count: rule.activityYears });
    case 'certificate_expired':
      return t('dormantOrganizations.reason_certificate_expired', { date: reason.lastOn });
  }
}

/** The rule as a sentence. */
export function ruleWords(rule: DormancySettings, years: readonly number[], t: Words): string {
  if (rule.reasons.length === 0) return t('dormantOrganizations.ruleNothing');
  const parts = rule.reasons.map((kind) =>
    t(`dormantOrganizations.rule_${kind}`, {
      years: years.join(t('dormantOrganizations.yearsJoin')),
      count: kind === 'no_review' ? rule.reviewYears : rule.activityYears,
    }),
  );
  if (rule.recordsSince !== null) parts.push(t('dormantOrganizations.ruleSince', { date: rule.recordsSince }));
  return t('dormantOrganizations.ruleSentence', { list: parts.join(t('dormantOrganizations.listJoin')) });
}
