import { unpackStream } from './pdfStream.ts';
import { PdfSyntaxError } from './pdfValue.ts';
import type { PdfView } from './pdfView.ts';

/** What a file may bring along at most; an office's own lists are far smaller. */
const MAXIMUM_LISTS = 20;
const MAXIMUM_LIST_BYTES = 10 * 1024 * 1024;

/**
 * The revocation lists that the document brings along (`/DSS /CRLs`, PAdES B-LT). They are as little trusted as anything in the
 * file: a list counts only by the signature of its issuer. One that cannot be unpacked is left out.
 */
export function validationLists(view: PdfView | undefined): Uint8Array[] {
  const store = view?.dictionary(view.catalog.entries.get('DSS'));
  if (!view || !store) return [];
  return view
    .array(store.entries.get('CRLs'))
    .slice(0, MAXIMUM_LISTS)
    .flatMap((item) => {
      const stream = view.resolve(item);
      try {
        return stream.type === 'stream' ? [unpackStream(stream, MAXIMUM_LIST_BYTES)] : [];
      } catch (error) {
        if (error instanceof PdfSyntaxError) return [];
        throw error;
      }
    });
}
