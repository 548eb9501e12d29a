import { lazy } from 'react';

const SubjectAssessments = lazy(async () => ({
  default: (await import('#renderer/features/riskAssessments/SubjectAssessments.tsx')).SubjectAssessments,
}));

/** On the page of an activity filing: the risk assessments of that activity (features K2). */
export function FilingRiskSection({
  filingId,
  organizationId,
  editable,
}: {
  readonly filingId: string;
  readonly organizationId: string;
  readonly editable: boolean;
}) {
  return (
    <SubjectAssessments
      filter={{ subjectKind: 'activity', subjectId: filingId }}
      subject={{ subjectKind: 'activity', subjectId: filingId, organizationId }}
      editable={editable}
    />
  );
}
