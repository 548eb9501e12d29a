import type { recovery as zh } from '../zh-CN/recovery.ts';

export const recovery = {
  title: 'Recovery sheet ({letter})',
  office: 'Office',
  store: 'Store number',
  date: 'Made on',
  keep: 'Seal this sheet apart from the other one; two persons keep them. Opening an envelope is recorded.',
  both: 'Both sheets together open the office when a password is lost; one alone opens nothing.',
  fileName: 'recovery-sheet-{letter}.pdf',
} satisfies Record<keyof typeof zh, string>;
