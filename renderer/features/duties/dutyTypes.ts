import type { CallOutput } from '#shared/contract/list.ts';
import type { DutyRole } from '#shared/features/duties/duties.rules.ts';

export type Overview = CallOutput<'duties.overview'>;
export type Assignment = Overview['assignments'][number];
export type Member = Overview['members'][number];
export type Group = Overview['groups'][number];
export type Unit = Overview['units'][number];
export type Item = Overview['dutyItems'][number];
export type Finding = Overview['findings'][number];

/** What is edited at the side; a null record is a new one. */
export type Side =
  | { readonly kind: 'group'; readonly group: Group | null }
  | { readonly kind: 'member'; readonly member: Member | null }
  | {
      readonly kind: 'assignment';
      readonly assignment: Assignment | null;
      readonly groupId: string | null;
      readonly role?: DutyRole;
    }
  | { readonly kind: 'item'; readonly item: Item | null; readonly groupId: string | null }
  | { readonly kind: 'unit' };

/** What the page shows, as the address names it. */
export const DUTY_VIEWS = ['table', 'matrix', 'items', 'succession', 'members', 'units'] as const;
export type DutyView = (typeof DUTY_VIEWS)[number];
