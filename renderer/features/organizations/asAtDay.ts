import { useSession } from '#renderer/api/session.tsx';
import { createStore } from '#renderer/api/store.ts';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { dateText } from '#shared/contract/primitives.ts';

/** The list as it was last shown, its past day included: where a record is left for. */
export const registryPlace = createStore('/organizations');

/** The part of a call that asks for the day shown; nothing for now. */
export function asAtInput(day: string | null): { readonly asAt?: string } {
  return day === null ? {} : { asAt: day };
}

/** The place of an organization, as at the day that is shown. */
export function organizationPlace(id: string, day: string | null): string {
  return placeWith(`/organizations/${id}`, { day });
}

/** The past day that the page shows (null: now) and a way to choose another; it stands in the address as `?day=2025-06-30`. */
export function useAsAtDay(): [day: string | null, choose: (day: string | null) => void] {
  const { today } = useSession();
  const [day, change] = useAddressPart('day');
  // What somebody typed into the address is no day: the present is shown.
  return [
    day !== null && dateText.safeParse(day).success && day <= today ? day : null,
    (next) => change(next, { replace: true }),
  ];
}
