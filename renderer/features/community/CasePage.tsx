import { useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { CaseDesk } from './CaseDesk.tsx';
import { CaseRecordView } from './CaseRecordView.tsx';
import { caseFormOf } from './caseForm.ts';

/** One case: written up by whoever may, read by the others. `id` is `new` for a new one. */
export function CasePage({ id }: { readonly id?: string }) {
  if (id === undefined || id === 'new') return <NewCase />;
  return <StoredCase key={id} id={id} />;
}

function NewCase() {
  const { today } = useSession();
  const can = useCan();
  const [form] = useState(() => caseFormOf({ heldOn: today }));
  return can('community.write') ? <CaseDesk stored={null} start={{ form, revision: undefined }} /> : null;
}

function StoredCase({ id }: { readonly id: string }) {
  const { t } = useText();
  const can = useCan();
  const { data, error, refetch } = useCall('typicalCases.get', { id });
  if (error !== null)
    return (
      <Page title={t('typicalCases.editTitle')}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (data === undefined) return <LoadingState />;
  if (data.recordState === 'voided' || !can('community.write')) return <CaseRecordView stored={data} />;
  // The form keeps what it began with; a change elsewhere is met when it is saved.
  return <CaseDesk stored={data} start={{ form: caseFormOf(data), revision: data.revision }} />;
}
