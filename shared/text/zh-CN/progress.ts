/** What a job is doing, by the stage of its progress events. */
export const progress = {
  import_reading: '读取文件',
  import_checking: '逐行核对',
  import_writing: '写入新增',
  import_updating: '写入更新',
  drawing: '排版',
  signing: '签名',
  verifying: '核验',
  storing: '存档',
  practice: '生成练习数据',
} as const;
