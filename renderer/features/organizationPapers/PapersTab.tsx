import { useCall } from '#renderer/api/queries.ts';
import type { OrganizationTabProps } from '#renderer/app/organizationTabs.tsx';
import { PartsSection } from '#renderer/ui/parts/PartsSection.tsx';
import { useArticlesPart } from './useArticlesPart.tsx';
import { useBranchesPart } from './useBranchesPart.tsx';
import { useCertificatesPart } from './useCertificatesPart.tsx';
import { useSealsPart } from './useSealsPart.tsx';

/** 证照章程: what an organization holds on paper, and its branches (features R9). */
export function PapersTab(props: OrganizationTabProps) {
  const { data } = useCall('organizations.get', { id: props.organizationId });
  const organization = data?.organization;
  const articles = useArticlesPart(props.organizationId);
  const certificates = useCertificatesPart(organization?.uscc ?? organization?.registrationNo ?? null);
  const seals = useSealsPart(organization?.name ?? '');
  const branches = useBranchesPart();
  return (
    <>
      <PartsSection part={certificates} {...props} />
      <PartsSection part={articles} {...props} />
      <PartsSection part={seals} {...props} />
      <PartsSection part={branches} {...props} />
    </>
  );
}
