import { useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { FilingFormDesk } from './FilingFormDesk.tsx';
import { emptyForm, formOf } from './filingForm.ts';

/** The form of a new filing, or of one that is corrected. */
export function FilingFormPage({ id }: { readonly id?: string }) {
  return id === undefined ? <NewFiling /> : <StoredFiling key={id} id={id} />;
}

function NewFiling() {
  const { today } = useSession();
  const [, go] = useLocation();
  const [organizationId] = useAddressPart('organization');
  const start = { form: emptyForm(today, organizationId), revision: undefined };
  return (
    <FilingFormDesk
      stored={null}
      start={start}
      onClose={(id) => go(id === undefined ? '/filings' : `/filings/${id}`)}
    />
  );
}

function StoredFiling({ id }: { readonly id: string }) {
  const { t } = useText();
  const [, go] = useLocation();
  const { data, error, refetch } = useCall('activityFilings.get', { id });
  const form = data === undefined ? undefined : formOf(data.filing);
  if (data === undefined || form === undefined)
    return (
      <Page title={t('activityFilings.formEdit')}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        {error === null && (data === undefined ? <LoadingState /> : <p>{t('activityFilings.notFound')}</p>)}
      </Page>
    );
  const start = { form, revision: data.filing.revision };
  return <FilingFormDesk stored={data.filing} start={start} onClose={() => go(`/filings/${id}`)} />;
}
