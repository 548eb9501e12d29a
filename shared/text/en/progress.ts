import type { progress as zh } from '../zh-CN/progress.ts';

export const progress = {
  import_reading: 'reading the file',
  import_checking: 'checking rows',
  import_writing: 'adding',
  import_updating: 'updating',
  drawing: 'drawing',
  signing: 'signing',
  verifying: 'verifying',
  storing: 'storing',
  practice: 'making practice data',
} as const satisfies Record<keyof typeof zh, string>;
