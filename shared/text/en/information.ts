import type * as zh from '../zh-CN/information.ts';

export const information = {
  title: 'Information',
} satisfies Record<keyof typeof zh.information, string>;
