import { PDFArray, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';

/** Where the newest signature stands, by its written ByteRange. */
export type SignaturePlace = {
  readonly range: readonly [number, number, number, number];
  readonly rangeAt: number;
  readonly rangeText: string;
};

/** The last `/ByteRange` of a file (the test's own files hold no other text of that kind). */
export function lastSignature(bytes: Buffer): SignaturePlace {
  const matches = [...bytes.toString('latin1').matchAll(/\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\] */g)];
  const match = matches.at(-1);
  if (!match) throw new Error('no signature');
  const [, first, second, third, fourth] = match.map(Number);
  return {
    range: [first ?? 0, second ?? 0, third ?? 0, fourth ?? 0],
    rangeAt: match.index,
    rangeText: match[0],
  };
}

/** A copy with the text of the last ByteRange replaced, same length. */
export function withRange(bytes: Buffer, text: string): Buffer {
  const place = lastSignature(bytes);
  const copy = Buffer.from(bytes);
  copy.write(text.padEnd(place.rangeText.length), place.rangeAt, 'latin1');
  return copy;
}

/** The CMS of the last signature without its padding, and the signed bytes. */
export function cutOut(bytes: Buffer): { cms: Buffer; signed: Buffer } {
  const [r0, r1, r2, r3] = lastSignature(bytes).range;
  const hex = Buffer.from(bytes.toString('latin1', r1 + 1, r2 - 1), 'hex');
  const length = 4 + hex.readUInt16BE(2);
  return { cms: hex.subarray(0, length), signed: Buffer.concat([bytes.subarray(r0, r1), bytes.subarray(r2, r2 + r3)]) };
}

/** Appends a revision by pdf-lib. */
export async function revise(bytes: Uint8Array, edit: (document: PDFDocument) => void): Promise<Buffer> {
  const document = await PDFDocument.load(bytes, { forIncrementalUpdate: true, updateMetadata: false });
  edit(document);
  const snapshot = document.context.snapshot ?? document.takeSnapshot();
  return Buffer.concat([bytes, await document.saveIncremental(snapshot, { useObjectStreams: false })]);
}

/** Replaces the content stream object of a page in an appended revision, as a shadow attack does. */
export function replaceContent(bytes: Uint8Array, page: number): Promise<Buffer> {
  return revise(bytes, (document) => {
    const { node } = document.getPage(page);
    const reference = node.get(PDFName.of('Contents'));
    const { context } = document;
    const only = reference instanceof PDFArray ? reference.get(0) : reference;
    const target = [...context.enumerateIndirectObjects()].find(([ref]) => ref === only)?.[0];
    if (!target) throw new Error('no content');
    context.assign(target, context.flateStream('0 0 1 rg 50 50 400 400 re f'));
    context.snapshot?.markRefForSave(target);
  });
}

/** Adds a FreeText annotation to the first page in an appended revision. */
export function addFreeText(bytes: Uint8Array): Promise<Buffer> {
  return revise(bytes, (document) => {
    const { context } = document;
    const page = document.getPage(0);
    const annotation = context.register(
      context.obj({
        Type: 'Annot',
        Subtype: 'FreeText',
        Rect: [100, 500, 300, 540],
        Contents: PDFString.of('overlay'),
        DA: PDFString.of('/Helv 12 Tf 0 g'),
      }),
    );
    const list = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
    if (list) list.push(annotation);
    else page.node.set(PDFName.of('Annots'), context.obj([annotation]));
    context.snapshot?.markRefForSave(page.ref);
  });
}
