/** 标准核对：实测结果的显示。 */
export const ruler = {
  title: '标准核对',
  good: '已核对 {count} 项，符合标准',
  nothing: '没有可核对的项',
  hints: '另有 {count} 条提示',
  deviations: '{count} 处不符',
  finding: '第 {page} 页实测 {measured}，应为 {expected}',
} as const;
