import { addDays } from '#shared/lib/workingDays.ts';
import { chapter, guest, inWords, type MeetingFacts, minutes, type PlannedMeeting, paragraph } from '../meetingPlan.ts';
import { CLERK, SECTION_HEADS } from '../people.ts';

/** Minutes still being written: the last chapter has only begun. */
export function draftMeeting(facts: MeetingFacts): PlannedMeeting {
  const { today, workdayAgo } = facts;
  const date = workdayAgo(3);
  return {
    content: {
      fields: {
        kind: 'office',
        title: '社会组织等级评估和年末重点工作专题会议纪要',
        startAt: `${date}T15:00`,
        endAt: `${date}T16:40`,
        place: '县民政局四楼会议室',
        chairName: '陈立新',
        recorderName: CLERK.name,
        openingText: `${inWords(date)}下午，县民政局局长陈立新主持召开专题会议，研究社会组织等级评估组织实施和近期重点工作。现将会议议定事项纪要如下：`,
        minutesText: minutes(
          chapter('关于等级评估组织实施'),
          paragraph(
            '会议听取了社会组织管理股关于等级评估准备情况的汇报。会议明确，申报资格由社会组织管理股会同业务主管单位审核，实地考察由评估小组实施，每组不少于3人，实行回避制度。评估结果向社会公示7日，公示期内受理异议。',
          ),
          chapter('关于近期重点工作'),
          paragraph(
            '会议要求，社会组织管理股要对照领导小组议定事项逐项销号，对已到期尚未完成的任务说明原因、提出办理时限。',
          ),
          chapter('关于下一年度工作谋划'),
          paragraph('会议指出，'),
        ),
        distribution: '局机关各股室，综合执法大队',
        copyTo: null,
      },
      agenda: [
        { title: '研究等级评估组织实施', proposerName: '社会组织管理股', summaryText: null },
        { title: '调度领导小组议定事项落实情况', proposerName: '办公室', summaryText: null },
        { title: '谋划下一年度社会组织管理工作', proposerName: '社会组织管理股', summaryText: null },
      ],
      attendance: [
        guest('present', { name: '陈立新', post: '局长', unit: '县民政局' }),
        guest('present', { name: '黄爱民', post: '副局长', unit: '县民政局' }),
        guest('present', { name: '徐敏', post: '社会组织管理股股长', unit: '县民政局' }),
        ...SECTION_HEADS.map((person) => guest('present', person)),
        guest('present', { name: '冉丽', post: '社会救助股股长', unit: '县民政局' }),
        guest('observer', CLERK),
        guest('observer', { name: '马永福', post: '会长', unit: '县社会组织联合会' }),
      ],
      decisions: [{ text: '等级评估资格审核由社会组织管理股会同业务主管单位办理。', agendaIndex: 0 }],
    },
    actions: [
      {
        text: '拟定评估小组分组和考察日程',
        responsibleUnit: '社会组织管理股',
        responsibleNames: '张文员',
        dueOn: addDays(today, 12),
      },
    ],
    issuedOn: null,
    signed: false,
  };
}
