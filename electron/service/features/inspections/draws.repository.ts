import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { type DrawFilter, drawHead } from '#shared/features/inspections/draws.contract.ts';
import { fromStored } from '../../db/collections.ts';
import type { Schema } from '../../db/schema.ts';
import { userNames } from '../users/users.repository.ts';
import { drawInspections } from './draw.ts';

type Draw = CallOutput<'inspections.getDraw'>;

const member = z.object({ memberId: z.string(), name: z.string(), post: z.string() });
const storedDraw = z.object({
  candidates: z.array(z.object({ id: z.string(), name: z.string() })),
  inspectorPool: z.array(member),
  drawn: z.array(
    z.object({ organizationId: z.string(), name: z.string(), digest: z.string(), inspectors: z.array(member) }),
  ),
});

/** Organizations in effect that fit a filter, by id: the order makes no difference to a draw. */
export async function drawCandidates(
  db: Kysely<Schema>,
  { legalType, townshipName, assessmentGrade }: DrawFilter,
): Promise<{ id: string; name: string }[]> {
  let query = db
    .selectFrom('organization')
    .select(['id', 'name'])
    .where('recordState', 'in', ['final', 'archived'])
    .where('status', '=', 'normal')
    .orderBy('id');
  if (legalType !== null) query = query.where('legalType', '=', legalType);
  if (townshipName !== null) query = query.where('townshipName', '=', townshipName);
  if (assessmentGrade !== null) query = query.where('assessmentGrade', '=', assessmentGrade);
  return query.execute();
}

/** Active members of the office with their posts. */
export async function activeMembers(db: Kysely<Schema>): Promise<{ id: string; name: string; post: string }[]> {
  return db
    .selectFrom('member')
    .select(['id', 'name', 'post'])
    .where('recordState', '<>', 'voided')
    .where('active', '=', 1)
    .orderBy('rowKey')
    .execute();
}

async function headOf(db: Kysely<Schema>, record: Record<string, unknown>) {
  const names = await userNames(db);
  const { candidates } = storedDraw.parse(record);
  const own = Object.fromEntries(Object.entries(record).filter(([field]) => field in drawHead.shape));
  const createdByName = names.get(String(record.createdBy)) ?? '';
  return drawHead.parse({ ...own, candidateCount: candidates.length, createdByName });
}

/** Every draw, newest first. */
export async function listDraws(db: Kysely<Schema>): Promise<CallOutput<'inspections.draws'>['draws']> {
  const rows = await db.selectFrom('inspection_draw').selectAll().orderBy('rowKey', 'desc').limit(500).execute();
  return Promise.all(rows.map((row) => headOf(db, fromStored('inspection_draw', row))));
}

/** One draw, drawn again from its seed. @throws AppError `not_found` */
export async function drawById(db: Kysely<Schema>, id: string): Promise<Draw> {
  const row = await db.selectFrom('inspection_draw').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not_found');
  const record = fromStored('inspection_draw', row);
  const draw = await headOf(db, record);
  const { candidates, inspectorPool, drawn } = storedDraw.parse(record);
  const again = drawInspections({
    seed: draw.seed,
    organizationIds: candidates.map((one) => one.id),
    memberIds: inspectorPool.map(({ memberId }) => memberId),
    wanted: draw.wanted,
    inspectorsEach: draw.inspectorsEach,
  });
  const plain = drawn.map(({ organizationId, digest, inspectors }) => ({
    organizationId,
    digest,
    memberIds: inspectors.map(({ memberId }) => memberId),
  }));
  const planned = await sql<{ id: string; organizationId: string; inspectionNo: string }>`SELECT id, organizationId,
    inspectionNo FROM inspection WHERE drawId = ${id} AND recordState <> 'voided'`.execute(db);
  return {
    draw,
    candidates,
    inspectorPool,
    drawn: drawn.map((line) => {
      const own = planned.rows.find(({ organizationId }) => organizationId === line.organizationId);
      return { ...line, inspectionId: own?.id ?? null, inspectionNo: own?.inspectionNo ?? null };
    }),
    repeats: JSON.stringify(again) === JSON.stringify(plain),
  };
}
