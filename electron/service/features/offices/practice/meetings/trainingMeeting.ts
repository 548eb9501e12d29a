import { addDays } from '#shared/lib/workingDays.ts';
import {
  chapter,
  guest,
  inWords,
  type MeetingFacts,
  minutes,
  type PlannedMeeting,
  paragraph,
  section,
} from '../meetingPlan.ts';
import { CLERK, SECTION_HEADS, TOWNSHIP_PEOPLE } from '../people.ts';
import { TOWNSHIPS } from '../places.ts';

/** A training for heads of organizations, with attendance by group lines. */
export function trainingMeeting(facts: MeetingFacts): PlannedMeeting {
  const { workdayAgo } = facts;
  const date = workdayAgo(141);
  return {
    content: {
      fields: {
        kind: 'training',
        title: '全县社会组织负责人业务培训会纪要',
        startAt: `${date}T08:40`,
        endAt: `${date}T17:00`,
        place: '县委党校学术报告厅',
        chairName: '徐敏',
        recorderName: CLERK.name,
        openingText: `${inWords(date)}，县民政局举办全县社会组织负责人业务培训会。培训内容和有关要求纪要如下：`,
        minutesText: minutes(
          chapter('开班动员'),
          paragraph(
            '县民政局副局长黄爱民作开班动员，指出举办这次培训，是落实领导小组年度工作要点的具体举措，希望各社会组织负责人珍惜机会、学以致用，切实提高依法办会、规范运作的能力。',
          ),
          chapter('培训内容'),
          section('内部治理'),
          paragraph(
            '围绕章程的制定与执行、会员大会和理事会的召开、换届程序、印章证书管理等内容作了系统讲解，并就换届中常见的代表资格、表决方式、会议纪要不完整等问题进行了案例分析。',
          ),
          section('财务管理'),
          paragraph(
            '讲解了《民间非营利组织会计制度》的主要规定、会费票据和捐赠票据的领用、关联交易和工作人员薪酬管理，提醒各社会组织不得出租、出借账户，不得设立账外账。',
          ),
          section('年度检查与等级评估'),
          paragraph(
            '结合上一年度年检情况，通报了材料填报中的常见错误，介绍了等级评估的申报条件、评分项目和材料准备方法。',
          ),
          chapter('有关要求'),
          paragraph(
            '会议要求，各社会组织对照培训内容开展一次自查，重点查章程执行、届期、财务和重大事项报告；各乡镇、街道要做好备案社区社会组织的指导，做到名册清、负责人清、活动清。',
          ),
        ),
        distribution: '各社会组织，各乡镇人民政府、街道办事处',
        copyTo: '领导小组各成员单位',
      },
      agenda: [
        { title: '开班动员', proposerName: '黄爱民', summaryText: null },
        { title: '社会组织内部治理和换届', proposerName: '徐敏', summaryText: '授课90分钟，答疑30分钟。' },
        { title: '民间非营利组织会计制度与票据管理', proposerName: '韩正良', summaryText: '授课90分钟。' },
        { title: '年度检查与等级评估实务', proposerName: '张文员', summaryText: '授课60分钟。' },
      ],
      attendance: [
        guest('present', { name: '黄爱民', post: '副局长', unit: '县民政局' }),
        guest('present', { name: '徐敏', post: '社会组织管理股股长', unit: '县民政局' }),
        guest('present', SECTION_HEADS[4]),
        ...TOWNSHIPS.map(({ name }, index) =>
          guest('present', { name: TOWNSHIP_PEOPLE[index] ?? '', post: '民政工作分管负责人', unit: name }),
        ),
        { capacity: 'present', unit: '社会团体', post: '会长（秘书长）', headcount: 86 },
        { capacity: 'present', unit: '社会服务机构', post: '负责人', headcount: 104 },
        { capacity: 'present', unit: '基金会', post: '秘书长', headcount: 8 },
        { capacity: 'observer', unit: '各业务主管单位', post: '联络员', headcount: 21 },
      ],
      decisions: [
        { text: '各社会组织自培训结束之日起一个月内完成自查，自查情况报业务主管单位和县民政局。', agendaIndex: null },
        { text: '培训课件由社会组织管理股整理后发各社会组织使用。', agendaIndex: null },
      ],
    },
    actions: [
      {
        text: '整理并下发培训课件',
        responsibleUnit: '社会组织管理股',
        responsibleNames: '张文员',
        dueOn: addDays(date, 7),
        done: { on: addDays(date, 4), evidence: '课件已发各社会组织联络员。' },
      },
      {
        text: '汇总各社会组织自查情况',
        responsibleUnit: '社会组织管理股',
        responsibleNames: '张文员',
        dueOn: addDays(date, 45),
        done: { on: addDays(date, 43), evidence: '收到自查报告201份，已形成汇总表。' },
      },
    ],
    issuedOn: workdayAgo(138),
    signed: false,
  };
}
