import type * as zh from '../zh-CN/auditObjects.ts';

export const auditObjects = {
  organization: 'organization',
  organization_event: 'registration event',
  organization_contact: 'contact',
  annual_review: 'annual review',
  leading_group: 'leading group',
  member: 'person',
  duty_assignment: 'duty',
  meeting: 'meeting',
  agenda_item: 'agenda item',
  attendance: 'attendance',
  decision: 'decision',
  action_item: 'task',
  official_document: 'official document',
  document_number: 'document number',
  document_step: 'approval step',
  seal: 'seal',
  seal_use: 'seal use',
  attachment: 'file',
  office: 'office',
  user: 'account',
  import: 'import',
  recovery: 'recovery sheets',
  signing_identity: 'signing certificate',
  user_certificate: 'Certificate',
  trust_root: 'Trusted certificate',
  revocation_list: 'Revocation list',
} satisfies Record<keyof typeof zh.auditObjects, string>;

export const auditVerbs = {
  create: 'Create',
  update: 'Change',
  finalize: 'Finalize',
  void: 'Void',
  remove: 'Remove',
  done: 'Finish',
  cancelled: 'Cancel',
  open: 'Reopen',
} satisfies Record<keyof typeof zh.auditVerbs, string>;

export const lockReasons = {
  user: 'locked by the user',
  idle: 'not used for a while',
  system: 'computer locked or asleep',
  closed: 'program closed',
} satisfies Record<keyof typeof zh.lockReasons, string>;
