import { type Kysely, sql } from 'kysely';
import type { HandlerInput } from '#shared/contract/list.ts';
import type { Citation } from '#shared/features/decisions/decisions.contract.ts';
import { CITING_COLLECTIONS, type CitingCollection } from '#shared/features/decisions/decisions.lists.ts';
import { messageIfKnown } from '#shared/text/index.ts';
import { localOffice } from '../../db/localOffice.ts';
import { findRecord, type StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { reportById } from '../reports/reports.repository.ts';
import { shownTitle } from '../reports/reports.words.ts';
import { decisionById } from './decisions.repository.ts';

/** Whether the later decision is noted already as changing the earlier one. */
export async function changeExists(
  db: Kysely<Schema>,
  pair: { readonly decisionId: string; readonly changedDecisionId: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('decision_change')
    .select('id')
    .where('decisionId', '=', pair.decisionId)
    .where('changedDecisionId', '=', pair.changedDecisionId)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether the record cites the decision already. */
export async function citationExists(
  db: Kysely<Schema>,
  citation: { readonly ownerType: string; readonly ownerId: string; readonly decisionId: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('decision_citation')
    .select('id')
    .where('ownerType', '=', citation.ownerType)
    .where('ownerId', '=', citation.ownerId)
    .where('decisionId', '=', citation.decisionId)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return found !== undefined;
}

/** The decisions that a record cites, or every record that cites a decision, oldest first; voided records are left out. */
export async function listCitations(
  db: Kysely<Schema>,
  which: HandlerInput<'decisions.citations'>,
  today: string,
): Promise<Citation[]> {
  const ofOwner = 'ownerId' in which;
  const found = await sql<{
    id: string;
    revision: number;
    ownerType: string;
    ownerId: string;
    note: string | null;
    decisionId: string;
    createdAt: string;
    byName: string | null;
    createdBy: string;
  }>`
    SELECT citation.id, citation.revision, ownerType, ownerId, note, decisionId, citation.createdAt, citation.createdBy,
      user_account.displayName AS byName
    FROM decision_citation AS citation LEFT JOIN user_account ON user_account.id = citation.createdBy
    WHERE recordState <> 'voided' AND ${
      ofOwner
        ? sql`ownerType = ${which.ownerType} AND ownerId = ${which.ownerId}`
        : sql`decisionId = ${which.decisionId}`
    } ORDER BY citation.rowKey`.execute(db);
  const citations: Citation[] = [];
  for (const { createdAt, createdBy, byName, ...row } of found.rows) {
    const ownerType = CITING_COLLECTIONS.find((one) => one === row.ownerType);
    const owner = ownerType && (await findRecord(db, ownerType, row.ownerId));
    if (!ownerType || !owner || owner.recordState === 'voided') continue;
    const decision = await decisionById(db, row.decisionId, today);
    citations.push({
      ...row,
      ownerType,
      ownerTitle: ownerType === 'report' ? await reportTitle(db, owner.id) : titleOf(ownerType, owner),
      ownerParentId: parentOf(ownerType, owner),
      decisionNumber: decision.number,
      decisionText: decision.text,
      decisionState: decision.state,
      citedAt: createdAt,
      citedByName: byName ?? createdBy,
    });
  }
  return citations;
}

const textOf = (record: StoredRecord, field: string): string => {
  const value = record[field];
  return typeof value === 'string' ? value : '';
};

/** A report with the places of its title filled, and its number. */
async function reportTitle(db: Kysely<Schema>, id: string): Promise<string> {
  const report = await reportById(db, id);
  const { name } = await localOffice(db, report.originOfficeId);
  return `${shownTitle(report, name)} ${report.number ?? ''}`.trim();
}

/** What a citing record is called, as its own page names it. */
function titleOf(ownerType: Exclude<CitingCollection, 'report'>, owner: StoredRecord): string {
  if (ownerType === 'action_item') return textOf(owner, 'text');
  if (ownerType === 'risk_assessment') return `${textOf(owner, 'assessmentNo')} ${textOf(owner, 'venueName')}`.trim();
  if (ownerType === 'official_document') return `${textOf(owner, 'title')} ${textOf(owner, 'number')}`.trim();
  if (ownerType === 'penalty') {
    const kind = messageIfKnown('zh-CN', `penaltyKindLabels.${textOf(owner, 'kind')}`) ?? '';
    return `${kind} ${textOf(owner, 'decisionNumber')}`.trim();
  }
  const kind = messageIfKnown('zh-CN', `organizationLabels.event_${textOf(owner, 'kind')}`) ?? '';
  return `${kind} ${textOf(owner, 'effectiveOn')}`.trim();
}

/** The record on whose page the citing one stands; null: it has its own. */
function parentOf(ownerType: CitingCollection, owner: StoredRecord): string | null {
  const field = ownerType === 'action_item' ? 'meetingId' : 'organizationId';
  return ownerType === 'official_document' || ownerType === 'report' ? null : textOf(owner, field) || null;
}
