import type { CallInput } from '#shared/contract/list.ts';
import { addUser } from '#tests/features/officialDocuments/sampleDocument.ts';
import { addOrganization } from '#tests/features/units/unitsOffice.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

export type InspectionOffice = Awaited<ReturnType<typeof inspectionOffice>>;
type Fields = CallInput<'inspections.save'>['fields'];

/** An office with three members and an organization, and short ways to plan, fill in and conclude inspections. */
export async function inspectionOffice(now = '2026-03-05T10:00:00+08:00') {
  const office: TestService = await makeService({ now });
  const member = async (name: string, post: string) =>
    (await office.call('duties.saveMember', { fields: { name, post } })).id;
  const members = [await member('王珺', '股长'), await member('李想', '科员'), await member('赵敏', '科员')] as const;
  const organizationId = await addOrganization(office, 1, {});
  const two = [
    { memberId: members[0], name: '王珺', post: '股长' },
    { memberId: members[1], name: '李想', post: '科员' },
  ];
  const fields = (changes: Partial<Fields> = {}): Fields => ({
    ...{ organizationId, planKind: 'routine', target: 'premises', plannedOn: '2026-03-04', heldOn: '2026-03-04' },
    ...{ noticeOn: '2026-03-02', inspectors: two, followUpMemberId: members[0], ...changes },
  });
  const get = (id: string) => office.call('inspections.get', { id });
  const target = async (id: string) => ({ id, expectedRevision: (await get(id)).inspection.revision });
  const plan = async (changes: Partial<Fields> = {}) =>
    (await office.call('inspections.save', { fields: fields(changes) })).id;
  /** Answers every line: `problem` for those whose code ends so, else in order. */
  const answer = async (id: string, problems: readonly string[] = []) => {
    const { checklist } = (await get(id)).inspection;
    const rows = checklist.map((row) => ({
      ...row,
      result: problems.some((code) => row.code.endsWith(code)) ? ('problem' as const) : ('ok' as const),
    }));
    await office.call('inspections.saveChecklist', { ...(await target(id)), rows });
  };
  const finding = async (
    id: string,
    code: string,
    changes: Partial<CallInput<'inspections.saveFinding'>['fields']> = {},
  ) =>
    (
      await office.call('inspections.saveFinding', {
        inspectionId: id,
        fields: {
          ...{ itemCode: `premises.${code}`, foundText: `问题：${code}`, basisText: '《消防法》第十六条' },
          ...{ severity: 'minor', demandText: '限期改正', rectifyDueOn: null, ...changes },
        },
      })
    ).id;
  const findings = async (id: string) => (await get(id)).findings;
  /** Target of the finding as it stands. */
  const of = async (inspectionId: string, findingId: string) => ({
    id: findingId,
    expectedRevision: (await findings(inspectionId)).find((one) => one.id === findingId)?.revision ?? 0,
  });
  /** A final inspection with two problems to be rectified by 2026-04-03. */
  const concluded = async (changes: Partial<Fields> = {}) => {
    const id = await plan(changes);
    await answer(id, ['name_plate', 'seals_kept']);
    const first = await finding(id, 'name_plate');
    const second = await finding(id, 'seals_kept');
    await office.call('inspections.finalize', {
      ...(await target(id)),
      ...{ conclusion: 'rectify', conclusionBasis: '《社会团体登记管理条例》', rectifyDueOn: '2026-04-03' },
    });
    return { id, first, second };
  };
  return { office, members, organizationId, two, fields, get, target, plan, answer, finding, findings, of, concluded };
}

/** A second user who may strike off. */
export const CHECKER = 'shenhe';
export async function addChecker(office: TestService): Promise<void> {
  await addUser(office, CHECKER, '赵审核', ['reviewer']);
}
