import { useCall } from '#renderer/api/queries.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { CaseDesk } from './CaseDesk.tsx';

/** One case: its materials line by line, the notices given, what can be done next. */
export function MaterialCasePage({ id = '' }: { readonly id?: string }) {
  const { t } = useText();
  const { data, error, refetch } = useCall('materialChecklists.get', { id });
  if (data !== undefined) return <CaseDesk key={id} one={data.case} notices={data.notices} />;
  return (
    <Page title={t('materialChecklists.title')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {error === null && <LoadingState />}
    </Page>
  );
}
