import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { messageIfKnown } from '#shared/text/index.ts';
import type { Schema } from '../../db/schema.ts';

const row = z.object({
  kind: z.enum(['branch', 'certificate', 'seal']),
  type: z.string(),
  name: z.string(),
  since: z.string(),
});

/** Section with the word of `type`; a branch needs none, its name says what it is. */
const WORDS = { branch: null, certificate: 'certificateCopyLabels', seal: 'sealFilingKindLabels' } as const;

/** What is still out when an organization ends (features R9). */
export type OpenPaper = {
  readonly kind: 'branch' | 'certificate' | 'seal';
  readonly name: string;
  readonly since: string;
};

/** Live branches, and certificates and seals that are neither returned, destroyed, replaced nor lost, in this order. */
export async function openPapers(db: Kysely<Schema>, organizationId: string): Promise<OpenPaper[]> {
  const found = await sql<Record<string, unknown>>`
    SELECT kind, type, name, since FROM (
      SELECT 1 AS place, rowKey, 'branch' AS kind, kind AS type, name, establishedOn AS since FROM organization_branch
        WHERE organizationId = ${organizationId} AND recordState <> 'voided' AND endedOn IS NULL
      UNION ALL SELECT 2, rowKey, 'certificate', copy, number, issuedOn FROM registration_certificate
        WHERE organizationId = ${organizationId} AND recordState <> 'voided' AND endedOn IS NULL
      UNION ALL SELECT 3, rowKey, 'seal', kind, name, filedOn FROM seal_filing
        WHERE organizationId = ${organizationId} AND recordState <> 'voided' AND endedOn IS NULL)
    ORDER BY place, since, rowKey`.execute(db);
  return found.rows.map((line) => {
    const { kind, type, name, since } = row.parse(line);
    const section = WORDS[kind];
    const word = section === null ? undefined : messageIfKnown('zh-CN', `${section}.${type}`);
    return { kind, name: word === undefined ? name : `${word} ${name}`, since };
  });
}
