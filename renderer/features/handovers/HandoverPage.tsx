import { useCall } from '#renderer/api/queries.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { HandoverDeskPage } from './HandoverDeskPage.tsx';

/** One hand-over, step by step. */
export function HandoverPage({ id = '' }: { readonly id?: string }) {
  const { t } = useText();
  const got = useCall('handovers.get', { id });
  const people = useCall('handovers.people', {});
  if (got.data !== undefined && people.data !== undefined)
    return <HandoverDeskPage key={id} got={got.data} people={people.data} />;
  return (
    <Page title={t('handovers.listTitle')}>
      <ErrorNotice error={got.error ?? people.error} onRetry={() => void got.refetch()} />
      {got.error === null && people.error === null && <LoadingState />}
    </Page>
  );
}
