import type { Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { listParts, savePart, voidPart } from '../organizations/parts.ts';
import { termsDueDocument } from './terms.document.ts';
import { termsDue, termsDuePage } from './terms.due.ts';
import { listOfficers, TERM_OFFICERS, TERM_POSTPONEMENTS, TERMS } from './terms.parts.ts';
import { isFollowed, partsOfTerm } from './terms.repository.ts';

export const termsHandlers = {
  'terms.list': async ({ db }, input) => listParts(db, TERMS, input),
  'terms.save': async ({ write }, input) => savePart(write, TERMS, input),
  'terms.void': async ({ write }, input) => {
    const voided = await voidPart(write, TERMS, input);
    // A voided term takes its officers and postponements out of every figure (domain.md §2).
    for (const collection of ['term_officer', 'term_postponement'] as const)
      for (const { id } of await partsOfTerm(write.trx, collection, input.id))
        await voidRecord(write, collection, id, undefined, input.reason);
    return voided;
  },
  'terms.due': async ({ db, today }, input) => termsDuePage(db, input, today),
  'terms.printDue': async (context, filter) => {
    const { db, session } = context.open();
    const rows = await termsDue(db, filter, context.today);
    const office = await localOffice(db, session.officeId);
    const list = { officeName: office.name, printedOn: context.today, range: filter.range, rows };
    return { ...(await handOutSheet(context, termsDueDocument(list))), count: rows.length };
  },
  'termOfficers.list': async ({ db }, input) => listOfficers(db, input),
  'termOfficers.save': async ({ write }, input) => savePart(write, TERM_OFFICERS, input),
  'termOfficers.void': async ({ write }, input) => voidPart(write, TERM_OFFICERS, input),
  'termPostponements.list': async ({ db }, input) => listParts(db, TERM_POSTPONEMENTS, input),
  'termPostponements.save': async ({ write }, input) => savePart(write, TERM_POSTPONEMENTS, input),
  'termPostponements.void': async ({ write }, input) => {
    if (await isFollowed(write.trx, input.id)) refuseIssues([{ field: 'newDueOn', code: 'postponement_followed' }]);
    return voidPart(write, TERM_POSTPONEMENTS, input);
  },
} satisfies Handlers<NamesOf<'terms'> | NamesOf<'termOfficers'> | NamesOf<'termPostponements'>>;
