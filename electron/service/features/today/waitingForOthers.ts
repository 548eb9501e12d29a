import { DOCUMENT_STAGES } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import type { Said, WaitingGroup } from '#shared/features/today/today.contract.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';
import { memberOfUser } from '../actions/loop.repository.ts';
import { listCases } from '../materialChecklists/cases.repository.ts';
import { documentsWaiting } from '../officialDocuments/officialDocuments.repository.ts';
import {
  collectionsOut,
  documentsInReviewOf,
  extensionsAskedBy,
  filingsInStage,
  tasksWithoutReport,
} from './today.repository.ts';
import type { TodayLook } from './todaySources.ts';
import {
  ALL,
  cut,
  type Group,
  groupOf,
  minutesByTurn,
  named,
  SHOWN,
  type WaitingContext,
  type Who,
  whoOf,
} from './waiting.ts';

/** What the user handed in, or the office asked for, and somebody else has to do. */
export async function waitingForOthers(context: WaitingContext, look: TodayLook): Promise<WaitingGroup[]> {
  const who = whoOf(context, look);
  const { db, session, today } = context;
  const { id } = session.user;
  const minutes = await minutesByTurn(who);
  const mine = (await documentsWaiting(db, session.user)).rows.map((row) => row.id);
  const member = await memberOfUser(db, id);
  const task = (action: string) => `/actions?action=${action}`;
  const stage = (one: 'correcting' | 'waiting_unit') =>
    filingsInStage(db, one, { today, exceptUser: null, most: SHOWN });
  const filing = (one: string) => `/filings/${one}`;
  const documents = await documentsInReviewOf(db, id, mine, SHOWN);
  const extensions = await extensionsAskedBy(db, id, SHOWN);
  const unreported = await tasksWithoutReport(db, { id, memberId: member?.id ?? null }, SHOWN);
  return named([
    [
      'documentInReview',
      withNotes(
        groupOf(documents, '/official', (one) => `/official/${one}`),
        stageOf,
      ),
    ],
    ['minutesInReview', minutes.others],
    ['extensionAsked', withNotes(groupOf(extensions, '/actions', task), (date) => ({ code: 'askedFor', date }))],
    ['actionUnreported', groupOf(unreported, '/actions', task, today)],
    ['materialAsked', await materialsAsked(who)],
    ['filingCorrecting', groupOf(await stage('correcting'), '/filings?show=correcting', filing, today)],
    ['filingUnit', groupOf(await stage('waiting_unit'), '/filings?show=waiting_unit', filing, today)],
    ['collectionOut', await collections(who)],
  ]);
}

/** Cases whose applicant was told what is missing. */
async function materialsAsked({ context: { db, today } }: Who): Promise<Group> {
  const { rows } = await listCases(db, { filter: { state: 'open' }, offset: 0, limit: ALL }, today);
  return cut(
    rows.flatMap(({ id, matterTitle, applicantName, deadline }) =>
      deadline?.kind === 'correction'
        ? [
            {
              ...{ id, title: applicantName, note: matterTitle, on: deadline.dueOn, daysLeft: deadline.daysLeft },
              place: `/organizations/materials/${id}`,
            },
          ]
        : [],
    ),
    '/organizations/materials',
  );
}

async function collections({ context: { db }, look }: Who): Promise<Group> {
  return cut(
    (await collectionsOut(db)).map(({ id, title, dueOn, outstanding }) => ({
      ...{ id, title, on: dueOn, daysLeft: daysBetween(look.today, dueOn), place: `/information/collections/${id}` },
      note: { code: 'outstanding', count: outstanding } as const,
    })),
    '/information/collections',
  );
}

function stageOf(stored: string): Said {
  const stage = DOCUMENT_STAGES.find((one) => one === stored);
  return stage === undefined ? stored : { code: 'documentStage', stage };
}

/** The notes of a group as they are said: the day that was asked for, the stage of a document. */
function withNotes(group: Group, say: (note: string) => Said): Group {
  const noted = (note: Said | null) => (typeof note === 'string' ? say(note) : note);
  return { ...group, rows: group.rows.map((row) => ({ ...row, note: noted(row.note) })) };
}
