import type { NamedStation } from './activityForm.ts';

/** Stations to choose from, by township. */
export function stationOptions(stations: readonly NamedStation[]) {
  const townships = [...new Set(stations.map(({ townshipName }) => townshipName))];
  return townships.map((group) => ({
    group,
    items: stations
      .filter(({ townshipName }) => townshipName === group)
      .map(({ id, name }) => ({ value: id, label: name })),
  }));
}
