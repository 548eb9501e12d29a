import { useText } from '#renderer/ui/text.tsx';
import type { CorrectionNotice } from '#shared/features/materialChecklists/materialChecklists.contract.ts';

/** A deadline with the rule that made it, and the years whose holidays are not known. */
export function useDueWords(): (due: Pick<CorrectionNotice, 'dueOn' | 'workingDays' | 'unverifiedYears'>) => string {
  const { t } = useText();
  return ({ dueOn, workingDays, unverifiedYears }) => {
    const parameters = { days: workingDays, date: dueOn };
    if (unverifiedYears.length === 0) return t('materialChecklists.dueRule', parameters);
    const years = unverifiedYears.join(t('dormantOrganizations.yearsJoin'));
    return t('materialChecklists.dueRuleUnverified', { ...parameters, years });
  };
}
