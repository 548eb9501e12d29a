import { z } from 'zod';
import {
  dateText,
  expectedRevision,
  fileOutput,
  optionalLine,
  optionalText,
  recordId,
  recordState,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { ACTIVITY_CATEGORIES } from './community.lists.ts';

const times = z.number().int().min(0).max(1_000_000);

/** An activity of a station (站点活动, domain.md §7): counts of times served, never of who was served. */
const activityFields = z.strictObject({
  stationId: recordId,
  heldOn: dateText,
  category: z.enum(ACTIVITY_CATEGORIES),
  title: optionalLine(200),
  organizationIds: z.array(recordId).max(50).default([]),
  /** Person-times of volunteers (志愿者人次) and of those served (服务人次). */
  volunteerTimes: times,
  servedTimes: times,
  /** Service hours of all volunteers together, one decimal. */
  hours: z.number().min(-1000).max(10_000_000),
  onsiteLeadName: optionalLine(50),
  onsiteLeadPost: optionalLine(100),
  note: optionalText(2000),
});
export type ActivityFields = z.output<typeof activityFields>;

export const activityRow = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  recordState,
  voidReason: z.string().nullable(),
  stationId: recordId,
  stationName: z.string(),
  townshipName: z.string(),
  communityName: z.string().nullable(),
  heldOn: z.string(),
  category: z.enum(ACTIVITY_CATEGORIES),
  title: z.string().nullable(),
  organizationIds: z.array(recordId),
  /** Names of today, in the order of the ids; one that is gone is left out. */
  organizations: z.array(z.strictObject({ id: recordId, name: z.string() })),
  volunteerTimes: z.number().int(),
  servedTimes: z.number().int(),
  hours: z.number(),
  onsiteLeadName: z.string().nullable(),
  onsiteLeadPost: z.string().nullable(),
  note: z.string().nullable(),
});
export type ActivityRow = z.infer<typeof activityRow>;

const activityFilter = z.strictObject({
  from: dateText.optional(),
  to: dateText.optional(),
  stationId: recordId.optional(),
  townshipName: z.string().max(60).optional(),
  category: z.enum(ACTIVITY_CATEGORIES).optional(),
  organizationId: recordId.optional(),
  text: z.string().max(200).optional(),
});

const sums = z.strictObject({
  activities: z.number().int(),
  volunteerTimes: z.number().int(),
  servedTimes: z.number().int(),
  hours: z.number(),
});
/** Counts of some activities; hours with one decimal. */
export type ActivitySums = z.infer<typeof sums>;

const communityStatistics = z.strictObject({
  /** Stations open on the last day. */
  openStations: z.number().int(),
  /** Typical cases held within the days (HF18). */
  typicalCases: z.number().int(),
  total: sums,
  byCategory: z.array(sums.extend({ category: z.enum(ACTIVITY_CATEGORIES) })),
  byMonth: z.array(sums.extend({ month: z.string() })),
  byTownship: z.array(sums.extend({ townshipName: z.string(), openStations: z.number().int() })),
  byStation: z.array(sums.extend({ stationId: recordId, stationName: z.string(), townshipName: z.string() })),
});
export type CommunityStatistics = z.infer<typeof communityStatistics>;

/** Closed interval of days; a township narrows everything but the cases. */
const statisticsInput = z.strictObject({
  from: dateText,
  to: dateText,
  townshipName: z.string().max(60).optional(),
});
export type StatisticsInput = z.output<typeof statisticsInput>;

const saved = z.strictObject({ id: recordId, revision: z.number().int() });
const printed = z.strictObject({ file: fileOutput, count: z.number().int() });

export const stationActivitiesContract = [
  defineQuery({
    name: 'stationActivities.list',
    permission: 'community.read',
    summary: 'Activities of stations (站点活动), newest first, with the sums of all that the filter lets through.',
    input: z.strictObject({
      filter: activityFilter.default({}),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(activityRow), sums }),
  }),
  defineQuery({
    name: 'stationActivities.get',
    permission: 'community.read',
    summary: 'One activity of a station.',
    input: z.strictObject({ id: recordId }),
    output: activityRow,
  }),
  defineQuery({
    name: 'stationActivities.statistics',
    permission: 'community.read',
    summary: 'Counts of a period by category, month, township and station (HF17, HF18); counts only.',
    input: statisticsInput,
    output: communityStatistics,
  }),
  defineCommand({
    name: 'stationActivities.save',
    permission: 'community.write',
    summary: 'Enters an activity or changes one; refused before its station opened and after it closed.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: activityFields,
    }),
    output: saved,
  }),
  defineCommand({
    name: 'stationActivities.void',
    permission: 'community.write',
    summary: 'Voids an activity with a reason; it stays readable and leaves every figure.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: saved,
  }),
  defineJob({
    name: 'stationActivities.print',
    permission: 'community.read',
    summary: 'The register of activities as filtered with its sums (站点活动登记册), or an empty one.',
    input: z.strictObject({ filter: activityFilter.default({}), empty: z.boolean().default(false) }),
    output: printed,
  }),
  defineJob({
    name: 'stationActivities.printStatistics',
    permission: 'community.read',
    summary: 'The statistics of a period on one sheet (志愿服务统计表).',
    input: statisticsInput,
    output: printed,
  }),
] as const;
