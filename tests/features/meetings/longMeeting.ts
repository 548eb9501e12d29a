import type { CallInput } from '#shared/contract/list.ts';

const SENTENCE =
  '会议指出，要切实加强社会组织日常监督管理，压实业务主管单位责任，完善年度检查、等级评估和信用监管机制，';

/** The longest minutes the program must bear (domain.md §6): 30,000 characters, 10 sections, 60 tasks. */
export function longMeeting(characters = 30_000): CallInput<'meetings.save'> {
  const paragraph = SENTENCE.repeat(6);
  const count = Math.ceil(characters / [...paragraph].length);
  const blocks = Array.from({ length: count }, (_, index) =>
    index % 12 === 0
      ? [
          { kind: 'heading' as const, level: 1 as const, text: `关于第${index / 12 + 1}项工作` },
          { kind: 'paragraph' as const, text: paragraph },
        ]
      : [{ kind: 'paragraph' as const, text: paragraph }],
  ).flat();
  return {
    fields: {
      ...{
        kind: 'office',
        title: '关于社会组织管理工作的专题会议',
        startAt: '2026-03-02T09:00',
        endAt: '2026-03-02T11:30',
      },
      ...{ place: '三楼会议室', chairName: '王建国', recorderName: '李秀英', minutesText: { blocks } },
    },
    agenda: Array.from({ length: 10 }, (_, index) => ({ title: `议题${index + 1}：听取工作汇报` })),
    attendance: Array.from({ length: 30 }, (_, index) => ({
      capacity: 'present' as const,
      name: `参会${index + 1}`,
      post: '成员',
    })),
    decisions: Array.from({ length: 10 }, (_, index) => ({
      text: `同意第${index + 1}项工作方案，由牵头单位组织实施。`,
    })),
    actions: Array.from({ length: 60 }, (_, index) => ({
      text: `落实第${index + 1}项任务并报送情况`,
      responsibleUnit: '社会组织管理股',
      dueOn: '2026-06-30',
    })),
  };
}
