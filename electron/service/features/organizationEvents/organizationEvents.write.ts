import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import {
  checkDetails,
  DETAILS_OF,
  dateRefusal,
  type EventDetails,
  FOUNDING_KINDS,
  isOneOf,
  kindRefusal,
  REGISTERED_ITEMS,
  type RecordedKind,
  voidRefusal,
} from '#shared/features/organizationEvents/organizationEvents.rules.ts';
import { checkOrganization } from '#shared/features/organizations/organizations.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { messageIfKnown } from '#shared/text/index.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import type { Fields } from '../../db/collections.ts';
import { createRecord, findRecord, type StoredRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import type { Divisions } from '../../divisions.ts';
import { childrenOf } from '../organizations/organizations.repository.ts';
import { type EventItem, eventItems } from './eventItems.ts';
import { holdFrom } from './itemTimes.ts';
import { followEvents, lifeCycleOf, type StoredEvent } from './lifeCycle.ts';
import { inWords } from './refusals.ts';

type Saved = { readonly id: string; readonly revision: number };

/**
 * Enters an event that is no change of items. Status and credit flag follow it.
 * @returns id of the event, present revision of the organization
 * @throws AppError `not_found`; `conflict` with the present record when it moved on or is voided; `rule_broken` with every issue
 */
export async function recordEvent(
  write: Write,
  { organizationId, expectedRevision, kind, ...details }: HandlerInput<'organizationEvents.record'>,
  divisions: Divisions,
): Promise<Saved> {
  const organization = await requirePresent(write, 'organization', organizationId);
  if (organization.revision !== expectedRevision) throw new AppError('conflict', { record: organization });
  const life = await lifeCycleOf(write.trx, organization);
  const refused = kindRefusal(life, kind);
  if (refused) refuseIssues([{ field: 'kind', ...inWords(refused) }]);
  const late = dateRefusal(life, kind, details.effectiveOn, write.today);
  const issues: FieldIssue[] = [
    ...(late ? [{ field: 'effectiveOn', ...inWords(late) }] : []),
    ...checkDetails(kind, details, write.today),
  ];
  if (isOneOf(FOUNDING_KINDS, kind)) {
    issues.push(
      ...(await incomplete(write, { ...organization, ...foundingDay(kind, details.effectiveOn) }, divisions)),
    );
  }
  refuseIssues(issues);

  const { effectiveOn } = details;
  const reason = details.reason ?? '';
  if (isOneOf(FOUNDING_KINDS, kind)) {
    const options = { action: 'organization.establish', recordState: 'final', effectiveOn, reason } as const;
    const patch = foundingDay(kind, effectiveOn);
    await updateRecord(write, 'organization', organizationId, expectedRevision, patch, options);
  }
  const fields = { organizationId, kind, items: [], note: null, ...detailsOf(kind, details) };
  const id = await createRecord(write, 'organization_event', fields, { effectiveOn, reason });
  const revision = await followEvents(write, organizationId, { effectiveOn, reason });
  return { id, revision };
}

/** Only what belongs to the kind is kept. */
function detailsOf(kind: RecordedKind, details: EventDetails): Fields {
  const { fields } = DETAILS_OF[kind];
  return Object.fromEntries(fields.map((field) => [field, details[field]]));
}

function foundingDay(kind: (typeof FOUNDING_KINDS)[number], day: string): Fields {
  return kind === 'filed'
    ? { filedOn: day, filedOnPrecision: 'day' }
    : { establishedOn: day, establishedOnPrecision: 'day' };
}

/** A preparing organization becomes one of the registry only with everything that the registry asks of its type (R1). */
async function incomplete(write: Write, record: Fields & { id: string }, divisions: Divisions): Promise<FieldIssue[]> {
  const contacts = await childrenOf(write.trx, 'organization_contact', record.id);
  const { errors } = checkOrganization({ ...record, contacts }, { isCurrentDivision: divisions.isKnownDivision });
  if (errors.length === 0) return [];
  const names = errors.map(({ field }) => messageIfKnown('zh-CN', `organizationFields.${field}`) ?? field);
  return [{ field: 'kind', code: 'event_incomplete', params: { names: [...new Set(names)].join('、') } }];
}

/**
 * Voids an event: its items go back to what they were before, status and lists become what they are without it. What was entered upon
 * it must be voided first.
 * @returns id and revision of the event
 * @throws AppError `not_found`; `conflict` with the present event; `rule_broken`
 */
export async function voidEvent(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'organizationEvents.void'>,
): Promise<Saved> {
  const event = await requirePresent(write, 'organization_event', id);
  if (event.revision !== expectedRevision) throw new AppError('conflict', { record: event });
  const organizationId = String(event.organizationId);
  const organization = await findRecord(write.trx, 'organization', organizationId);
  if (!organization) throw new AppError('not_found');
  if (organization.recordState === 'voided') refuseIssues([{ field: 'id', code: 'event_voided' }]);
  const life = await lifeCycleOf(write.trx, organization);
  const refused = voidRefusal(life, { id, kind: String(event.kind), effectiveOn: String(event.effectiveOn) });
  if (refused) refuseIssues([{ field: 'id', ...inWords(refused) }]);
  const own = life.events.findIndex((one) => one.id === id);
  refuseIssues(laterItems(event, life.events.slice(own + 1)));

  const voided = await voidRecord(write, 'organization_event', id, expectedRevision, reason);
  const effectiveOn = String(event.effectiveOn);
  for (const { field, before, after } of itemsToSetBack(organization, event)) {
    const change = { item: field, value: before, present: after };
    await holdFrom(write, organizationId, { ...change, day: effectiveOn, reason, written: false });
  }
  await followEvents(write, organizationId, { effectiveOn, reason });
  return voided;
}

/** A later event began from what this one made of an item: it must be voided first. */
function laterItems(event: StoredRecord, later: readonly StoredEvent[]): FieldIssue[] {
  const fields = new Set(eventItems(event).map(({ field }) => field));
  const [next] = later.filter(({ record }) => eventItems(record).some(({ field }) => fields.has(field)));
  if (next === undefined) return [];
  const refusal = { code: 'event_needed', params: { date: next.effectiveOn, kind: next.kind } };
  return [{ field: 'id', ...inWords(refusal) }];
}

/** The items as they were before, where they still are what the event made of them. */
function itemsToSetBack(organization: StoredRecord, event: StoredRecord): EventItem[] {
  const registered: readonly string[] = REGISTERED_ITEMS;
  return eventItems(event).filter(
    ({ field, after }) =>
      registered.includes(field) && canonicalJson(organization[field] ?? null) === canonicalJson(after),
  );
}
