import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import type { Write } from '../../db/write.ts';

/** An issue when one of the organizations does not exist or is voided. An organization that has ended may still be named. */
export async function organizationIssues(write: Write, field: string, ids: readonly string[]): Promise<FieldIssue[]> {
  if (ids.length === 0) return [];
  const found = await write.trx
    .selectFrom('organization')
    .select('id')
    .where('id', 'in', ids)
    .where('recordState', '<>', 'voided')
    .execute();
  return found.length === new Set(ids).size ? [] : [{ field, code: 'not_found' }];
}
