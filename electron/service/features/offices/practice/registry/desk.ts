import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import type { CommandContext, QueryContext } from '../../../../context.ts';
import { findRecord } from '../../../../db/records.ts';
import type { PracticeOrganization } from '../record.ts';
import type { WorkdayAgo } from '../workdays.ts';

/** The county as it was stored: its organizations and their ids by name. */
export type StoredCounty = {
  readonly organizations: readonly PracticeOrganization[];
  readonly ids: ReadonlyMap<string, string>;
  readonly workdayAgo: WorkdayAgo;
};

/** What is at hand while records are entered as a clerk would. */
export type Desk = StoredCounty & {
  readonly command: CommandContext;
  /** What reads see within the open transaction. */
  readonly query: QueryContext;
  /** A day to come. */
  ahead(days: number): string;
  /** An organization of the plan with its id. @throws AppError `not_found` */
  organization(name: string): PracticeOrganization & { readonly id: string };
  /** The revision that a form would show now. */
  revisionOf(id: string): Promise<number>;
};

export function deskOf(county: StoredCounty, command: CommandContext): Desk {
  const { today, write } = command;
  const byName = new Map(county.organizations.map((one) => [one.fields.name, one]));
  return {
    ...county,
    command,
    query: { ...command, db: write.trx },
    ahead: (days) => addDays(today, days),
    organization: (name) => {
      const [found, id] = [byName.get(name), county.ids.get(name)];
      if (found === undefined || id === undefined) throw new AppError('not_found');
      return { ...found, id };
    },
    revisionOf: async (id) => (await findRecord(write.trx, 'organization', id))?.revision ?? -1,
  };
}

/** Fields as the dispatcher would hand them over: defaults filled in, texts cleaned. */
export function filled<Schema extends z.ZodType>(schema: Schema, fields: z.input<Schema>): z.output<Schema> {
  return schema.parse(fields);
}

/** Organizations with a part in what is entered; the plan has them whatever the day. */
export const HUB = '青禾县社会组织联合会';
export const CHARITY = '青禾县慈善总会';
export const VOLUNTEERS = '青禾县志愿者联合会';
export const ENTREPRENEURS = '青禾县企业家联合会';
export const WOMEN = '青禾县女企业家协会';
export const CALLIGRAPHERS = '青禾县书法家协会';
export const ELDERS_SPORT = '青禾县老年人体育协会';
export const ENVIRONMENT = '青禾县环境保护志愿者协会';
export const DECORATORS = '青禾县装饰装修行业协会';
export const HOTELS = '青禾县酒店民宿商会';
export const BADMINTON = '青禾县羽毛球协会';
export const STONE_BRIDGE = '青禾县石桥商会';
export const REVOKED_SCHOOL = '青禾县清泉明德幼儿园';
