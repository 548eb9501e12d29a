import type * as zh from '../zh-CN/activityFilings.ts';

export const activityFilings = {
  title: 'Activity filings',
} satisfies Record<keyof typeof zh.activityFilings, string>;
