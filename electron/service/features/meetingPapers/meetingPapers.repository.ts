import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { CallOutput } from '#shared/contract/list.ts';
import { DOCUMENT_STAGES } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import type { Schema } from '../../db/schema.ts';

const noticeRow = z.object({
  documentId: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  stage: z.enum(DOCUMENT_STAGES),
  voided: z.number().transform((value) => value === 1),
  madeAt: z.string(),
});

/** The notices of a meeting, newest first, as they stand among the official documents. */
export async function noticesOf(
  db: Kysely<Schema>,
  meetingId: string,
): Promise<CallOutput<'meetingPapers.ofMeeting'>['notices']> {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT d.id AS documentId, d.title, d.number, d.stage, d.recordState = 'voided' AS voided, n.createdAt AS madeAt
    FROM meeting_notice n JOIN official_document d ON d.id = n.documentId
    WHERE n.meetingId = ${meetingId} AND n.recordState <> 'voided' ORDER BY n.rowKey DESC`.execute(db);
  return rows.map((row) => noticeRow.parse(row));
}
