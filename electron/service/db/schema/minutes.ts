import type { Common, Text } from './common.ts';

/** Versions, review and corrections of minutes. */
export type MinutesTables = {
  minutes_version: Common & {
    meetingId: string;
    seq: number;
    reason: string;
    note: Text;
    byName: string;
    meetingRevision: number;
    content: string;
    sha256: string;
    characters: number;
  };
  minutes_review: Common & {
    meetingId: string;
    round: number;
    versionId: string;
    meetingRevision: number;
    handedInByName: string;
    reviewerId: Text;
    reviewerName: Text;
    note: Text;
    state: string;
    decidedAt: Text;
    decidedByName: Text;
    answer: Text;
  };
  minutes_remark: Common & {
    meetingId: string;
    place: string;
    placeIndex: number | null;
    quote: Text;
    text: string;
    byName: string;
    resolvedAt: Text;
    resolvedByName: Text;
    resolution: Text;
  };
  minutes_correction: Common & {
    meetingId: string;
    seq: number | null;
    documentNo: Text;
    lines: string;
    draftedByName: string;
    approvedOn: Text;
    approvedByName: Text;
    selfChecked: number;
  };
};
