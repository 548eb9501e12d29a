import type * as zh from '../zh-CN/community.ts';

export const community = {
  title: 'Service stations',
} satisfies Record<keyof typeof zh.community, string>;
