/** A line of the day in words, the same on the page, on paper and in a file. */
import type { MessageKey, MessageParameters } from '../../text/index.ts';
import { cellWords, dutyName, periodName } from '../recurringDuties/dutyWords.ts';
import { countedWords } from '../workingCalendars/reasonWords.ts';
import type { Said, TodayLine } from './today.contract.ts';
import type { TodayDueKind } from './today.rules.ts';

type Say = (key: MessageKey, places?: MessageParameters) => string;
/** A sentence whose key is made at run time. */
type Known = (key: string, places?: MessageParameters) => string | undefined;

/** What has to be done: 任务办结, 登记证书到期, 纪要印发. */
export function kindWords(kind: TodayDueKind, known: Known): string {
  return known(`todayDueLabels.${kind}`) ?? known(`dueKindLabels.${kind}`) ?? kind;
}

/** The words of a line: those of its record, or what the program says in the language of `t`. */
export function saidWords(said: Said, t: Say): string {
  if (typeof said === 'string') return said;
  switch (said.code) {
    case 'ofOrganization':
      return t('today.titleOfOrganization', said);
    case 'organizations':
      return t('today.organizationsCount', said);
    case 'duty':
      return dutyTitle(said, t);
    case 'untitled':
      return t('officialDocuments.untitled');
    case 'parties':
      return t('handovers.partiesOf', said);
    case 'documentStage':
      return t(`officialStageLabels.${said.stage}`);
    case 'handoverStage':
      return t(`handoverStageLabels.${said.stage}`);
    case 'extension':
      return t('today.noteExtension', said);
    case 'askedFor':
      return t('today.noteAskedFor', said);
    case 'outstanding':
      return t('today.noteOutstanding', said);
  }
}

type SaidDuty = Extract<Said, { readonly code: 'duty' }>;

/** 2026年第1季度 专题分析会, 2025年年末交流; of commitments, which have no period, how they stand today. */
function dutyTitle({ duty: row, year, cell }: SaidDuty, t: Say): string {
  const duty = dutyName(row, t);
  if (row.duty === 'commitment') return t('today.dutyState', { duty, state: cellWords(row, cell, t) });
  if (row.period === null) return t('recurringDuties.todayPeriod', { year, period: duty });
  return t('workingCalendars.dutyTitle', { year, period: periodName(row, cell, t), duty });
}

/** 逾期3天, 今天到期, 还有12天. */
export function daysWords(daysLeft: number, t: Say): string {
  if (daysLeft === 0) return t('common.dueToday');
  return daysLeft < 0 ? t('common.daysOver', { days: -daysLeft }) : t('common.daysLeft', { days: daysLeft });
}

/** The rule that made the day, with the calendar where one was asked. */
export function ruleWords(line: TodayLine, t: Say, known: Known): string {
  const { kind, title, parameters, counted } = line;
  const state = typeof title === 'object' && title.code === 'duty' ? cellWords(title.duty, title.cell, t) : '';
  const places = { ...parameters, state };
  const rule = known(`todayRules.${kind}`, places) ?? known(`dueRules.${kind}`, places) ?? '';
  return counted === null ? rule : t('dueItems.ruleCounted', { rule, counted: countedWords(counted, t) });
}
