import type { passwordReasons as zh } from '../zh-CN/passwordReasons.ts';

export const passwordReasons = {
  length: '10 to 128 characters',
  classes: 'three of upper case, lower case, digits, others; or 16 and longer',
  login: 'must not contain the login name',
  common: 'too common',
  reused: 'used recently',
} satisfies Record<keyof typeof zh, string>;
