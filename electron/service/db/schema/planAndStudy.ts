import type { Common, Text } from './common.ts';

/** Plan items of a year, study sessions and trainings. */
export type PlanAndStudyTables = {
  plan_item: Common & {
    year: number;
    seq: number;
    text: string;
    responsibleOfficeId: string;
    responsibleMemberId: Text;
    dueOn: string;
    status: string;
    doneOn: Text;
    evidence: Text;
    carriedFromId: Text;
  };
  plan_progress: Common & {
    planItemId: string;
    notedOn: string;
    text: string;
  };
  study_session: Common & {
    kind: string;
    heldOn: string;
    hours: number | null;
    place: Text;
    topic: Text;
    chairName: Text;
    recorderName: Text;
    participants: number;
    absent: number;
    madeUp: number;
    contentText: Text;
    discussionText: Text;
    attendance: string;
  };
  study_make_up: Common & {
    sessionId: string;
    madeUpOn: string;
    headcount: number;
    memberId: Text;
    note: Text;
  };
};
