import { z } from 'zod';
import { ACTIVITY_CATEGORIES } from '../../community/community.lists.ts';
import { isOpenOn } from '../../community/community.rules.ts';
import { PLAN_STATUSES } from '../../planItems/planItems.lists.ts';
import { liesIn } from '../reportPeriod.rules.ts';
import type { FactSet, FigureSpec } from './fact.ts';
import { factSet } from './factSet.ts';
import { isDoneBy } from './meetings.figures.ts';
import { weighed } from './weighed.ts';

/** HF17–HF19 of domain.md §9.5: stations and their activities, typical cases, the plan of the year. */
export const COMMUNITY_FIGURES: readonly FigureSpec[] = [
  { key: 'HF17.openStations', group: 'HF17', unit: 'station' },
  { key: 'HF17.activities', group: 'HF17', unit: 'activity' },
  {
    ...{ key: 'HF17.activitiesByCategory', group: 'HF17', unit: 'activity' },
    by: { section: 'activityCategoryLabels', values: ACTIVITY_CATEGORIES },
  },
  { key: 'HF17.volunteerTimes', group: 'HF17', unit: 'person_times' },
  { key: 'HF17.servedTimes', group: 'HF17', unit: 'person_times' },
  { key: 'HF17.hours', group: 'HF17', unit: 'hour' },
  { key: 'HF18.cases', group: 'HF18', unit: 'case' },
  { key: 'HF19.due', group: 'HF19', unit: 'plan_item' },
  { key: 'HF19.done', group: 'HF19', unit: 'plan_item' },
  { key: 'HF19.doneLate', group: 'HF19', unit: 'plan_item' },
  { key: 'HF19.overdue', group: 'HF19', unit: 'plan_item' },
];

const stations = factSet(
  z.strictObject({ openedOn: z.string(), closedOn: z.string().nullable() }),
  (days, period, add) => {
    if (isOpenOn(days, period.to)) add('HF17.openStations');
  },
);

const times = z.number().int().min(0);

const stationActivities = factSet(
  z.strictObject({
    heldOn: z.string(),
    category: z.enum(ACTIVITY_CATEGORIES),
    volunteerTimes: times,
    servedTimes: times,
    hours: z.number().min(0),
  }),
  ({ heldOn, category, volunteerTimes, servedTimes, hours }, period, add) => {
    if (!liesIn(heldOn, period)) return;
    add('HF17.activities');
    add('HF17.activitiesByCategory', { by: { value: category } });
    weighed(add, 'HF17.volunteerTimes', volunteerTimes);
    weighed(add, 'HF17.servedTimes', servedTimes);
    weighed(add, 'HF17.hours', hours);
  },
);

const typicalCases = factSet(z.strictObject({ heldOn: z.string() }), ({ heldOn }, period, add) => {
  if (liesIn(heldOn, period)) add('HF18.cases');
});

/** A plan item as it stood on END; a cancelled one is due no longer. */
const planItems = factSet(
  z.strictObject({ dueOn: z.string(), status: z.enum(PLAN_STATUSES), doneOn: z.string().nullable() }),
  ({ dueOn, status, doneOn }, period, add) => {
    if (status === 'cancelled' || !liesIn(dueOn, period)) return;
    add('HF19.due');
    if (isDoneBy({ status, doneOn }, period.to)) {
      add('HF19.done');
      if (doneOn !== null && doneOn > dueOn) add('HF19.doneLate');
    } else if (dueOn < period.to) add('HF19.overdue');
  },
);

export const COMMUNITY_SETS: Readonly<Record<string, FactSet<unknown>>> = {
  stations,
  stationActivities,
  typicalCases,
  planItems,
};
