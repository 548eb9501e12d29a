/** Kinds of registration events (domain.md §3.2); their words stand in `organizationLabels.event_*`. */

export const FOUNDING_KINDS = ['established', 'filed'] as const;
export const CHANGE_KINDS = ['changed', 'name_changed'] as const;
/** With one of these an organization is no longer in effect; the kind is the status it leaves. */
export const ENDING_KINDS = ['cancelled', 'revoked', 'license_revoked', 'filing_ended'] as const;
export const LIST_KINDS = ['list_abnormal_in', 'list_abnormal_out', 'list_serious_in', 'list_serious_out'] as const;
/** Liquidation begins: the status 清算中 follows from it as the other states follow from their events. */
export const LIQUIDATION_KIND = 'liquidation_started';

/** What is entered as an event of its own; a change of items is entered where the items are. */
export const RECORDED_KINDS = [...FOUNDING_KINDS, LIQUIDATION_KIND, ...ENDING_KINDS, ...LIST_KINDS] as const;
export const EVENT_KINDS = [
  ...FOUNDING_KINDS,
  ...CHANGE_KINDS,
  LIQUIDATION_KIND,
  ...ENDING_KINDS,
  ...LIST_KINDS,
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];
export type RecordedKind = (typeof RECORDED_KINDS)[number];

/** Items on the registration certificate: their change is an event of its own, never a silent overwrite (R5). */
export const REGISTERED_ITEMS = [
  'name',
  'legalType',
  'legalRepresentativeName',
  'domicile',
  'businessScope',
  'activityArea',
  'registeredCapitalWan',
  'supervisingUnit',
] as const;
export type RegisteredItem = (typeof REGISTERED_ITEMS)[number];

/** What may still be open when an organization ends (R9): shown before the ending is entered. */
export const OPEN_KINDS = ['branch', 'certificate', 'seal', 'list'] as const;

/** Whether a code is one of a list. */
export function isOneOf<const Value extends string>(list: readonly Value[], code: string): code is Value {
  return list.some((one) => one === code);
}
