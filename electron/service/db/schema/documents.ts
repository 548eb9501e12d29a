import type { Common, Text } from './common.ts';

/** Official documents with their numbers, steps and seals. */
export type DocumentsTables = {
  official_document: Common & {
    form: string;
    kind: string;
    title: string;
    content: string;
    stage: string;
    numberId: Text;
    number: Text;
    issuedOn: Text;
    copies: number;
    handlerUserId: Text;
  };
  document_number: Common & {
    classCode: string;
    year: number;
    seq: number;
    number: string;
    state: string;
    title: string;
    documentId: Text;
    reservedOn: string;
    issuedOn: Text;
  };
  document_step: Common & {
    documentId: string;
    seq: number;
    step: string;
    personName: string;
    post: Text;
    outcome: string;
    decidedOn: string;
    remark: Text;
    onPaper: number;
  };
  seal: Common & {
    name: string;
    agencyName: string;
    diameterMm: number;
    sha256: string;
    mediaType: string;
    active: number;
    keeperMemberId: Text;
  };
  seal_use: Common & {
    sealName: string;
    documentId: Text;
    number: Text;
    title: string;
    copies: number;
    usedOn: string;
    handledBy: string;
    approvedBy: string;
    note: Text;
  };
};
