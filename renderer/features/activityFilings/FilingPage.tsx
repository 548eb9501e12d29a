import type { ReactNode } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { FilingDesk } from './FilingDesk.tsx';

type Props = {
  readonly id?: string;
  /** What other features know of this activity. */
  slot?(filing: { readonly id: string; readonly organizationId: string }): ReactNode;
};

/** One activity filing: facts, verdict, material, decisions, moved dates, summary, documents. */
export function FilingPage({ id = '', slot }: Props) {
  const { t } = useText();
  const { data, error, refetch } = useCall('activityFilings.get', { id });
  if (data !== undefined)
    return (
      <FilingDesk key={id} filing={data.filing} moves={data.moves}>
        {slot?.(data.filing)}
      </FilingDesk>
    );
  return (
    <Page title={t('activityFilings.title')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {error === null && <LoadingState />}
    </Page>
  );
}
