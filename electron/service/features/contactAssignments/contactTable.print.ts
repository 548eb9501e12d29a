import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { JobContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { contactTableDocument } from './contactTable.document.ts';
import { contactPage } from './cover.repository.ts';
import { townshipCoverAt } from './cover.ts';
import { overviewAt } from './overview.ts';

/** Organizations that a printed table names at most. */
const MOST_PRINTED = 100_000;

/** Prints the contact table as at a day. @throws AppError `not_found` for a member without anything on that day, `cancelled` */
export async function printContactTable(
  context: JobContext,
  { at = context.today, memberId }: HandlerInput<'contactAssignments.print'>,
): Promise<CallOutput<'contactAssignments.print'>> {
  const { db, session } = context.open();
  const day = { at, today: context.today };
  const overview = await overviewAt(db, day);
  if (memberId !== undefined && !overview.members.some((member) => member.memberId === memberId)) {
    throw new AppError('not_found');
  }
  const filter = { ...(memberId === undefined ? {} : { holder: memberId }), offset: 0, limit: MOST_PRINTED };
  const { rows } = await contactPage(db, day, await townshipCoverAt(db, at), filter);
  const { name: officeName } = await localOffice(db, session.officeId);
  const table = { officeName, printedOn: context.today, overview, memberId, rows };
  return { ...(await handOutSheet(context, contactTableDocument(table))), count: rows.length };
}
