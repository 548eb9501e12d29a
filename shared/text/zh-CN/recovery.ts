/** Words of the printed recovery sheets. */
export const recovery = {
  title: '台账恢复单（{letter}）',
  office: '单位名称',
  store: '台账编号',
  date: '制作日期',
  keep: '本单与另一张恢复单分开封存，由两人分别保管。封口处签名并注明日期，启封须登记。',
  both: '忘记密码时，两张恢复单同时输入才能打开台账；只有一张不能打开，也推算不出另一张。',
  fileName: '台账恢复单{letter}.pdf',
};
