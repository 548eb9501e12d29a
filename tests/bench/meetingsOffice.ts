import { v7 } from 'uuid';
import { insertRows, runWrite, type Write } from '#service/db/write.ts';
import { logIn } from '#service/office/session.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { CLERK, PASSWORD } from './benchService.ts';

/** What a generated office holds; every meeting has five decisions and ten actions. */
export type MeetingsSize = { readonly meetings: number };
export const DECISIONS_EACH = 5;
export const ACTIONS_EACH = 10;

/** Day of the generated office: open actions lie around it. */
export const MEETINGS_TODAY = '2026-03-05';
const NOW = Date.parse(`${MEETINGS_TODAY}T10:00:00+08:00`);
const GROUPS = 6;
const MEMBERS = 40;
/** Every so many meetings are written in one transaction. */
const TOGETHER = 1000;
const UNITS = [
  '社会组织管理科',
  '执法大队',
  '办公室',
  '社会救助科',
  '养老服务科',
  '财务科',
  '区划地名科',
  '婚姻登记处',
];
const TEXTS = [
  '印发年度检查通知',
  '核查未参检名单',
  '汇总整改台账',
  '走访行业协会',
  '办理换届指导',
  '报送季度数据',
  '回访枢纽型组织',
];

type Row = Record<string, string | number | null>;
/** Ids of the members, and the one that the clerk's account belongs to. */
export type MeetingsOffice = { readonly members: readonly string[]; readonly clerkMember: string };

/**
 * Fills an office past the screens with final meetings, decisions and actions of twenty years, one action in five still open, and links
 * the clerk's account to a member. Rows only: no history, no audit, no search index.
 * @param folder an office founded by `foundOffice`, not open
 */
export async function fillMeetings(folder: string, { meetings }: MeetingsSize): Promise<MeetingsOffice> {
  const session = await logIn(folder, CLERK, PASSWORD, { now: () => NOW, newId: () => v7({ msecs: NOW }) });
  try {
    let made: { groups: string[]; members: string[] } = { groups: [], members: [] };
    await runWrite(session.environment, session.actor, 'bench', async (write) => {
      made = await people(write);
      await write.trx
        .updateTable('user_account')
        .set({ memberId: made.members[0] ?? null })
        .where('id', '=', session.user.id)
        .execute();
    });
    for (let start = 0; start < meetings; start += TOGETHER) {
      const end = Math.min(meetings, start + TOGETHER);
      await runWrite(session.environment, session.actor, 'bench', (write) =>
        fillPart(write, made, start, end, meetings),
      );
    }
    return { members: made.members, clerkMember: made.members[0] ?? '' };
  } finally {
    await session.store.close();
  }
}

function common(write: Write, id: string): Row {
  const at = write.at;
  const { id: by } = write.actor;
  return {
    id,
    originOfficeId: write.officeId,
    recordState: 'final',
    revision: 1,
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    updatedBy: by,
    voidReason: null,
  };
}

async function people(write: Write): Promise<{ groups: string[]; members: string[] }> {
  const groups = Array.from({ length: GROUPS }, () => write.newId());
  const members = Array.from({ length: MEMBERS }, () => write.newId());
  await insertRows(
    write.trx,
    'leading_group',
    groups.map((id, index) => ({
      ...common(write, id),
      name: `第${index + 1}工作领导小组`,
      shortName: `第${index + 1}组`,
      officeId: write.officeId,
      establishedOn: '2006-01-01',
      quorum: 'majority',
    })),
  );
  await insertRows(
    write.trx,
    'member',
    members.map((id, index) => ({
      ...common(write, id),
      name: `${'王李张刘陈杨赵黄'[index % 8] ?? '王'}某${index + 1}`,
      post: index % 5 === 0 ? '科长' : '科员',
      unitName: UNITS[index % UNITS.length] ?? null,
      active: 1,
    })),
  );
  return { groups, members };
}

async function fillPart(
  write: Write,
  { groups, members }: { readonly groups: readonly string[]; readonly members: readonly string[] },
  start: number,
  end: number,
  all: number,
): Promise<void> {
  const meetings: Row[] = [];
  const decisions: Row[] = [];
  const actions: Row[] = [];
  const steps: Row[] = [];
  for (let index = start; index < end; index += 1) {
    const meetingId = write.newId();
    // The oldest twenty years ago, the newest today.
    const heldOn = addDays(MEETINGS_TODAY, -Math.round(((all - 1 - index) / all) * 7300));
    const year = Number(heldOn.slice(0, 4));
    const group = index % (GROUPS + 1);
    meetings.push({
      ...common(write, meetingId),
      kind: group === GROUPS ? 'office' : 'leading_group',
      title: group === GROUPS ? `${year}年局务会` : `第${group + 1}工作领导小组${year}年会议`,
      leadingGroupId: group === GROUPS ? null : (groups[group] ?? null),
      startAt: `${heldOn}T09:00`,
      place: '三楼会议室',
      chairName: '王某1',
      recorderName: '李某2',
      minutesText: '{"blocks":[]}',
      numberYear: year,
      numberSeq: index + 1,
      number: `〔${year}〕${index + 1}号`,
      minutesIssuedOn: heldOn,
      selfChecked: 0,
    });
    const decisionIds = Array.from({ length: DECISIONS_EACH }, () => write.newId());
    const bodyName = group === GROUPS ? '局务会' : `第${group + 1}组`;
    for (const [place, id] of decisionIds.entries()) {
      const numberSeq = index * DECISIONS_EACH + place + 1;
      decisions.push({
        ...common(write, id),
        meetingId,
        seq: place + 1,
        bodyKey: group === GROUPS ? 'kind:office' : `group:${groups[group] ?? ''}`,
        bodyName,
        numberYear: year,
        numberSeq,
        number: `${bodyName}决〔${year}〕${numberSeq}号`,
        decidedOn: heldOn,
        text: `同意${TEXTS[(index + place) % TEXTS.length] ?? ''}（第${index * DECISIONS_EACH + place + 1}件）。`,
      });
    }
    for (let place = 0; place < ACTIONS_EACH; place += 1) {
      const { action, log } = actionOf(write, {
        meetingId,
        heldOn,
        members,
        number: index * ACTIONS_EACH + place,
        place,
      });
      // Eight of ten carry out a decision of their meeting.
      actions.push({ ...action, decisionId: place < 8 ? (decisionIds[place % DECISIONS_EACH] ?? null) : null });
      steps.push(...log);
    }
  }
  await insertRows(write.trx, 'meeting', meetings);
  await insertRows(write.trx, 'decision', decisions);
  await insertRows(write.trx, 'action_item', actions);
  await insertRows(write.trx, 'action_step', steps);
}

function actionOf(
  write: Write,
  of: {
    readonly meetingId: string;
    readonly heldOn: string;
    readonly members: readonly string[];
    readonly number: number;
    readonly place: number;
  },
): { readonly action: Row; readonly log: readonly Row[] } {
  const { meetingId, heldOn, members, number, place } = of;
  const id = write.newId();
  const isOpen = number % 5 === 0;
  const isWaiting = number % 50 === 1;
  const dueOn = isOpen ? addDays(MEETINGS_TODAY, (number % 120) - 60) : addDays(heldOn, 20 + (number % 60));
  const doneOn = isOpen ? null : addDays(heldOn, 10 + (number % 60));
  const reportedOn = isOpen ? addDays(MEETINGS_TODAY, -(number % 60)) : heldOn;
  const openStage = number % 3 === 0 ? 'assigned' : 'reported';
  const stage = isOpen ? openStage : isWaiting ? 'completed' : 'struck_off';
  const kinds = [
    'set_up',
    'assigned',
    ...(isOpen ? [] : ['completed']),
    ...(stage === 'struck_off' ? ['struck_off'] : []),
  ];
  const log = kinds.map((kind, seq) => ({
    ...common(write, write.newId()),
    actionId: id,
    seq: seq + 1,
    kind,
    happenedOn: kind === 'completed' || kind === 'struck_off' ? (doneOn ?? heldOn) : heldOn,
    byName: CLERK,
    note: kind === 'completed' ? '已办结' : null,
    attachmentIds: '[]',
    selfChecked: 0,
  }));
  const action = {
    ...common(write, id),
    meetingId,
    seq: place + 1,
    text: `${TEXTS[number % TEXTS.length] ?? ''}（第${number + 1}项）`,
    responsibleUnit: UNITS[number % UNITS.length] ?? null,
    responsibleNames: null,
    ownerMemberId: members[Math.floor(number / 5) % members.length] ?? null,
    dueOn,
    status: isOpen ? 'open' : 'done',
    doneOn,
    evidence: isOpen ? null : '已办结',
    stage,
    stepCount: log.length,
    setUpOn: heldOn,
    assignedOn: isOpen ? reportedOn : heldOn,
    lastReportOn: stage === 'assigned' ? null : reportedOn,
    progress: number % 40 === 0 ? 'late' : null,
    completedBy: isOpen ? null : 'another',
    struckOffOn: stage === 'struck_off' ? doneOn : null,
    extensionCount: 0,
  };
  return { action, log };
}
