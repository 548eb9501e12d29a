import type { Common, Count, Text } from './common.ts';

/** Information submissions with their adoptions, and the targets of the sections. */
export type InformationTables = {
  information_submission: Common & {
    number: string;
    sectionId: string;
    officerName: string;
    title: string;
    kind: string;
    submittedOn: string;
    reviewerName: Text;
  };
  information_adoption: Common & {
    submissionId: string;
    level: string;
    outlet: string;
    adoptedOn: string;
    points: number;
  };
  information_target: Common & {
    sectionId: string;
    period: string;
    target: number;
    adoptionTarget: Count;
  };
};
