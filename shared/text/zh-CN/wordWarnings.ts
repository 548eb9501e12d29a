/** 从 Word 文稿读入文字时没有读入、或需要核对的内容；每个代码一句，`{count}` 是处数。 */
export const wordWarnings = {
  pictures: '图片 {count} 处没有读入',
  footnotes: '脚注、尾注 {count} 处没有读入，请按需写进正文',
  comments: '批注 {count} 处没有读入',
  tracked_changes: '修订痕迹 {count} 处：插入的文字已读入，删除的文字没有读入，请核对',
  text_boxes: '文本框 {count} 处：其中的文字可能没有读入，请对照原稿核对',
  formulas: '公式 {count} 处没有读入',
  objects: '嵌入的表格、图表等对象 {count} 处没有读入',
  hidden_text: '隐藏文字 {count} 处已一并读入，请核对是否需要',
  headers: '页眉、页脚 {count} 处没有读入',
  merged_cells: '合并单元格 {count} 处已拆开，文字放在第一格',
  nested_tables: '表格中的表格 {count} 处已变成文字',
  deep_headings: '四级以下标题 {count} 处按第四级读入',
  wide_tables: '超过 20 栏的表格 {count} 个，多出的内容并入最后一栏',
  shortened: '内容过长，有 {count} 处没有读全',
  official_parts: '版头、会议信息、署名、版记、附件等 {count} 处没有读入，请在相应栏目中填写',
} as const;
