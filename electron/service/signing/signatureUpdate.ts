import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { AppError } from '#shared/contract/errors.ts';
import { appearanceContent, type CheckLine, pdfDate, type SignatureAppearance } from './appearance.ts';

/** Everything that goes into one signature's revision apart from the signature value. */
export type SignatureRequest = {
  readonly at: Date;
  readonly fieldName: string;
  readonly signerName: string;
  readonly reason?: string;
  readonly appearance?: SignatureAppearance;
  /** Which words about checking the appearance shows; those of §6.4 when missing. */
  readonly checkLine?: CheckLine;
  /** DocMDP permission of the first signature: 1 final, 2 further signatures may follow. */
  readonly certification: 1 | 2;
};

const POINTS_PER_MILLIMETRE = 72 / 25.4;
/** Print (4) + Locked (128). */
const WIDGET_FLAGS = 132;
/** Ten digits a number: files up to 10 GB keep their length when the real numbers are written in. */
const PLACEHOLDER = 9_999_999_999;

/**
 * Appends a revision holding an empty signature (official-documents.md §6.5 step 2): signature dictionary with placeholders,
 * field with widget, page annotation, form and, for the first signature, the certification.
 * @param reserve bytes kept free for the CMS
 * @returns the original bytes followed by the update
 * @throws AppError pdf_unreadable, pdf_encrypted, invalid_input (no such page), glyph_missing
 */
export async function appendEmptySignature(
  bytes: Uint8Array,
  request: SignatureRequest,
  reserve: number,
): Promise<Uint8Array> {
  const document = await openForUpdate(bytes);
  const { context, catalog } = document;
  const snapshot = document.context.snapshot ?? document.takeSnapshot();
  const form = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict) ?? context.obj({});
  const fields = form.lookupMaybe(PDFName.of('Fields'), PDFArray) ?? context.obj([]);
  const names = fieldNames(fields);
  const first = !hasSignature(fields);

  const signature = context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, PLACEHOLDER, PLACEHOLDER, PLACEHOLDER],
    Contents: PDFHexString.of('00'.repeat(reserve)),
    M: PDFString.of(pdfDate(request.at)),
  });
  if (request.reason) signature.set(PDFName.of('Reason'), PDFHexString.fromText(request.reason));
  if (first) signature.set(PDFName.of('Reference'), context.obj([certificationReference(document, request)]));
  const signatureRef = context.register(signature);

  const pageIndex = request.appearance?.pageIndex ?? 0;
  if (pageIndex >= document.getPageCount()) throw new AppError('invalid_input', { field: 'pageIndex' });
  const page = document.getPage(pageIndex);
  const rect = widgetRect(page.getMediaBox(), request.appearance);
  const [left, bottom, right, top] = rect;
  const content = request.appearance
    ? appearanceContent(
        {
          fontPath: request.appearance.fontPath,
          signerName: request.signerName,
          checkLine: request.checkLine ?? 'international',
        },
        request.at,
        { width: right - left, height: top - bottom },
      )
    : '';
  const form1 = context.flateStream(content, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, right - left, top - bottom],
    Resources: {},
  });
  const widgetRef = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFHexString.fromText(uniqueName(request.fieldName, names)),
      F: WIDGET_FLAGS,
      Rect: rect,
      P: page.ref,
      V: signatureRef,
      AP: { N: context.register(form1) },
    }),
  );

  const touched: PDFObject[] = [page.node];
  touched.push(appendTo(page.node, 'Annots', widgetRef));
  if (!form.has(PDFName.of('Fields'))) form.set(PDFName.of('Fields'), fields);
  touched.push(appendTo(form, 'Fields', widgetRef), form, catalog);
  form.set(PDFName.of('SigFlags'), PDFNumber.of(3));
  if (!catalog.has(PDFName.of('AcroForm'))) catalog.set(PDFName.of('AcroForm'), context.register(form));
  if (first) catalog.set(PDFName.of('Perms'), context.obj({ DocMDP: signatureRef }));
  for (const changed of touched) {
    const ref = context.getObjectRef(changed);
    if (ref) snapshot.markRefForSave(ref);
  }
  // saveIncremental hands out the update alone.
  const update = await document.saveIncremental(snapshot, { useObjectStreams: false });
  return Buffer.concat([bytes, update]);
}

async function openForUpdate(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, {
      forIncrementalUpdate: true,
      updateMetadata: false,
      throwOnInvalidObject: true,
    });
  } catch (error) {
    const encrypted = error instanceof Error && /encrypt/i.test(error.message);
    throw new AppError(encrypted ? 'pdf_encrypted' : 'pdf_unreadable');
  }
}

/** Certification: DocMDP (ISO 32000-1 §12.8.2.2). */
function certificationReference(document: PDFDocument, request: SignatureRequest): PDFDict {
  return document.context.obj({
    Type: 'SigRef',
    TransformMethod: 'DocMDP',
    TransformParams: { Type: 'TransformParams', P: request.certification, V: PDFName.of('1.2') },
  });
}

function widgetRect(
  media: { readonly x: number; readonly y: number; readonly height: number },
  appearance: SignatureAppearance | undefined,
): [number, number, number, number] {
  if (!appearance) return [0, 0, 0, 0];
  const { left, top, width, height } = appearance.rect;
  const upper = media.y + media.height - top * POINTS_PER_MILLIMETRE;
  const start = media.x + left * POINTS_PER_MILLIMETRE;
  const corners = [start, upper - height * POINTS_PER_MILLIMETRE, start + width * POINTS_PER_MILLIMETRE, upper];
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners.map((value) => Math.round(value * 1000) / 1000);
  return [x1, y1, x2, y2];
}

/** Adds `ref` to the array under `key`, in place; returns the array so that it is saved when it is an object of its own. */
function appendTo(owner: PDFDict, key: string, ref: PDFRef): PDFArray {
  const name = PDFName.of(key);
  const list = owner.lookupMaybe(name, PDFArray) ?? owner.context.obj([]);
  list.push(ref);
  if (!owner.has(name)) owner.set(name, list);
  return list;
}

function eachField(fields: PDFArray, visit: (field: PDFDict) => void): void {
  for (let index = 0; index < fields.size(); index++) {
    const field = fields.lookupMaybe(index, PDFDict);
    if (field) visit(field);
  }
}

function fieldNames(fields: PDFArray): Set<string> {
  const names = new Set<string>();
  eachField(fields, (field) => {
    const name = field.lookup(PDFName.of('T'));
    if (name instanceof PDFHexString || name instanceof PDFString) names.add(name.decodeText());
  });
  return names;
}

function hasSignature(fields: PDFArray): boolean {
  let found = false;
  eachField(fields, (field) => {
    found ||= field.get(PDFName.of('FT')) === PDFName.of('Sig') && field.has(PDFName.of('V'));
  });
  return found;
}

/** 会签1 taken → 会签2; 签发人 taken → 签发人2 (field names must be unique, §6.3). */
function uniqueName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const [, stem = wanted, digits = ''] = /^(.*?)(\d*)$/s.exec(wanted) ?? [];
  for (let count = digits ? Number(digits) + 1 : 2; ; count++) {
    if (!taken.has(`${stem}${count}`)) return `${stem}${count}`;
  }
}
