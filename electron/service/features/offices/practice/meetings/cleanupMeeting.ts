import { addDays } from '#shared/lib/workingDays.ts';
import {
  chapter,
  guest,
  inWords,
  type MeetingFacts,
  minutes,
  type PlannedMeeting,
  paragraph,
  table,
} from '../meetingPlan.ts';
import { CLERK, SECTION_HEADS } from '../people.ts';

/** Analysis of dormant organizations: one task of it is overdue. */
export function cleanupMeeting(facts: MeetingFacts): PlannedMeeting {
  const { today, workdayAgo } = facts;
  const date = workdayAgo(198);
  const head = (name: string, post: string, unit: string) => guest('present', { name, post, unit });
  return {
    content: {
      fields: {
        kind: 'topic_analysis',
        title: '“僵尸型”社会组织清理整治专题分析会议纪要',
        startAt: `${date}T14:30`,
        endAt: `${date}T16:50`,
        place: '县民政局四楼会议室',
        chairName: '黄爱民',
        recorderName: CLERK.name,
        openingText: `${inWords(date)}下午，县民政局副局长黄爱民主持召开专题分析会，听取“僵尸型”社会组织摸底情况汇报，逐类研究处置意见。现将有关事项纪要如下：`,
        minutesText: minutes(
          chapter('摸底情况'),
          paragraph(
            '会议听取了社会组织管理股关于摸底情况的汇报。经比对年检记录、银行账户、住所走访和税务信息，共发现疑似长期未开展活动的社会组织18家，其中连续两年未参加年度检查的7家，住所无法联系的5家，有活动但内部治理停滞的6家。',
          ),
          table(
            ['类别', '家数', '主要表现', '拟处置方式'],
            [
              ['未参检类', '7', '连续两年未参加年度检查', '依法撤销登记'],
              ['失联类', '5', '登记住所和负责人均无法联系', '列入活动异常名录并公告'],
              ['停滞类', '6', '届满未换届，全年未开展活动', '限期整改'],
            ],
          ),
          chapter('处置原则'),
          paragraph(
            '会议明确，清理整治工作坚持依法依规、分类处置、稳妥推进。对拟撤销登记的，严格履行立案、调查、告知、听证、决定、送达程序，做到事实清楚、证据确凿、程序合法。对停滞类社会组织，由业务主管单位约谈负责人，帮助制定整改方案，给予三个月整改期。',
          ),
          paragraph(
            '会议要求，对列入活动异常名录的，应当自作出决定之日起5个工作日内录入信用信息并书面告知业务主管单位；社会组织补正后，经核实及时移出。',
          ),
          chapter('工作分工'),
          paragraph(
            '综合执法大队负责立案调查和文书送达；社会组织管理股负责名单核实、公告和信用信息录入；规划财务股负责清算环节的财务审计。各股室每半月向分管领导报告一次进度，遇有重大问题随时报告。',
          ),
        ),
        distribution: '局机关各股室，综合执法大队',
        copyTo: '各业务主管单位',
      },
      agenda: [
        {
          title: '听取疑似“僵尸型”社会组织摸底情况汇报',
          proposerName: '社会组织管理股',
          summaryText: '共18家，分三类。',
        },
        { title: '研究分类处置意见', proposerName: '综合执法大队', summaryText: null },
        { title: '明确工作分工和时限', proposerName: '社会组织管理股', summaryText: null },
      ],
      attendance: [
        head('徐敏', '社会组织管理股股长', '县民政局'),
        ...SECTION_HEADS.map((person) => guest('present', person)),
        head('贾淑珍', '政策法规股股长', '县司法局'),
        head('任海燕', '基础教育股副股长', '县教育局'),
        head('姜涛', '体育股股长', '县文化广电旅游体育局'),
        head('范杰', '征收管理股副股长', '县税务局'),
        guest('observer', { name: '丁守信', post: '法律顾问', unit: '县民政局' }),
        { capacity: 'leave', name: '石宏伟', post: '信用监管股股长', unit: '县市场监督管理局', leaveReason: '出差' },
      ],
      decisions: [
        { text: '同意对连续两年未参加年度检查的7家社会组织启动撤销登记程序。', agendaIndex: 1 },
        { text: '同意将无法联系的5家社会组织列入活动异常名录并向社会公告。', agendaIndex: 1 },
        { text: '对6家停滞类社会组织发出限期整改通知书，整改期三个月。', agendaIndex: 1 },
      ],
    },
    actions: [
      {
        text: '完成7家社会组织撤销登记立案、调查和告知',
        responsibleUnit: '综合执法大队',
        responsibleNames: '邓勇',
        decisionIndex: 0,
        dueOn: addDays(date, 120),
        done: { on: addDays(date, 110), evidence: '7家均已告知，其中4家已作出撤销登记决定。' },
      },
      {
        text: '录入5家社会组织活动异常信息并公告',
        responsibleUnit: '社会组织管理股',
        responsibleNames: '张文员',
        decisionIndex: 1,
        dueOn: addDays(date, 10),
        done: { on: addDays(date, 6), evidence: '公告已发布，信用信息已录入。' },
      },
      {
        text: '核查6家停滞类社会组织整改情况并形成报告',
        responsibleUnit: '社会组织管理股',
        responsibleNames: '徐敏、张文员',
        decisionIndex: 2,
        dueOn: addDays(today, -23),
      },
      {
        text: '起草《社会组织清算审计工作指引》',
        responsibleUnit: '规划财务股',
        responsibleNames: '韩正良',
        dueOn: addDays(date, 60),
        done: { on: addDays(date, 66), evidence: '已征求意见并印发。' },
      },
    ],
    issuedOn: workdayAgo(194),
    signed: false,
  };
}
