import { sql } from 'kysely';
import { halfYearOf, type Ratings, UNRATED } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import type {
  FactorFields,
  MeasureFields,
  RiskSubject,
} from '#shared/features/riskAssessments/riskRecords.contract.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { findRecord } from '../../../db/records.ts';
import type { Write } from '../../../db/write.ts';
import { acceptRisk, approveAssessment } from '../../riskAssessments/riskApproval.ts';
import { createAssessment } from '../../riskAssessments/riskAssessments.save.ts';
import { finishMeasure, saveFactor, saveMeasure, saveStatement } from '../../riskAssessments/riskRecords.save.ts';
import type { PracticeOrganization } from './record.ts';

type Pair = readonly [number, number];
type Planned = {
  readonly category: FactorFields['factorCategory'];
  readonly risk: string;
  readonly basis: string;
  readonly pairs: readonly [Pair, Pair?, Pair?];
  /** What is in force since some days, what is to be done in some days, who of the organization answers. */
  readonly existing?: readonly [string, number];
  readonly planned?: readonly [string, number];
};

const TRAINING: readonly Planned[] = [
  {
    ...{ category: 'fire', risk: '三楼培训教室只有一个疏散出口，东侧门常年上锁' },
    ...{
      basis: '现场看到东侧门上锁，门口堆放桌椅。',
      pairs: [
        [3, 5],
        [2, 5],
        [1, 5],
      ],
    },
    ...{ existing: ['东侧门改为常闭式推杠门，清走桌椅', 40], planned: ['加装疏散指示灯，组织一次疏散演练', 45] },
  },
  {
    ...{ category: 'finance', risk: '培训费现金收取，入账不及时' },
    ...{
      basis: '上季度有两笔培训费隔月才入账。',
      pairs: [
        [3, 3],
        [3, 3],
        [2, 3],
      ],
    },
    planned: ['改为对公账户收费，每月核对一次', 20],
  },
];
const DAY_CARE: readonly Planned[] = [
  {
    ...{ category: 'electric', risk: '厨房与活动室共用一路线路，冬季取暖超负荷' },
    ...{
      basis: '今年一月跳闸三次，电工检查记录在案。',
      pairs: [
        [4, 4],
        [3, 4],
      ],
    },
    existing: ['停用移动取暖器，改用空调', 60],
  },
];
const COUNCIL: readonly Planned[] = [
  {
    ...{ category: 'compliance', risk: '理事会会议纪要不全，重大事项没有会议决定' },
    ...{ basis: '年度报告所附三次理事会会议缺两份纪要。', pairs: [[2, 3]] },
  },
];
const LECTURE: readonly Planned[] = [
  {
    ...{ category: 'crowd', risk: '散场时集中下楼，楼梯转角拥挤' },
    ...{
      basis: '报告厅只有一部楼梯，预计人数接近核定容量。',
      pairs: [
        [3, 4],
        [3, 4],
        [2, 4],
      ],
    },
    planned: ['分排离场，楼梯转角安排两名引导员', 3],
  },
];

/** Who works in the practice office: what one enters another one approves. */
type People = { readonly write: Write; readonly clerk: Write; readonly leaderId: string; readonly unitId: string };

/** A few assessments: in force with measures, accepted for a time, a draft, and the next activity that was filed. */
export async function storeRisks(
  write: Write,
  { organizations, ids }: { organizations: readonly PracticeOrganization[]; ids: ReadonlyMap<string, string> },
  memberIds: ReadonlyMap<string, string>,
): Promise<void> {
  const people = await peopleOf(write, memberIds);
  if (people === null) return;
  const standing = organizations.filter(
    ({ fields }) => fields.registrationKind === 'registered' && fields.status === 'normal',
  );
  const [first = '', second = '', third = ''] = standing.flatMap(({ fields }) => ids.get(fields.name) ?? []);
  const training = await assessed(people, organizationOf(first), TRAINING, { ago: 30, approved: true });
  await finishFirst(people, training);
  await saidByOrganization(people, training);
  const dayCare = await assessed(people, venueOf(second), DAY_CARE, { ago: 20, approved: true });
  await acceptFirst(people, dayCare);
  await assessed(people, organizationOf(third), COUNCIL, { ago: 4, approved: false });
  const next = await sql<{
    id: string;
  }>`SELECT id FROM activity_filing WHERE recordState <> 'voided' AND startAt > ${write.today}
    AND (result IS NULL OR result NOT IN ('cancelled','withdrawn','rejected')) ORDER BY startAt LIMIT 1`.execute(
    write.trx,
  );
  const [activity] = next.rows;
  if (activity !== undefined)
    await assessed(people, { subjectKind: 'activity', subjectId: activity.id, venueName: null }, LECTURE, {
      ago: 1,
      approved: true,
    });
}

const organizationOf = (id: string): RiskSubject => ({ subjectKind: 'organization', subjectId: id, venueName: null });
const venueOf = (id: string): RiskSubject => ({ subjectKind: 'venue', subjectId: id, venueName: '日间照料活动室' });

async function peopleOf(write: Write, memberIds: ReadonlyMap<string, string>): Promise<People | null> {
  const accounts = await write.trx.selectFrom('user_account').select('id').where('enabled', '=', 1).execute();
  const other = accounts.find(({ id }) => id !== write.actor.id);
  const unit = await write.trx
    .selectFrom('office')
    .select('id')
    .where('name', '=', '社会组织管理股')
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  const leaderId = [...memberIds.values()][0];
  if (other === undefined || unit === undefined || leaderId === undefined) return null;
  return { write, clerk: { ...write, actor: { id: other.id, roles: ['recorder'] } }, leaderId, unitId: unit.id };
}

function ratingsOf([before, current, after]: Planned['pairs']): Ratings {
  return {
    ...UNRATED,
    ...{ likelihood: before[0], severity: before[1] },
    ...(current === undefined ? {} : { currentLikelihood: current[0], currentSeverity: current[1] }),
    ...(after === undefined ? {} : { likelihoodAfter: after[0], severityAfter: after[1] }),
  };
}

type Made = { readonly id: string; readonly factorIds: readonly string[]; readonly measureIds: readonly string[] };

/** Begins an assessment with its factors and measures, and approves it when it is to be in force. */
async function assessed(
  { write, clerk, leaderId, unitId }: People,
  subject: RiskSubject,
  planned: readonly Planned[],
  { ago, approved }: { readonly ago: number; readonly approved: boolean },
): Promise<Made> {
  const assessedOn = addDays(write.today, -ago);
  const periodLabel = subject.subjectKind === 'activity' ? null : halfYearOf(assessedOn);
  const conclusionText = approved ? '风险可控，按期落实措施并复评。' : null;
  const fields = { periodLabel, assessedOn, assessorOfficeId: unitId, conclusionText };
  const { id } = await createAssessment(clerk, { subject, fields });
  const factorIds: string[] = [];
  const measureIds: string[] = [];
  for (const { category, risk, basis, pairs, existing, planned: next } of planned) {
    const factor = await saveFactor(clerk, {
      assessmentId: id,
      fields: {
        ...{ factorCategory: category, riskText: risk, basisText: basis },
        ...{ basisKind: null, basisId: null, basisTitle: null, residualReason: null, closedReason: null },
        ...ratingsOf(pairs),
      },
    });
    factorIds.push(factor.id);
    const measure = (kind: MeasureFields['kind'], measureText: string, dueOn: string) =>
      saveMeasure(clerk, {
        assessmentId: id,
        fields: {
          ...{ kind, riskFactorIds: [factor.id], measureText, dueOn },
          ...{ responsibleName: '陈某某', responsiblePost: '秘书长', responsibleMemberId: null },
        },
      });
    if (existing !== undefined) await measure('existing', existing[0], addDays(assessedOn, -existing[1]));
    if (next !== undefined) measureIds.push((await measure('planned', next[0], addDays(assessedOn, next[1]))).id);
  }
  if (approved)
    await approveAssessment(write, { id, expectedRevision: 1, approvedByMemberId: leaderId, approvedOn: assessedOn });
  return { id, factorIds, measureIds };
}

async function finishFirst({ write }: People, { measureIds: [, second] }: Made): Promise<void> {
  if (second === undefined) return;
  const doneOn = addDays(write.today, -12);
  await finishMeasure(write, {
    id: second,
    expectedRevision: 1,
    doneOn,
    doneNote: '已开通对公账户收费，上月账目核对无误。',
  });
}

async function saidByOrganization({ write }: People, { id }: Made): Promise<void> {
  const present = await findRecord(write.trx, 'risk_assessment', id);
  if (!present) return;
  const said = { statementState: 'given', statementText: '东侧门已请物业更换，疏散演练安排在下月。' } as const;
  const fields = { ...said, statementOn: addDays(write.today, -25), statementPost: '会长' };
  await saveStatement(write, { id, expectedRevision: present.revision, fields });
}

async function acceptFirst({ write, leaderId }: People, { factorIds: [riskFactorId] }: Made): Promise<void> {
  if (riskFactorId === undefined) return;
  await acceptRisk(write, {
    ...{ riskFactorId, approverMemberId: leaderId, reason: '线路改造已列入本年度项目，改造前每周检查一次线路。' },
    ...{ acceptedOn: addDays(write.today, -18), expiresOn: addDays(write.today, 20) },
  });
}
