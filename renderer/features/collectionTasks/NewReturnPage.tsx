import { useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { ReturnForm } from './ReturnForm.tsx';

/** What an office returned to a collection, being entered; its files are added on the page of the return. */
export function NewReturnPage({ id = '' }: { readonly id?: string }) {
  const { t } = useText();
  const [, go] = useLocation();
  const [office] = useAddressPart('office');
  const { data, error, refetch } = useCall('collectionTasks.get', { id }, { keep: true });
  return (
    <Page title={data?.task.title ?? t('collectionTasks.addReturnTitle')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && (
        <ReturnForm
          task={data.task}
          offices={data.recipients.map(({ officeId, name }) => ({ id: officeId, name }))}
          officeId={office}
          entry={null}
          onSaved={(saved) => go(`/information/collections/returns/${saved}`, { replace: true })}
          onClose={() => go(`/information/collections/${id}`)}
        />
      )}
    </Page>
  );
}
