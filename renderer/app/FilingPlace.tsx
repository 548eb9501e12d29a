import { Suspense } from 'react';
import { useCan } from '#renderer/api/session.tsx';
import { FilingPage } from '#renderer/features/activityFilings/FilingPage.tsx';
import { FilingRiskSection } from './filingSlots.tsx';

/** One activity filing, with the risk assessments of the activity below it. */
export function FilingPlace({ id }: { readonly id?: string }) {
  const can = useCan();
  if (id === undefined) return null;
  return (
    <FilingPage
      id={id}
      slot={(filing) => (
        <Suspense fallback={null}>
          <FilingRiskSection filingId={filing.id} organizationId={filing.organizationId} editable={can('risk.write')} />
        </Suspense>
      )}
    />
  );
}
