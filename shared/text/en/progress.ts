import type { progress as zh } from '../zh-CN/progress.ts';

export const progress = {
  import_reading: 'reading the file',
  import_checking: 'checking rows',
  import_writing: 'adding',
  import_updating: 'updating',
  import_voiding: 'Voiding imported records',
  import_settingBack: 'Setting values back',
  drawing: 'drawing',
  measuring: 'Measuring the layout',
  signing: 'signing',
  verifying: 'verifying',
  storing: 'storing',
  practice: 'making practice data',
  export_reading: 'reading records',
  export_writing: 'writing the file',
  export_attachments: 'taking out attachments',
  export_checking: 'checking what was written',
  indexing: 'Making the search index',
  consistency_checking: 'Checking rules',
} as const satisfies Record<keyof typeof zh, string>;
