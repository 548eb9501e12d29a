import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import {
  EVENT_KINDS,
  offerRefusal,
  onListSince,
  twoYearsOn,
} from '#shared/features/organizationEvents/organizationEvents.rules.ts';
import { fieldsAsAt } from '#shared/features/organizations/asAt.rules.ts';
import { organization as organizationSchema } from '#shared/features/organizations/organizations.contract.ts';
import { officeCalendar } from '../../calendars.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { loadDivisions } from '../../divisions.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { historiesOf } from '../organizations/organizations.asAt.repository.ts';
import { changeSheetDocument } from './changeSheet.document.ts';
import { lifeCycleOf } from './lifeCycle.ts';
import { openBeforeEnding } from './openBeforeEnding.ts';
import { eventRow, eventsPage } from './organizationEvents.page.ts';
import { recordEvent, voidEvent } from './organizationEvents.write.ts';
import { inWords } from './refusals.ts';

export const organizationEventsHandlers = {
  'organizationEvents.allowed': ({ db }, { organizationId }) => allowedEvents(db, organizationId),
  'organizationEvents.list': ({ db, runtime }, input) => eventsPage(db, officeCalendar(runtime), input),
  'organizationEvents.get': ({ db, runtime }, { id }) => eventRow(db, officeCalendar(runtime), id),
  'organizationEvents.record': ({ write, runtime }, input) =>
    recordEvent(write, input, loadDivisions(runtime.options.resourcesDirectory)),
  'organizationEvents.void': ({ write }, input) => voidEvent(write, input),
  'organizationEvents.sheet': async (context, { id }) => {
    const { db, session } = context.open();
    const office = await localOffice(db, session.officeId);
    const event = await eventRow(db, officeCalendar(context.runtime), id);
    const organization = await findRecord(db, 'organization', event.organizationId);
    if (!organization) throw new AppError('not_found');
    const history = (await historiesOf(db, [organization.id])).get(organization.id) ?? [];
    const { name } = fieldsAsAt(organization, history, event.effectiveOn);
    const printed = { office: office.name, date: context.today };
    return handOutSheet(context, changeSheetDocument(event, { ...organization, name }, printed));
  },
} satisfies Handlers<NamesOf<'organizationEvents'>>;

/** What may be entered now, and why the rest may not. @throws AppError `not_found` */
async function allowedEvents(
  db: Kysely<Schema>,
  organizationId: string,
): Promise<CallOutput<'organizationEvents.allowed'>> {
  const record = await findRecord(db, 'organization', organizationId);
  if (!record) throw new AppError('not_found');
  const life = await lifeCycleOf(db, record);
  const preparing = record.recordState === 'draft';
  const abnormalSince = onListSince(life.events, 'list_abnormal');
  return {
    revision: record.revision,
    preparing,
    status: organizationSchema.shape.status.parse(record.status),
    creditFlag: organizationSchema.shape.creditFlag.parse(record.creditFlag),
    foundedOn: preparing ? null : life.foundedOn,
    acts: EVENT_KINDS.map((kind) => {
      const refused = offerRefusal(life, kind);
      return { kind, refused: refused && inWords(refused) };
    }),
    open: await openBeforeEnding(db, organizationId),
    abnormalSince,
    abnormalTwoYearsOn: abnormalSince === null ? null : twoYearsOn(abnormalSince),
    seriousSince: onListSince(life.events, 'list_serious'),
  };
}
