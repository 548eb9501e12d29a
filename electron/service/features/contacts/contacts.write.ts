import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import {
  type ContactLine,
  type ContactStep,
  contactSteps,
  liaisonChangeIssues,
} from '#shared/features/contacts/contacts.rules.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { message } from '#shared/text/index.ts';
import { createRecord, findRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { listParts } from '../organizations/parts.ts';
import { CONTACTS } from './contacts.parts.ts';

/**
 * Brings the contacts of an organization to the lines of its form (`contactSteps`): a liaison who is followed by another is ended.
 * @throws AppError `not_found` (a line of another organization), `rule_broken` (a contact that ends before it begins)
 */
export async function saveContactLines(
  write: Write,
  organizationId: string,
  lines: readonly ContactLine[],
): Promise<void> {
  const wrong = lines.some(({ validFrom, validTo }) => validTo !== null && validTo < (validFrom ?? ''));
  refuseIssues(wrong ? [{ field: 'contacts', code: 'contact_order' }] : []);
  const { rows } = await listParts(write.trx, CONTACTS, { organizationId });
  const stored = rows.map(({ id, fields }) => ({ id, ...fields })).reverse();
  const steps = contactSteps(stored, lines, write.today, () => {
    throw new AppError('not_found');
  });
  for (const step of steps) await take(write, organizationId, step);
}

async function take(write: Write, organizationId: string, step: ContactStep): Promise<void> {
  switch (step.step) {
    case 'create':
      await createRecord(write, 'organization_contact', { organizationId, ...step.fields });
      return;
    case 'update':
      await updateRecord(write, 'organization_contact', step.id, undefined, step.fields);
      return;
    case 'end':
      await updateRecord(
        write,
        'organization_contact',
        step.id,
        undefined,
        { validTo: step.validTo },
        { effectiveOn: step.on },
      );
      return;
    case 'void': {
      const reason = step.because === 'removed' ? 'importReport.removedFromForm' : 'contacts.replacedSameDay';
      await voidRecord(write, 'organization_contact', step.id, undefined, message('zh-CN', reason));
    }
  }
}

/**
 * Ends a liaison the day before the change and begins the next one, in one transaction (domain.md §3.3).
 * @throws AppError `not_found`; `conflict` with the present record; `rule_broken`; nothing is written then
 */
export async function changeLiaison(
  write: Write,
  input: HandlerInput<'contacts.changeLiaison'>,
): Promise<{ id: string; revision: number }> {
  const { id, expectedRevision, reason, ...change } = input;
  const record = await requirePresent(write, 'organization_contact', id);
  if (record.revision !== expectedRevision) throw new AppError('conflict', { record });
  const organizationId = String(record.organizationId);
  const organization = await findRecord(write.trx, 'organization', organizationId);
  if (organization?.recordState === 'voided') refuseIssues([{ field: 'organizationId', code: 'organization_voided' }]);
  const { rows } = await listParts(write.trx, CONTACTS, { organizationId });
  const former = rows.find((row) => row.id === id);
  if (former === undefined) throw new AppError('not_found');
  refuseIssues(liaisonChangeIssues(former.fields, change, write.today));
  const options = { effectiveOn: change.changedOn, ...(reason ? { reason } : {}) };
  const end = { validTo: addDays(change.changedOn, -1) };
  await updateRecord(write, 'organization_contact', id, expectedRevision, end, options);
  const successor = {
    organizationId,
    name: change.successorName,
    post: change.successorPost,
    role: 'liaison',
    workPhone: change.successorPhone,
    workEmail: change.successorEmail,
    validFrom: change.changedOn,
    validTo: null,
  };
  return { id: await createRecord(write, 'organization_contact', successor, options), revision: 1 };
}
