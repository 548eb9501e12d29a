import { daysBetween } from '../../lib/workingDays.ts';
import type { MessageKey, MessageParameters } from '../../text/index.ts';
import type { FilingResult } from './activityFilings.lists.ts';
import { awaitedOf, isConclusive } from './activityFilings.rules.ts';
import { type FilingRule, isForAll } from './filingSettings.ts';
import { type FilingFacts, type FilingVerdict, unverifiedYears } from './filingVerdict.rules.ts';

/** A catalogue in one language. */
type Words = (key: MessageKey, parameters?: MessageParameters) => string;

/** A rule in words: 活动开始前7天（自然日）报备; with whom it is for when it is not for all. */
export function ruleWords(rule: FilingRule, t: Words): string {
  const basis = rule.basis === 'before_start' ? 'before' : 'after';
  const unit = rule.unit === 'calendar_day' ? 'calendar' : 'working';
  const words = t(`filingVerdict.rule_${basis}_${unit}`, { n: rule.n });
  if (isForAll(rule)) return t('filingVerdict.ruleAll', { rule: words });
  const { kinds, participantsAtLeast, budgetWanAtLeast } = rule;
  const join = t('filingVerdict.forJoin');
  const whom = [
    ...(kinds.length === 0 ? [] : [kinds.map((kind) => t(`activityKindLabels.${kind}`)).join(join)]),
    ...(participantsAtLeast === null ? [] : [t('filingVerdict.forPeople', { count: participantsAtLeast })]),
    ...(budgetWanAtLeast === null ? [] : [t('filingVerdict.forBudget', { count: budgetWanAtLeast })]),
  ].join(join);
  return t('filingVerdict.ruleFor', { whom, rule: words });
}

/** A result in words; `accepted_pending` says what is awaited. */
export function resultWords(
  result: FilingResult,
  facts: Parameters<typeof awaitedOf>[0],
  publicSecurityRequired: boolean,
  t: Words,
): string {
  if (result !== 'accepted_pending') return t(`filingResultLabels.${result}`);
  return t(`activityFilings.pending_${awaitedOf(facts, publicSecurityRequired)}`);
}

/** How many days ahead of the start: 提前6天, 活动当天, 活动开始后第2天. */
export function leadWords(leadDays: number, t: Words): string {
  if (leadDays > 0) return t('filingVerdict.lead', { days: leadDays });
  return leadDays === 0 ? t('filingVerdict.leadSame') : t('filingVerdict.leadAfter', { days: 1 - leadDays });
}

/** The verdict in one sentence: rule, dates, count, conclusion; and which years have no calendar. */
export function verdictSentence(
  facts: Pick<FilingFacts, 'startAt' | 'completeOn' | 'organizerDecidedOn'> & { readonly result: FilingResult | null },
  verdict: FilingVerdict,
  today: string,
  t: Words,
): string {
  const years = unverifiedYears(verdict.basis);
  const doubt =
    years.length === 0 ? '' : t('filingVerdict.unverified', { years: years.join(t('filingVerdict.forJoin')) });
  const parts = [latestWords(facts, verdict, t), conclusionWords(facts, verdict, today, t)];
  return `${parts.filter((part) => part !== '').join(t('filingVerdict.join'))}${doubt}${t('filingVerdict.end')}`;
}

type Said = Parameters<typeof verdictSentence>[0];

function latestWords(
  { startAt, organizerDecidedOn }: Said,
  { basis, latestFilingDate }: FilingVerdict,
  t: Words,
): string {
  const rule = ruleWords(basis.rule, t);
  if (latestFilingDate === null) return t('filingVerdict.afterUnknown', { rule });
  if (basis.rule.basis === 'before_start')
    return t('filingVerdict.before', { rule, start: startAt.slice(0, 10), latest: latestFilingDate });
  return t('filingVerdict.after', { rule, decided: organizerDecidedOn ?? '', latest: latestFilingDate });
}

function conclusionWords(facts: Said, verdict: FilingVerdict, today: string, t: Words): string {
  const { latestFilingDate: latest, leadDays } = verdict;
  const { completeOn: complete } = facts;
  if (latest === null) return '';
  if (complete === null || leadDays === null) {
    if (isConclusive(facts.result)) return t('filingVerdict.notFiled');
    const days = daysBetween(today, latest);
    if (days === 0) return t('filingVerdict.openToday');
    return days > 0 ? t('filingVerdict.openLeft', { days }) : t('filingVerdict.openOver', { days: -days });
  }
  if (leadDays < 0 && complete <= latest)
    return t('filingVerdict.filedAfterStart', { complete, start: facts.startAt.slice(0, 10) });
  const margin = daysBetween(complete, latest);
  const lead = leadWords(leadDays, t);
  if (margin === 0) return t('filingVerdict.filedExact', { complete, lead });
  return margin > 0
    ? t('filingVerdict.filedEarly', { complete, lead, days: margin })
    : t('filingVerdict.filedLate', { complete, lead, days: -margin });
}
