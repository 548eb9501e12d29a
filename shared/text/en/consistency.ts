import type * as zh from '../zh-CN/consistency.ts';

export const consistency = {
  title: 'Consistency check',
} satisfies Record<keyof typeof zh.consistency, string>;
