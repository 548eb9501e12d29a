import { z } from 'zod';
import {
  dateText,
  expectedRevision,
  fileOutput,
  lineText,
  optionalLine,
  optionalText,
  recordId,
  recordState,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { optionalId } from '../organizations/parts.ts';
import { STATION_STATES } from './community.lists.ts';

/** A volunteer service station (志愿服务站点, domain.md §7). Who leads it is named by post alone. */
const stationFields = z.strictObject({
  name: lineText(2, 100),
  townshipName: lineText(1, 60),
  communityName: optionalLine(60),
  openedOn: dateText,
  hubOrganizationId: optionalId,
  leadPost: optionalLine(100),
  note: optionalText(500),
});
export type StationFields = z.output<typeof stationFields>;

export const stationRow = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  recordState,
  voidReason: z.string().nullable(),
  name: z.string(),
  townshipName: z.string(),
  communityName: z.string().nullable(),
  openedOn: z.string(),
  /** Last day on which it was open; null: it is. */
  closedOn: z.string().nullable(),
  hubOrganizationId: recordId.nullable(),
  hubOrganizationName: z.string().nullable(),
  leadPost: z.string().nullable(),
  note: z.string().nullable(),
  /** Activities that count, and the day of the last one. */
  activities: z.number().int(),
  lastHeldOn: z.string().nullable(),
});
export type StationRow = z.infer<typeof stationRow>;

const stationFilter = z.strictObject({
  state: z.enum(STATION_STATES).optional(),
  townshipName: z.string().max(60).optional(),
  text: z.string().max(200).optional(),
});

const saved = z.strictObject({ id: recordId, revision: z.number().int() });

export const serviceStationsContract = [
  defineQuery({
    name: 'serviceStations.list',
    permission: 'community.read',
    summary: 'Volunteer service stations by township and name, with how many activities each held.',
    input: z.strictObject({
      filter: stationFilter.default({}),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(stationRow) }),
  }),
  defineQuery({
    name: 'serviceStations.get',
    permission: 'community.read',
    summary: 'One station with its counts.',
    input: z.strictObject({ id: recordId }),
    output: stationRow,
  }),
  defineQuery({
    name: 'serviceStations.names',
    permission: 'community.read',
    summary: 'Names to choose from: every station that is not voided, and the townships and communities that occur.',
    input: z.strictObject({}),
    output: z.strictObject({
      stations: z.array(
        stationRow.pick({
          id: true,
          name: true,
          townshipName: true,
          communityName: true,
          openedOn: true,
          closedOn: true,
        }),
      ),
      townships: z.array(z.string()),
      communities: z.array(z.strictObject({ townshipName: z.string(), communityName: z.string() })),
    }),
  }),
  defineCommand({
    name: 'serviceStations.save',
    permission: 'community.write',
    summary: 'Opens a station or changes one; refused when one of its activities would lie outside of its days.',
    input: z.strictObject({
      id: recordId.optional(),
      expectedRevision: expectedRevision.optional(),
      fields: stationFields,
    }),
    output: saved,
  }),
  defineCommand({
    name: 'serviceStations.close',
    permission: 'community.write',
    summary: 'Closes a station on its last day, or opens a closed one again, with a reason that stays in its history.',
    input: z.strictObject({
      id: recordId,
      expectedRevision,
      /** Null opens it again. */
      closedOn: dateText.nullable(),
      reason: text(2, 500),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'serviceStations.void',
    permission: 'community.write',
    summary: 'Voids a station entered by mistake, with a reason; its activities leave every figure.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: saved,
  }),
  defineJob({
    name: 'serviceStations.print',
    permission: 'community.read',
    summary: 'The register of stations as filtered (志愿服务站点登记册), or an empty one to be filled in by hand.',
    input: z.strictObject({ filter: stationFilter.default({}), empty: z.boolean().default(false) }),
    output: z.strictObject({ file: fileOutput, count: z.number().int() }),
  }),
] as const;
