import type { Kysely } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { PERMISSIONS } from '#shared/contract/permissions.ts';
import { commonFields } from '#shared/contract/primitives.ts';
import { STATEMENT_STATES } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { reviewLevel } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import { nextReview } from '#shared/features/riskMatrices/matrix.rules.ts';
import { riskMatrixDefinition } from '#shared/features/riskMatrices/riskMatrices.contract.ts';
import { findRecord, type StoredRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { othersHold } from '../meetings/meetings.repository.ts';
import { assessmentLine, linesOfSubject, surroundings } from './riskAssessments.repository.ts';
import { contentOf, takenInto } from './riskRecords.repository.ts';

const text = z.string().nullable();
/** What the page shows of an assessment besides its line in the list. */
const head = z.object({
  ...commonFields,
  venueName: text,
  assessorOfficeId: z.string(),
  conclusionText: text,
  matrix: riskMatrixDefinition,
  approvedByMemberId: text,
  selfChecked: z.boolean(),
  copiedFromId: text,
  supersedesId: text,
  closedReason: text,
  statementState: z.enum(STATEMENT_STATES),
  statementText: text,
  statementOn: text,
  statementPost: text,
});

/** Everything that stands on the page of one assessment. @throws AppError `not_found` */
export async function assessmentDetail(
  db: Kysely<Schema>,
  id: string,
  { today, userId }: { readonly today: string; readonly userId: string },
): Promise<CallOutput<'riskAssessments.get'>> {
  const record = await findRecord(db, 'risk_assessment', id);
  if (!record) throw new AppError('not_found');
  const own = head.parse(record);
  const line = await assessmentLine(db, id, today);
  const content = await contentOf(db, id, today);
  const { laterId, endedBy } = await surroundings(db, id, today);
  const approver = await named(db, 'member', own.approvedByMemberId);
  const unit = await named(db, 'office', own.assessorOfficeId);
  const creator = await db
    .selectFrom('user_account')
    .select('displayName')
    .where('id', '=', own.createdBy)
    .executeTakeFirst();
  const level = reviewLevel(line);
  return {
    ...own,
    ...line,
    ...content,
    endedBy,
    reviewReason: line.reviewDueOn === null || level === null ? null : nextReview(own.matrix, level, line.assessedOn),
    assessorOfficeName: wordOf(unit, 'name') ?? '',
    approvedByName: wordOf(approver, 'name'),
    approvedByPost: wordOf(approver, 'post'),
    createdByName: creator?.displayName ?? '',
    copiedFromNo: wordOf(await named(db, 'risk_assessment', own.copiedFromId), 'assessmentNo'),
    supersedesNo: wordOf(await named(db, 'risk_assessment', own.supersedesId), 'assessmentNo'),
    supersededById: laterId,
    supersededByNo: wordOf(await named(db, 'risk_assessment', laterId), 'assessmentNo'),
    versions: (await linesOfSubject(db, { ...line, venueName: own.venueName }, today)).map(
      ({ id: versionId, assessmentNo, assessedOn, matrixVersion, levelBefore, levelCurrent, levelAfter, state }) => ({
        ...{ id: versionId, assessmentNo, assessedOn, matrixVersion, levelBefore, levelCurrent, levelAfter, state },
      }),
    ),
    takenInto: await takenInto(db, id),
    othersCanApprove: await othersHold(db, PERMISSIONS['risk.approve'], userId),
  };
}

async function named(
  db: Kysely<Schema>,
  collection: 'member' | 'office' | 'risk_assessment',
  id: string | null,
): Promise<StoredRecord | undefined> {
  return id === null ? undefined : findRecord(db, collection, id);
}

function wordOf(record: StoredRecord | undefined, field: string): string | null {
  const value = record?.[field];
  return typeof value === 'string' ? value : null;
}
