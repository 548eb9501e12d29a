import type { Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { readCalendarFile } from './calendarFile.ts';
import {
  heldEditions,
  previewEdition,
  previewRevert,
  revertEdition,
  saveEdition,
  standing,
  yearOf,
} from './editions.ts';
import { yearSheet } from './workingCalendars.document.ts';

/** Largest file of a year's calendar, in bytes: some dozens of days. */
const MOST_FILE_BYTES = 1_048_576;

export const workingCalendarsHandlers = {
  'workingCalendars.standing': async (context) => standing(context),
  'workingCalendars.year': (context, { year }) => yearOf(context, year),
  'workingCalendars.readFile': async ({ runtime }, { file }) => {
    const { name, bytes } = runtime.files.readIn(file, MOST_FILE_BYTES);
    return { edition: readCalendarFile(bytes), fileName: name };
  },
  'workingCalendars.preview': (context, input) => previewEdition(context, input),
  'workingCalendars.previewRevert': (context, input) => previewRevert(context, input),
  'workingCalendars.save': (context, input) => saveEdition(context, input),
  'workingCalendars.revert': (context, input) => revertEdition(context, input),
  'workingCalendars.print': async (context, { year }) => {
    const { db, session } = context.open();
    const { name } = await localOffice(db, session.officeId);
    const held = heldEditions(context).get(year);
    return handOutSheet(
      context,
      yearSheet({ officeName: name, year, printedOn: context.today, edition: held?.edition ?? null }),
    );
  },
} satisfies Handlers<NamesOf<'workingCalendars'>>;
