import { useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { StudyDesk } from './StudyDesk.tsx';
import { StudyRecordView } from './StudyRecordView.tsx';
import { formOfSession } from './studyForm.ts';

/** One session: a draft is filled in, a final one is read, printed and made up. `id` is `new` for a new one. */
export function StudySessionPage({ id }: { readonly id?: string }) {
  if (id === undefined || id === 'new') return <NewSession />;
  return <StoredSession key={id} id={id} />;
}

function NewSession() {
  const { today } = useSession();
  const [kind] = useAddressPart('kind');
  const [form] = useState(() => formOfSession({ kind, heldOn: today }));
  return <StudyDesk id={null} start={{ form, revision: undefined }} />;
}

function StoredSession({ id }: { readonly id: string }) {
  const { t } = useText();
  const can = useCan();
  const { data, error, refetch } = useCall('studySessions.get', { id });
  if (error !== null)
    return (
      <Page title={t('studySessions.editTitle')}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (data === undefined) return <LoadingState />;
  const { session } = data;
  if (session.recordState !== 'draft' || !can('meetings.write')) return <StudyRecordView record={data} />;
  // The form keeps what it began with; a change elsewhere is met when it is saved.
  return <StudyDesk id={id} start={{ form: formOfSession(session), revision: session.revision }} />;
}
