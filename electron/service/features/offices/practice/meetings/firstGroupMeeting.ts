import { addDays } from '#shared/lib/workingDays.ts';
import {
  chapter,
  groupAttendance,
  guest,
  inWords,
  type MeetingFacts,
  minutes,
  monthDay,
  type PlannedMeeting,
  paragraph,
  section,
  table,
} from '../meetingPlan.ts';
import { CLERK, GROUP_NAME, SECTION_HEADS, TOWNSHIP_PEOPLE } from '../people.ts';
import { TOWNSHIPS } from '../places.ts';

/** The year's plan of work; everything agreed there has been done since. */
export function firstGroupMeeting(facts: MeetingFacts): PlannedMeeting {
  const { workdayAgo } = facts;
  const date = workdayAgo(292);
  const year = date.slice(0, 4);
  const figures = facts.figures(date);
  const reportBy = addDays(date, 90);
  const checkBy = addDays(date, 120);
  return {
    content: {
      fields: {
        kind: 'leading_group',
        title: `${GROUP_NAME}${year}年第一次会议纪要`,
        leadingGroupId: facts.leadingGroupId,
        startAt: `${date}T09:00`,
        endAt: `${date}T11:20`,
        place: '县政府三号楼二楼会议室',
        chairName: '林国栋',
        recorderName: CLERK.name,
        openingText: `${inWords(date)}，副县长、${GROUP_NAME}组长林国栋主持召开领导小组${year}年第一次会议，听取上一年度社会组织管理工作情况汇报，研究本年度工作要点、年度检查和成员单位职责分工。现将会议议定事项纪要如下：`,
        minutesText: minutes(
          chapter('关于上一年度工作情况'),
          paragraph(
            `会议听取了县民政局局长陈立新所作的工作汇报。会议认为，过去一年各成员单位各司其职、密切配合，社会组织登记管理、党建引领和综合监管取得积极成效。截至会议召开之日，全县在册社会组织${figures.registered}家，其中社会团体${figures.social_group}家、社会服务机构${figures.service_institution}家、基金会${figures.foundation}家；备案社区社会组织${figures.filed}家，在便民服务、公益慈善、矛盾化解等方面发挥了重要作用。`,
          ),
          paragraph(
            '会议指出，对照高质量发展要求，全县社会组织管理工作仍存在一些不足：一是部分社会组织换届不及时、内部治理不规范；二是个别业务主管单位日常指导不够，信息共享不畅；三是备案社区社会组织活动经费不足，作用发挥不均衡。各成员单位要高度重视，采取有力措施加以解决。',
          ),
          chapter('关于本年度工作要点'),
          paragraph(
            `会议审议并原则通过《${year}年全县社会组织管理工作要点》，由县民政局根据会议讨论意见修改完善后，以领导小组名义印发。会议强调，要重点抓好以下工作：`,
          ),
          section('规范登记审批'),
          paragraph(
            '严把成立登记入口关，对名称、宗旨、业务范围、活动资金、发起人资质逐项审核。直接登记事项应书面征求有关行业管理部门意见，有关部门应当在15个工作日内反馈。',
          ),
          section('加强党建引领'),
          paragraph(
            '县委组织部会同县民政局、各业务主管单位，推动党建工作与登记、年检、评估同步开展，对具备条件尚未建立党组织的逐家明确联系人，力争年内应建尽建。',
          ),
          section('强化综合监管'),
          paragraph(
            '按照“谁登记、谁负责，谁主管、谁负责”的原则，健全资金监管、活动监管和信用监管机制。县市场监督管理局、县民政局联合开展行业协会商会收费情况检查，检查比例不低于在册总数的三成。',
          ),
          chapter('关于年度检查工作'),
          paragraph(
            `会议同意县民政局提出的年度检查工作安排。各社会组织应于${monthDay(reportBy)}前报送年检材料，业务主管单位于收到材料后10个工作日内出具初审意见，县民政局于${monthDay(checkBy)}前作出年检结论。各阶段任务安排如下：`,
          ),
          table(
            ['阶段', '主要任务', '责任单位', '完成时限'],
            [
              ['部署培训', '印发通知，组织填报培训', '县民政局', inWords(addDays(date, 25))],
              ['材料报送', '社会组织自查并报送材料', '各社会组织', inWords(reportBy)],
              ['初审', '出具初审意见', '各业务主管单位', inWords(addDays(reportBy, 14))],
              ['结论公告', '作出结论并向社会公告', '县民政局', inWords(checkBy)],
            ],
          ),
          chapter('关于成员单位职责'),
          paragraph(
            '会议明确，领导小组办公室设在县民政局，承担日常工作。各成员单位要确定一名联络员，负责信息报送和工作协调，人员变动的应当及时报领导小组办公室备案。',
          ),
        ),
        distribution: '领导小组各成员单位，各乡镇人民政府、街道办事处',
        copyTo: '县委办公室，县人大常委会办公室，县政协办公室',
      },
      agenda: [
        {
          title: '听取上一年度社会组织管理工作情况汇报',
          proposerName: '县民政局',
          summaryText: '汇报登记管理、年度检查、执法检查和社区社会组织培育情况。',
        },
        {
          title: `审议《${year}年全县社会组织管理工作要点》`,
          proposerName: '县民政局',
          summaryText: '工作要点共五个方面二十项任务。',
        },
        { title: '研究年度检查工作安排', proposerName: '县民政局', summaryText: null },
        { title: '明确成员单位职责分工和联络员', proposerName: '县政府办公室', summaryText: null },
      ],
      attendance: [
        ...groupAttendance(facts, date, { 郭志强: '外出开会' }),
        ...SECTION_HEADS.slice(0, 1).map((person) => guest('observer', person)),
        guest('observer', { name: '邓勇', post: '综合执法大队大队长', unit: '县民政局' }),
        ...TOWNSHIPS.slice(0, 3).map(({ name }, index) =>
          guest('observer', {
            name: TOWNSHIP_PEOPLE[index] ?? '',
            post: name.endsWith('街道') ? '办事处副主任' : '副镇长',
            unit: name,
          }),
        ),
      ],
      decisions: [
        { text: `原则通过《${year}年全县社会组织管理工作要点》，由县民政局修改后以领导小组名义印发。`, agendaIndex: 1 },
        { text: `同意年度检查工作安排，材料报送截止时间为${inWords(reportBy)}。`, agendaIndex: 2 },
        { text: '同意由县市场监督管理局牵头开展行业协会商会收费情况检查。', agendaIndex: 1 },
        { text: '各成员单位确定联络员一名，名单报领导小组办公室汇总。', agendaIndex: 3 },
      ],
    },
    actions: [
      {
        text: '修改完善并印发年度工作要点',
        responsibleUnit: '社会组织管理股',
        responsibleNames: '徐敏',
        decisionIndex: 0,
        dueOn: addDays(date, 20),
        done: { on: addDays(date, 15), evidence: '已印发各成员单位。' },
      },
      {
        text: '印发年度检查通知，举办填报培训',
        responsibleUnit: '社会组织管理股',
        responsibleNames: '徐敏、张文员',
        decisionIndex: 1,
        dueOn: addDays(date, 25),
        done: { on: addDays(date, 24), evidence: '通知已印发，培训两场，参加192人。' },
      },
      {
        text: '汇总成员单位联络员名单',
        responsibleUnit: '办公室',
        responsibleNames: '罗春生',
        decisionIndex: 3,
        dueOn: addDays(date, 15),
        done: { on: addDays(date, 11), evidence: '名单已汇总，共13人。' },
      },
      {
        text: '开展行业协会商会收费情况检查',
        responsibleUnit: '县市场监督管理局',
        responsibleNames: '蒋宏伟',
        decisionIndex: 2,
        dueOn: addDays(date, 180),
        done: { on: addDays(date, 172), evidence: '检查11家，责令退还违规收费1家，已整改。' },
      },
      {
        text: '作出年检结论并公告',
        responsibleUnit: '社会组织管理股',
        responsibleNames: '徐敏',
        decisionIndex: 1,
        dueOn: checkBy,
        done: { on: addDays(checkBy, -2), evidence: '结论已在县政府网站公告。' },
      },
    ],
    issuedOn: workdayAgo(287),
    signed: false,
  };
}
