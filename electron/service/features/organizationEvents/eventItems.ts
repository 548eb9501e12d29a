import { z } from 'zod';
import { nameKey } from '#shared/lib/nameKey.ts';
import type { Fields } from '../../db/collections.ts';
import type { StoredRecord } from '../../db/records.ts';
import { pinyinKeys } from '../organizations/pinyinKeys.ts';

const itemsSchema = z.array(z.object({ field: z.string(), before: z.json(), after: z.json() }));

/** One registered item as an event keeps it. */
export type EventItem = z.output<typeof itemsSchema>[number];

/** The items of a stored event. */
export function eventItems(event: StoredRecord): EventItem[] {
  return itemsSchema.parse(event.items);
}

/** The keys that follow from a name go with it. */
export function withNameKeys(fields: Fields): Fields {
  const { name } = fields;
  return typeof name === 'string' ? { ...fields, nameKey: nameKey(name), ...pinyinKeys(name) } : fields;
}
