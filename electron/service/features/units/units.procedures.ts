import type { Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { endUnit, mergeUnit, renameUnit } from './units.change.ts';
import { unitListDocument } from './units.document.ts';
import { filteredUnits, unitDetails, unitNames, unrecordedNames } from './units.list.ts';
import { saveUnit, takeOverNames, voidUnit } from './units.save.ts';
import { undoUnitChange } from './units.undo.ts';

export const unitsHandlers = {
  'units.list': async ({ db }, { filter, offset, limit }) => {
    const rows = await filteredUnits(db, filter);
    return { total: rows.length, rows: rows.slice(offset, offset + limit) };
  },
  'units.get': ({ db }, { id }) => unitDetails(db, id),
  'units.names': ({ db }) => unitNames(db),
  'units.unrecorded': async ({ db }) => ({ names: await unrecordedNames(db) }),
  'units.takeOver': ({ write }, { names }) => takeOverNames(write, names),
  'units.save': ({ write }, input) => saveUnit(write, input),
  'units.rename': ({ write }, input) => renameUnit(write, input),
  'units.merge': ({ write }, input) => mergeUnit(write, input),
  'units.end': ({ write }, input) => endUnit(write, input),
  'units.undo': ({ write }, input) => undoUnitChange(write, input),
  'units.void': ({ write }, input) => voidUnit(write, input),
  'units.print': async (context, { filter }) => {
    const { db, session } = context.open();
    const office = await localOffice(db, session.officeId);
    const rows = await filteredUnits(db, filter);
    return handOutSheet(context, unitListDocument({ officeName: office.name, printedOn: context.today, rows }));
  },
} satisfies Handlers<NamesOf<'units'>>;
