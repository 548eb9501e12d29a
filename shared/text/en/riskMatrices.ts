import type * as zh from '../zh-CN/riskMatrices.ts';

export const riskMatrices = {
  title: 'Level standards',
} satisfies Record<keyof typeof zh.riskMatrices, string>;
