import type { Kysely } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { extraOf } from '#shared/features/extraFields/extraFields.rules.ts';
import {
  annualReview,
  organization,
  organizationContact,
} from '#shared/features/organizations/organizations.contract.ts';
import { findRecord, type StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { loadDivisions } from '../../divisions.ts';
import type { Runtime } from '../../runtime.ts';
import { userNames } from '../users/users.repository.ts';
import { childrenOf } from './organizations.repository.ts';

const eventItem = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() });

/** Only the fields that a schema knows, as it wants them. */
function shaped<Shape extends z.ZodObject>(schema: Shape, record: Readonly<Record<string, unknown>>): z.output<Shape> {
  return schema.parse(Object.fromEntries(Object.entries(record).filter(([field]) => field in schema.shape)));
}

/** What an answer is made of; records as they were on the day it speaks of. */
type Parts = {
  readonly organization: Readonly<Record<string, unknown>>;
  readonly contacts: readonly Readonly<Record<string, unknown>>[];
  readonly reviews: readonly Readonly<Record<string, unknown>>[];
  readonly events: readonly StoredRecord[];
  /** The day; null: now. */
  readonly asAt: string | null;
};

/** One organization with its contacts, annual reviews and events. @throws AppError `not_found` */
export async function organizationDetails(
  db: Kysely<Schema>,
  runtime: Runtime,
  id: string,
): Promise<CallOutput<'organizations.get'>> {
  const record = await findRecord(db, 'organization', id);
  if (!record) throw new AppError('not_found');
  return detailsAnswer(db, runtime, {
    organization: record,
    contacts: await childrenOf(db, 'organization_contact', id),
    reviews: await childrenOf(db, 'annual_review', id),
    events: await childrenOf(db, 'organization_event', id),
    asAt: null,
  });
}

/** Puts an answer together: names of users and division, newest reviews and events first. */
export async function detailsAnswer(
  db: Kysely<Schema>,
  runtime: Runtime,
  { organization: record, contacts, reviews, events, asAt }: Parts,
): Promise<CallOutput<'organizations.get'>> {
  const names = await userNames(db);
  const code = typeof record.divisionCode === 'string' ? record.divisionCode : '';
  return {
    organization: shaped(organization, { ...record, extra: extraOf(record) }),
    contacts: contacts.map((one) => shaped(organizationContact.extend({ id: z.string() }), one)),
    annualReviews: reviews
      .map((one) => shaped(annualReview.extend({ id: z.string() }), one))
      .sort((left, right) => right.year - left.year),
    events: events
      .map((one) => ({
        id: one.id,
        kind: String(one.kind),
        effectiveOn: String(one.effectiveOn),
        items: z.array(eventItem).parse(one.items),
        documentNo: typeof one.documentNo === 'string' ? one.documentNo : null,
        note: [one.reason, one.note].filter((part) => typeof part === 'string' && part !== '').join('；') || null,
      }))
      .sort((left, right) => right.effectiveOn.localeCompare(left.effectiveOn)),
    divisionName: code ? loadDivisions(runtime.options.resourcesDirectory).divisionPath(code) : null,
    createdByName: names.get(String(record.createdBy)) ?? '',
    updatedByName: names.get(String(record.updatedBy)) ?? '',
    asAt,
  };
}
