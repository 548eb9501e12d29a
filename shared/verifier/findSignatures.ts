import type { PdfRevision } from './pdfRevisions.ts';
import type { PdfDictionary, PdfValue } from './pdfValue.ts';
import type { PdfView } from './pdfView.ts';
import { signatureFields } from './signatureFields.ts';

/** One signature with the revision that brought it. */
export type FoundSignature = {
  readonly fieldName: string;
  readonly revision: PdfRevision;
  /** Null when the value of the field is no dictionary. */
  readonly dictionary: PdfDictionary | null;
};

/**
 * The signatures of all revisions, oldest first. Earlier revisions are searched too: a signature that a later revision hides
 * or replaces is still reported.
 */
export function findSignatures(revisions: readonly PdfRevision[]): FoundSignature[] {
  const found: FoundSignature[] = [];
  const seen = new Set<string>();
  for (const revision of revisions) {
    const { view } = revision;
    for (const field of signatureFields(view)) {
      if (field.value === undefined) continue;
      const identity = place(view, field.value) ?? `${field.name} ${place(view, reference(field.number))}`;
      if (seen.has(identity)) continue;
      seen.add(identity);
      found.push({
        fieldName: field.name,
        revision,
        dictionary: field.dictionary.duplicateKey ? null : view.dictionary(field.value),
      });
    }
    // A certification must hang on a field as well; one that does not is shown as broken rather than passed over.
    const permissions = view.dictionary(view.catalog.entries.get('Perms'));
    const certification = permissions?.entries.get('DocMDP');
    const identity = certification ? place(view, certification) : null;
    if (identity !== null && !seen.has(identity)) {
      seen.add(identity);
      found.push({ fieldName: '', revision, dictionary: null });
    }
  }
  return found;
}

function reference(number: number | null): PdfValue | undefined {
  return number === null ? undefined : { type: 'reference', number, generation: 0 };
}

/** Which object exactly is meant: its number and where this revision finds it. */
function place(view: PdfView, value: PdfValue | undefined): string | null {
  if (value?.type !== 'reference') return null;
  const entry = view.entries.get(value.number);
  return `${value.number} ${value.generation} ${JSON.stringify(entry ?? null)}`;
}
