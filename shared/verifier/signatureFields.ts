import type { PdfRevision } from './pdfRevisions.ts';
import { isName, type PdfDictionary, PdfSyntaxError, type PdfValue, textOf } from './pdfValue.ts';
import type { PdfView } from './pdfView.ts';

/** A field of type Sig of the form (ISO 32000-1 §12.7.4.5). */
export type SignatureField = {
  readonly name: string;
  /** Object number of the field; null when it stands directly in the array. */
  readonly number: number | null;
  readonly dictionary: PdfDictionary;
  /** What `/V` holds: undefined when the field is not signed. */
  readonly value: PdfValue | undefined;
};

/** Nodes of the form looked at, of any type. */
const MAXIMUM_NODES = 100_000;
const MAXIMUM_DEPTH = 50;

/**
 * Every signature field reachable from the form, signed or not; never found by searching the text.
 * @throws PdfSyntaxError when the form is deeper or larger than any honest one (fields without a number could go round for ever)
 */
export function signatureFields(view: PdfView): SignatureField[] {
  const found: SignatureField[] = [];
  const form = view.dictionary(view.catalog.entries.get('AcroForm'));
  if (!form) return found;
  const seen = new Set<number>();
  const queue = view
    .array(form.entries.get('Fields'))
    .map((value) => ({ value, prefix: '', inherited: false, depth: 0 }));
  // The queue grows while it is walked.
  for (const item of queue) {
    if (queue.length > MAXIMUM_NODES || item.depth > MAXIMUM_DEPTH) throw new PdfSyntaxError('form');
    const number = item.value.type === 'reference' ? item.value.number : null;
    if (number !== null) {
      if (seen.has(number)) continue;
      seen.add(number);
    }
    const dictionary = view.dictionary(item.value);
    if (!dictionary) continue;
    const part = textOf(view.get(dictionary, 'T'));
    const name = [item.prefix, part].filter(Boolean).join('.');
    const type = view.get(dictionary, 'FT');
    const isSignature = type.type === 'null' ? item.inherited : isName(type, 'Sig');
    if (isSignature && dictionary.entries.has('V')) {
      found.push({ name, number, dictionary, value: dictionary.entries.get('V') });
    } else if (isSignature && !dictionary.entries.has('Kids')) {
      found.push({ name, number, dictionary, value: undefined });
    }
    for (const kid of view.array(dictionary.entries.get('Kids'))) {
      queue.push({ value: kid, prefix: name, inherited: isSignature, depth: item.depth + 1 });
    }
  }
  return found;
}

/**
 * The fields that a revision signed, by object number: their signature came with this very revision and belongs to no other field.
 * A field that only points to a signature made before, or that acts (§12.6.3) though it did not exist before, is none of them.
 */
export function newlySignedFields(
  before: readonly SignatureField[],
  after: readonly SignatureField[],
  revision: PdfRevision,
): Map<number, SignatureField> {
  const known = new Set(before.map((field) => field.number));
  const signedBefore = new Set(before.filter((field) => field.value).map((field) => field.number));
  const taken = new Set(before.flatMap(({ value }) => (value?.type === 'reference' ? [value.number] : [])));
  const found = new Map<number, SignatureField>();
  for (const field of after) {
    const { number, value, dictionary } = field;
    if (number === null || !value || signedBefore.has(number)) continue;
    const brought = value.type === 'reference' ? value.number : number;
    if (taken.has(brought) || !revision.ownEntries.has(brought)) continue;
    if (!known.has(number) && (dictionary.entries.has('A') || dictionary.entries.has('AA'))) continue;
    if (value.type === 'reference') taken.add(brought);
    found.set(number, field);
  }
  return found;
}
