import type { Common, Count, Text } from './common.ts';

/** Leading groups, meetings and what they decided. */
export type MeetingsTables = {
  leading_group: Common & {
    name: string;
    officeId: string;
    establishedOn: string;
    documentNo: Text;
    dutiesText: Text;
    officeLocation: Text;
    dissolvedOn: Text;
    shortName: Text;
    quorum: string;
  };
  member: Common & {
    name: string;
    officeId: Text;
    unitName: Text;
    post: string;
    workPhone: Text;
    workEmail: Text;
    active: number;
  };
  duty_assignment: Common & {
    leadingGroupId: string;
    memberId: string;
    role: string;
    seq: number;
    scopeText: Text;
    sectionNames: string;
    basisDocumentNo: Text;
    startOn: string;
    endOn: Text;
  };
  meeting: Common & {
    kind: string;
    title: string;
    leadingGroupId: Text;
    organizationId: Text;
    startAt: string;
    endAt: Text;
    place: string;
    chairName: string;
    recorderName: string;
    openingText: Text;
    minutesText: string;
    distribution: Text;
    copyTo: Text;
    mark: Text;
    numberYear: Count;
    numberSeq: Count;
    number: Text;
    minutesIssuedOn: Text;
    selfChecked: number;
  };
  agenda_item: Common & {
    meetingId: string;
    seq: number;
    title: string;
    proposerName: Text;
    summaryText: Text;
    discussionText: Text;
  };
  attendance: Common & {
    meetingId: string;
    seq: number;
    capacity: string;
    memberId: Text;
    name: Text;
    post: Text;
    unit: Text;
    headcount: number;
    leaveReason: Text;
  };
  decision: Common & {
    meetingId: string;
    seq: number;
    text: string;
    agendaItemId: Text;
    votesFor: Count;
    votesAgainst: Count;
    votesAbstain: Count;
    number: Text;
  };
  action_item: Common & {
    meetingId: Text;
    sourceText: Text;
    seq: number;
    text: string;
    responsibleUnit: Text;
    organizationId: Text;
    responsibleNames: Text;
    dueOn: string;
    status: string;
    doneOn: Text;
    evidence: Text;
    ownerMemberId: Text;
  };
};
