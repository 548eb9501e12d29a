import type { reportStageLabels as zh } from '../zh-CN/reportStageLabels.ts';

export const reportStageLabels = {
  draft: 'Draft',
  in_approval: 'In approval',
  issued: 'Issued',
  submitted: 'Submitted',
  voided: 'Voided',
} as const satisfies Record<keyof typeof zh, string>;
