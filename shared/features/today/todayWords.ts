/** A line of the day in words, the same on the page, on paper and in a file. */
import type { MessageKey, MessageParameters } from '../../text/index.ts';
import { countedWords } from '../workingCalendars/reasonWords.ts';
import type { TodayLine } from './today.contract.ts';
import type { TodayDueKind } from './today.rules.ts';

type Say = (key: MessageKey, places?: MessageParameters) => string;
/** A sentence whose key is made at run time. */
type Known = (key: string, places?: MessageParameters) => string | undefined;

/** What has to be done: 任务办结, 登记证书到期, 纪要印发. */
export function kindWords(kind: TodayDueKind, known: Known): string {
  return known(`todayDueLabels.${kind}`) ?? known(`dueKindLabels.${kind}`) ?? kind;
}

/** 逾期3天, 今天到期, 还有12天. */
export function daysWords(daysLeft: number, t: Say): string {
  if (daysLeft === 0) return t('common.dueToday');
  return daysLeft < 0 ? t('common.daysOver', { days: -daysLeft }) : t('common.daysLeft', { days: daysLeft });
}

/** The rule that made the day, with the calendar where one was asked. */
export function ruleWords({ kind, parameters, counted }: TodayLine, t: Say, known: Known): string {
  const rule = known(`todayRules.${kind}`, parameters) ?? known(`dueRules.${kind}`, parameters) ?? '';
  return counted === null ? rule : t('dueItems.ruleCounted', { rule, counted: countedWords(counted, t) });
}
