import { addDays } from '#shared/lib/workingDays.ts';
import type { Write } from '../../../db/write.ts';
import { drawAndPlan } from '../../inspections/draws.save.ts';
import { finalizeInspection } from '../../inspections/finalize.ts';
import { findingById, findingsOf } from '../../inspections/findings.repository.ts';
import { closeFinding, rectifyFinding, reinspectFinding, saveFinding } from '../../inspections/findings.save.ts';
import { inspectionById } from '../../inspections/inspections.repository.ts';
import { proposedDue, type RectifyTerm, saveChecklist, saveInspection } from '../../inspections/inspections.save.ts';

type Target = 'premises' | 'activity_venue' | 'website' | 'records';
type Problem = readonly [check: string, found: string, demand: string, remark: string];
type Sketch = {
  readonly target: Target;
  /** Days before today on which it was held; negative: planned ahead. */
  readonly ago: number;
  readonly planKind: 'routine' | 'special';
  readonly matter: string;
  readonly problems: readonly Problem[];
  /** How far the problems have come. */
  readonly upTo: 'planned' | 'final' | 'rectified' | 'closed';
};

const USER = '徐敏';
const BASIS = '社会组织登记管理法规关于监督检查的规定';

/** Five inspections in every state a clerk meets: one planned, one passed, one with problems that wait for their day, one that is
 * overdue, one whose problems are struck off. */
const SKETCHES: readonly Sketch[] = [
  sketch('premises', -6, 'routine', '年度日常检查', [], 'planned'),
  sketch('records', 20, 'routine', '年度日常检查', [], 'final'),
  sketch(
    'premises',
    12,
    'special',
    '办公场所专项检查',
    [['name_plate', '牌匾名称与登记名称不一致', '更换牌匾', '牌匾仍为旧名称']],
    'final',
  ),
  sketch(
    'activity_venue',
    48,
    'special',
    '活动场所安全检查',
    [
      ['extinguishers', '二层灭火器压力不足，已过检验期', '更换并登记检验日期', '共2具'],
      ['fire_exits', '疏散通道堆放桌椅', '立即清理，保持畅通', ''],
    ],
    'rectified',
  ),
  sketch(
    'website',
    95,
    'routine',
    '网站和信息公开检查',
    [['filing_number', '网站首页未标明备案编号', '补充标明备案编号', '']],
    'closed',
  ),
];

function sketch(
  target: Target,
  ago: number,
  planKind: Sketch['planKind'],
  matter: string,
  problems: readonly Problem[],
  upTo: Sketch['upTo'],
): Sketch {
  return { target, ago, planKind, matter, problems, upTo };
}

/** Inspections of the practice office, made by the commands of the screens, and one random draw. */
export async function storeInspections(
  write: Write,
  memberIds: ReadonlyMap<string, string>,
  term: RectifyTerm,
): Promise<void> {
  const organizations = await write.trx
    .selectFrom('organization')
    .select(['id', 'domicile'])
    .where('recordState', 'in', ['final', 'archived'])
    .where('status', '=', 'normal')
    .orderBy('rowKey')
    .limit(SKETCHES.length * 3)
    .execute();
  const inspectors = [...memberIds].slice(0, 2).map(([name, memberId]) => ({ memberId, name, post: null }));
  if (inspectors.length < 2) return;
  for (const [index, one] of SKETCHES.entries()) {
    const organization = organizations[index * 3];
    if (organization === undefined) continue;
    await storeInspection(write, one, { organization, inspectors, term });
  }
  await drawAndPlan(write, {
    ...{ title: '下半年双随机抽查', wanted: 3, inspectorsEach: 2, target: 'records', seed: '2026下半年-0701' },
    filter: { legalType: 'social_group', townshipName: null, assessmentGrade: null },
    inspectorPool: [...memberIds.values()].slice(0, 4),
  });
}

type Around = {
  readonly organization: { readonly id: string; readonly domicile: string | null };
  readonly inspectors: readonly { readonly memberId: string; readonly name: string; readonly post: null }[];
  readonly term: RectifyTerm;
};

async function storeInspection(write: Write, one: Sketch, { organization, inspectors, term }: Around): Promise<void> {
  const day = addDays(write.today, -one.ago);
  const isPlanned = one.upTo === 'planned';
  const { id } = await saveInspection(write, {
    fields: {
      ...{ organizationId: organization.id, planKind: one.planKind, target: one.target, matterText: one.matter },
      ...{ plannedOn: day, noticeOn: isPlanned ? null : addDays(day, -2), heldOn: isPlanned ? null : day },
      place: organization.domicile === null ? null : [...organization.domicile].slice(0, 200).join(''),
      inspectors: [...inspectors],
      followUpMemberId: inspectors[0]?.memberId ?? null,
      ...{ onsiteSignerName: null, onsiteSignerPost: isPlanned ? null : '负责人', note: null },
    },
  });
  if (isPlanned) return;
  const present = await inspectionById(write.trx, id, write.today);
  const codes = new Map(one.problems.map((problem) => [`${one.target}.${problem[0]}`, problem]));
  await saveChecklist(write, {
    ...{ id, expectedRevision: present.revision },
    rows: present.checklist.map((row) => {
      const problem = codes.get(row.code);
      return { ...row, result: problem === undefined ? 'ok' : 'problem', remark: problem?.[3] || null };
    }),
  });
  for (const [code, [, foundText, demandText]] of codes) {
    const basisText = present.checklist.find((row) => row.code === code)?.basisText ?? BASIS;
    const fields = { itemCode: code, foundText, basisText, severity: 'minor', demandText, rectifyDueOn: null } as const;
    await saveFinding(write, { inspectionId: id, fields });
  }
  const { revision } = await inspectionById(write.trx, id, write.today);
  const isGood = one.problems.length === 0;
  await finalizeInspection(
    write,
    {
      ...{ id, expectedRevision: revision, conclusion: isGood ? 'pass' : 'rectify' },
      conclusionBasis: isGood ? null : BASIS,
      rectifyDueOn: isGood ? null : proposedDue(term, day).date,
    },
    { term, userName: USER },
  );
  if (one.upTo === 'final') return;
  await bringOn(write, id, one.upTo === 'closed', addDays(day, 20));
}

/** Rectified, re-inspected and struck off; or only the first of several rectified, so that the others are overdue. */
async function bringOn(write: Write, inspectionId: string, isClosed: boolean, rectifiedOn: string): Promise<void> {
  const findings = await findingsOf(write.trx, inspectionId, write.today);
  for (const { id } of isClosed ? findings : findings.slice(0, 1)) {
    const target = async () => ({ id, expectedRevision: (await findingById(write.trx, id, write.today)).revision });
    await rectifyFinding(write, { ...(await target()), rectifiedOn, evidenceText: '已按要求整改，附整改报告。' });
    if (!isClosed) continue;
    const seen = { reinspectedOn: addDays(rectifiedOn, 3), result: 'pass', newDueOn: null } as const;
    await reinspectFinding(write, { ...(await target()), ...seen, reinspectionText: '现场查看，已整改到位。' }, USER);
    await closeFinding(write, await target(), USER);
  }
}
