import { AppError } from '#shared/contract/errors.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import { refuseSilentRename } from '../units/units.save.ts';
import { hasUnitNamed } from './duties.repository.ts';
import { dutyOverview, dutySuccession } from './duties.service.ts';
import { changeAssignment, replaceHolder, saveAssignment, saveItem, saveMember } from './duties.write.ts';
import { dutyPrintHandlers } from './dutyPrints.ts';

export const dutiesHandlers = {
  'duties.overview': async ({ db, today }, { at = today }) => dutyOverview(db, at, today),
  'duties.succession': async ({ db, today }, { at = today, ...asked }) => dutySuccession(db, { ...asked, at }),
  'duties.saveGroup': async ({ write, session }, { fields, ...target }) => {
    if (fields.dissolvedOn !== null && fields.dissolvedOn < fields.establishedOn) {
      refuseIssues([{ field: 'dissolvedOn', code: 'date_order' }]);
    }
    return saveRecord(write, 'leading_group', target, { ...fields, officeId: session.officeId });
  },
  'duties.saveMember': async ({ write }, input) => saveMember(write, input),
  'duties.saveAssignment': async ({ write }, { fields, from, id, expectedRevision }) =>
    id === undefined || from == null
      ? saveAssignment(write, { id, expectedRevision }, fields)
      : changeAssignment(write, { id, expectedRevision }, fields, from),
  'duties.saveItem': async ({ write }, input) => saveItem(write, input),
  'duties.replace': async ({ write }, input) => replaceHolder(write, input),
  'duties.void': async ({ write }, { collection, id, expectedRevision, reason }) =>
    voidRecord(write, collection, id, expectedRevision, reason),
  'duties.saveUnit': async ({ write, session }, { fields, ...target }) => {
    if (target.id !== undefined) {
      const present = await requirePresent(write, 'office', target.id);
      // The office itself belongs to the settings and to the system administrator.
      if (present.local === true) throw new AppError('forbidden');
    }
    if (target.id !== undefined) await refuseSilentRename(write, target.id, fields.name);
    if (await hasUnitNamed(write.trx, fields.name, target.id)) throw new AppError('duplicate', { name: fields.name });
    const fixed = {
      local: false,
      parentId: session.officeId,
      divisionCode: null,
      documentPrefix: null,
      address: null,
      settings: {},
    };
    return saveRecord(write, 'office', target, target.id === undefined ? { ...fields, ...fixed } : fields);
  },
  ...dutyPrintHandlers,
} satisfies Handlers<NamesOf<'duties'>>;
