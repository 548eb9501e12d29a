import { readStructure } from './pdfRevisions.ts';
import { PdfSyntaxError, type PdfValue } from './pdfValue.ts';
import { hasUnlistedObjects } from './unlistedObjects.ts';

/** Keys by which a document can look or act otherwise after signing than before (official-documents.md §7.3, shadow attacks). */
const REFUSED_KEYS = [
  'JS',
  'JavaScript',
  'AA',
  'OpenAction',
  'OCProperties',
  'XFA',
  'NeedAppearances',
  'RichMediaContent',
];
const REFUSED_ACTIONS = [
  'JavaScript',
  'Launch',
  'GoToR',
  'GoToE',
  'SubmitForm',
  'ImportData',
  'Hide',
  'SetOCGState',
  'Rendition',
];

/**
 * What forbids signing a document: hidden or active content. The app's own exports have none.
 * @returns the key or kind found; null when there is none, or when the file cannot be read here (signing then finds that out itself)
 */
export function activeContent(bytes: Uint8Array): string | null {
  try {
    const { revisions, tail, skippedRevision } = readStructure(bytes);
    const newest = revisions.at(-1);
    if (!newest || newest.view.trailer.entries.has('Encrypt')) return null;
    if (skippedRevision || tail.length > 2) return 'hidden_bytes';
    if (revisions.some((revision) => hasUnlistedObjects(revision).unlisted)) return 'hidden_object';
    for (const [number, entry] of newest.view.entries) {
      if (entry.type === 'free') continue;
      const generation = entry.type === 'offset' ? entry.generation : 0;
      const found = refused(newest.view.resolve({ type: 'reference', number, generation }));
      if (found !== null) return found;
    }
    return null;
  } catch (error) {
    if (error instanceof PdfSyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

function refused(value: PdfValue): string | null {
  const stack = [value];
  for (let current = stack.pop(); current; current = stack.pop()) {
    if (current.type === 'array') stack.push(...current.items);
    const dictionary = current.type === 'stream' ? current.dictionary : current;
    if (dictionary.type !== 'dictionary') continue;
    const key = REFUSED_KEYS.find((each) => dictionary.entries.has(each));
    if (key) return key;
    const action = dictionary.entries.get('S');
    if (action?.type === 'name' && REFUSED_ACTIONS.includes(action.value)) return action.value;
    stack.push(...dictionary.entries.values());
  }
  return null;
}
