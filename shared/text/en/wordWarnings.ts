import type * as zh from '../zh-CN/wordWarnings.ts';

export const wordWarnings = {
  pictures: '{count} pictures were not read',
  footnotes: '{count} footnotes or endnotes were not read; put them into the text where needed',
  comments: '{count} comments were not read',
  tracked_changes: '{count} tracked changes: inserted text was read, deleted text was not; please check',
  text_boxes: '{count} text boxes: their text may be missing; please compare with the draft',
  formulas: '{count} formulas were not read',
  objects: '{count} embedded objects or charts were not read',
  hidden_text: '{count} pieces of hidden text were read too; please check',
  headers: '{count} headers or footers were not read',
  merged_cells: '{count} merged cells were split; their text stands in the first cell',
  nested_tables: '{count} tables inside tables became text',
  deep_headings: '{count} headings below level four were read as level four',
  wide_tables: '{count} tables with more than 20 columns; what is beyond stands in the last column',
  shortened: 'Too long: {count} places were not read whole',
  official_parts:
    '{count} parts of head, facts, signature, imprint or attachments were not read; fill them in their fields',
} satisfies Record<keyof typeof zh.wordWarnings, string>;
