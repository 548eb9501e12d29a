import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { definitionIssues } from '#shared/features/riskMatrices/matrix.rules.ts';
import { createRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { matrixVersions, ratedBy } from './riskMatrices.repository.ts';

/**
 * Adds the next version of the criteria. Nothing that was rated before is touched: every assessment holds the definition it was rated by.
 * @throws AppError `rule_broken` (bands with a gap or an overlap, review intervals that grow with the level, a day of effect before that of
 *   the version before); `conflict` when another version was added meanwhile
 */
export async function addMatrix(
  write: Write,
  { expectedVersion, definition, ...fields }: HandlerInput<'riskMatrices.add'>,
): Promise<CallOutput<'riskMatrices.add'>> {
  const versions = (await matrixVersions(write.trx, write.today)).filter(({ voidReason }) => voidReason === null);
  const newest = versions[0];
  const last = newest?.version ?? 0;
  if (last !== expectedVersion) throw new AppError('conflict', { record: { version: last } });
  const before = newest?.effectiveFrom ?? null;
  const issues = [...definitionIssues(definition)];
  if (before !== null && fields.effectiveFrom < before)
    refuseIssues([{ field: 'effectiveFrom', code: 'matrix_before_last', params: { date: before } }, ...issues]);
  refuseIssues(issues);
  const version = last + 1;
  const record = { ...fields, version, definition: { ...definition, version } };
  return { id: await createRecord(write, 'risk_matrix', record), revision: 1, version };
}

/**
 * Voids the newest version while nothing was rated by it.
 * @throws AppError `not_found`, `conflict`; `rule_broken` when it is not the newest, or when assessments were rated by it
 */
export async function voidMatrix(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'riskMatrices.void'>,
): Promise<CallOutput<'riskMatrices.void'>> {
  const present = await requirePresent(write, 'risk_matrix', id);
  const version = Number(present.version);
  const rated = (await ratedBy(write.trx)).get(version) ?? 0;
  if (rated > 0) refuseIssues([{ field: 'id', code: 'matrix_used', params: { count: rated } }]);
  const versions = await matrixVersions(write.trx, write.today);
  if (versions.some((one) => one.voidReason === null && one.version > version))
    refuseIssues([{ field: 'id', code: 'matrix_not_newest' }]);
  return voidRecord(write, 'risk_matrix', id, expectedRevision, reason);
}
