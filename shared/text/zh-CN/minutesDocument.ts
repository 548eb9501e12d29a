/** Words of the printed minutes. */
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
};
