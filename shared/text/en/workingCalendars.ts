import type * as zh from '../zh-CN/workingCalendars.ts';

export const workingCalendars = {
  title: 'Holiday calendar',
} satisfies Record<keyof typeof zh.workingCalendars, string>;
