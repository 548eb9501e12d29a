/** Words of the printed minutes and of what the program says about the drawn page. */
export const minutesDocument = {
  mark: '{office}会议纪要',
  closing: '散会。',
  date: '{year}年{month}月{day}日',
  monthDay: '{month}月{day}日',
  timeSpan: '{start}至{end}',
  groupTitle: '{group}{year}年第{place}次会议',
  signReason: '印发会议纪要',
  signField: '单位签名',
  rowRemoved: '已从会议草稿中删去',
  warning_line_ragged: '有 {count} 行没有合适的断行处，右边没有排满。',
  warning_mark_squeezed: '红色标识字数较多，字形已压窄。',
  warning_row_split: '表格中有 {count} 行太高，已分排在两页。',
  warning_text_cleaned: '有 {count} 处标点或空格已按公文习惯排印，录入的原文没有改动。',
  warning_colophon_small: '版记内容较多，已改用小一些的字号。',
  warning_signature_alone: '署名、日期所在的一页排不下正文，请增加正文行数，或调整署名、附件说明的内容。',
  warning_numbering_removed: '有 {count} 个标题自带的序号没有排印，序号由程序统一编排。',
};
