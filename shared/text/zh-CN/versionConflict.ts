/** 保存时发现同一记录已被别处改过：两边的内容并列，逐项选定。 */
export const versionConflict = {
  changed: '这条记录刚被别处改过，没有保存',
  merged: '别处的改动已合入，请核对后再保存。',
  help: '下面各项两边都改了，请逐项选定；选定后再保存。别的内容已合在一起。',
  field: '内容',
  mine: '本页填写的',
  theirs: '别处保存的',
  keepMine: '全用本页的',
  takeTheirs: '全用别处的',
  apply: '选定',
  empty: '（空）',
} as const;
