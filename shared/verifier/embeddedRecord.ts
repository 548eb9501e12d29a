import { utf8 } from './bytes.ts';
import { readStructure } from './pdfRevisions.ts';
import { unpackStream } from './pdfStream.ts';
import { type PdfDictionary, PdfSyntaxError, type PdfValue, textOf } from './pdfValue.ts';
import type { PdfView } from './pdfView.ts';

/** A JSON object with `format: 'taizhang-record/1'`; its other members are whatever the record is. */
export type EmbeddedRecord = Readonly<Record<string, unknown>>;

const FILE_NAME = 'record.json';
const FORMAT = 'taizhang-record/1';
const MAXIMUM_RECORD_BYTES = 5 * 1024 * 1024;
/** Nodes of a name tree looked at. */
const MAXIMUM_NODES = 200;

/**
 * The record data that a PDF of the program carries (PDF/A-3b, `/AF` or `/Names /EmbeddedFiles` of the catalog), as its newest
 * revision has them. They are worth what the signature that covers them is worth: ask `verifyPdf` first.
 * @returns null when there are none, they cannot be read, are larger than 5 MB, or are of another format
 */
export function readEmbeddedRecord(file: Uint8Array): EmbeddedRecord | null {
  try {
    const view = readStructure(file).revisions.at(-1)?.view;
    if (!view || view.trailer.entries.has('Encrypt')) return null;
    const stream = fileSpecifications(view)
      .filter((specification) => isNamed(view, specification))
      .map((specification) => view.dictionary(specification.entries.get('EF')))
      .map((files) => (files ? view.resolve(files.entries.get('UF') ?? files.entries.get('F')) : null))
      .find((each) => each?.type === 'stream');
    return stream?.type === 'stream' ? parse(unpackStream(stream, MAXIMUM_RECORD_BYTES)) : null;
  } catch (error) {
    if (error instanceof PdfSyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

function fileSpecifications(view: PdfView): PdfDictionary[] {
  const named = view.dictionary(view.catalog.entries.get('Names'))?.entries.get('EmbeddedFiles');
  const values = [...view.array(view.catalog.entries.get('AF')), ...(named ? nameTreeValues(view, named) : [])];
  return values.flatMap((value) => view.dictionary(value) ?? []);
}

/** The values of a name tree (ISO 32000-1 §7.9.6): every second member of `/Names`, through `/Kids`. */
function nameTreeValues(view: PdfView, root: PdfValue): PdfValue[] {
  const values: PdfValue[] = [];
  const queue = [root];
  for (let visited = 0; visited < MAXIMUM_NODES; visited++) {
    const node = view.dictionary(queue.shift());
    if (!node) break;
    values.push(...view.array(node.entries.get('Names')).filter((_, index) => index % 2 === 1));
    queue.push(...view.array(node.entries.get('Kids')).slice(0, MAXIMUM_NODES));
  }
  return values;
}

function isNamed(view: PdfView, specification: PdfDictionary): boolean {
  return ['UF', 'F'].some((key) => textOf(view.get(specification, key)) === FILE_NAME);
}

function parse(bytes: Uint8Array): EmbeddedRecord | null {
  try {
    const value: unknown = JSON.parse(utf8(bytes));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const record = Object.fromEntries(Object.entries(value));
    return record.format === FORMAT ? record : null;
  } catch {
    return null;
  }
}
