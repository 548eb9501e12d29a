import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { officeCalendar } from '../../calendars.ts';
import type { JobContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { dueItemsDocument } from './dueItems.document.ts';
import { dueItems } from './dueItems.ts';

/** Draws the due items that fit the filter. @throws AppError `glyph_missing`, `cancelled` */
export async function printDueItems(
  context: JobContext,
  filter: HandlerInput<'organizations.printDueItems'>,
): Promise<CallOutput<'organizations.printDueItems'>> {
  const { db, session } = context.open();
  const items = await dueItems(db, filter, { today: context.today, calendar: officeCalendar(context.runtime) });
  const office = await localOffice(db, session.officeId);
  const sheet = dueItemsDocument({ officeName: office.name, printedOn: context.today, items });
  return { ...(await handOutSheet(context, sheet)), count: items.length };
}
