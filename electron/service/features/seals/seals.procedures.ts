import type { Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { createRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { readBlob } from '../../files/blobs.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { sealRegisterDocument } from './seals.document.ts';
import { listSeals, listUses, sealById, usesOfYear } from './seals.repository.ts';
import { saveSeal } from './seals.save.ts';

export const sealsHandlers = {
  'seals.list': async ({ db }) => {
    const seals = await listSeals(db);
    return { seals: seals.map(({ sha256: _sha256, recordState: _state, ...seal }) => seal) };
  },
  'seals.save': async (context, input) => saveSeal(context, input),
  'seals.picture': async ({ open, runtime }, { id }) => {
    const { db, session } = open();
    const { name, sha256, mediaType } = await sealById(db, id);
    const ending = mediaType === 'image/png' ? 'png' : 'svg';
    return { file: runtime.files.handOut(`${name}.${ending}`, mediaType, await readBlob(session.store, sha256)) };
  },
  'seals.uses': async ({ db }, input) => listUses(db, input),
  'seals.recordUse': async ({ write }, fields) => {
    if (fields.usedOn > write.today) refuseIssues([{ field: 'usedOn', code: 'date_in_future' }]);
    const id = await createRecord(write, 'seal_use', { ...fields, documentId: null }, { action: 'sealUse.create' });
    return { id, revision: 1 };
  },
  'seals.voidUse': async ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'seal_use', id, expectedRevision, reason),
  'seals.printUses': async (context, { year }) => {
    const { db, session } = context.open();
    const office = await localOffice(db, session.officeId);
    const rows = await usesOfYear(db, year);
    const sheet = sealRegisterDocument({ officeName: office.name, year, printedOn: context.today, rows });
    return handOutSheet(context, sheet);
  },
} satisfies Handlers<NamesOf<'seals'>>;
