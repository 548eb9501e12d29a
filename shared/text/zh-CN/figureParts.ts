/** 指标分项和所列记录的写法。 */
export const figureParts = {
  quarter: '{year}年第{number}季度',
  event: '{organization}：{kind}',
  numberedEvent: '{organization}：{kind}（{number}）',
  review: '{organization}：{year}年度 {conclusion}',
  commitment: '{organization}：{kind}',
  term: '{organization}：第{number}届',
  postponement: '{organization}：第{number}届延至{day}（{approval}）',
  assignment: '{group}：{role}（{from}起）',
} as const;
