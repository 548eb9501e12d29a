import type { CoreTables } from './schema/core.ts';
import type { DocumentsTables } from './schema/documents.ts';
import type { MeetingsTables } from './schema/meetings.ts';
import type { RegistryTables } from './schema/registry.ts';
import type { SearchTables } from './schema/search.ts';
import type { SigningTables } from './schema/signing.ts';

/** The tables as Kysely sees them. Booleans are 0/1, lists and objects are JSON text: `collections.ts` says which. */
export type Schema = CoreTables & RegistryTables & MeetingsTables & DocumentsTables & SigningTables & SearchTables;
