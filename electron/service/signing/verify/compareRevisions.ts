import type { LaterChange } from '#shared/features/documents/verification.ts';
import { type PageTree, readPageTree } from './pageTree.ts';
import type { PdfRevision } from './pdfRevisions.ts';
import { isName, type PdfDictionary, type PdfValue } from './pdfValue.ts';
import type { PdfView } from './pdfView.ts';
import { GraphComparison } from './samePdfValue.ts';
import { type SignatureField, signatureFields } from './signatureFields.ts';
import { hasUnlistedObjects } from './unlistedObjects.ts';

/** A difference between two neighbouring revisions; whether it is allowed depends on the signature that looks at it. */
export type RevisionChange = Pick<LaterChange, 'kind' | 'page' | 'rect'>;

/**
 * Everything by which `newer` shows another document than `older` (official-documents.md §7.2 E), found by comparing all that
 * is reachable from the two catalogs.
 */
export function compareRevisions(older: PdfRevision, newer: PdfRevision): RevisionChange[] {
  const comparison = new Comparison(older.view, newer.view);
  comparison.run();
  if (hasUnlistedObjects(newer).unlisted) comparison.add('unreferenced_object');
  return comparison.changes;
}

class Comparison {
  readonly changes: RevisionChange[] = [];
  readonly #older: PdfView;
  readonly #newer: PdfView;
  readonly #olderTree: PageTree;
  readonly #newerTree: PageTree;
  readonly #olderFields: SignatureField[];
  /** Signature fields signed by the newer revision, by object number. */
  readonly #newlySigned = new Map<number, SignatureField>();
  /** Where those fields show up. */
  readonly #places = new Map<number, { page: number; rect: [number, number, number, number] | null }>();
  readonly #compared = new Set<number>();
  readonly #graph: GraphComparison;

  constructor(older: PdfView, newer: PdfView) {
    this.#older = older;
    this.#newer = newer;
    this.#olderTree = readPageTree(older);
    this.#newerTree = readPageTree(newer);
    this.#olderFields = signatureFields(older);
    const signedBefore = new Set(this.#olderFields.filter((field) => field.value).map((field) => field.number));
    for (const field of signatureFields(newer)) {
      if (field.value && field.number !== null && !signedBefore.has(field.number)) {
        this.#newlySigned.set(field.number, field);
      }
    }
    this.#graph = new GraphComparison(older, newer, this.#boundary());
  }

  add(kind: RevisionChange['kind'], page: number | null = null, rect: RevisionChange['rect'] = null): void {
    const known = this.changes.some((each) => each.kind === kind && each.page === page && rect === null);
    if (!known) this.changes.push({ kind, page, rect });
  }

  run(): void {
    this.#compareTrailer();
    this.#comparePages();
    this.#compareCatalog();
    for (const [number, field] of this.#newlySigned) {
      const place = this.#places.get(number);
      const timeStamp = isName(this.#newer.get(this.#signatureOf(field), 'Type'), 'DocTimeStamp');
      this.add(timeStamp ? 'time_stamp' : 'signature', place?.page ?? null, place?.rect ?? null);
    }
  }

  #signatureOf(field: SignatureField): PdfDictionary {
    return this.#newer.dictionary(field.value) ?? { type: 'dictionary', entries: new Map(), duplicateKey: false };
  }

  /** Pages, catalog, annotations and fields are compared one by one, so the graph stops at them. */
  #boundary(): Set<number> {
    const boundary = new Set<number>();
    const add = (value: PdfValue | undefined) => {
      if (value?.type === 'reference') boundary.add(value.number);
    };
    for (const tree of [this.#olderTree, this.#newerTree]) {
      for (const number of [...tree.pages.keys(), ...tree.nodes.keys()]) boundary.add(number);
    }
    for (const view of [this.#older, this.#newer]) add(view.trailer.entries.get('Root'));
    for (const page of this.#olderTree.pages.values()) {
      for (const annotation of this.#older.array(page.entries.get('Annots'))) add(annotation);
    }
    for (const field of this.#fieldsOf(this.#older)) add(field);
    return boundary;
  }

  #fieldsOf(view: PdfView): readonly PdfValue[] {
    return view.array(view.dictionary(view.catalog.entries.get('AcroForm'))?.entries.get('Fields'));
  }

  #compareTrailer(): void {
    const [older, newer] = [this.#older.trailer.entries, this.#newer.trailer.entries];
    if (!sameReference(older.get('Root'), newer.get('Root'))) this.add('catalog');
    // The first half of /ID names the document, the second one the saved state (§14.4).
    const [olderId, newerId] = [this.#older.array(older.get('ID')), this.#newer.array(newer.get('ID'))];
    if (!this.#graph.same(olderId[0], newerId[0])) this.add('information');
    const [olderInfo, newerInfo] = [
      this.#older.dictionary(older.get('Info')),
      this.#newer.dictionary(newer.get('Info')),
    ];
    if (!olderInfo || !newerInfo) {
      if (olderInfo || newerInfo) this.add('information');
      return;
    }
    const differing = this.#graph.differingKeys(olderInfo, newerInfo);
    if (differing.includes('ModDate')) this.add('modification_date');
    if (differing.some((key) => key !== 'ModDate')) this.add('information');
  }

  #comparePages(): void {
    const [older, newer] = [this.#olderTree, this.#newerTree];
    const sameOrder = String([...older.pages.keys()]) === String([...newer.pages.keys()]);
    const sameNodes = String([...older.nodes.keys()]) === String([...newer.nodes.keys()]);
    if (!sameOrder || !sameNodes) this.add('pages');
    for (const [number, node] of older.nodes) {
      const other = newer.nodes.get(number);
      // What pages inherit stands here: resources, boxes, rotation.
      if (other && this.#graph.differingKeys(node, other).length > 0) this.add('pages');
    }
    let pageNumber = 0;
    for (const [number, page] of older.pages) {
      pageNumber++;
      const other = newer.pages.get(number);
      if (other) this.#comparePage(page, other, pageNumber);
    }
  }

  #comparePage(older: PdfDictionary, newer: PdfDictionary, page: number): void {
    const differing = this.#graph.differingKeys(older, newer, ['Annots']);
    if (differing.some((key) => key === 'Contents' || key === 'Resources')) this.add('page_content', page);
    if (differing.some((key) => key !== 'Contents' && key !== 'Resources')) this.add('page_properties', page);
    const before = this.#older.array(older.entries.get('Annots'));
    const after = this.#newer.array(newer.entries.get('Annots'));
    before.forEach((annotation, index) => {
      const other = after[index];
      if (annotation.type === 'reference' && sameReference(annotation, other)) {
        this.#compareObject(annotation.number, annotation, page);
      } else if (annotation.type === 'reference' || !this.#graph.same(annotation, other)) this.add('annotation', page);
    });
    for (const annotation of after.slice(before.length)) this.#judgeNewAnnotation(annotation, page);
  }

  /** Only the widget of a new signature may come. */
  #judgeNewAnnotation(annotation: PdfValue, page: number): void {
    const dictionary = this.#newer.dictionary(annotation);
    const rect = dictionary ? rectangle(this.#newer, dictionary) : null;
    const parent = dictionary?.entries.get('Parent');
    const field = [annotation, parent].find(
      (value) => value?.type === 'reference' && this.#newlySigned.has(value.number),
    );
    const harmless =
      dictionary !== null &&
      isName(this.#newer.get(dictionary, 'Subtype'), 'Widget') &&
      !dictionary.entries.has('A') &&
      !dictionary.entries.has('AA');
    if (!harmless || field?.type !== 'reference') this.add('annotation', page, rect);
    else this.#places.set(field.number, { page, rect });
  }

  /** An annotation or field that was there before. */
  #compareObject(number: number, reference: PdfValue, page: number | null): void {
    if (this.#compared.has(number)) return;
    this.#compared.add(number);
    const older = this.#older.dictionary(reference);
    const newer = this.#newer.dictionary(reference);
    if (!older || !newer) {
      if (older || newer) this.add('annotation', page);
      return;
    }
    const differing = this.#graph.differingKeys(older, newer);
    if (differing.length === 0) return;
    const rect = rectangle(this.#newer, newer);
    const field = this.#newlySigned.get(number);
    // A field prepared for signing has been signed: value and appearance come, nothing else may.
    if (field && differing.every((key) => ['V', 'AP', 'F', 'M'].includes(key))) {
      if (page !== null) this.#places.set(number, { page, rect });
      return;
    }
    const value = differing.every((key) => ['V', 'AP', 'AS', 'M'].includes(key));
    const isSignature = isName(this.#older.get(older, 'FT'), 'Sig');
    const isField = older.entries.has('FT') || older.entries.has('Parent');
    if (value && isField && !isSignature) this.add('form_value', page, rect);
    else this.add(isField ? 'form' : 'annotation', page, rect);
  }

  #compareCatalog(): void {
    const [older, newer] = [this.#older.catalog, this.#newer.catalog];
    const differing = this.#graph.differingKeys(older, newer, ['Pages', 'AcroForm', 'Metadata']);
    if (!sameReference(older.entries.get('Pages'), newer.entries.get('Pages'))) this.add('pages');
    const validation = differing.includes('DSS');
    for (const key of differing) {
      if (key === 'DSS') this.add('validation_data');
      else if (key === 'Perms') this.add('certification');
      // The extension that announces the validation data comes with it.
      else if (key !== 'Extensions' || !validation) this.add('catalog');
    }
    this.#compareMetadata(older.entries.get('Metadata'), newer.entries.get('Metadata'));
    this.#compareForm();
  }

  #compareMetadata(older: PdfValue | undefined, newer: PdfValue | undefined): void {
    if (this.#graph.same(older, newer)) return;
    const [before, after] = [this.#older.resolve(older), this.#newer.resolve(newer)];
    const plain =
      before.type === 'stream' &&
      after.type === 'stream' &&
      !before.dictionary.entries.has('Filter') &&
      !after.dictionary.entries.has('Filter') &&
      withoutDates(before.data) === withoutDates(after.data);
    this.add(plain ? 'modification_date' : 'information');
  }

  #compareForm(): void {
    const older = this.#older.dictionary(this.#older.catalog.entries.get('AcroForm'));
    const newer = this.#newer.dictionary(this.#newer.catalog.entries.get('AcroForm'));
    if (!newer) {
      if (older) this.add('form');
      return;
    }
    const empty: PdfDictionary = { type: 'dictionary', entries: new Map(), duplicateKey: false };
    // A form made for the first signature may bring default fonts; they show nothing by themselves.
    const own = older ? ['Fields', 'SigFlags'] : ['Fields', 'SigFlags', 'DA', 'DR'];
    if (this.#graph.differingKeys(older ?? empty, newer, own).length > 0) this.add('form');
    const before = this.#fieldsOf(this.#older);
    const after = this.#fieldsOf(this.#newer);
    before.forEach((field, index) => {
      if (field.type === 'reference' && sameReference(field, after[index])) {
        this.#compareObject(field.number, field, null);
      } else if (field.type === 'reference' || !this.#graph.same(field, after[index])) this.add('form');
    });
    for (const field of after.slice(before.length)) {
      if (field.type !== 'reference' || !this.#newlySigned.has(field.number)) this.add('form');
    }
  }
}

function sameReference(first: PdfValue | undefined, second: PdfValue | undefined): boolean {
  return (
    first?.type === 'reference' &&
    second?.type === 'reference' &&
    first.number === second.number &&
    first.generation === second.generation
  );
}

/** Null when the annotation has no extent and so shows nothing. */
function rectangle(view: PdfView, dictionary: PdfDictionary): [number, number, number, number] | null {
  const sides = view.array(dictionary.entries.get('Rect')).map((side) => {
    const value = view.resolve(side);
    return value.type === 'number' ? value.value : 0;
  });
  const [left = 0, bottom = 0, right = 0, top = 0] = sides;
  return left === right || bottom === top ? null : [left, bottom, right, top];
}

/** XMP without its dates of change. */
function withoutDates(xmp: Buffer): string {
  return xmp
    .toString('utf8')
    .replaceAll(/(<xmp:(ModifyDate|MetadataDate)>)[^<]*|(xmp:(ModifyDate|MetadataDate)=")[^"]*/g, '$1$3');
}
