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
  warning_line_ragged: '{count} lines have no good place to break and stay ragged.',
  warning_mark_squeezed: 'The red mark is long; its characters were narrowed.',
  warning_row_split: '{count} table rows are too high and were split over two pages.',
  warning_text_cleaned: 'Punctuation or blanks were set by the rules in {count} places; the text entered is unchanged.',
  warning_colophon_small: 'The imprint is long and was set in smaller type.',
  warning_signature_alone:
    'No line of text fits on the page of the signature; lengthen the text, or change the signature or the list of attachments.',
  warning_numbering_removed: '{count} headings came with numbers of their own, which were not printed.',
} satisfies Record<keyof typeof chinese, string>;
