import { placeWith } from '#renderer/ui/useAddressPart.ts';
import type { DutyRow } from '#shared/features/recurringDuties/recurringDuties.contract.ts';
import type { MessageKey } from '#shared/text/index.ts';

/** The act that satisfies a duty, and where it is done. */
export function dutyAct(
  { duty, key }: Pick<DutyRow, 'duty' | 'key'>,
  year: number,
  number: number,
): { readonly place: string; readonly label: MessageKey } {
  switch (duty) {
    case 'topic_analysis':
    case 'leading_group':
    case 'exchange':
      return { place: placeWith('/meetings/new', { kind: duty }), label: `recurringDuties.act_${duty}` };
    case 'collective_study':
    case 'training':
      return { place: placeWith('/meetings/study/new', { kind: duty }), label: `recurringDuties.act_${duty}` };
    case 'annual_plan':
      return { place: placeWith('/actions/plan', { year: String(year) }), label: 'recurringDuties.act_annual_plan' };
    case 'council':
    case 'contacts':
      return {
        place: placeWith('/actions/cadence/missing', { key, year: String(year), number: String(number) }),
        label: 'recurringDuties.openList',
      };
    case 'commitment':
      return { place: '/organizations/due', label: 'recurringDuties.act_commitment' };
    case 'information':
      return {
        place: placeWith('/information/targets', { year: String(year) }),
        label: 'recurringDuties.act_information',
      };
    case 'half_year_report':
      return { place: '/reports', label: 'recurringDuties.act_half_year_report' };
  }
}
