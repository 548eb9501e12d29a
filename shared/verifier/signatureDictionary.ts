import { withDefiniteLengths } from './berLengths.ts';
import { equalBytes, fromHex, latin1 } from './bytes.ts';
import { DerError, readDer, TAG } from './der.ts';
import type { PdfRevision } from './pdfRevisions.ts';
import { isName, type PdfDictionary } from './pdfValue.ts';

/** `end`: where the second range ends, so that `0 … end` is the file as it was signed. */
export type SignatureHole = {
  readonly cms: Uint8Array;
  readonly parts: readonly [Uint8Array, Uint8Array];
  readonly end: number;
};
export type DictionaryProblem =
  | 'dictionary'
  | 'duplicate_key'
  | 'filter'
  | 'byte_range'
  | 'hole'
  | 'revision_end'
  | 'contents';

const SUB_FILTERS = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'ETSI.RFC3161'];

/**
 * Checks one signature dictionary (official-documents.md §7.2 B): the two ranges must leave out exactly the `/Contents` string
 * of this very dictionary and end where the revision ends.
 */
export function checkDictionary(
  bytes: Uint8Array,
  revision: PdfRevision,
  dictionary: PdfDictionary,
): SignatureHole | DictionaryProblem {
  const { view } = revision;
  if (dictionary.duplicateKey) return 'duplicate_key';
  const timeStamp = isName(view.get(dictionary, 'Type'), 'DocTimeStamp');
  if (!timeStamp && !isName(view.get(dictionary, 'Type'), 'Sig')) return 'dictionary';
  const subFilter = view.get(dictionary, 'SubFilter');
  if (!isName(view.get(dictionary, 'Filter'), 'Adobe.PPKLite')) return 'filter';
  if (!SUB_FILTERS.some((name) => isName(subFilter, name))) return 'filter';
  if (timeStamp !== isName(subFilter, 'ETSI.RFC3161')) return 'filter';

  // Both must stand directly in the dictionary: a reference could be turned elsewhere by a later revision.
  const range = dictionary.entries.get('ByteRange');
  const contents = dictionary.entries.get('Contents');
  if (range?.type !== 'array' || range.items.length !== 4) return 'byte_range';
  const numbers = range.items.map((item) =>
    item.type === 'number' && Number.isSafeInteger(item.value) ? item.value : -1,
  );
  const [r0 = -1, r1 = -1, r2 = -1, r3 = -1] = numbers;
  if (r0 !== 0 || r1 <= 0 || r2 <= r1 || r3 <= 0 || r2 + r3 > bytes.length) return 'byte_range';
  if (contents?.type !== 'string' || !contents.hex || contents.bytes.length === 0) return 'contents';
  // The place belongs to the file only when the dictionary stands in the file itself, not in an object stream.
  const hole = latin1(bytes, r1, r2);
  if (contents.start !== r1 || contents.end !== r2 || !/^<(?:[0-9A-Fa-f]{2})+>$/.test(hole)) return 'hole';
  if (!equalBytes(fromHex(hole.slice(1, -1)), contents.bytes)) return 'hole';
  if (r2 + r3 < revision.markerEnd || r2 + r3 > revision.end) return 'revision_end';
  try {
    const { value, length } = withDefiniteLengths(contents.bytes);
    const cms = readDer(value).bytes;
    if (cms[0] !== TAG.sequence || contents.bytes.subarray(length).some((byte) => byte !== 0)) return 'contents';
    return { cms, parts: [bytes.subarray(0, r1), bytes.subarray(r2, r2 + r3)], end: r2 + r3 };
  } catch (error) {
    if (error instanceof DerError) return 'contents';
    throw error;
  }
}
