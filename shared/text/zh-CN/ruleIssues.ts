/** 服务端逐项检查的结果，一项一句；`{field}` 之外的占位来自检查本身。 */
export const ruleIssues = {
  state_secret: '不能使用国家秘密密级，没有生成文件，内容仍在。涉密文件请在涉密计算机上办理。',
  required: '有必填内容没有填写',
  date_order: '结束或印发日期不能早于开始日期',
  date_in_future: '日期不能晚于今天',
  not_found: '所选的记录已不存在，请重新选择',
  duty_overlap: '同一人同一职务的任期重叠（{from} 起）',
  second_leader: '这段时间已有组长（{from} 起），同一时间只能有一位组长',
  own_entry: '本人录入的纪要应由他人核对；确由本人自核的，请勾选自核',
  from_meeting: '会议的任务请在会议中修改',
} as const;
