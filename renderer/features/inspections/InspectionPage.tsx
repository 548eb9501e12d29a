import { useCall } from '#renderer/api/queries.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { InspectionDesk } from './InspectionDesk.tsx';

/** One inspection: facts, checklist, problems with statements, conclusion, papers, follow-ups. */
export function InspectionPage({ id = '' }: { readonly id?: string }) {
  const { t } = useText();
  const { data, error, refetch } = useCall('inspections.get', { id }, { keep: true });
  if (data !== undefined && data.inspection.id === id) return <InspectionDesk key={id} {...data} />;
  return (
    <Page title={t('inspections.title')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {error === null && <LoadingState />}
    </Page>
  );
}
