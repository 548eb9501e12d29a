import type * as zh from '../zh-CN/collectionTasks.ts';

export const collectionTasks = {
  title: 'Collections',
} satisfies Record<keyof typeof zh.collectionTasks, string>;
