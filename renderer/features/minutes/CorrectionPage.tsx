import { useCall } from '#renderer/api/queries.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { CorrectionDesk } from './CorrectionDesk.tsx';

/** One correction sheet of final minutes; `id` is `new` for a new one, its meeting then stands behind `meeting=` in the address. */
export function CorrectionPage({ id = 'new' }: { readonly id?: string }) {
  const { t } = useText();
  const [meetingId] = useAddressPart('meeting');
  const isNew = id === 'new';
  const { data, error, refetch } = useCall(
    'minutes.corrections',
    isNew ? { meetingId: meetingId ?? '' } : { correctionId: id },
    { enabled: !isNew || meetingId !== null },
  );
  if (error !== null || (isNew && meetingId === null))
    return (
      <Page title={t('minutes.correction')}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (data === undefined) return <LoadingState />;
  const correction = data.corrections.find((one) => one.id === id);
  // A change by somebody else meets the form as a conflict when it is saved; a state that no longer changes is read anew.
  const key = `${id} ${correction?.recordState ?? 'new'}`;
  return <CorrectionDesk key={key} data={data} correction={correction} />;
}
