/** Words that fill the places of error sentences. */
export const errorWords = {
  recoveryGroup: '第 {group} 组有误',
  recoveryOther: '长度或内容不对',
  glyph: '“{character}”（{place}第 {position} 字）',
  glyphHead: '版头',
  glyphTitle: '标题',
  glyphBody: '正文第 {number} 段',
  glyphOpening: '导语',
  glyphPeople: '出席、列席、请假人员',
  glyphBasics: '会议基本情况',
  glyphColophon: '版记',
  glyphOther: '文件',
};
