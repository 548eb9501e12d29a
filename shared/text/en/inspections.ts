import type * as zh from '../zh-CN/inspections.ts';

export const inspections = {
  title: 'Inspections',
} satisfies Record<keyof typeof zh.inspections, string>;
