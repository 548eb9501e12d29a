import type { HandlerInput } from '#shared/contract/list.ts';
import { drawIssues } from '#shared/features/inspections/draw.rules.ts';
import { message } from '#shared/text/index.ts';
import { createRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { drawInspections } from './draw.ts';
import { activeMembers, drawCandidates } from './draws.repository.ts';
import { nextNumber } from './inspections.repository.ts';
import { checklistOf, planInspection } from './inspections.save.ts';

/**
 * Draws, keeps everything that is needed to repeat the draw, and plans an inspection for each organization drawn.
 * @throws AppError `rule_broken` (fewer organizations or inspectors than wanted, a member who is gone)
 */
export async function drawAndPlan(
  write: Write,
  input: HandlerInput<'inspections.draw'>,
): Promise<{ id: string; revision: number; drawNo: string }> {
  const { title, filter, wanted, inspectorsEach, target } = input;
  const candidates = await drawCandidates(write.trx, filter);
  const chosen = new Set(input.inspectorPool);
  const pool = (await activeMembers(write.trx)).filter(({ id }) => chosen.has(id));
  if (pool.length < chosen.size) refuseIssues([{ field: 'inspectorPool', code: 'not_found' }]);
  refuseIssues(drawIssues({ wanted, inspectorsEach, candidates: candidates.length, pool: pool.length }));
  const seed = input.seed ?? write.newSalt().toString('hex').slice(0, 16);
  const members = new Map(pool.map(({ id, name, post }) => [id, { memberId: id, name, post }]));
  const names = new Map(candidates.map(({ id, name }) => [id, name]));
  const drawn = drawInspections({
    ...{ seed, wanted, inspectorsEach },
    organizationIds: candidates.map(({ id }) => id),
    memberIds: pool.map(({ id }) => id),
  }).map(({ organizationId, digest, memberIds }) => ({
    ...{ organizationId, digest },
    name: names.get(organizationId) ?? '',
    inspectors: memberIds.flatMap((id) => members.get(id) ?? []),
  }));
  const year = write.today.slice(0, 4);
  const drawNo = await nextNumber(write.trx, {
    table: 'inspection_draw',
    column: 'drawNo',
    prefix: `CQ-${year}-`,
    officeId: write.officeId,
  });
  const inspectorPool = [...members.values()];
  const fields = { drawNo, title, drawnAt: write.at, seed, filter, candidates, inspectorPool, wanted, inspectorsEach };
  const id = await createRecord(write, 'inspection_draw', { ...fields, drawn });
  const checklist = await checklistOf(write, { target }, undefined);
  for (const { organizationId, inspectors } of drawn) {
    await planInspection(write, {
      ...{ organizationId, target, inspectors, checklist, drawId: id, planKind: 'random' },
      ...{ plannedOn: null, noticeOn: null, heldOn: null, place: null, note: null },
      matterText: message('zh-CN', 'inspectionPrint.drawnMatter', { title, number: drawNo }),
      followUpMemberId: inspectors[0]?.memberId ?? null,
      ...{ onsiteSignerName: null, onsiteSignerPost: null },
    });
  }
  return { id, revision: 1, drawNo };
}
