import type { Kysely } from 'kysely';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import type { Schema } from '../../db/schema.ts';
import { readBlob } from '../../files/blobs.ts';
import { listSeals } from './seals.repository.ts';

/** A seal's picture as the forms take it. */
export type SealPicture = {
  readonly diameterMm: number;
  readonly picture: { readonly png: string } | { readonly svg: string };
};

/** Names under which a document is sealed. */
function sealedAgencies(content: DocumentContent): string[] {
  if (content.form === 'report' || content.data.signature.kind !== 'sealed') return [];
  return content.data.signature.agencies.map((agency) => agency.name);
}

/** The active seals of the agencies that sign a document, by 署名. @throws AppError `file_missing`, `E_DB_DAMAGED` */
export async function sealsOfAgencies(
  context: JobContext,
  content: DocumentContent,
): Promise<ReadonlyMap<string, SealPicture>> {
  const { db, session } = context.open();
  const names = new Set(sealedAgencies(content));
  const pictures = new Map<string, SealPicture>();
  for (const seal of await listSeals(db)) {
    if (!seal.active || !names.has(seal.agencyName)) continue;
    const bytes = await readBlob(session.store, seal.sha256);
    const picture =
      seal.mediaType === 'image/png' ? { png: bytes.toString('base64') } : { svg: bytes.toString('utf8') };
    pictures.set(seal.agencyName, { diameterMm: seal.diameterMm, picture });
  }
  return pictures;
}

/**
 * Names of the seals that this office puts on a document: those it keeps, and its own even when there is no picture of it (then
 * the paper is sealed). Other agencies of a joint document seal it themselves and keep their own register.
 */
export async function sealsUsed(db: Kysely<Schema>, officeId: string, content: DocumentContent): Promise<string[]> {
  const agencies = sealedAgencies(content);
  const seals = (await listSeals(db)).filter((seal) => seal.active);
  const office = await localOffice(db, officeId);
  const named = agencies.flatMap((agency) => {
    const seal = seals.find((one) => one.agencyName === agency);
    if (seal) return [seal.name];
    return agency === office.name ? [onPaper(agency)] : [];
  });
  const [first] = agencies;
  return named.length > 0 || first === undefined ? named : [onPaper(first)];
}

function onPaper(agency: string): string {
  return message('zh-CN', 'officialPrint.sealOf', { agency });
}
