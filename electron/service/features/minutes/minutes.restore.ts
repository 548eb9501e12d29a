import type { HandlerInput } from '#shared/contract/list.ts';
import type { MinutesContent } from '#shared/features/minutes/minutesContent.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { listsOf } from '../meetings/meetings.repository.ts';
import { saveMeeting } from '../meetings/meetings.save.ts';
import { versionById } from './minutes.repository.ts';
import { expectedDraft } from './minutes.review.ts';
import { keepVersion } from './minutes.snapshot.ts';

/**
 * Takes an earlier version back into the draft as a new change. What stood there is kept as a version before, so that nothing is lost.
 * @throws AppError `not_found`; `conflict` when the draft moved on; `rule_broken` when it is no draft, the version is of another
 *   meeting, or something it names has gone since (as `meetings.save`)
 */
export async function restoreVersion(
  write: Write,
  { meetingId, versionId, expectedRevision }: HandlerInput<'minutes.restoreVersion'>,
): Promise<{ id: string; revision: number }> {
  const meeting = await expectedDraft(write, meetingId, expectedRevision);
  const version = await versionById(write.trx, versionId);
  if (version.meetingId !== meetingId) refuseIssues([{ field: 'versionId', code: 'version_of_other' }]);
  await keepVersion(write, meeting, { reason: 'before_restore' });
  const { fields, agenda, attendance, decisions, actions } = version.content;
  const { number: _number, minutesIssuedOn: _issuedOn, ...restored } = fields;
  return saveMeeting(write, {
    ...{ id: meetingId, expectedRevision, fields: restored, agenda, attendance },
    decisions: decisions.map(({ number: _own, ...decision }) => decision),
    actions: await withState(write, meetingId, actions),
  });
}

/** A task that was done meanwhile stays done. */
async function withState(write: Write, meetingId: string, actions: MinutesContent['actions']) {
  const now = new Map((await listsOf(write.trx, meetingId)).actions.map((action) => [action.id, action.status]));
  return actions.map((action) => ({ ...action, status: now.get(action.id) ?? ('open' as const) }));
}
