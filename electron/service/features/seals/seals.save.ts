import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { MOST_SEAL_BYTES } from '#shared/features/seals/seals.rules.ts';
import type { JobContext } from '../../context.ts';
import { createRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { readSeal } from '../../documents/layout/picture.ts';
import { readSvgSeal } from '../../documents/layout/svgSeal.ts';
import { writeBlob } from '../../files/blobs.ts';
import { listSeals, sealById } from './seals.repository.ts';

/**
 * Adds a seal or changes one. The picture is read as the typesetter will read it, so that what is kept can be drawn.
 * @throws AppError `not_found`, `conflict`, `rule_broken` (no picture, not a square PNG or an SVG of paths, a second active seal
 *   of the same 署名), `file_too_large`, `disk_full`
 */
export async function saveSeal(
  context: JobContext,
  { id, expectedRevision, picture, ...fields }: HandlerInput<'seals.save'>,
): Promise<{ id: string; revision: number }> {
  if (id === undefined && picture === undefined) refuseIssues([{ field: 'picture', code: 'required' }]);
  // The file stands before the row that refers to it.
  const kept = picture && (await keepPicture(context, picture));
  return context.commit('seals.save', async (write) => {
    await refuseSecond(write, id, fields);
    if (id !== undefined) {
      await sealById(write.trx, id);
      // Without the revision that was shown nothing is overwritten: no stored revision is below 0.
      const { revision } = await updateRecord(write, 'seal', id, expectedRevision ?? -1, { ...fields, ...kept });
      return { id, revision };
    }
    return { id: await createRecord(write, 'seal', { ...fields, ...kept }), revision: 1 };
  });
}

async function keepPicture(
  context: JobContext,
  source: NonNullable<HandlerInput<'seals.save'>['picture']>,
): Promise<{ readonly sha256: string; readonly mediaType: string }> {
  const { bytes } = context.runtime.files.readIn(source, MOST_SEAL_BYTES);
  const mediaType = mediaTypeOf(bytes);
  const sha256 = await writeBlob(context.open().session.store, bytes);
  return { sha256, mediaType };
}

/** @throws AppError `rule_broken` when the typesetter could not draw it */
function mediaTypeOf(bytes: Buffer): 'image/png' | 'image/svg+xml' {
  try {
    if (bytes[0] === 0x89) {
      readSeal(bytes.toString('base64'), 'seal');
      return 'image/png';
    }
    readSvgSeal(bytes.toString('utf8'), 'seal');
    return 'image/svg+xml';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError('rule_broken', { count: 1, fields: [{ field: 'picture', code: 'seal_picture' }] });
  }
}

/** A document finds its seal by 署名: there must be no doubt which. */
async function refuseSecond(
  write: Write,
  id: string | undefined,
  { agencyName, active }: Pick<HandlerInput<'seals.save'>, 'agencyName' | 'active'>,
): Promise<void> {
  const others = (await listSeals(write.trx)).filter((seal) => seal.id !== id && seal.active);
  if (active && others.some((seal) => seal.agencyName === agencyName))
    refuseIssues([{ field: 'agencyName', code: 'second_seal' }]);
}
