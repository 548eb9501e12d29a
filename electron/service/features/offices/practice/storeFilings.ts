import type { ActivityKind } from '#shared/features/activityFilings/activityFilings.lists.ts';
import { materialState } from '#shared/features/materialChecklists/materials.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import type { CommandContext, JobContext } from '../../../context.ts';
import type { Write } from '../../../db/write.ts';
import { decideFiling, recordUnitDecision } from '../../activityFilings/activityFilings.decide.ts';
import { filingTerms } from '../../activityFilings/activityFilings.procedures.ts';
import { filingById, type StoredFiling } from '../../activityFilings/activityFilings.repository.ts';
import {
  completeFiling,
  moveFiling,
  registerFiling,
  setFilingPlan,
  summarizeFiling,
} from '../../activityFilings/activityFilings.save.ts';
import { attachmentsHandlers } from '../../attachments/attachments.procedures.ts';
import { caseById } from '../../materialChecklists/cases.repository.ts';
import { saveCase } from '../../materialChecklists/cases.save.ts';
import type { StoredCounty } from './registry/desk.ts';

type Planned = {
  readonly title: string;
  readonly kind: ActivityKind;
  /** Days from today on which it is held, and on which the material came; negative: ago. */
  readonly heldIn: number;
  readonly receivedIn: number;
  readonly place: string;
  readonly people: readonly [expected: number, capacity: number];
  readonly until: 'missing' | 'waiting' | 'accepted' | 'summarized';
};

/** From the newest receipt to the oldest activity; the second one waits for its unit, the third lacks its pledge. */
const PLANNED: readonly Planned[] = [
  planned('行业发展论坛', 'forum', -46, -60, '青禾会堂二楼会议厅', [180, 240], 'summarized'),
  planned('会员单位技能比武', 'other', 24, -9, '青禾县职业学校实训楼', [120, 200], 'accepted'),
  planned('社区邻里文化节', 'celebration', 33, -6, '城关文化广场', [600, 500], 'waiting'),
  planned('秋季学术报告会', 'academic', 40, -3, '县图书馆报告厅', [150, 260], 'missing'),
];

function planned(
  title: string,
  kind: ActivityKind,
  heldIn: number,
  receivedIn: number,
  place: string,
  people: Planned['people'],
  until: Planned['until'],
): Planned {
  return { title, kind, heldIn, receivedIn, place, people, until };
}

/** What of a list is still missing. */
const LACKING = 'safety_pledge';

/** Activity filings in their usual stages: held with its summary, accepted and moved, waiting for its unit, incomplete. */
export async function storeFilings(
  context: JobContext,
  commandOf: (write: Write) => CommandContext,
  { organizations, ids }: StoredCounty,
): Promise<void> {
  const chosen = organizations.filter(
    ({ fields }) =>
      fields.registrationKind === 'registered' && fields.status === 'normal' && fields.legalType === 'social_group',
  );
  for (const [index, plan] of PLANNED.entries()) {
    const organization = chosen[index * 3 + 1];
    const organizationId = organization === undefined ? undefined : ids.get(organization.fields.name);
    if (organization === undefined || organizationId === undefined) continue;
    const unit = organization.fields.supervisingUnit ?? null;
    const id = await context.commit('practice.filings', (write) => store(commandOf(write), plan, organizationId, unit));
    if (plan.until === 'missing') continue;
    const file = context.runtime.files.handOut('应急预案.txt', 'text/plain', Buffer.from(planText(plan), 'utf8'));
    const added = await attachmentsHandlers['attachments.add'](context, {
      ...{ ownerType: 'activity_filing', ownerId: id, title: '应急预案', kind: 'other' },
      source: { $file: file.$file, name: file.name },
    });
    await context.commit('practice.filings', (write) => goOn(commandOf(write), plan, id, added.id, unit));
  }
}

function planText({ title, place, people }: Planned): string {
  return [
    `${title}安全应急预案`,
    `地点：${place}，预计${people[0]}人。`,
    '设安全员4名、医疗点1处，疏散路线两条。',
  ].join('\n');
}

async function store(
  { write, runtime, ...rest }: CommandContext,
  plan: Planned,
  organizationId: string,
  supervisingUnit: string | null,
): Promise<string> {
  const { calendar } = filingTerms({ runtime, ...rest });
  const heldOn = addDays(write.today, plan.heldIn);
  const receivedOn = addDays(write.today, plan.receivedIn);
  const settings = runtime.settings.materials;
  const fields = {
    ...{ organizationId, title: plan.title, activityKind: plan.kind, place: plan.place, supervisingUnit },
    ...{ startAt: `${heldOn}T09:00`, endAt: `${heldOn}T17:00`, receivedOn, organizerDecidedOn: null },
    ...{
      expectedParticipants: plan.people[0],
      venueCapacity: plan.people[1],
      budgetWan: '2.5',
      fundSource: '会费收入',
    },
    ...{ onsiteLeadName: '周文博', onsiteLeadPost: '秘书长', onsiteLeadPhone: '0500-6230188' },
    ...{ publicSecurityPermitNo: null, note: null },
  };
  const terms = { calendar, settings, informDays: settings.informDays };
  const { id, materialCaseId } = await registerFiling(write, { fields }, terms);
  if (materialCaseId === null) return id;
  const list = await caseById(write.trx, materialCaseId);
  const items = list.items
    .map((item) => {
      const isThere = item.requirement === 'required' && !(plan.until === 'missing' && item.key === LACKING);
      if (!isThere) return item;
      return { ...item, receivedOn, copiesReceived: item.copies, isSealed: true, isSigned: true };
    })
    .map((item) =>
      materialState.parse(Object.fromEntries(Object.entries(item).filter(([key]) => key in materialState.shape))),
    );
  await saveCase(write, { id: list.id, expectedRevision: list.revision, receivedOn, items, note: null }, terms);
  return id;
}

/** Complete, agreed, accepted, moved, held and summarized: as far as the plan goes. */
async function goOn(
  context: CommandContext,
  plan: Planned,
  id: string,
  attachmentId: string,
  unit: string | null,
): Promise<void> {
  const { write, session } = context;
  const terms = filingTerms(context);
  const target = async () => expected(await filingById(write.trx, id));
  const completeOn = addDays(write.today, plan.receivedIn + 1);
  await setFilingPlan(write, { ...(await target()), attachmentId }, terms);
  await completeFiling(write, { ...(await target()), completeOn }, session.user, terms);
  if (plan.until === 'waiting') return;
  if (unit !== null) {
    const agreement = { decision: 'approved' as const, decidedOn: addDays(completeOn, 2), documentNo: null };
    await recordUnitDecision(write, { ...(await target()), supervisingUnit: unit, ...agreement }, terms);
  }
  const decidedOn = addDays(completeOn, 3);
  const decision = { result: 'accepted' as const, decidedOn, reason: null, selfChecked: true };
  await decideFiling(write, { ...(await target()), ...decision }, session.user, terms);
  if (plan.until === 'accepted') {
    const heldOn = addDays(write.today, plan.heldIn + 7);
    const later = {
      startAt: `${heldOn}T09:00`,
      endAt: `${heldOn}T17:00`,
      place: plan.place,
      reason: '场地调整，顺延一周',
    };
    await moveFiling(write, { ...(await target()), ...later }, terms);
    return;
  }
  const held = await filingById(write.trx, id);
  const summary = { submittedOn: held.summaryDueOn ?? write.today, actualParticipants: plan.people[0] - 12 };
  const words = { incidentText: null, summaryText: '活动按报备内容举办，秩序良好。' };
  await summarizeFiling(write, { ...expected(held), ...summary, ...words }, terms);
}

function expected({ id, revision }: Pick<StoredFiling, 'id' | 'revision'>) {
  return { id, expectedRevision: revision };
}
