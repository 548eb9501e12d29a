import { placeWith } from '#renderer/ui/useAddressPart.ts';
import type { TodayGroup, TodayModule } from '#shared/features/today/today.lists.ts';

/** The list of a module with what is overdue where that was asked for, else with what is open. */
export function listOf(module: TodayModule, group: TodayGroup | undefined): string {
  const isOverdue = group === 'overdue';
  switch (module) {
    case 'organizations':
      return placeWith('/organizations/due', { range: isOverdue ? 'overdue' : null });
    case 'materials':
      return placeWith('/organizations/materials', { state: isOverdue ? 'overdue' : null });
    case 'meetings':
      return '/meetings';
    case 'actions':
      return placeWith('/actions', { show: isOverdue ? 'overdue' : null });
    case 'planItems':
      return placeWith('/actions/plan', { show: isOverdue ? 'overdue' : 'open' });
    case 'recurringDuties':
      return '/actions/cadence';
    case 'filings':
      return placeWith('/filings', { show: 'open' });
    case 'inspections':
      return placeWith('/inspections/findings', { show: isOverdue ? 'overdue' : null });
    case 'risk':
      return placeWith('/risk/due', { days: isOverdue ? '0' : null });
    case 'information':
      return placeWith('/information/collections', { show: isOverdue ? 'past_due' : null });
    case 'reports':
      return '/reports';
  }
}
