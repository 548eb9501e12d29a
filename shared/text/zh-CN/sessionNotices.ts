/** What a login found out about the office's files. */
export const sessionNotices = {
  notice_keyring: '钥匙文件与上次不同，可能换回了旧的。已记入审计，请告知安全管理员。',
  notice_unclean: '上次没有正常退出。已保存的数据检查过，没有问题。',
  notice_clock: '电脑时钟比上次使用时早，请核对日期。',
  notice_altered: '台账的状态文件与上次不同，已另起一份审计记录。请告知安全管理员。',
  notice_machine: '台账换了一台电脑使用，已另立编号。请只在一处使用。',
  notice_rolled_back: '台账像是从较早的备份恢复的，之后录入的内容可能不在。请核对。',
} as const;
