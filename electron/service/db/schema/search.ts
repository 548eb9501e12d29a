import type { Generated } from 'kysely';
import type { Count } from './common.ts';

/** The search index beside its full-text tables. */
export type SearchTables = {
  search_key: { key: string; entry: number };
  search_page: { rowKey: Generated<number>; attachmentId: string; seq: number; page: Count; text: string };
  search_file: { attachmentId: string; sha256: string; state: string };
};
