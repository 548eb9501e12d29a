import type { Kysely } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { type MinutesCorrection, minutesCorrection } from '#shared/features/minutes/corrections.contract.ts';
import { findRecord, recordOf } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

const storedCorrection = z.object(minutesCorrection.shape);

/** Correction sheets of the minutes of a meeting: the final ones in order, then the drafts; voided ones too. */
export async function correctionsOf(db: Kysely<Schema>, meetingId: string): Promise<MinutesCorrection[]> {
  const rows = await db
    .selectFrom('minutes_correction')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .orderBy('rowKey')
    .execute();
  const corrections = rows.map((row) => storedCorrection.parse(recordOf('minutes_correction', row)));
  const place = ({ seq }: MinutesCorrection) => seq ?? Number.MAX_SAFE_INTEGER;
  return corrections.sort((one, two) => place(one) - place(two));
}

/** Those that hold. */
export async function finalCorrections(db: Kysely<Schema>, meetingId: string): Promise<MinutesCorrection[]> {
  return (await correctionsOf(db, meetingId)).filter(isFinal);
}

function isFinal({ recordState }: MinutesCorrection): boolean {
  return recordState === 'final' || recordState === 'archived';
}

/** @throws AppError `not_found` */
export async function correctionById(db: Kysely<Schema>, id: string): Promise<MinutesCorrection> {
  const found = await findRecord(db, 'minutes_correction', id);
  if (!found) throw new AppError('not_found');
  return storedCorrection.parse(found);
}

/** The last place given to a correction of the minutes; a voided one keeps its place. */
export async function lastCorrectionSeq(db: Kysely<Schema>, meetingId: string): Promise<number> {
  const found = await db
    .selectFrom('minutes_correction')
    .select((select) => select.fn.max('seq').as('last'))
    .where('meetingId', '=', meetingId)
    .executeTakeFirst();
  return Number(found?.last ?? 0);
}
