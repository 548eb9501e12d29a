import type { reportKindLabels as zh } from '../zh-CN/reportKindLabels.ts';

export const reportKindLabels = {
  monthly: 'Monthly report',
  quarterly: 'Quarterly report',
  half_yearly: 'Half-yearly report',
  annual: 'Annual report',
  special: 'Special report',
} as const satisfies Record<keyof typeof zh, string>;
