import { isName, type PdfDictionary, type PdfValue, textOf } from './pdfValue.ts';
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

const MAXIMUM_FIELDS = 10_000;

/** Every signature field reachable from the form, signed or not; never found by searching the text. */
export function signatureFields(view: PdfView): SignatureField[] {
  const found: SignatureField[] = [];
  const form = view.dictionary(view.catalog.entries.get('AcroForm'));
  if (!form) return found;
  const seen = new Set<number>();
  const queue = view.array(form.entries.get('Fields')).map((value) => ({ value, prefix: '', inherited: false }));
  for (let item = queue.shift(); item && found.length < MAXIMUM_FIELDS; item = queue.shift()) {
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
      queue.push({ value: kid, prefix: name, inherited: isSignature });
    }
  }
  return found;
}
