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
  point,
  section,
  table,
} from '../meetingPlan.ts';
import { CLERK, GROUP_NAME, SECTION_HEADS, TOWNSHIP_PEOPLE } from '../people.ts';
import { TOWNSHIPS } from '../places.ts';

/** The group's latest meeting: issued and signed; its tasks are done, near due, overdue and open. */
export function recentGroupMeeting(facts: MeetingFacts): PlannedMeeting {
  const { today, workdayAgo } = facts;
  const date = workdayAgo(33);
  const year = date.slice(0, 4);
  // The first meeting of the plan may have been in the year before.
  const place = workdayAgo(292).slice(0, 4) === year ? '二' : '一';
  const figures = facts.figures(date);
  const rectifyBy = addDays(today, 21);
  return {
    content: {
      fields: {
        kind: 'leading_group',
        title: `${GROUP_NAME}${year}年第${place}次会议纪要`,
        leadingGroupId: facts.leadingGroupId,
        startAt: `${date}T09:00`,
        endAt: `${date}T11:40`,
        place: '县政府三号楼二楼会议室',
        chairName: '林国栋',
        recorderName: CLERK.name,
        openingText: `${inWords(date)}，副县长、${GROUP_NAME}组长林国栋主持召开领导小组${year}年第${place}次会议，专题研究社会组织年度检查结果运用、“僵尸型”社会组织清理整治、社会组织等级评估和安全管理等工作。现将会议议定事项纪要如下：`,
        minutesText: minutes(
          chapter('关于年度检查结果运用'),
          paragraph(
            `会议听取了县民政局关于年度检查情况的汇报。截至${inWords(date)}，全县在册社会组织${figures.registered}家，备案社区社会组织${figures.filed}家，具体情况见下表：`,
          ),
          table(
            ['类别', '在册数（家）', '占比'],
            [
              ['社会团体', String(figures.social_group), share(figures.social_group, figures.registered)],
              [
                '社会服务机构',
                String(figures.service_institution),
                share(figures.service_institution, figures.registered),
              ],
              ['基金会', String(figures.foundation), share(figures.foundation, figures.registered)],
              ['其他', String(figures.other), share(figures.other, figures.registered)],
            ],
          ),
          paragraph(
            '会议指出，年度检查是掌握社会组织运行状况、督促其依法规范活动的重要手段。从检查情况看，大多数社会组织能够按照章程开展活动，但仍有少数社会组织存在逾期换届、财务管理不规范、重大事项不报告等问题。会议要求：',
          ),
          section('落实整改责任'),
          paragraph(
            `对年检结论为“基本合格”“不合格”的社会组织，由业务主管单位会同县民政局逐家约谈、逐项列出整改清单，${monthDay(rectifyBy)}前完成整改复核。整改不到位的，不得推荐参加等级评估和承接政府购买服务。`,
          ),
          section('强化信用约束'),
          paragraph(
            '对未按规定参加年度检查的社会组织，依法列入活动异常名录并向社会公告；连续两年未参加的，依法启动撤销登记程序。县民政局要会同有关部门做好信用信息归集和共享。',
          ),
          chapter('关于“僵尸型”社会组织清理整治'),
          paragraph(
            '会议听取了综合执法大队关于清理整治进展情况的汇报。会议认为，前一阶段工作摸底扎实、分类清楚、程序规范，取得了阶段性成效。会议强调，清理整治工作政策性强、涉及面广，要把握好以下三点：',
          ),
          point(
            '严格依法办理。执法文书应当符合法定格式，送达应当留存凭证；直接送达有困难的，依法采取留置送达、公告送达等方式。',
          ),
          point('注重教育引导。对有意愿、有条件恢复活动的，业务主管单位应当帮助其尽快完成换届和整改，避免“一撤了之”。'),
          point('做好清算指导。对决定解散或者被撤销登记的，督促其依法成立清算组织，妥善处置剩余财产，防止资产流失。'),
          chapter('关于社会组织等级评估'),
          paragraph(
            '会议审议了县民政局提出的等级评估工作方案。会议同意成立等级评估委员会，评估委员会由有关部门人员、社会组织代表和专业人员共11人组成，日常工作由县民政局社会组织管理股承担。评估工作按照自愿申报、资格审核、实地考察、初步评审、公示复核、授予等级的程序进行，对获得3A以上等级的社会组织，在政府购买服务中予以优先考虑。',
          ),
          chapter('关于社会组织安全管理'),
          paragraph(
            '会议强调，幼儿园、养老服务中心、培训机构等人员密集场所点多面广，安全责任重于泰山。各业务主管单位要认真履行行业安全监管职责，对本领域社会组织的消防设施、用电用气、食品卫生和场地安全开展一次全面排查，发现隐患立即整改，一时难以整改的要落实防范措施并明确时限。',
          ),
          paragraph('会议要求，各乡镇、街道将备案社区社会组织举办的集体性活动纳入属地安全管理，大型活动应当提前报备。'),
        ),
        distribution: '领导小组各成员单位，各乡镇人民政府、街道办事处',
        copyTo: '县委办公室，县人大常委会办公室，县政府办公室，县政协办公室',
      },
      agenda: [
        {
          title: '听取年度检查情况汇报，研究结果运用',
          proposerName: '县民政局',
          summaryText: '汇报年检总体情况、存在问题和整改建议。',
        },
        {
          title: '听取“僵尸型”社会组织清理整治进展情况汇报',
          proposerName: '县民政局',
          summaryText: '汇报立案、告知、处置和遗留问题。',
        },
        { title: '审议社会组织等级评估工作方案', proposerName: '县民政局', summaryText: null },
        { title: '部署社会组织安全隐患排查', proposerName: '县政府办公室', summaryText: null },
      ],
      attendance: [
        ...groupAttendance(facts, date, { 许思远: '参加上级会议', 程晓东: '休假' }),
        guest('observer', { name: '徐敏', post: '社会组织管理股股长', unit: '县民政局' }),
        guest('observer', SECTION_HEADS[5]),
        guest('observer', { name: '郝平', post: '副大队长', unit: '县消防救援大队' }),
        ...TOWNSHIPS.map(({ name }, index) =>
          guest('observer', { name: TOWNSHIP_PEOPLE[index] ?? '', post: postOf(name), unit: name }),
        ),
        { capacity: 'observer', unit: '社会组织', post: '代表', headcount: 6 },
      ],
      decisions: [
        { text: '原则同意年度检查结果运用意见，由县民政局会同各业务主管单位组织实施。', agendaIndex: 0 },
        {
          text: `对年检结论为基本合格、不合格的社会组织逐家约谈，${monthDay(rectifyBy)}前完成整改复核。`,
          agendaIndex: 0,
        },
        { text: '同意对调查终结的3家社会组织作出撤销登记决定，由县民政局依法办理。', agendaIndex: 1 },
        { text: '同意《青禾县社会组织等级评估工作方案》，成立等级评估委员会。', agendaIndex: 2 },
        { text: '同意安排专项经费6.5万元用于第三方评估，由县财政局在部门预算内统筹解决。', agendaIndex: 2 },
        { text: '各业务主管单位对本领域社会组织开展一次安全隐患全面排查，排查结果报领导小组办公室。', agendaIndex: 3 },
      ],
    },
    actions: [
      {
        text: '印发年检结果运用意见和整改清单',
        responsibleUnit: '社会组织管理股',
        responsibleNames: '徐敏',
        decisionIndex: 0,
        dueOn: addDays(date, 10),
        done: { on: addDays(date, 8), evidence: '已印发各业务主管单位。' },
      },
      {
        text: '办理3家社会组织撤销登记并公告',
        responsibleUnit: '综合执法大队',
        responsibleNames: '邓勇',
        decisionIndex: 2,
        dueOn: addDays(today, -6),
      },
      {
        text: '组建等级评估委员会并印发名单',
        responsibleUnit: '社会组织管理股',
        responsibleNames: '张文员',
        decisionIndex: 3,
        dueOn: addDays(today, -2),
      },
      {
        text: '汇总安全隐患排查结果，建立整改台账',
        responsibleUnit: '办公室',
        responsibleNames: '罗春生',
        decisionIndex: 5,
        dueOn: addDays(today, 3),
      },
      {
        text: '落实第三方评估经费',
        responsibleUnit: '县财政局',
        responsibleNames: '曹明亮',
        decisionIndex: 4,
        dueOn: addDays(today, 5),
      },
      {
        text: '完成约谈和整改复核',
        responsibleUnit: '社会组织管理股',
        responsibleNames: '徐敏、张文员',
        decisionIndex: 1,
        dueOn: rectifyBy,
      },
      {
        text: '受理等级评估申报并完成资格审核',
        responsibleUnit: '社会组织管理股',
        responsibleNames: '张文员',
        decisionIndex: 3,
        dueOn: addDays(today, 40),
      },
    ],
    issuedOn: workdayAgo(29),
    signed: true,
  };
}

function postOf(township: string): string {
  if (township.endsWith('街道')) return '办事处副主任';
  return township.endsWith('镇') ? '副镇长' : '副乡长';
}

function share(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)}%`;
}
