import type { CallOutput } from '#shared/contract/list.ts';
import { PERMISSIONS } from '#shared/contract/permissions.ts';
import type { Handlers, NamesOf, QueryContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { meetingById } from '../meetings/meetings.repository.ts';
import { issueCorrection, previewCorrection } from './corrections.issue.ts';
import { correctionById } from './corrections.repository.ts';
import { approveCorrection, listCorrections, saveCorrection, voidCorrection } from './corrections.save.ts';
import { minutesDue, registerLine } from './minutes.due.ts';
import { registerOfYear } from './minutes.lists.repository.ts';
import { drawExcerpt, drawExcerpts, drawRecord, excerptChoices, taskOrganizations } from './minutes.products.ts';
import {
  finalHash,
  remarksOf,
  reviewers,
  reviewsOf,
  shownReview,
  versionById,
  versionsOf,
} from './minutes.repository.ts';
import { restoreVersion } from './minutes.restore.ts';
import { addRemark, decide, expectedDraft, handIn, resolveRemark, voidRemark } from './minutes.review.ts';
import { keepVersion, storedContent } from './minutes.snapshot.ts';
import { mayAnswer, minutesWaiting } from './minutes.waiting.ts';
import { minutesRegister } from './register.document.ts';

/** Lines of the card on the first page, and of a printed register. */
const MOST_WAITING = 50;
const MOST_PRINTED = 2000;

export const minutesHandlers = {
  'minutes.review': async (context, { meetingId }) => reviewOf(context, meetingId),
  'minutes.handIn': async ({ write }, input) => handIn(write, input),
  'minutes.decide': async ({ write }, input) => decide(write, input),
  'minutes.addRemark': async ({ write }, input) => addRemark(write, input),
  'minutes.resolveRemark': async ({ write }, input) => resolveRemark(write, input),
  'minutes.voidRemark': async ({ write }, input) => voidRemark(write, input),
  'minutes.waiting': async (context) => minutesWaiting(context, MOST_WAITING),
  'minutes.versions': async ({ db }, { meetingId }) => {
    const { title, recordState, revision } = await meetingById(db, meetingId);
    return { title, recordState, revision, versions: await versionsOf(db, meetingId) };
  },
  'minutes.compare': async ({ db }, { meetingId, before, after }) => {
    const contentOf = async (version: string) => {
      if (version === 'current') return storedContent(db, await meetingById(db, meetingId));
      const stored = await versionById(db, version);
      if (stored.meetingId !== meetingId) refuseIssues([{ field: 'versionId', code: 'version_of_other' }]);
      return stored.content;
    };
    const [earlier, later] = [await contentOf(before), await contentOf(after)];
    const names = await taskOrganizations(db, { actions: [...earlier.actions, ...later.actions] });
    return { before: earlier, after: later, organizations: Object.fromEntries(names) };
  },
  'minutes.keepVersion': async ({ write }, { meetingId, expectedRevision, note }) => {
    const meeting = await expectedDraft(write, meetingId, expectedRevision);
    const { id, seq } = await keepVersion(write, meeting, { reason: 'manual', note });
    return { id, seq };
  },
  'minutes.restoreVersion': async ({ write }, input) => restoreVersion(write, input),
  'minutes.corrections': async ({ db }, which) =>
    listCorrections(
      db,
      'meetingId' in which ? which.meetingId : (await correctionById(db, which.correctionId)).meetingId,
    ),
  'minutes.saveCorrection': async ({ write }, input) => saveCorrection(write, input),
  'minutes.approveCorrection': async ({ write }, input) => approveCorrection(write, input),
  'minutes.voidCorrection': async ({ write }, input) => voidCorrection(write, input),
  'minutes.previewCorrection': async (context, input) => previewCorrection(context, input),
  'minutes.issueCorrection': async (context, input) => issueCorrection(context, input),
  'minutes.record': async (context, input) => drawRecord(context, input),
  'minutes.excerptChoices': async ({ db }, { meetingId }) => excerptChoices(db, meetingId),
  'minutes.excerpt': async (context, input) => drawExcerpt(context, input),
  'minutes.excerpts': async (context, { meetingId }) => drawExcerpts(context, meetingId),
  'minutes.register': async ({ db, runtime, today }, input) => {
    const { total, rows } = await registerOfYear(db, input);
    return { total, rows: rows.map((row) => registerLine(runtime, row, today)) };
  },
  'minutes.printRegister': async (context, { year, kind }) => {
    const { db, session } = context.open();
    const officeName = (await localOffice(db, session.officeId)).name;
    const wanted = { year, offset: 0, limit: MOST_PRINTED, text: undefined, kind };
    const { rows } = await registerOfYear(db, wanted);
    const lines = rows.map((row) => registerLine(context.runtime, row, context.today));
    return handOutSheet(context, minutesRegister({ year, officeName, printedOn: context.today, rows: lines }));
  },
} satisfies Handlers<NamesOf<'minutes'>>;

async function reviewOf(
  { db, runtime, session }: QueryContext,
  meetingId: string,
): Promise<CallOutput<'minutes.review'>> {
  const meeting = await meetingById(db, meetingId);
  const rounds = await reviewsOf(db, meetingId);
  const asked = rounds.find((round) => round.state === 'waiting');
  const due = minutesDue(runtime, meeting.startAt.slice(0, 10));
  const isVoided = meeting.recordState === 'voided';
  return {
    rounds: rounds.map(shownReview),
    remarks: await remarksOf(db, meetingId),
    reviewers: await reviewers(db, PERMISSIONS['meetings.finalize']),
    mayDecide: asked !== undefined && mayAnswer(session.user, asked),
    due: isVoided ? null : due,
    issuedDay: meeting.recordState === 'final' || meeting.recordState === 'archived' ? meeting.minutesIssuedOn : null,
    finalSha256: await finalHash(db, meetingId),
  };
}
