import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { expected, type Saved } from '#tests/features/officialDocuments/sampleDocument.ts';
import type { TestService } from '#tests/support/makeService.ts';

type FactorInput = CallInput<'riskAssessments.saveFactor'>['fields'];
type MeasureInput = CallInput<'riskAssessments.saveMeasure'>['fields'];
export type Detail = CallOutput<'riskAssessments.get'>;
export type People = { readonly unitId: string; readonly leaderId: string; readonly handlerId: string };

/** A unit that assesses, and two members of the office. */
export async function riskPeople(office: TestService): Promise<People> {
  const unit = { name: '社会组织管理股', shortName: null, level: 'section', workPhone: null } as const;
  const { id: unitId } = await office.call('duties.saveUnit', { fields: unit });
  const leader = await office.call('duties.saveMember', { fields: { name: '周明', post: '副局长' } });
  const handler = await office.call('duties.saveMember', { fields: { name: '王珺', post: '股长' } });
  return { unitId, leaderId: leader.id, handlerId: handler.id };
}

export const factorFields = (changes: Partial<FactorInput> = {}): FactorInput => ({
  factorCategory: 'fire',
  riskText: '三楼培训教室只有一个疏散出口',
  basisText: '2026年3月2日检查时看到东侧出口上锁',
  likelihood: 3,
  severity: 4,
  ...changes,
});

export const measureFields = (riskFactorIds: string[], changes: Partial<MeasureInput> = {}): MeasureInput => ({
  kind: 'planned',
  riskFactorIds,
  measureText: '打开东侧出口并张贴疏散图',
  responsibleName: '刘某',
  responsiblePost: '秘书长',
  dueOn: '2026-04-30',
  ...changes,
});

/** A draft of an organization's assessment. */
export async function begin(
  office: TestService,
  { unitId }: People,
  subject: CallInput<'riskAssessments.create'>['subject'],
  fields: Partial<CallInput<'riskAssessments.create'>['fields']> = {},
): Promise<Saved> {
  return office.call('riskAssessments.create', {
    subject,
    fields: { assessedOn: '2026-03-05', assessorOfficeId: unitId, conclusionText: '总体可控，限期整改。', ...fields },
  });
}

export const detail = (office: TestService, id: string): Promise<Detail> => office.call('riskAssessments.get', { id });

export const addFactor = (office: TestService, assessmentId: string, changes: Partial<FactorInput> = {}) =>
  office.call('riskAssessments.saveFactor', { assessmentId, fields: factorFields(changes) });

export const addMeasure = (
  office: TestService,
  assessmentId: string,
  riskFactorIds: string[],
  changes: Partial<MeasureInput> = {},
) => office.call('riskAssessments.saveMeasure', { assessmentId, fields: measureFields(riskFactorIds, changes) });

/** Approves a draft as it stands. */
export async function approve(
  office: TestService,
  { leaderId }: People,
  id: string,
  approvedOn = '2026-03-05',
): Promise<Saved> {
  const { revision } = await detail(office, id);
  return office.call('riskAssessments.approve', {
    ...expected({ id, revision }),
    approvedByMemberId: leaderId,
    approvedOn,
  });
}

/** An approved assessment with one rated factor; answers its id and the factor's. */
export async function approvedWith(
  office: TestService,
  people: People,
  subject: CallInput<'riskAssessments.create'>['subject'],
  changes: Partial<FactorInput> = {},
  fields: Partial<CallInput<'riskAssessments.create'>['fields']> = {},
): Promise<{ id: string; factorId: string }> {
  const { id } = await begin(office, people, subject, fields);
  const { id: factorId } = await addFactor(office, id, changes);
  await approve(office, people, id, fields.assessedOn);
  return { id, factorId };
}

/** An activity as it was received; answers the id of its filing. */
export async function activityOf(
  office: TestService,
  organizationId: string,
  changes: Partial<CallInput<'activityFilings.register'>['fields']> = {},
): Promise<Saved> {
  return office.call('activityFilings.register', {
    fields: {
      ...{ organizationId, title: '春季养生讲座', activityKind: 'lecture', receivedOn: '2026-03-05' },
      ...{ startAt: '2026-03-20T09:00', endAt: '2026-03-20T11:30', place: '区文化馆报告厅' },
      ...{ expectedParticipants: 180, supervisingUnit: '市卫生健康局', ...changes },
    },
  });
}
