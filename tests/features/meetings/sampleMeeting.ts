import type { CallInput } from '#shared/contract/list.ts';

type SaveInput = CallInput<'meetings.save'>;

/** A leading-group meeting with every list filled. */
export function sampleMeeting(fields: Partial<SaveInput['fields']> = {}): SaveInput {
  return {
    fields: {
      kind: 'leading_group',
      title: '社会组织管理工作领导小组2026年第1次会议',
      startAt: '2026-03-03T09:00',
      endAt: '2026-03-03T11:30',
      place: '三楼会议室',
      chairName: '张建国',
      recorderName: '李喆',
      openingText: '2026年3月3日，张建国主持召开会议，议定事项纪要如下：',
      minutesText: {
        blocks: [
          { kind: 'heading', level: 1, text: '关于年度检查' },
          { kind: 'paragraph', text: '会议指出，全区登记社会组织共1286家，参检率92.6%。' },
        ],
      },
      distribution: '领导小组各成员单位',
      copyTo: '市委办公室、市政府办公室',
      ...fields,
    },
    agenda: [{ title: '审议年度检查方案' }, { title: '研究清理整治工作', proposerName: '王珺' }],
    attendance: [
      { capacity: 'present', name: '张建国', post: '局长', unit: '市民政局' },
      { capacity: 'present', name: '李春梅', post: '副局长', unit: '市民政局' },
      { capacity: 'observer', name: '联络员', headcount: 64 },
      { capacity: 'leave', name: '郑昇', post: '副局长', unit: '市教育局', leaveReason: '出差' },
    ],
    decisions: [
      { text: '原则同意年度检查方案。', agendaIndex: 0 },
      { text: '同意对37家社会组织启动撤销登记程序。', agendaIndex: 1 },
    ],
    actions: [
      { text: '印发年度检查通知', responsibleUnit: '社会组织管理科', responsibleNames: '王珺', dueOn: '2026-03-31' },
      { text: '核查未参检名单', responsibleUnit: '执法大队', dueOn: '2026-06-30' },
    ],
  };
}
