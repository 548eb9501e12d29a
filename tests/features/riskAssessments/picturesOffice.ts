import { mkdirSync, writeFileSync } from 'node:fs';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import type { TestService } from '#tests/support/makeService.ts';

type Call = Pick<TestService, 'call'>;
type Factor = CallInput<'riskAssessments.saveFactor'>['fields'];
export type Assessment = CallOutput<'riskAssessments.get'>;

/** Whoever is named in assessments: the unit that assesses and the member who approves. */
export type RiskPeople = { readonly unitId: string; readonly memberId: string };

export async function riskPeople(office: Call): Promise<RiskPeople> {
  const fields = { name: '社会组织管理股', shortName: null, level: 'section', workPhone: null } as const;
  const unit = await office.call('duties.saveUnit', { fields });
  const member = await office.call('duties.saveMember', { fields: { name: '陈明', post: '副局长' } });
  return { unitId: unit.id, memberId: member.id };
}

/** A factor with its pairs: `[likelihood, severity]` before, now, after. */
export function factorFields(
  changes: Partial<Factor>,
  pairs: readonly (readonly [number, number])[] = [
    [3, 4],
    [2, 4],
    [2, 3],
  ],
): Factor {
  const [before, current, after] = pairs;
  return {
    ...{ factorCategory: 'fire', riskText: '疏散通道堆放杂物', basisText: '2026年2月现场检查记录' },
    ...{ likelihood: before?.[0] ?? null, severity: before?.[1] ?? null },
    ...{ currentLikelihood: current?.[0] ?? null, currentSeverity: current?.[1] ?? null },
    ...{ likelihoodAfter: after?.[0] ?? null, severityAfter: after?.[1] ?? null },
    ...changes,
  };
}

export const assessment = async (office: Call, id: string): Promise<Assessment> =>
  office.call('riskAssessments.get', { id });

/** Adds measures that touch every factor: one in force and one planned. */
export async function addMeasures(office: Call, id: string): Promise<void> {
  const { factorRows, assessedOn } = await assessment(office, id);
  const riskFactorIds = factorRows.map((factor) => factor.id);
  const fields = { riskFactorIds, responsibleName: '周启明', responsiblePost: '秘书长', responsibleMemberId: null };
  const add = (kind: 'existing' | 'planned', measureText: string, dueOn: string) =>
    office.call('riskAssessments.saveMeasure', {
      ...{ assessmentId: id, fields: { ...fields, kind, measureText, dueOn } },
    });
  await add('existing', '每月自查消防器材并登记', assessedOn);
  await add('planned', '清理通道并划线，张贴疏散图', `${assessedOn.slice(0, 4)}-12-31`);
}

/** An approved assessment of an organization. */
export async function approved(
  office: Call,
  people: RiskPeople,
  organizationId: string,
  assessedOn: string,
  factors: readonly Factor[],
): Promise<Assessment> {
  const subject = { subjectKind: 'organization', subjectId: organizationId, venueName: null } as const;
  const fields = {
    periodLabel: null,
    assessedOn,
    assessorOfficeId: people.unitId,
    conclusionText: '总体可控，限期整改。',
  };
  const { id } = await office.call('riskAssessments.create', { subject, fields });
  for (const one of factors) await office.call('riskAssessments.saveFactor', { assessmentId: id, fields: one });
  await addMeasures(office, id);
  return approve(office, people, id, assessedOn);
}

export async function approve(office: Call, people: RiskPeople, id: string, approvedOn: string): Promise<Assessment> {
  const { revision } = await assessment(office, id);
  await office.call('riskAssessments.approve', {
    ...{ id, expectedRevision: revision, approvedByMemberId: people.memberId, approvedOn },
  });
  return assessment(office, id);
}

/** Keeps a print for the eyes when a folder is named. */
export function keepPrint(name: string, pdf: Uint8Array): void {
  const folder = process.env.PRINT_SHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}.pdf`, pdf);
}
