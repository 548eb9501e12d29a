import { latin1 } from './bytes.ts';
import type { PdfRevision } from './pdfRevisions.ts';

const OBJECT_HEAD = /(?<![0-9A-Za-z])(\d{1,10})[\s\0]+\d{1,5}[\s\0]+obj(?![A-Za-z])/g;

type Found = { readonly duplicate: boolean; readonly unlisted: boolean };
/** Every signature asks again for all revisions before it. */
const KNOWN = new WeakMap<PdfRevision, Found>();

/**
 * Looks between the objects a revision lists for further ones (official-documents.md §7.2 A). A reader that repairs files finds
 * those and may show them.
 * @returns `duplicate`: a second object with the number of a listed one; `unlisted`: any object no entry points to
 */
export function hasUnlistedObjects(revision: PdfRevision): Found {
  const known = KNOWN.get(revision);
  if (known) return known;
  const found = search(revision);
  KNOWN.set(revision, found);
  return found;
}

function search(revision: PdfRevision): Found {
  const { view, ownEntries, start, end, sectionOffsets } = revision;
  const extents: { start: number; end: number }[] = [];
  for (const [number, entry] of ownEntries) {
    if (entry.type === 'offset' && entry.offset >= start) extents.push(view.indirect(number, entry));
  }
  extents.sort((first, second) => first.start - second.start);
  extents.push({ start: end, end });
  let duplicate = false;
  let unlisted = false;
  let position = start;
  for (const extent of extents) {
    const gap = latin1(view.bytes, position, Math.max(position, extent.start));
    for (const match of gap.matchAll(OBJECT_HEAD)) {
      if (sectionOffsets.includes(position + match.index)) continue;
      unlisted = true;
      duplicate ||= ownEntries.get(Number(match[1]))?.type !== undefined;
    }
    position = Math.max(position, extent.end);
  }
  return { duplicate, unlisted };
}
