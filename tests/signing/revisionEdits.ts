import { PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRef } from '@cantoo/pdf-lib';

// What a later revision may not change (official-documents.md §7.2 E), shared by the tests in Node and in the browser.

export function save(document: PDFDocument, ref: PDFRef | undefined): void {
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
export const catalog = (document: PDFDocument): PDFRef | undefined => document.context.getObjectRef(document.catalog);

/** Name of the edit, the edit, and the changes that the first signature then lists: kind and page. */
export const REVISION_EDITS: readonly (readonly [
  string,
  (document: PDFDocument) => void,
  readonly (readonly [string, number | null])[],
])[] = [
  [
    'a font replaced',
    (document) =>
      change(document, has('Type', 'FontDescriptor'), (font) => font.set(PDFName.of('FontName'), PDFName.of('Other'))),
    [1, 2, 3].map((page) => ['page_content', page] as const),
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
];
