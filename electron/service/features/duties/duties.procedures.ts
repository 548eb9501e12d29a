import { AppError } from '#shared/contract/errors.ts';
import { checkAssignment } from '#shared/features/duties/duties.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { findRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { refuseSilentRename } from '../units/units.save.ts';
import { assignmentsAt, hasUnitNamed, listGroups, listMembers, listUnits, termsOfGroup } from './duties.repository.ts';

export const dutiesHandlers = {
  'duties.overview': async ({ db, today }, { at = today }) => ({
    at,
    groups: await listGroups(db),
    members: await listMembers(db),
    units: await listUnits(db),
    assignments: await assignmentsAt(db, at),
  }),
  'duties.saveGroup': async ({ write, session }, { fields, ...target }) => {
    if (fields.dissolvedOn !== null && fields.dissolvedOn < fields.establishedOn) {
      refuseIssues([{ field: 'dissolvedOn', code: 'date_order' }]);
    }
    return saveRecord(write, 'leading_group', target, { ...fields, officeId: session.officeId });
  },
  'duties.saveMember': async ({ write }, { fields, ...target }) => {
    refuseIssues(await missingReference(write, 'office', 'officeId', fields.officeId));
    return saveRecord(write, 'member', target, fields);
  },
  'duties.saveAssignment': async ({ write }, { fields, ...target }) => {
    const others = await termsOfGroup(write.trx, fields.leadingGroupId);
    refuseIssues([
      ...(await missingReference(write, 'leading_group', 'leadingGroupId', fields.leadingGroupId)),
      ...(await missingReference(write, 'member', 'memberId', fields.memberId)),
      ...checkAssignment({ ...fields, id: target.id }, others),
    ]);
    return saveRecord(write, 'duty_assignment', target, fields, { effectiveOn: fields.startOn });
  },
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
} satisfies Handlers<NamesOf<'duties'>>;

/** A reference must lead to a record that is not voided. */
async function missingReference(
  write: Write,
  collection: 'office' | 'leading_group' | 'member',
  field: string,
  id: string | null,
): Promise<FieldIssue[]> {
  if (id === null) return [];
  const found = await findRecord(write.trx, collection, id);
  return found && found.recordState !== 'voided' ? [] : [{ field, code: 'not_found' }];
}
