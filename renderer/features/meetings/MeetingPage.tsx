import { useRef, useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { MEETING_KINDS } from '#shared/features/meetings/meetings.contract.ts';
import { MeetingDesk } from './MeetingDesk.tsx';
import { MeetingRecordView } from './MeetingRecordView.tsx';
import { attendanceRows, emptyForm, formFromMeeting, formFromStart, newAgendaRow } from './meetingForm.ts';

/** One meeting: a draft is edited beside its page, a final one is read, issued and printed. `id` is `new` for a new one. */
export function MeetingPage({ id }: { readonly id?: string }) {
  // A change of `round` takes the stored meeting anew, giving up what is on the screen (its draft stays).
  const [round, setRound] = useState(0);
  const restart = () => setRound((count) => count + 1);
  if (id === undefined || id === 'new') return <NewMeeting key={`new-${round}`} onRestart={restart} />;
  return <StoredMeeting key={`${id}-${round}`} id={id} onRestart={restart} />;
}

/**
 * Starts from what the address names (`from=template:<id>` or `from=meeting:<id>`), else with the first leading group in force, its
 * people and the usual place, so that a meeting is begun in a minute (features M2).
 */
function NewMeeting({ onRestart }: { onRestart(): void }) {
  const [from] = useAddressPart('from');
  const [source, sourceId] = from?.split(':') ?? [];
  if (from !== null && sourceId !== undefined && (source === 'template' || source === 'meeting'))
    return <StartedMeeting key={from} from={from} start={{ kind: source, id: sourceId }} onRestart={onRestart} />;
  return <UsualMeeting key="usual" onRestart={onRestart} />;
}

type StartedProps = {
  readonly from: string;
  readonly start: { readonly kind: 'template' | 'meeting'; readonly id: string };
  onRestart(): void;
};

function StartedMeeting({ from, start, onRestart }: StartedProps) {
  const { t } = useText();
  const { today } = useSession();
  const { data, error, refetch } = useCall('meetingTemplates.start', { from: start, date: today });
  if (error !== null)
    return <Page title={t('meetings.newMeeting')}>{<ErrorNotice error={error} onRetry={() => void refetch()} />}</Page>;
  if (data === undefined) return <LoadingState />;
  return <MeetingDesk id={null} initial={formFromStart(data, today)} record={null} from={from} onRestart={onRestart} />;
}

function UsualMeeting({ onRestart }: { onRestart(): void }) {
  const { t } = useText();
  const { today } = useSession();
  const [kind] = useAddressPart('kind');
  const [organizationId] = useAddressPart('organization');
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
  const empty = { ...emptyForm(today), agenda: [newAgendaRow()] };
  const asked = MEETING_KINDS.find((one) => one === kind);
  if (asked !== undefined && asked !== 'leading_group')
    return (
      <MeetingDesk id={null} initial={{ ...empty, kind: asked, organizationId }} record={null} onRestart={onRestart} />
    );
  const { title, place, chairName, recorderName, attendance } = prefill.data;
  const initial = {
    ...empty,
    kind: group === undefined ? ('office' as const) : ('leading_group' as const),
    leadingGroupId: group?.id ?? null,
    title,
    place,
    chairName,
    recorderName,
    attendance: attendanceRows(attendance),
  };
  return <MeetingDesk id={null} initial={initial} record={null} onRestart={onRestart} />;
}

function StoredMeeting({ id, onRestart }: { readonly id: string; onRestart(): void }) {
  const { t } = useText();
  const { data: record, error, refetch, isStale } = useCall('meetings.get', { id });
  // A form begins with what is stored now, never with what was read before somebody changed it; once open it stays open.
  const isOpen = useRef(false);
  if (record !== undefined && !isStale) isOpen.current = true;
  if (error !== null)
    return <Page title={t('meetings.meeting')}>{<ErrorNotice error={error} onRetry={() => void refetch()} />}</Page>;
  if (record === undefined || !isOpen.current) return <LoadingState />;
  if (record.meeting.recordState !== 'draft') return <MeetingRecordView record={record} />;
  return <MeetingDesk key={id} id={id} initial={formFromMeeting(record)} record={record} onRestart={onRestart} />;
}
