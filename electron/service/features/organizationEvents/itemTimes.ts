import { businessDay, changeHolding, FOLLOWING, type HistoryEntry } from '#shared/features/organizations/asAt.rules.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import type { FieldValue } from '../../db/collections.ts';
import { findRecord, updateRecord } from '../../db/records.ts';
import type { Write } from '../../db/write.ts';
import { historiesOf } from '../organizations/organizations.asAt.repository.ts';
import { eventItems, withNameKeys } from './eventItems.ts';
import { standingEvents } from './organizationEvents.repository.ts';

/**
 * Makes a registered item hold a value from a day on until the next event in effect that changes it. What the history says of days in
 * between comes from events that were voided: it is said anew. The row keeps what holds today.
 * @param written the history says the value of the day itself already
 */
export async function holdFrom(
  write: Write,
  organizationId: string,
  change: {
    readonly item: string;
    readonly value: FieldValue;
    /** What the row held before. */
    readonly present: FieldValue;
    readonly day: string;
    readonly reason: string;
    readonly written: boolean;
  },
): Promise<void> {
  const { item, value, present, day, reason, written } = change;
  const history = (await historiesOf(write.trx, [organizationId])).get(organizationId) ?? [];
  const next = (await standingEvents(write.trx, organizationId)).find(
    (event) => String(event.effectiveOn) > day && eventItems(event).some(({ field }) => field === item),
  );
  const until = next === undefined ? undefined : String(next.effectiveOn);
  const said = daysSaid(history, item).filter((one) => one > day && (until === undefined || one < until));
  const today = until === undefined ? undefined : changeHolding(history, item, write.today);
  const set = (held: FieldValue, effectiveOn: string) =>
    updateRecord(write, 'organization', organizationId, undefined, withNameKeys({ [item]: held }), {
      effectiveOn,
      reason,
    });
  for (const effectiveOn of written ? said : [day, ...said]) {
    const row = await findRecord(write.trx, 'organization', organizationId);
    // The history only keeps what differs from the row.
    if (canonicalJson(row?.[item] ?? null) === canonicalJson(value)) await set(present, effectiveOn);
    await set(value, effectiveOn);
  }
  if (next === undefined) return;
  await set(present, today === undefined || today.day <= day ? String(next.effectiveOn) : today.day);
  const items = eventItems(next).map((one) => (one.field === item ? { ...one, before: value } : one));
  await updateRecord(write, 'organization_event', next.id, undefined, { items });
}

/** The days of which the history says something about a field, ascending, each once. */
function daysSaid(history: readonly HistoryEntry[], field: string): string[] {
  const entries = history.filter(
    ({ revision, action, changes }) => revision > 1 && action !== FOLLOWING && changes[field] !== undefined,
  );
  return [...new Set(entries.map(businessDay))].sort();
}
