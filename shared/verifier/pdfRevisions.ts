import { indexOfText, latin1 } from './bytes.ts';
import { PdfSyntaxError } from './pdfValue.ts';
import { PdfView, type XrefEntry } from './pdfView.ts';
import { readXrefSection, type XrefSection } from './pdfXref.ts';

/** One saved state of the file: what stands between the end of the state before and its own `%%EOF`. */
export type PdfRevision = {
  /** Counted from 1. */
  readonly number: number;
  readonly start: number;
  /** After `%%EOF`, before and after the end-of-line that belongs to it. */
  readonly markerEnd: number;
  readonly end: number;
  readonly ownEntries: ReadonlyMap<number, XrefEntry>;
  /** Places of its cross-reference sections; a cross-reference stream needs no entry of its own. */
  readonly sectionOffsets: readonly number[];
  readonly view: PdfView;
};

export type PdfStructure = {
  readonly revisions: readonly PdfRevision[];
  /** Bytes after the last revision; empty when there are none. */
  readonly tail: Uint8Array;
  /** A complete revision stands in the file that the newest one does not build upon. */
  readonly skippedRevision: boolean;
};

const MAXIMUM_SECTIONS = 400;
/** `startxref … %%EOF` in one file; a document of a thousand attachments has no more. */
const MAXIMUM_MARKERS = 10_000;
/** Cross-reference entries over all sections, and over all revisions: each of these keeps its own full list. */
const MAXIMUM_ENTRIES = 4_000_000;
/** Places of sections nobody leads to that are looked at; a file with more of them hides something. */
const MAXIMUM_LOOSE_SECTIONS = 50;
/** What all object streams of a file may unpack to together. */
const MAXIMUM_UNPACKED_TOTAL = 256 * 1024 * 1024;
export const MAXIMUM_REVISIONS = 100;

type EndMarker = { readonly position: number; readonly xref: number; readonly markerEnd: number; readonly end: number };

/**
 * Takes the file apart into its revisions (official-documents.md §7.2 A).
 * @throws PdfSyntaxError when header, end or cross-reference chain are unsound or the revisions do not lie one after the other
 */
export function readStructure(bytes: Uint8Array): PdfStructure {
  if (latin1(bytes, 0, 5) !== '%PDF-') throw new PdfSyntaxError('header');
  const markers = endMarkers(bytes);
  const last = markers.at(-1);
  if (!last) throw new PdfSyntaxError('no end');
  const chain = readChain(bytes, last.xref);
  const groups = groupByRevision(chain, markers);
  if (groups.length === 0) throw new PdfSyntaxError('end before xref');
  const revisions: PdfRevision[] = [];
  let entries = new Map<number, XrefEntry>();
  let kept = 0;
  let start = 0;
  const budget = { left: MAXIMUM_UNPACKED_TOTAL };
  for (const group of groups) {
    const { marker, sections } = group;
    if (marker.end <= start) throw new PdfSyntaxError('order of revisions');
    const own = new Map<number, XrefEntry>();
    // Oldest first, so that newer sections win.
    for (const section of sections) {
      if (section.offset < start || section.offset >= marker.end) throw new PdfSyntaxError('place of xref');
      for (const [number, entry] of section.entries) own.set(number, entry);
    }
    for (const entry of own.values()) {
      if (entry.type === 'offset' && entry.offset >= marker.end) throw new PdfSyntaxError('entry outside');
    }
    entries = new Map(entries);
    for (const [number, entry] of own) entries.set(number, entry);
    kept += entries.size;
    if (kept > MAXIMUM_ENTRIES) throw new PdfSyntaxError('too many entries');
    const trailer = sections.at(-1)?.trailer;
    if (!trailer) throw new PdfSyntaxError('trailer');
    const view = new PdfView(bytes.subarray(0, marker.end), entries, trailer, budget);
    const { markerEnd, end } = marker;
    const sectionOffsets = sections.flatMap((section) => [section.offset, ...section.hybridOffsets]);
    revisions.push({ number: revisions.length + 1, start, markerEnd, end, ownEntries: own, sectionOffsets, view });
    start = end;
  }
  const chained = new Set(chain.map((section) => section.offset));
  return {
    revisions,
    tail: bytes.subarray(start),
    skippedRevision: hasLooseSection(bytes, markers, chained),
  };
}

/** Every `startxref N %%EOF` in the file. */
function endMarkers(bytes: Uint8Array): EndMarker[] {
  const markers: EndMarker[] = [];
  for (let at = indexOfText(bytes, 'startxref'); at >= 0; at = indexOfText(bytes, 'startxref', at + 9)) {
    const match = /^startxref\s+(\d{1,15})\s+%%EOF/.exec(latin1(bytes, at, at + 60));
    if (!match) continue;
    if (markers.length >= MAXIMUM_MARKERS) throw new PdfSyntaxError('too many ends');
    const markerEnd = at + match[0].length;
    const following = latin1(bytes, markerEnd, markerEnd + 2);
    const lineEnd = following === '\r\n' ? 2 : /^[\r\n]/.test(following) ? 1 : 0;
    markers.push({ position: at, xref: Number(match[1]), markerEnd, end: markerEnd + lineEnd });
  }
  return markers;
}

/** Newest first. */
function readChain(bytes: Uint8Array, newest: number): XrefSection[] {
  const chain: XrefSection[] = [];
  const seen = new Set<number>();
  let count = 0;
  for (let offset: number | null = newest; offset !== null; ) {
    if (seen.has(offset) || seen.size >= MAXIMUM_SECTIONS) throw new PdfSyntaxError('xref loop');
    seen.add(offset);
    const section = readXrefSection(bytes, offset);
    chain.push(section);
    count += section.entries.size;
    if (count > MAXIMUM_ENTRIES) throw new PdfSyntaxError('too many entries');
    offset = section.previous;
  }
  return chain;
}

/**
 * A section belongs to the revision whose end marker names it. In a linearized file one section is named by none: it belongs
 * to the revision of the section that leads to it. Oldest revision first, oldest section first.
 */
function groupByRevision(
  chain: readonly XrefSection[],
  markers: readonly EndMarker[],
): { marker: EndMarker; sections: XrefSection[] }[] {
  const groups: { marker: EndMarker; sections: XrefSection[] }[] = [];
  for (const section of chain) {
    const marker = markers.find((each) => namesSection(each, section));
    const group = groups[0];
    if (marker && marker !== group?.marker) groups.unshift({ marker, sections: [section] });
    else group?.sections.unshift(section);
  }
  return groups;
}

function namesSection(marker: EndMarker, section: XrefSection): boolean {
  return marker.xref === section.offset && marker.position > section.offset;
}

/** Whether an end marker names a section outside the chain, so that some other reader may take it for the newest. */
function hasLooseSection(bytes: Uint8Array, markers: readonly EndMarker[], chained: ReadonlySet<number>): boolean {
  const loose = markers.filter(({ xref, position }) => xref > 0 && xref < position && !chained.has(xref));
  const places = new Set(loose.map((marker) => marker.xref));
  return places.size > MAXIMUM_LOOSE_SECTIONS || [...places].some((place) => isSection(bytes, place));
}

function isSection(bytes: Uint8Array, offset: number): boolean {
  try {
    return readXrefSection(bytes, offset).offset >= 0;
  } catch {
    return false;
  }
}
