/** 排版后对所排页面的说明；每种情况一句，`{count}` 是处数。 */
export const drawingWarnings = {
  line_ragged: '有 {count} 行没有合适的断行处，右边没有排满。',
  mark_squeezed: '红色标识字数较多，字形已压窄。',
  row_split: '表格中有 {count} 行太高，已分排在两页。',
  text_cleaned: '有 {count} 处标点或空格已按公文习惯排印，录入的原文没有改动。',
  colophon_small: '版记内容较多，已改用小一些的字号。',
  signature_alone: '署名、日期所在的一页排不下正文，请增加正文行数，或调整署名、附件说明的内容。',
  numbering_removed: '有 {count} 个标题自带的序号没有排印，序号由程序统一编排。',
} as const;
