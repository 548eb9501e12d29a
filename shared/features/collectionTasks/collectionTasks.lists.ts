/** Headings that a collection asks for unless the office writes others (domain.md §8). */
export const DEFAULT_OUTLINE = ['开展情况', '进展成效', '存在问题', '意见建议'] as const;

/** Not sent yet; still in time; past its day with offices missing; everything in; put away. */
export const COLLECTION_STATES = ['draft', 'collecting', 'past_due', 'complete', 'closed', 'voided'] as const;
export type CollectionState = (typeof COLLECTION_STATES)[number];

/** What the list is narrowed to. */
export const COLLECTIONS_SHOWN = ['open', 'draft', 'past_due', 'closed', 'all'] as const;
export type CollectionsShown = (typeof COLLECTIONS_SHOWN)[number];

export const RETURN_TIMELINESS = ['on_time', 'late'] as const;
export type ReturnTimeliness = (typeof RETURN_TIMELINESS)[number];

/**
 * Where an office stands: its first return was in time or late; another office's return contains its figures; nothing came and the day is
 * past, or not yet.
 */
export const RECIPIENT_STATES = ['on_time', 'late', 'contained', 'missing', 'waiting'] as const;
export type RecipientState = (typeof RECIPIENT_STATES)[number];

/** Documents drafted from a task: 征集通知, 催报通知, 材料汇编. */
export const COLLECTION_NOTICES = ['call', 'reminder', 'compilation'] as const;
export type CollectionNoticeKind = (typeof COLLECTION_NOTICES)[number];
