import type { PdfDictionary, PdfValue } from './pdfValue.ts';
import { NULL, PdfSyntaxError } from './pdfValue.ts';
import type { PdfView } from './pdfView.ts';

export type PageTree = {
  /** Page dictionaries by object number, in page order. */
  readonly pages: ReadonlyMap<number, PdfDictionary>;
  /** Inner nodes by object number. */
  readonly nodes: ReadonlyMap<number, PdfDictionary>;
};

/** Reads the page tree (ISO 32000-1 §7.7.3). A page that hangs in the tree twice, or not by reference, is refused. */
export function readPageTree(view: PdfView): PageTree {
  const pages = new Map<number, PdfDictionary>();
  const nodes = new Map<number, PdfDictionary>();
  const stack: PdfValue[] = [view.catalog.entries.get('Pages') ?? NULL];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const dictionary = view.dictionary(node);
    if (node.type !== 'reference' || !dictionary) throw new PdfSyntaxError('page tree');
    if (pages.has(node.number) || nodes.has(node.number)) throw new PdfSyntaxError('page tree');
    if (dictionary.entries.has('Kids')) {
      nodes.set(node.number, dictionary);
      stack.push(...[...view.array(dictionary.entries.get('Kids'))].reverse());
    } else pages.set(node.number, dictionary);
  }
  return { pages, nodes };
}
