import { useAnnualReviewsPart } from '#renderer/features/annualReviews/useAnnualReviewsPart.ts';
import { useCommitmentsPart } from '#renderer/features/supervision/useCommitmentsPart.tsx';
import { useGradesPart } from '#renderer/features/supervision/useGradesPart.tsx';
import { usePenaltiesPart } from '#renderer/features/supervision/usePenaltiesPart.tsx';
import { PartsSection } from '#renderer/ui/parts/PartsSection.tsx';
import type { OrganizationTabProps } from './organizationTabs.tsx';

/** 监督管理: annual reviews, grades, penalties and commitments of one organization, of two features (features R11, R12). */
export function SupervisionTab(props: OrganizationTabProps) {
  const { organizationId } = props;
  return (
    <>
      <PartsSection part={useAnnualReviewsPart()} {...props} />
      <PartsSection part={useGradesPart()} {...props} />
      <PartsSection part={usePenaltiesPart(organizationId)} {...props} />
      <PartsSection part={useCommitmentsPart(organizationId)} {...props} />
    </>
  );
}
