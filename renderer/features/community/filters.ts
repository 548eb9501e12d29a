import { createFilterStore } from '#renderer/ui/listFilter.ts';
import type { CallInput } from '#shared/contract/list.ts';

export type StationFilter = NonNullable<CallInput<'serviceStations.list'>['filter']>;
export type ActivityFilter = NonNullable<CallInput<'stationActivities.list'>['filter']>;
export type CaseFilter = NonNullable<CallInput<'typicalCases.list'>['filter']>;

/** The filters live outside of their pages: a figure opens the list of its records, a station the list of its activities. */
export const stationFilters = createFilterStore<StationFilter>({});
export const activityFilters = createFilterStore<ActivityFilter>({});
export const caseFilters = createFilterStore<CaseFilter>({});
