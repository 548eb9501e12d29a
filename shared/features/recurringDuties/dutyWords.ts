/** A recurring duty in words, the same on the screen and on paper. */
import type { MessageKey } from '../../text/index.ts';
import type { DutyCell, DutyRow } from './recurringDuties.contract.ts';

/** Fills a sentence of the catalogue. */
type Say = (key: MessageKey, places?: Readonly<Record<string, string | number>>) => string;
type Rule = Pick<DutyRow, 'duty' | 'key' | 'types' | 'period' | 'times' | 'twoThirds'>;

/** 专题分析会; 理事会（基金会）; 信息报送指标（季度）. */
export function dutyName(
  {
    duty,
    types,
    period,
  }: Readonly<Pick<DutyRow, 'duty' | 'period'>> & { readonly types: readonly DutyRow['types'][number][] },
  t: Say,
): string {
  const name = t(`recurringDutyLabels.${duty}`);
  if (duty === 'information')
    return t('recurringDuties.ofTypes', { name, types: t(`periodKindLabels.${period ?? 'year'}`) });
  if (duty !== 'council') return name;
  return t('recurringDuties.ofTypes', {
    name,
    types: types.map((type) => t(`recurringDuties.type_${type}`)).join(t('recurringDuties.join')),
  });
}

/** 每季度至少1次; 每年至少2次，三分之二以上理事出席; 到期前60天提醒. */
export function ruleWords(rule: Rule & Partial<Pick<DutyRow, 'leadDays'>>, t: Say): string {
  const { duty, period, times, twoThirds } = rule;
  if (duty === 'commitment') return t('recurringDuties.rule_commitment', { days: rule.leadDays ?? 0 });
  if (duty === 'exchange') return t('recurringDuties.rule_exchange', { times });
  if (duty === 'information')
    return t('recurringDuties.rule_information', { period: t(`periodKindLabels.${period ?? 'year'}`) });
  if (duty === 'annual_plan' || duty === 'half_year_report' || duty === 'contacts')
    return t(`recurringDuties.rule_${duty}`);
  const often = t('recurringDuties.rule_times', { period: t(`periodKindLabels.${period ?? 'year'}`), times });
  return twoThirds ? t('recurringDuties.rule_twoThirds', { often }) : often;
}

/** 3月, 第1季度, 上半年, 全年; 年末, 年初, 当日 where a duty has a window of its own. */
export function periodName(
  { duty, period }: Pick<DutyRow, 'duty' | 'period'>,
  { number }: Pick<DutyCell, 'number'>,
  t: Say,
): string {
  if (period === null) return t(`recurringDuties.window_${windowOf(duty)}`);
  if (period === 'half_year') return t(number === 1 ? 'recurringDuties.firstHalf' : 'recurringDuties.secondHalf');
  return t(`recurringDuties.period_${period}`, { number });
}

function windowOf(duty: DutyRow['duty']): 'exchange' | 'annual_plan' | 'commitment' {
  return duty === 'exchange' || duty === 'annual_plan' ? duty : 'commitment';
}

/** How a duty stands in a window: the state, with numbers where several have to come together. */
export function cellWords(
  row: Pick<DutyRow, 'duty' | 'times'>,
  cell: Pick<DutyCell, 'state' | 'count' | 'needed'>,
  t: Say,
): string {
  const { state, count, needed } = cell;
  const name = t(`dutyStateLabels.${state}`);
  if (row.duty === 'commitment') {
    if (state === 'missed' || state === 'due_soon') return t(`recurringDuties.commitment_${state}`, { count });
    return state === 'satisfied' ? t('recurringDuties.commitment_satisfied', { count, needed }) : name;
  }
  if (state === 'ahead' || state === 'nothing' || state === 'not_kept') return name;
  if (row.duty === 'information')
    return state === 'missed'
      ? t('recurringDuties.missedSections', { name, count: needed - count })
      : t('recurringDuties.stateSections', { name, count, needed });
  const isCoverage = row.duty === 'council' || row.duty === 'contacts';
  // 缺办 beside 2／232家 would read as two that are missing: it counts what is.
  if (state === 'missed' && (isCoverage || needed > 1))
    return t(`recurringDuties.missed${isCoverage ? 'Covered' : 'Times'}`, { name, count: needed - count });
  if (isCoverage) return t('recurringDuties.stateCovered', { name, count, needed });
  return needed > 1 ? t('recurringDuties.stateTimes', { name, count, needed }) : name;
}
