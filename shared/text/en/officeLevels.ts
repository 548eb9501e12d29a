import type { officeLevels as zh } from '../zh-CN/officeLevels.ts';

export const officeLevels = {
  bureau: 'Bureau',
  section: 'Section',
  township: 'Township or subdistrict',
  supervising: 'Supervising unit',
  other: 'Other',
} as const satisfies Record<keyof typeof zh, string>;
