import { agendaProposalFields } from '#shared/features/agendaProposals/agendaProposals.contract.ts';
import { meetingTemplateFields } from '#shared/features/meetingTemplates/meetingTemplates.contract.ts';
import { createRecord } from '../../../db/records.ts';
import type { Write } from '../../../db/write.ts';
import { recordSteps, saveProposal } from '../../agendaProposals/agendaProposals.service.ts';

const AGREED_BY = '分管领导';

const PROPOSALS = [
  {
    title: '审议年度检查结论初步意见',
    proposerUnit: '社会组织管理股',
    proposerName: '张文员',
    minutesPlanned: 20,
    agreed: true,
  },
  {
    title: '研究社区社会组织备案下放街道（乡镇）办理',
    proposerUnit: '基层政权和社区治理股',
    proposerName: '秦岚',
    minutesPlanned: 25,
    agreed: true,
  },
  {
    title: '通报行业协会商会收费自查情况',
    proposerUnit: '社会组织管理股',
    proposerName: '张文员',
    minutesPlanned: 10,
    agreed: false,
  },
] as const;

/** Two templates of meetings that are held often, and items that sections have proposed for the next one. */
export async function storeMeetingConduct(write: Write, leadingGroupId: string): Promise<void> {
  const templates = [
    {
      name: '领导小组季度例会',
      kind: 'leading_group',
      leadingGroupId,
      titlePattern: '{小组}{年}年第{次}次会议',
      openingText: '会议听取了有关工作情况汇报，研究了有关事项。现纪要如下。',
      agendaTitles: ['学习有关文件', '通报上次会议议定事项落实情况', '研究本季度重点工作'],
      outlineText: '总体情况\n 登记管理\n 综合监管\n下步安排',
    },
    {
      name: '局务会',
      kind: 'office',
      titlePattern: '{年}年第{次}次局务会',
      agendaTitles: ['通报重点工作进展', '研究有关事项'],
      attendanceMode: 'last',
    },
  ];
  for (const template of templates)
    await createRecord(write, 'meeting_template', meetingTemplateFields.parse(template));
  for (const { agreed, ...proposal } of PROPOSALS) {
    const fields = agendaProposalFields.parse({ ...proposal, leadingGroupId });
    const { id } = await saveProposal(write, { fields });
    if (agreed) await recordSteps(write, { ids: [id], step: 'agreed', personName: AGREED_BY, remark: null });
  }
}
