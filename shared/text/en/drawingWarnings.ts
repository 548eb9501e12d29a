import type * as zh from '../zh-CN/drawingWarnings.ts';

export const drawingWarnings = {
  line_ragged: '{count} lines have no good place to break and stay ragged.',
  mark_squeezed: 'The red mark is long; its characters were narrowed.',
  row_split: '{count} table rows are too high and were split over two pages.',
  text_cleaned: 'Punctuation or blanks were set by the rules in {count} places; the text entered is unchanged.',
  colophon_small: 'The imprint is long and was set in smaller type.',
  signature_alone:
    'No line of text fits on the page of the signature; lengthen the text, or change the signature or the list of attachments.',
  numbering_removed: '{count} headings came with numbers of their own, which were not printed.',
} satisfies Record<keyof typeof zh.drawingWarnings, string>;
