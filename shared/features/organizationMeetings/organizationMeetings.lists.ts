/** Who meets: 会员大会, 会员代表大会, 理事会, 常务理事会, 监事会. */
export const MEETING_BODIES = ['members', 'delegates', 'council', 'standing_council', 'supervisors'] as const;
export type MeetingBody = (typeof MEETING_BODIES)[number];

/** What is resolved: 章程修改, 会费标准, 选举换届, 负责人变更, 重大事项, 其他. */
export const RESOLUTION_SUBJECTS = ['articles', 'fees', 'election', 'officers', 'major', 'other'] as const;
export type ResolutionSubject = (typeof RESOLUTION_SUBJECTS)[number];
