import type { Generated } from 'kysely';
import type { Common, Count, Text } from './common.ts';

/** What every office has: its meta data, audit log, history, keys and people, drafts and views. */
export type CoreTables = {
  meta: { key: string; value: string };
  meta_log: { log: string };
  audit_entry: {
    log: string;
    seq: number;
    at: string;
    userId: string;
    role: string;
    replica: string;
    action: string;
    entityType: string;
    entityId: string;
    outcome: string;
    beforeHash: string;
    afterHash: string;
    reason: string;
    detail: string;
    prevHash: string;
    hash: string;
  };
  audit_checkpoint: { log: string; size: number; note: string; at: string };
  record_state: {
    recordId: string;
    collection: string;
    owner: string;
    lsn: number;
    conflict: Generated<number>;
    merge: string;
  };
  coverage: { office: string; channel: string; epoch: string; fromLsn: number; toLsn: number };
  field_history: {
    historyKey: Generated<number>;
    recordId: string;
    collection: string;
    revision: number;
    replica: string;
    n: number;
    hlc: string;
    at: string;
    userId: string;
    action: string;
    reason: string;
    effectiveOn: Text;
    salt: string;
    changes: string;
  };
  user_account: {
    id: string;
    login: string;
    displayName: string;
    post: Text;
    roles: string;
    enabled: number;
    recipient: string;
    createdAt: string;
    lastLoginAt: Text;
    passwordChangedAt: string;
    previousPasswords: Generated<string>;
    memberId: Generated<string | null>;
  };
  office_key: { name: string; publicPart: string; file: Buffer; createdAt: string };
  draft: { userId: string; key: string; title: string; content: string; savedAt: string };
  saved_view: {
    id: string;
    userId: string;
    page: string;
    name: string;
    state: string;
    pinned: number;
    createdAt: string;
  };
  office: Common & {
    name: string;
    shortName: Text;
    level: string;
    local: number;
    parentId: Text;
    divisionCode: Text;
    documentPrefix: Text;
    address: Text;
    workPhone: Text;
    settings: string;
    validFrom: Text;
    endedOn: Text;
    mergedIntoId: Text;
    note: Text;
  };
  attachment: Common & {
    ownerType: string;
    ownerId: string;
    fileName: string;
    mediaType: string;
    sizeBytes: number;
    sha256: string;
    kind: string;
    title: Text;
    number: Text;
    pages: Count;
    signerName: Text;
    fontsUsed: Text;
  };
};
