export type CollectionTasksTables = Record<never, never>;
