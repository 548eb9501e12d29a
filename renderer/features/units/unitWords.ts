import { useLocation } from 'wouter';
import { openedView, VIEW_PLACES } from '#renderer/api/openedView.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { fieldOfLevel, fitsTyped } from '#shared/features/units/units.rules.ts';

export type Unit = CallOutput<'units.list'>['rows'][number];
export type NamedUnit = CallOutput<'units.names'>['units'][number];
type Place = { readonly level: string; readonly name: string; readonly parentName: string | null };

/** What the filter row of the registry shows for the organizations of a unit. */
function filterOf({ level, name, parentName }: Place): Readonly<Record<string, string>> {
  const field = fieldOfLevel(level);
  // As many as the number of the unit says: those in effect.
  const status = 'current';
  if (field === 'supervisingUnit') return { status, supervisingUnit: name };
  if (field === 'townshipName') return { status, townshipName: name };
  return { status, text: name, ...(parentName === null ? {} : { townshipName: parentName }) };
}

/** Opens the registry with the organizations of a unit. */
export function useShowInRegistry(): (unit: Place) => void {
  const [, go] = useLocation();
  return (unit) => {
    openedView.set({ page: 'organizations', state: JSON.stringify({ filter: filterOf(unit) }) });
    go(VIEW_PLACES.organizations);
  };
}

/** A list of units to choose from, found by any of their names and by pinyin initials. */
export function unitChoice(units: readonly NamedUnit[]) {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return {
    data: units.map((unit) => ({
      value: unit.id,
      label: unit.parentName === null ? unit.name : `${unit.name}（${unit.parentName}）`,
    })),
    searchable: true,
    limit: 50,
    filter: ({ options, search }: { options: readonly object[]; search: string }) =>
      options.filter((option): option is { value: string; label: string } => {
        const unit = 'value' in option ? byId.get(String(option.value)) : undefined;
        return unit !== undefined && fitsTyped(unit, search);
      }),
  };
}
