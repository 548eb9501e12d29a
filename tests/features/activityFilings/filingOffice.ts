import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { addOrganization, allReceived, caseOf, save } from '#tests/features/materialChecklists/materialOffice.ts';
import type { TestService } from '#tests/support/makeService.ts';

type Fields = CallInput<'activityFilings.register'>['fields'];
export type Filing = CallOutput<'activityFilings.get'>['filing'];

/** A filing with everything that its acceptance needs but plan, material and the unit's decision; all names are made up. */
export function filingFields(organizationId: string, changes: Partial<Fields> = {}): Fields {
  return {
    organizationId,
    ...{ title: '春季园艺展', activityKind: 'exhibition', startAt: '2026-04-20T09:00', endAt: '2026-04-20T17:00' },
    ...{ place: '青云公园', expectedParticipants: 300, venueCapacity: 500, budgetWan: '3.5', fundSource: '会费' },
    ...{ onsiteLeadName: '周启明', onsiteLeadPost: '秘书长', onsiteLeadPhone: '0571-88012345' },
    ...{ receivedOn: '2026-04-01', organizerDecidedOn: null, supervisingUnit: '市园林局' },
    ...{ publicSecurityPermitNo: null, note: null, ...changes },
  };
}

export async function filingOf(office: TestService, id: string): Promise<Filing> {
  return (await office.call('activityFilings.get', { id })).filing;
}

export const target = ({ id, revision }: Pick<Filing, 'id' | 'revision'>) => ({ id, expectedRevision: revision });

export async function register(office: TestService, organizationId: string, changes: Partial<Fields> = {}) {
  const { id } = await office.call('activityFilings.register', { fields: filingFields(organizationId, changes) });
  return filingOf(office, id);
}

/** Attaches a plan and names it. */
export async function withPlan(office: TestService, id: string): Promise<Filing> {
  const source = await office.fileIn('应急预案.pdf', Buffer.from(`%PDF-1.4 ${id}`));
  const plan = await office.call('attachments.add', {
    ...{ ownerType: 'activity_filing', ownerId: id, source, kind: 'other' },
  });
  const filing = await filingOf(office, id);
  await office.call('activityFilings.setPlan', { ...target(filing), attachmentId: plan.id });
  return filingOf(office, id);
}

/** Takes in every required material of its list. */
export async function withMaterials(office: TestService, filing: Filing): Promise<void> {
  const one = await caseOf(office, filing.materialCaseId ?? '');
  const received = { receivedOn: filing.receivedOn };
  const changes = Object.fromEntries(
    one.items.filter(({ requirement }) => requirement === 'required').map(({ key }) => [key, received]),
  );
  await save(office, one, allReceived(one, changes));
}

/** Complete on a day, with plan and material. */
export async function complete(office: TestService, filing: Filing, completeOn: string): Promise<Filing> {
  await withMaterials(office, filing);
  const planned = await withPlan(office, filing.id);
  await office.call('activityFilings.complete', { ...target(planned), completeOn });
  return filingOf(office, filing.id);
}

export async function agreed(office: TestService, filing: Filing, decidedOn: string): Promise<Filing> {
  await office.call('activityFilings.recordUnitDecision', {
    ...target(filing),
    ...{ supervisingUnit: '市园林局', decision: 'approved', decidedOn, documentNo: '云园函〔2026〕12号' },
  });
  return filingOf(office, filing.id);
}

/** Registered, complete, agreed and accepted. */
export async function accepted(
  office: TestService,
  organizationId: string,
  changes: Partial<Fields> = {},
  completeOn = '2026-04-02',
): Promise<Filing> {
  const registered = await register(office, organizationId, changes);
  const ready = await agreed(office, await complete(office, registered, completeOn), completeOn);
  await office.call('activityFilings.decide', {
    ...target(ready),
    result: 'accepted',
    decidedOn: completeOn,
    reason: null,
  });
  return filingOf(office, ready.id);
}

export { addOrganization };
