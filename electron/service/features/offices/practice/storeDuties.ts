import { addDays } from '#shared/lib/workingDays.ts';
import type { CommandContext } from '../../../context.ts';
import { dutiesHandlers } from '../../duties/duties.procedures.ts';
import { DUTY_ITEMS, dutiesOf, postDutyOf } from './dutyItems.ts';
import { GROUP_MEMBERS, GROUP_NAME } from './people.ts';
import { SECTIONS, TOWNSHIPS } from './places.ts';

const DUTIES = [
  '贯彻落实上级关于社会组织工作的部署，研究制定全县社会组织管理工作措施；',
  '统筹协调登记管理机关、业务主管单位和有关部门的监督管理工作；',
  '研究解决社会组织改革发展和综合监管中的重大问题；',
  '督促检查各成员单位职责任务落实情况。',
].join('\n');

/** Units of the office, the leading group, its members and their dated assignments, through the rules of the duties. */
export async function storeDuties(
  context: CommandContext,
  dates: { readonly establishedOn: string; readonly regroupedOn: string },
): Promise<{ readonly leadingGroupId: string; readonly memberIds: ReadonlyMap<string, string> }> {
  const { establishedOn, regroupedOn } = dates;
  const unit = (name: string, shortName: string, level: 'section' | 'township', workPhone: string | null) =>
    dutiesHandlers['duties.saveUnit'](context, { fields: { name, shortName, level, workPhone } });
  for (const { name, shortName, phone } of SECTIONS) await unit(name, shortName, 'section', `0500-622${phone}`);
  for (const [index, { name, short }] of TOWNSHIPS.entries())
    await unit(name, short, 'township', `0500-624${String(index + 1).padStart(2, '0')}01`);

  const documentNo = `青政办〔${establishedOn.slice(0, 4)}〕12号`;
  const { id: leadingGroupId } = await dutiesHandlers['duties.saveGroup'](context, {
    fields: {
      ...{ name: GROUP_NAME, establishedOn, documentNo, dutiesText: DUTIES },
      ...{ officeLocation: '县民政局社会组织管理股', dissolvedOn: null, shortName: null, quorum: 'majority' as const },
    },
  });
  const itemIds: string[] = [];
  for (const [seq, item] of DUTY_ITEMS.entries()) {
    const fields = { ...item, leadingGroupId, seq: seq + 1, startOn: establishedOn, endOn: null };
    itemIds.push((await dutiesHandlers['duties.saveItem'](context, { fields })).id);
  }
  const regroupedNo = `青政办〔${regroupedOn.slice(0, 4)}〕27号`;
  const memberIds = new Map<string, string>();
  for (const [seq, member] of GROUP_MEMBERS.entries()) {
    const { name, unit: unitName, post, phone: workPhone, role, scope: scopeText, sections } = member;
    const fields = { name, officeId: null, unitName, post, workPhone, workEmail: null, active: member.former !== true };
    const { id: memberId } = await dutiesHandlers['duties.saveMember'](context, { fields });
    memberIds.set(name, memberId);
    await dutiesHandlers['duties.saveAssignment'](context, {
      fields: {
        ...{ leadingGroupId, memberId, role, seq: seq + 1, joint: false, scopeText, sectionNames: [...sections] },
        dutyIds: dutiesOf(member).flatMap((index) => itemIds[index] ?? []),
        postDutyText: postDutyOf(member),
        basisDocumentNo: member.joined ? regroupedNo : documentNo,
        startOn: member.joined ? regroupedOn : establishedOn,
        endOn: member.former ? addDays(regroupedOn, -1) : null,
      },
    });
  }
  return { leadingGroupId, memberIds };
}
