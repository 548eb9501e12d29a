import { addDays } from '#shared/lib/workingDays.ts';
import { chapter, guest, inWords, type MeetingFacts, minutes, type PlannedMeeting, paragraph } from '../meetingPlan.ts';
import { CLERK } from '../people.ts';

const COUNCILLORS = [
  ['马永福', '会长', '县社会组织联合会'],
  ['高玉梅', '副会长', '县志愿者联合会'],
  ['胡立新', '副会长', '县慈善总会'],
  ['何晓东', '副会长', '县茶叶行业协会'],
  ['朱秀兰', '理事', '县老年人体育协会'],
  ['孙建国', '理事', '县企业家联合会'],
  ['郭金水', '理事', '县建筑业行业协会'],
  ['黄敏', '理事', '县摄影家协会'],
  ['周国华', '理事', '县个体劳动者协会'],
  ['吴桂英', '理事', '县女企业家协会'],
  ['徐志强', '理事', '县餐饮行业协会'],
] as const;

/** A council meeting of the hub organization, with votes. */
export function councilMeeting(facts: MeetingFacts): PlannedMeeting {
  const { today, workdayAgo } = facts;
  const date = workdayAgo(76);
  const votes = { votesFor: 11, votesAgainst: 0, votesAbstain: 0 };
  return {
    content: {
      fields: {
        kind: 'council',
        title: '青禾县社会组织联合会第二届理事会第六次会议纪要',
        organizationId: facts.councilId,
        startAt: `${date}T09:30`,
        endAt: `${date}T11:00`,
        place: '县社会组织培育基地一楼会议室',
        chairName: '马永福',
        recorderName: CLERK.name,
        mark: '青禾县社会组织联合会会议纪要',
        openingText: `${inWords(date)}，青禾县社会组织联合会召开第二届理事会第六次会议。应到理事12人，实到11人，符合章程规定人数。县民政局派员列席指导。会议由会长马永福主持，纪要如下：`,
        minutesText: minutes(
          chapter('审议工作报告和财务报告'),
          paragraph(
            '会议审议了秘书处提交的阶段工作报告和财务收支报告。会议认为，秘书处围绕服务会员、规范自律、公益项目三项重点，完成走访会员46家、组织培训5场、协调公益项目对接会1次，财务收支符合章程和财务制度。',
          ),
          chapter('审议会费标准调整方案'),
          paragraph(
            '会议审议了会费标准调整方案。拟将单位会员会费由每年800元降为每年500元，新成立不满一年的单位会员免收会费。经无记名投票，11票同意，方案提交会员代表大会表决。',
          ),
          chapter('研究行业自律公约'),
          paragraph(
            '会议讨论了《青禾县社会组织自律公约（草案）》，建议补充重大活动事前报告、信息公开时限和违约处理条款。由秘书处修改后征求全体会员意见。',
          ),
        ),
        distribution: '县社会组织联合会全体理事',
        copyTo: '县民政局',
      },
      agenda: [
        { title: '审议阶段工作报告和财务收支报告', proposerName: '秘书处', summaryText: null },
        { title: '审议会费标准调整方案', proposerName: '秘书处', summaryText: '会费由每年800元降为500元。' },
        { title: '讨论《青禾县社会组织自律公约（草案）》', proposerName: '副会长胡立新', summaryText: null },
      ],
      attendance: [
        ...COUNCILLORS.map(([name, post, unit]) => guest('present', { name, post, unit })),
        { capacity: 'leave', name: '林爱民', post: '理事', unit: '县教育学会', leaveReason: '因公出差' },
        guest('observer', { name: '徐敏', post: '社会组织管理股股长', unit: '县民政局' }),
      ],
      decisions: [
        { text: '通过阶段工作报告和财务收支报告。', agendaIndex: 0, ...votes },
        { text: '同意将会费标准调整方案提交会员代表大会表决。', agendaIndex: 1, ...votes },
        {
          text: '自律公约草案修改后征求全体会员意见。',
          agendaIndex: 2,
          votesFor: 10,
          votesAgainst: 0,
          votesAbstain: 1,
        },
      ],
    },
    actions: [
      {
        text: '筹备会员代表大会，表决会费标准调整方案',
        organizationId: facts.councilId,
        responsibleNames: '高玉梅',
        decisionIndex: 1,
        dueOn: addDays(today, 26),
      },
      {
        text: '修改自律公约草案并征求会员意见',
        organizationId: facts.councilId,
        responsibleNames: '胡立新',
        decisionIndex: 2,
        dueOn: addDays(date, 40),
        done: { on: addDays(date, 39), evidence: '征求意见稿已发全体会员，收到意见17条。' },
      },
    ],
    issuedOn: workdayAgo(72),
    signed: false,
  };
}
