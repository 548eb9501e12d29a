import type { Kysely } from 'kysely';
import type { OpenItem } from '#shared/features/organizationEvents/organizationEvents.contract.ts';
import { onListSince } from '#shared/features/organizationEvents/organizationEvents.rules.ts';
import { message } from '#shared/text/index.ts';
import type { Schema } from '../../db/schema.ts';
import { openPapers } from '../organizations/openPapers.repository.ts';
import { standingEvents } from './organizationEvents.repository.ts';

type OpenSource = (db: Kysely<Schema>, organizationId: string) => Promise<readonly OpenItem[]>;

/** What may still be open: every feature that keeps such things adds its one function here (features R9). */
const SOURCES: readonly OpenSource[] = [openPapers, listEntries];

/** What is still open for an organization: shown first when its ending is entered. It never blocks: the clerk decides. */
export async function openBeforeEnding(db: Kysely<Schema>, organizationId: string): Promise<OpenItem[]> {
  const found: OpenItem[] = [];
  for (const source of SOURCES) found.push(...(await source(db, organizationId)));
  return found;
}

async function listEntries(db: Kysely<Schema>, organizationId: string): Promise<OpenItem[]> {
  const events = (await standingEvents(db, organizationId)).map(({ kind, effectiveOn }) => ({
    kind: String(kind),
    effectiveOn: String(effectiveOn),
  }));
  const lists = [
    ['list_abnormal', 'organizationLabels.creditFlag_activity_abnormal'],
    ['list_serious', 'organizationLabels.creditFlag_serious_illegal'],
  ] as const;
  return lists.flatMap(([list, name]) => {
    const since = onListSince(events, list);
    return since === null ? [] : [{ kind: 'list', name: message('zh-CN', name), since }];
  });
}
