import { useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { MeetingDesk } from './MeetingDesk.tsx';
import { MeetingRecordView } from './MeetingRecordView.tsx';
import { attendanceRows, emptyForm, formFromMeeting, newAgendaRow } from './meetingForm.ts';

/** One meeting: a draft is edited beside its page, a final one is read, issued and printed. `id` is `new` for a new one. */
export function MeetingPage({ id }: { readonly id?: string }) {
  // A change of `round` takes the stored meeting anew, giving up what is on the screen (its draft stays).
  const [round, setRound] = useState(0);
  const restart = () => setRound((count) => count + 1);
  if (id === undefined || id === 'new') return <NewMeeting key={`new-${round}`} onRestart={restart} />;
  return <StoredMeeting key={`${id}-${round}`} id={id} onRestart={restart} />;
}

/** Starts with the first leading group in force, its people, and the usual place, so that a meeting is begun in a minute (M2). */
function NewMeeting({ onRestart }: { onRestart(): void }) {
  const { t } = useText();
  const { today } = useSession();
  const overview = useCall('duties.overview', { at: today });
  const group = overview.data?.groups.find((item) => item.recordState !== 'voided' && item.dissolvedOn === null);
  const prefill = useCall(
    'meetings.prefill',
    { kind: 'leading_group', date: today, ...(group === undefined ? {} : { leadingGroupId: group.id }) },
    { enabled: overview.data !== undefined },
  );
  const failure = overview.error ?? prefill.error;
  if (failure !== null)
    return <Page title={t('meetings.newMeeting')}>{<ErrorNotice error={failure} onRetry={onRestart} />}</Page>;
  if (prefill.data === undefined) return <LoadingState />;
  const { title, place, chairName, recorderName, attendance } = prefill.data;
  const initial = {
    ...emptyForm(today),
    kind: group === undefined ? ('office' as const) : ('leading_group' as const),
    leadingGroupId: group?.id ?? null,
    title,
    place,
    chairName,
    recorderName,
    attendance: attendanceRows(attendance),
    agenda: [newAgendaRow()],
  };
  return <MeetingDesk id={null} initial={initial} record={null} onRestart={onRestart} />;
}

function StoredMeeting({ id, onRestart }: { readonly id: string; onRestart(): void }) {
  const { t } = useText();
  const { data: record, error, refetch } = useCall('meetings.get', { id });
  if (error !== null)
    return <Page title={t('meetings.meeting')}>{<ErrorNotice error={error} onRetry={() => void refetch()} />}</Page>;
  if (record === undefined) return <LoadingState />;
  if (record.meeting.recordState !== 'draft') return <MeetingRecordView record={record} />;
  return <MeetingDesk key={id} id={id} initial={formFromMeeting(record)} record={record} onRestart={onRestart} />;
}
