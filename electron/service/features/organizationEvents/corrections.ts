import type { RegisteredItem } from '#shared/features/organizationEvents/organizationEvents.lists.ts';
import { changeHolding } from '#shared/features/organizations/asAt.rules.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import type { Fields } from '../../db/collections.ts';
import { type StoredRecord, updateRecord } from '../../db/records.ts';
import type { Write } from '../../db/write.ts';
import { historiesOf } from '../organizations/organizations.asAt.repository.ts';
import { eventItems, withNameKeys } from './eventItems.ts';
import { lifeCycleOf } from './lifeCycle.ts';

const DERIVED_OF_NAME = ['nameKey', 'sortKey', 'initials'] as const;

/**
 * Corrects errors of entry: no event, the history keeps who, when and why. A correction holds from the day on which the wrong value
 * was said to hold, and the event that said it says the right one.
 */
export async function correctItems(
  write: Write,
  present: StoredRecord,
  fields: Fields,
  correction: { readonly items: readonly RegisteredItem[]; readonly reason: string; readonly expected: number },
): Promise<void> {
  const { items, reason, expected } = correction;
  const action = 'organization.correct';
  const apart: ReadonlySet<string> = new Set([...items, ...(items.includes('name') ? DERIVED_OF_NAME : [])]);
  const others = Object.fromEntries(Object.entries(fields).filter(([field]) => !apart.has(field)));
  await updateRecord(write, 'organization', present.id, expected, others, { reason, action });
  const history = (await historiesOf(write.trx, [present.id])).get(present.id) ?? [];
  const { events, foundedOn } = await lifeCycleOf(write.trx, present);
  for (const item of items) {
    const effectiveOn = changeHolding(history, item, write.today)?.day ?? foundedOn;
    const patch = withNameKeys({ [item]: fields[item] ?? null });
    const options = { action, reason, effectiveOn };
    await updateRecord(write, 'organization', present.id, undefined, patch, options);
    const last = events.findLast(({ record }) => eventItems(record).some(({ field }) => field === item));
    if (last === undefined) continue;
    const corrected = eventItems(last.record).map((one) =>
      one.field === item && canonicalJson(one.after) === canonicalJson(present[item] ?? null)
        ? { ...one, after: fields[item] ?? null }
        : one,
    );
    await updateRecord(write, 'organization_event', last.id, undefined, { items: corrected }, { action, reason });
  }
}
