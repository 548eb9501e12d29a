import type { sessionNotices as zh } from '../zh-CN/sessionNotices.ts';

export const sessionNotices = {
  notice_keyring: 'The key file differs from the last one. This was audited; tell the security administrator.',
  notice_unclean: 'The last stop was unclean. The saved data were checked and are right.',
  notice_clock: 'The clock is earlier than at the last use; check the date.',
  notice_altered: 'The state file differs from the last one; a new log was started. Tell the security administrator.',
  notice_machine: 'The register moved to another computer and got a new number. Use it in one place only.',
  notice_rolled_back:
    'The register seems to be restored from an earlier backup; what was entered later may be missing.',
} as const satisfies Record<keyof typeof zh, string>;
