import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { JobContext } from '../../context.ts';
import { canonicalJson } from '../../crypto/encodings.ts';
import { localOffice } from '../../db/localOffice.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { issuedBefore, issueSigned } from '../minutes/issueSigned.ts';
import { keptFinalVersion } from '../minutes/minutes.snapshot.ts';
import { recordOfMinutes } from './meetings.document.ts';
import { minutesFileName, minutesRequest } from './meetings.drawing.ts';
import { meetingById, type StoredMeeting } from './meetings.repository.ts';

const MINUTES_KIND = 'minutes_pdf';

/**
 * Draws, signs and verifies the finalized minutes and keeps them. They are drawn from the version that became final, whose hash they
 * carry: what became of a task since then changes nothing. What was issued once is handed out again byte for byte, whatever was renamed
 * (features M13, M15).
 * @throws AppError `not_found`, `rule_broken` (also `ruler` for deviations without a reason, with `findings`), `glyph_missing`, `signing_identity_missing`, `forbidden`, `certificate_*`,
 *   `signature_check_failed`, `disk_full`, `cancelled`
 */
export async function issueMinutes(
  context: JobContext,
  { id, deviationReason }: HandlerInput<'meetings.issue'>,
): Promise<CallOutput<'meetings.issue'>> {
  const { db, session } = context.open();
  const meeting = await meetingById(db, id);
  refuseNotFinal(meeting);
  const issued = await issuedBefore(context, id, MINUTES_KIND);
  if (issued) return issued;
  const { content, sha256 } = await keptFinalVersion(context, id);
  const office = await localOffice(db, session.officeId);
  return issueSigned(context, {
    ...{ ownerType: 'meeting', ownerId: id, kind: MINUTES_KIND, title: meeting.title, number: meeting.number },
    fileName: minutesFileName(meeting.title, meeting.number),
    request: await minutesRequest(context, content, { ...meeting, sha256 }),
    recordJson: canonicalJson(recordOfMinutes(content, { ...meeting, sha256 }, office)),
    deviationReason,
    detail: { meeting: id },
    recheck: async (write) => refuseNotFinal(await meetingById(write.trx, id)),
  });
}

function refuseNotFinal({ recordState }: StoredMeeting): void {
  if (recordState !== 'final' && recordState !== 'archived')
    refuseIssues([{ field: 'recordState', code: 'not_final' }]);
}
