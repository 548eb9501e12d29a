import type { roleLabels as zh } from '../zh-CN/roleLabels.ts';

export const roleLabels = {
  recorder: 'Recorder',
  reviewer: 'Reviewer',
  leader: 'Leader',
  exchange: 'Exchange clerk',
  sysadmin: 'System administrator',
  secadmin: 'Security administrator',
  auditadmin: 'Audit administrator',
} as const satisfies Record<keyof typeof zh, string>;
