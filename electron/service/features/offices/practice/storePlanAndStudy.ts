import { periodsOfYear } from '#shared/features/recurringDuties/periods.rules.ts';
import type { StudyKind } from '#shared/features/studySessions/studySessions.lists.ts';
import type { Write } from '../../../db/write.ts';
import { savePlanItem, setPlanStatus } from '../../planItems/planItems.save.ts';
import { finalizeStudySession, saveStudySession } from '../../studySessions/studySessions.save.ts';

type PlannedItem = {
  readonly text: string;
  readonly unit: string;
  readonly member: string | null;
  /** Month and day in the year of the plan. */
  readonly due: string;
  /** Result of what is done by its day. */
  readonly evidence: string;
};

const PLAN: readonly PlannedItem[] = [
  item('印发年度社会组织管理工作要点', '社会组织管理股', '徐敏', '01-31', '已印发工作要点，分解任务12项。'),
  item('完成上一年度社会组织年度检查', '社会组织管理股', '黄爱民', '06-30', '应检社会组织全部办结，结果已公布。'),
  item('开展僵尸型社会组织专项清理', '综合执法大队', '黄爱民', '09-30', '核查候选名单，逐家作出处置。'),
  item('组织社会组织等级评估', '社会组织管理股', '徐敏', '10-31', '完成评估并公示。'),
  item('社区社会组织备案复核', '基层政权和社区治理股', null, '11-30', '复核完成，更新备案名册。'),
  item('举办社会组织负责人业务培训', '社会组织管理股', '徐敏', '12-15', '培训已举办。'),
  item('完成社会组织登记档案电子化', '办公室', null, '12-31', '档案整理完毕。'),
];

function item(text: string, unit: string, member: string | null, due: string, evidence: string): PlannedItem {
  return { text, unit, member, due, evidence };
}

const TOPICS: Readonly<Record<StudyKind, readonly string[]>> = {
  collective_study: [
    '学习《社会组织登记管理条例》',
    '学习《慈善法》修订要点',
    '学习社会组织年度检查规定',
    '学习基层治理工作文件',
  ],
  training: ['章程核准要点', '年报材料审核', '登记系统操作', '执法文书制作'],
};
const PLACE = '局三楼会议室';
/** Month in which the clerk forgot the training: something to be seen. */
const LEFT_OUT = 4;

/** The year's plan with what is done of it, and a study and a training in the months that have passed. */
export async function storePlanAndStudy(write: Write, memberIds: ReadonlyMap<string, string>): Promise<void> {
  const { today } = write;
  const year = Number(today.slice(0, 4));
  const units = await write.trx
    .selectFrom('office')
    .select(['id', 'name'])
    .where('recordState', '<>', 'voided')
    .execute();
  for (const { text, unit, member, due, evidence } of PLAN) {
    const responsibleOfficeId = units.find(({ name }) => name === unit)?.id;
    if (responsibleOfficeId === undefined) continue;
    const responsibleMemberId = member === null ? null : (memberIds.get(member) ?? null);
    const dueOn = `${year}-${due}`;
    const fields = { year, text, responsibleOfficeId, responsibleMemberId, dueOn };
    const { id, revision } = await savePlanItem(write, { fields });
    // The clean-up is behind, as such things are.
    if (dueOn > today || due === '09-30') continue;
    await setPlanStatus(write, { id, expectedRevision: revision, status: 'done', doneOn: dueOn, evidence, reason: '' });
  }
  for (const kind of ['collective_study', 'training'] as const) await storeSessions(write, kind, year);
}

async function storeSessions(write: Write, kind: StudyKind, year: number): Promise<void> {
  const topics = TOPICS[kind];
  for (const { number, from } of periodsOfYear('month', year)) {
    const heldOn = `${from.slice(0, 8)}${kind === 'training' ? '18' : '09'}`;
    if (heldOn > write.today || (kind === 'training' && number === LEFT_OUT)) continue;
    const { id, revision } = await saveStudySession(write, {
      fields: {
        ...{ kind, heldOn, hours: kind === 'training' ? 2 : 1.5, place: PLACE },
        topic: topics[number % topics.length] ?? null,
        ...{ chairName: '黄爱民', recorderName: '徐敏', participants: 16 + (number % 3), absent: number % 3 },
        contentText: '领学相关规定，结合近期登记、年检工作交流。',
        ...{ discussionText: null, attendance: [] },
      },
    });
    await finalizeStudySession(write, { id, expectedRevision: revision });
  }
}
