export type CommunityTables = Record<never, never>;
