import type { CallOutput } from '#shared/contract/list.ts';
import { permits } from '#shared/contract/permissions.ts';
import { numberStyleOf } from '#shared/features/officialDocuments/officialContent.rules.ts';
import type { WaitingGroup } from '#shared/features/today/today.contract.ts';
import type { WaitingKind } from '#shared/features/today/today.lists.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { actionsOfMember, actionsToStrikeOff } from '../actions/actions.repository.ts';
import { judgingOf } from '../actions/judging.ts';
import { extensionsAsked, memberOfUser } from '../actions/loop.repository.ts';
import { closerOf } from '../actions/loop.ts';
import { listProposals } from '../agendaProposals/agendaProposals.repository.ts';
import { coverCounts } from '../contactAssignments/cover.repository.ts';
import { townshipCoverAt } from '../contactAssignments/cover.ts';
import { listHandovers } from '../handovers/handovers.repository.ts';
import { documentsWaiting } from '../officialDocuments/officialDocuments.repository.ts';
import {
  assessmentsToApprove,
  correctionsToApprove,
  filingsInStage,
  findingsWaiting,
  inspectionsToFinalize,
  minutesToSign,
  type Part,
} from './today.repository.ts';
import type { TodayLook } from './todaySources.ts';
import {
  cut,
  type Group,
  groupOf,
  minutesByTurn,
  NOTHING,
  named,
  SHOWN,
  type WaitingContext,
  type Who,
  whoOf,
} from './waiting.ts';

/** What waits for the user by role: documents, minutes, tasks, filings, inspections, assessments, proposals, hand-overs. */
export async function waitingForMe(context: WaitingContext, look: TodayLook): Promise<WaitingGroup[]> {
  const who = whoOf(context, look);
  const minutes = await minutesByTurn(who);
  const documents = await documentsByAct(context);
  return named([
    ['documentReturned', documents.returned],
    ['documentReview', documents.review],
    ['documentApprove', documents.approve],
    ['documentNumber', documents.number],
    ['documentIssue', documents.issue],
    ['minutesReview', minutes.mine],
    ['minutesReturned', minutes.returned],
    ['minutesFinalize', minutes.agreed],
    ['minutesSign', await unsigned(who)],
    ['correctionApprove', await corrections(who)],
    ...(await tasks(who)),
    ...(await supervision(who)),
    ['proposal', await proposals(who)],
    ['handover', await handovers(who)],
    ['contactMissing', await contacts(who)],
    ['ownAction', await ownTasks(who)],
  ]);
}

type Act = 'returned' | 'review' | 'approve' | 'number' | 'issue';

/** Documents whose next act is the user's, by the act that is due. */
async function documentsByAct({ db, session }: WaitingContext): Promise<Readonly<Record<Act, Group>>> {
  const { rows } = permits('documents.create', session.user.roles)
    ? await documentsWaiting(db, session.user)
    : { rows: [] };
  const of = (act: Act) =>
    cut(
      rows
        .filter((row) => actOf(row) === act)
        .map(({ id, title, kind, since }) => ({
          ...{ id, title: title || ({ code: 'untitled' } as const), note: kind || null },
          ...{ on: since.slice(0, 10), daysLeft: null, place: `/official/${id}` },
        })),
      '/official',
    );
  return {
    ...{ returned: of('returned'), review: of('review'), approve: of('approve') },
    ...{ number: of('number'), issue: of('issue') },
  };
}

function actOf(row: CallOutput<'officialDocuments.waiting'>['rows'][number]): Act {
  if (row.returned) return 'returned';
  if (row.stage === 'approved') return row.number === null && numberStyleOf(row.form) !== 'none' ? 'number' : 'issue';
  return row.waitingFor === 'approver' ? 'approve' : 'review';
}

/** Days for which final minutes are expected to be signed: what is older was issued on paper. */
const SIGNING_DAYS = 60;

async function unsigned({ context: { db, today }, can }: Who): Promise<Group> {
  if (!can('documents.sign')) return NOTHING;
  const found = await minutesToSign(db, addDays(today, -SIGNING_DAYS), SHOWN);
  return groupOf(found, '/meetings', (id) => `/meetings/${id}`);
}

async function corrections({ context: { db }, can, exceptOwn }: Who): Promise<Group> {
  if (!can('meetings.finalize')) return NOTHING;
  const found = await correctionsToApprove(db, await exceptOwn('meetings.finalize'), SHOWN);
  return groupOf(found, '/meetings/register', (id) => `/meetings/corrections/${id}`);
}

/** Tasks to strike off, and later days to approve. */
async function tasks({ context, can }: Who): Promise<(readonly [WaitingKind, Group])[]> {
  if (!can('meetings.finalize')) return [];
  const { db, session } = context;
  const closer = await closerOf(db, session.user.id);
  const asked = await extensionsAsked(db, closer.othersCanClose ? closer.userId : null);
  const done = await actionsToStrikeOff(db, closer, judgingOf(context), SHOWN);
  return [
    [
      'extensionApprove',
      cut(
        asked.map(({ id, actionId, actionText, newDueOn, askedByName, askedOn }) => ({
          ...{ id, title: actionText, on: askedOn, daysLeft: null, place: `/actions?action=${actionId}` },
          note: { code: 'extension', name: askedByName, date: newDueOn } as const,
        })),
        '/actions/mine',
      ),
    ],
    [
      'actionStrikeOff',
      {
        total: done.total,
        place: '/actions/mine',
        rows: done.rows.map(({ id, text, responsibleUnit, ownerName, doneOn }) => ({
          ...{ id, title: text, note: responsibleUnit ?? ownerName, on: doneOn, daysLeft: null },
          place: `/actions?action=${id}`,
        })),
      },
    ],
  ];
}

/** Filings to check and decide, inspections to make final, problems to see again and strike off, assessments to approve. */
async function supervision({ context, can, exceptOwn }: Who): Promise<(readonly [WaitingKind, Group])[]> {
  const { db, today } = context;
  const none: Part = { total: 0, rows: [] };
  const filing = (id: string) => `/filings/${id}`;
  const inspection = (id: string) => `/inspections/${id}`;
  const checking = can('filings.write')
    ? await filingsInStage(db, 'checking', { today, exceptUser: null, most: SHOWN })
    : none;
  const deciding = can('filings.decide')
    ? await filingsInStage(db, 'deciding', { today, exceptUser: await exceptOwn('filings.decide'), most: SHOWN })
    : none;
  const closer = await exceptOwn('inspections.finalize');
  const mayConclude = can('inspections.finalize');
  const toFinalize = mayConclude ? await inspectionsToFinalize(db, SHOWN) : none;
  const toClose = mayConclude ? await findingsWaiting(db, 'close', closer, SHOWN) : none;
  const toSee = can('inspections.write') ? await findingsWaiting(db, 'reinspect', null, SHOWN) : none;
  const risks = can('risk.approve') ? await assessmentsToApprove(db, await exceptOwn('risk.approve'), SHOWN) : none;
  return [
    ['filingCheck', groupOf(checking, '/filings?show=checking', filing, today)],
    ['filingDecide', groupOf(deciding, '/filings?show=deciding', filing, today)],
    ['inspectionFinalize', groupOf(toFinalize, '/inspections?show=recording', inspection)],
    ['findingReinspect', groupOf(toSee, '/inspections/findings?show=rectified', inspection)],
    ['findingClose', groupOf(toClose, '/inspections/findings?show=reinspected', inspection)],
    ['riskApprove', groupOf(risks, '/risk?state=draft', (id) => `/risk/${id}`)],
  ];
}

async function proposals({ context: { db }, can }: Who): Promise<Group> {
  if (!can('meetings.write')) return NOTHING;
  const { total, rows } = await listProposals(db, { filter: { waiting: true }, offset: 0, limit: SHOWN });
  return {
    total,
    place: '/meetings/proposals',
    rows: rows.map(({ id, title, proposerUnit, proposerName, createdAt }) => ({
      ...{ id, title, note: proposerUnit ?? proposerName, on: createdAt.slice(0, 10), daysLeft: null },
      place: `/meetings/proposals?id=${id}`,
    })),
  };
}

async function handovers({ context: { db }, can }: Who): Promise<Group> {
  if (!can('duties.write')) return NOTHING;
  const filter = { stage: 'under_way', includeVoided: false } as const;
  const { open, rows } = await listHandovers(db, { filter, offset: 0, limit: SHOWN });
  return {
    total: open,
    place: '/duties/handovers',
    rows: rows.map(({ id, fromName, toName, handedOn, stage }) => ({
      ...{ id, on: handedOn, daysLeft: null, place: `/duties/handovers/${id}` },
      title: { code: 'parties', from: fromName, to: toName },
      note: { code: 'handoverStage', stage },
    })),
  };
}

/** Organizations that nobody keeps contact with; none when the office assigned nobody as yet. */
async function contacts({ context: { db, today }, can }: Who): Promise<Group> {
  if (!can('duties.write')) return NOTHING;
  const cover = await townshipCoverAt(db, today);
  const counts = await coverCounts(db, { at: today, today }, cover);
  const sum = (list: typeof counts) => list.reduce((all, { count }) => all + count, 0);
  const total = sum(counts);
  const missing = counts.filter(({ memberId }) => memberId === null);
  const uncovered = sum(missing);
  if (uncovered === 0 || uncovered === total) return NOTHING;
  const place = '/duties/contacts?holder=none';
  const title = { code: 'organizations', count: uncovered } as const;
  return { total: 1, place, rows: [{ id: 'contacts', title, note: null, on: null, daysLeft: null, place }] };
}

async function ownTasks({ context }: Who): Promise<Group> {
  const { db, session } = context;
  const member = await memberOfUser(db, session.user.id);
  if (member === null) return NOTHING;
  const { total, rows } = await actionsOfMember(db, member.id, judgingOf(context), SHOWN);
  return {
    total,
    place: '/actions/mine',
    rows: rows.map(({ id, text, responsibleUnit, dueOn, daysLeft }) => ({
      ...{ id, title: text, note: responsibleUnit, on: dueOn, daysLeft, place: `/actions?action=${id}` },
    })),
  };
}
