import { useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { InspectionForm } from './InspectionForm.tsx';

/** 新建检查, or the plan of one that is a draft. */
export function InspectionFormPage({ id }: { readonly id?: string }) {
  const { t } = useText();
  const [, go] = useLocation();
  const [organizationId] = useAddressPart('organization');
  const { data, error, refetch } = useCall('inspections.get', { id: id ?? '' }, { enabled: id !== undefined });
  const isReady = id === undefined || data !== undefined;
  return (
    <Page title={t(id === undefined ? 'inspections.addTitle' : 'inspections.editTitle')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {!isReady && error === null && <LoadingState />}
      {isReady && (
        <InspectionForm
          inspection={data?.inspection ?? null}
          organizationId={organizationId}
          onClose={(saved) => go(saved === undefined ? '/inspections' : `/inspections/${saved}`)}
        />
      )}
    </Page>
  );
}
