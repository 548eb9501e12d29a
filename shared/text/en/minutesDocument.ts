import type { minutesDocument as chinese } from '../zh-CN/minutesDocument.ts';

export const minutesDocument = {
  mark: '{office} minutes',
  closing: 'The meeting closed.',
  date: '{year}-{month}-{day}',
  monthDay: '{month}-{day}',
  timeSpan: '{start}–{end}',
  groupTitle: '{group}, meeting {place} of {year}',
  signReason: 'Issue of minutes',
  signField: 'Office signature',
  rowRemoved: 'Removed from the draft of the meeting',
} satisfies Record<keyof typeof chinese, string>;
