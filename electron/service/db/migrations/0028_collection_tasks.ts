/** Collections from lower offices and what came back (domain.md §8). */
export const collectionTasks = {
  version: 28,
  name: 'collection_tasks',
  sql: `
PRAGMA user_version = 28;
`,
};
