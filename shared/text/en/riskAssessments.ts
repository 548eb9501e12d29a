import type * as zh from '../zh-CN/riskAssessments.ts';

export const riskAssessments = {
  title: 'Risk assessments',
} satisfies Record<keyof typeof zh.riskAssessments, string>;
