import type { Common, Count, Text } from './common.ts';

/** Templates of meetings, proposed items with what happened to them, notices (features M2; domain.md §6). */
export type MeetingConductTables = {
  meeting_template: Common & {
    name: string;
    kind: string;
    leadingGroupId: Text;
    titlePattern: string;
    place: Text;
    chairName: Text;
    recorderName: Text;
    openingText: Text;
    /** JSON list of titles. */
    agendaTitles: string;
    attendanceMode: string;
    outlineText: Text;
    distribution: Text;
    copyTo: Text;
  };
  agenda_proposal: Common & {
    leadingGroupId: Text;
    title: string;
    proposerUnit: string;
    proposerName: string;
    summaryText: Text;
    minutesPlanned: Count;
    stage: string;
    meetingId: Text;
    agendaItemId: Text;
  };
  agenda_step: Common & { ownerId: string; step: string; personName: string; decidedAt: string; remark: Text };
  meeting_notice: Common & { meetingId: string; documentId: string; withReply: number };
};
