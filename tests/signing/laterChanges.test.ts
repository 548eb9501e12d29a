import { PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { verifyPdf } from '#service/signing/verifyPdf.ts';
import { revise } from './pdfEdits.ts';
import { FONT, samplePdf } from './samplePdf.ts';

const AT = new Date('2026-06-30T02:00:00Z');
const identity = createOfficeIdentity({ officeName: '云州市民政局', divisionCode: '330100', at: AT });
const signer = officeSigner(identity);
let signed: Buffer;

beforeAll(async () => {
  const appearance = { pageIndex: 0, rect: { left: 110, top: 220, width: 60, height: 25 }, fontPath: FONT };
  signed = Buffer.from(await signPdf(await samplePdf(3), signer, { at: AT, fieldName: '签发人', appearance }));
});

function save(document: PDFDocument, ref: PDFRef | undefined): void {
  if (!ref) throw new Error('no object');
  document.context.snapshot?.markRefForSave(ref);
}

/** The reference of the first object that fits, marked to be saved. */
function change(document: PDFDocument, fits: (object: PDFDict) => boolean, edit: (object: PDFDict) => void): void {
  const dictionaryOf = (object: PDFObject) =>
    object instanceof PDFDict ? object : 'dict' in object && object.dict instanceof PDFDict ? object.dict : null;
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    const dictionary = dictionaryOf(object);
    if (!dictionary || !fits(dictionary)) continue;
    edit(dictionary);
    save(document, ref);
    return;
  }
  throw new Error('no object');
}

const has = (key: string, value: string) => (object: PDFDict) => object.get(PDFName.of(key)) === PDFName.of(value);
const catalog = (document: PDFDocument): PDFRef | undefined => document.context.getObjectRef(document.catalog);

async function kinds(edit: (document: PDFDocument) => void) {
  const edited = await revise(signed, edit);
  const report = await verifyPdf(edited, { trustRoots: [identity.rootCertificateDer], at: AT });
  return [report.status, report.signatures[0]?.laterChanges.map((each) => [each.kind, each.page])];
}

describe('what a later revision changed (official-documents.md §7.2 E)', () => {
  it.each<[string, (document: PDFDocument) => void, [string, number | null][]]>([
    [
      'a font replaced',
      (document) =>
        change(document, has('Type', 'FontDescriptor'), (font) =>
          font.set(PDFName.of('FontName'), PDFName.of('Other')),
        ),
      [1, 2, 3].map((page) => ['page_content', page]),
    ],
    [
      'a page turned',
      (document) => {
        document.getPage(1).node.set(PDFName.of('Rotate'), document.context.obj(180));
        save(document, document.getPage(1).ref);
      },
      [['page_properties', 2]],
    ],
    [
      'a page taken away',
      (document) => {
        const pages = document.catalog.Pages();
        pages.removeLeafNode(2);
        save(document, document.context.getObjectRef(pages));
      },
      [['pages', null]],
    ],
    [
      'the appearance of the signature replaced',
      (document) =>
        change(document, has('FT', 'Sig'), (widget) => widget.set(PDFName.of('AP'), document.context.obj({}))),
      [['form', 1]],
    ],
    [
      'the signature moved',
      (document) =>
        change(document, has('FT', 'Sig'), (widget) =>
          widget.set(PDFName.of('Rect'), document.context.obj([9, 9, 99, 99])),
        ),
      [['form', 1]],
    ],
    [
      'the content of the appearance stream replaced',
      (document) =>
        change(document, has('Subtype', 'Form'), (form) =>
          form.set(PDFName.of('BBox'), document.context.obj([0, 0, 1, 1])),
        ),
      [['form', 1]],
    ],
    [
      'optional content added',
      (document) => {
        document.catalog.set(PDFName.of('OCProperties'), document.context.obj({ OCGs: [] }));
        save(document, catalog(document));
      },
      [['catalog', null]],
    ],
    [
      'the certification taken away',
      (document) => {
        document.catalog.delete(PDFName.of('Perms'));
        save(document, catalog(document));
      },
      [['certification', null]],
    ],
    [
      'the form taken away',
      (document) => {
        document.catalog.delete(PDFName.of('AcroForm'));
        save(document, catalog(document));
      },
      [['form', null]],
    ],
    [
      'another title',
      (document) => {
        document.setTitle('另一个标题');
        save(
          document,
          document.context.trailerInfo.Info instanceof PDFRef ? document.context.trailerInfo.Info : undefined,
        );
      },
      [['information', null]],
    ],
  ])('%s: changed', async (_, edit, expected) => {
    expect(await kinds(edit)).toEqual(['changed', expected]);
  });

  it('validation data and a modification date are allowed', async () => {
    const dss = await kinds((document) => {
      document.catalog.set(PDFName.of('DSS'), document.context.obj({ Certs: [] }));
      save(document, catalog(document));
    });
    expect(dss).toEqual(['valid-later-signed', [['validation_data', null]]]);
    const date = await kinds((document) => {
      const { Info } = document.context.trailerInfo;
      if (!(Info instanceof PDFRef)) throw new Error('no information');
      document.context.lookup(Info, PDFDict).set(PDFName.of('ModDate'), PDFString.of("D:20260701000000+08'00'"));
      save(document, Info);
    });
    expect(date).toEqual(['valid-later-signed', [['modification_date', null]]]);
  });

  it('a revision that changes nothing leaves the signature valid', async () => {
    expect(await kinds((document) => save(document, catalog(document)))).toEqual(['valid', []]);
  });
});
