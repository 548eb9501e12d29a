import { AppError } from '#shared/contract/errors.ts';
import { documentNumberText, usualClasses } from '#shared/features/documentNumbers/documentNumbers.rules.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { dropNumber } from '../officialDocuments/officialDocuments.number.ts';
import { numberRegisterDocument } from './documentNumbers.document.ts';
import { listNumbers, nextSeq, numberById, usedClasses } from './documentNumbers.repository.ts';
import { issueNumber, reserveNumber } from './documentNumbers.write.ts';

export const documentNumbersHandlers = {
  'documentNumbers.list': async ({ db }, input) => listNumbers(db, input),
  'documentNumbers.classes': async ({ db, session, today }) => {
    const year = Number(today.slice(0, 4));
    const { documentPrefix } = await localOffice(db, session.officeId);
    const { classes, years } = await usedClasses(db, year);
    const names = [...new Set([...usualClasses(documentPrefix), ...classes.keys()])];
    const rows = names.map(async (classCode) => ({
      classCode,
      next: documentNumberText(classCode, year, await nextSeq(db, classCode, year)),
      used: classes.get(classCode) ?? 0,
    }));
    return { classes: await Promise.all(rows), years: [...new Set([year, ...years])].sort((a, b) => b - a) };
  },
  'documentNumbers.reserve': async ({ write }, input) => reserveNumber(write, { ...input, documentId: null }),
  'documentNumbers.markIssued': async ({ write }, { id, expectedRevision, issuedOn, title }) => {
    const number = await numberById(write.trx, id);
    if (number.revision !== expectedRevision) throw new AppError('conflict', { record: number });
    // A document of the program marks its number itself when it is issued.
    if (number.documentId !== null) refuseIssues([{ field: 'documentId', code: 'number_of_document' }]);
    return issueNumber(write, number, expectedRevision, { issuedOn, title });
  },
  'documentNumbers.void': async ({ write }, { id, expectedRevision, reason }) =>
    dropNumber(write, id, expectedRevision, reason),
  'documentNumbers.print': async (context, { classCode, year }) => {
    const { db, session } = context.open();
    const office = await localOffice(db, session.officeId);
    const { rows } = await listNumbers(db, { classCode, year, offset: 0, limit: -1 });
    const sheet = numberRegisterDocument({ officeName: office.name, classCode, year, printedOn: context.today, rows });
    return handOutSheet(context, sheet);
  },
} satisfies Handlers<NamesOf<'documentNumbers'>>;
