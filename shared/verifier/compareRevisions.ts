import type { LaterChange } from '#shared/features/documents/verification.ts';
import { utf8 } from './bytes.ts';
import { type PageTree, readPageTree } from './pageTree.ts';
import type { PdfRevision } from './pdfRevisions.ts';
import { isName, type PdfDictionary, type PdfValue } from './pdfValue.ts';
import type { PdfView } from './pdfView.ts';
import { differingKeys, GraphComparison } from './samePdfValue.ts';
import { newlySignedFields, type SignatureField, signatureFields } from './signatureFields.ts';
import { mayCoverContent, rectangle } from './signaturePlace.ts';
import { hasUnlistedObjects } from './unlistedObjects.ts';

/** A difference between two neighbouring revisions; whether it is allowed depends on the signature that looks at it. */
export type RevisionChange = Pick<LaterChange, 'kind' | 'page' | 'rect' | 'mayCover'>;

/**
 * Everything by which `newer` shows another document than `older` (official-documents.md §7.2 E), found by comparing all that
 * is reachable from the two catalogs.
 */
export function compareRevisions(older: PdfRevision, newer: PdfRevision): RevisionChange[] {
  const comparison = new Comparison(older, newer);
  comparison.run();
  if (hasUnlistedObjects(newer).unlisted) comparison.add('unreferenced_object');
  return comparison.changes;
}

/** Most changes of one kind that are listed of one revision. */
const MOST_OF_A_KIND = 200;
/** Where annotations and fields are meant as such. Reached in any other way, an object is compared for what it shows there. */
const LINKS = ['Parent', 'Kids', 'P', 'Popup', 'IRT', 'A', 'AA', 'CO', 'StructTreeRoot'];

class Comparison {
  readonly changes: RevisionChange[] = [];
  readonly #older: PdfView;
  readonly #newer: PdfView;
  readonly #olderTree: PageTree;
  readonly #newerTree: PageTree;
  /** Signature fields signed by the newer revision, by object number. */
  readonly #newlySigned: ReadonlyMap<number, SignatureField>;
  /** Where those fields show up. */
  readonly #places = new Map<number, Pick<RevisionChange, 'page' | 'rect' | 'mayCover'>>();
  readonly #compared = new Set<number>();
  /** Takes pages for themselves; the second one takes annotations and fields for themselves too. */
  readonly #content: GraphComparison;
  readonly #links: GraphComparison;

  constructor(olderRevision: PdfRevision, newerRevision: PdfRevision) {
    const [older, newer] = [olderRevision.view, newerRevision.view];
    this.#older = older;
    this.#newer = newer;
    this.#olderTree = readPageTree(older);
    this.#newerTree = readPageTree(newer);
    this.#newlySigned = newlySignedFields(signatureFields(older), signatureFields(newer), newerRevision);
    const structure = this.#structure();
    this.#content = new GraphComparison(older, newer, structure);
    this.#links = new GraphComparison(older, newer, new Set([...structure, ...this.#annotationsAndFields()]));
  }

  add(
    kind: RevisionChange['kind'],
    page: number | null = null,
    rect: RevisionChange['rect'] = null,
    mayCover = rect !== null,
  ): void {
    const known = this.changes.some((each) => each.kind === kind && each.page === page && rect === null);
    const full = this.changes.filter((each) => each.kind === kind).length >= MOST_OF_A_KIND;
    if (!known && !full) this.changes.push({ kind, page, rect, mayCover });
  }

  run(): void {
    this.#compareTrailer();
    this.#comparePages();
    this.#compareCatalog();
    for (const [number, field] of this.#newlySigned) {
      const place = this.#places.get(number);
      const timeStamp = isName(this.#newer.get(this.#signatureOf(field), 'Type'), 'DocTimeStamp');
      // A time stamp needs no key of a signer and shows nothing: one that lies over the page is an annotation.
      if (timeStamp && place?.rect) this.add('annotation', place.page, place.rect);
      else this.add(timeStamp ? 'time_stamp' : 'signature', place?.page, place?.rect, place?.mayCover);
    }
  }

  #signatureOf(field: SignatureField): PdfDictionary {
    return this.#newer.dictionary(field.value) ?? { type: 'dictionary', entries: new Map(), duplicateKey: false };
  }

  #differingKeys(older: PdfDictionary, newer: PdfDictionary, except: readonly string[] = []): string[] {
    return differingKeys(older, newer, except, (key) => (LINKS.includes(key) ? this.#links : this.#content));
  }

  /** Pages are compared one by one, so the graph stops at them. */
  #structure(): Set<number> {
    const trees = [this.#olderTree, this.#newerTree];
    return new Set(trees.flatMap((tree) => [...tree.pages.keys(), ...tree.nodes.keys()]));
  }

  /** Annotations and fields are compared one by one too; what is no dictionary is none, whatever the page says. */
  #annotationsAndFields(): number[] {
    const pages = [...this.#olderTree.pages.values()];
    const annotations = pages.flatMap((page) => [...this.#older.array(page.entries.get('Annots'))]);
    return [...annotations, ...this.#fieldsOf(this.#older)].flatMap((value) =>
      value.type === 'reference' && this.#older.dictionary(value) && this.#newer.dictionary(value)
        ? [value.number]
        : [],
    );
  }

  #fieldsOf(view: PdfView): readonly PdfValue[] {
    return view.array(view.dictionary(view.catalog.entries.get('AcroForm'))?.entries.get('Fields'));
  }

  #compareTrailer(): void {
    const [older, newer] = [this.#older.trailer.entries, this.#newer.trailer.entries];
    if (!sameReference(older.get('Root'), newer.get('Root'))) this.add('catalog');
    // The first half of /ID names the document, the second one the saved state (§14.4).
    const [olderId, newerId] = [this.#older.array(older.get('ID')), this.#newer.array(newer.get('ID'))];
    if (!this.#content.same(olderId[0], newerId[0])) this.add('information');
    const [olderInfo, newerInfo] = [
      this.#older.dictionary(older.get('Info')),
      this.#newer.dictionary(newer.get('Info')),
    ];
    if (!olderInfo || !newerInfo) {
      if (olderInfo || newerInfo) this.add('information');
      return;
    }
    const differing = this.#differingKeys(olderInfo, newerInfo);
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
      if (other && this.#differingKeys(node, other).length > 0) this.add('pages');
    }
    let pageNumber = 0;
    for (const [number, page] of older.pages) {
      pageNumber++;
      const other = newer.pages.get(number);
      if (other) this.#comparePage(page, other, pageNumber);
    }
  }

  #comparePage(older: PdfDictionary, newer: PdfDictionary, page: number): void {
    const differing = this.#differingKeys(older, newer, ['Annots']);
    if (differing.some((key) => key === 'Contents' || key === 'Resources')) this.add('page_content', page);
    if (differing.some((key) => key !== 'Contents' && key !== 'Resources')) this.add('page_properties', page);
    const before = this.#older.array(older.entries.get('Annots'));
    const after = this.#newer.array(newer.entries.get('Annots'));
    before.forEach((annotation, index) => {
      const other = after[index];
      if (annotation.type === 'reference' && sameReference(annotation, other)) {
        this.#compareObject(annotation.number, annotation, page);
      } else if (annotation.type === 'reference' || !this.#content.same(annotation, other))
        this.add('annotation', page);
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
      !dictionary.duplicateKey &&
      isName(this.#newer.get(dictionary, 'Subtype'), 'Widget') &&
      (!dictionary.entries.has('FT') || isName(this.#newer.get(dictionary, 'FT'), 'Sig')) &&
      !dictionary.entries.has('A') &&
      !dictionary.entries.has('AA');
    if (!harmless || field?.type !== 'reference') this.add('annotation', page, rect);
    else this.#place(field.number, page, dictionary);
  }

  /** A signature field has one widget (§12.7.5.5); a further one is nobody's signature. */
  #place(field: number, page: number, widget: PdfDictionary): void {
    const rect = rectangle(this.#newer, widget);
    const number = [...this.#olderTree.pages.keys()][page - 1];
    const shown = number === undefined ? undefined : this.#newerTree.pages.get(number);
    if (this.#places.has(field)) this.add('annotation', page, rect);
    else {
      const mayCover = shown ? mayCoverContent(this.#newer, shown, widget, rect) : rect !== null;
      this.#places.set(field, { page, rect, mayCover });
    }
  }

  /** An annotation or field that was there before. */
  #compareObject(number: number, reference: PdfValue, page: number | null): void {
    if (this.#compared.has(number)) return;
    this.#compared.add(number);
    const older = this.#older.dictionary(reference);
    const newer = this.#newer.dictionary(reference);
    if (!older || !newer) {
      if (!this.#content.same(reference, reference)) this.add('annotation', page);
      return;
    }
    const differing = this.#differingKeys(older, newer);
    if (differing.length === 0) return;
    const rect = rectangle(this.#newer, newer);
    const field = this.#newlySigned.get(number);
    // A field prepared for signing has been signed: value and appearance come, nothing else may.
    const flags = this.#newer.get(newer, 'F').type;
    const signed = differing.every((key) => ['V', 'AP', 'M'].includes(key) || (key === 'F' && flags === 'number'));
    if (field && signed) {
      if (page !== null) this.#place(number, page, newer);
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
    const differing = this.#differingKeys(older, newer, ['Pages', 'AcroForm', 'Metadata']);
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

  /** Whether the form was empty before, or held nothing but plain signature fields. */
  #hasOnlySignatures(): boolean {
    return this.#fieldsOf(this.#older).every((value) => {
      const field = this.#older.dictionary(value);
      return field !== null && isName(this.#older.get(field, 'FT'), 'Sig') && !field.entries.has('Kids');
    });
  }

  #compareMetadata(older: PdfValue | undefined, newer: PdfValue | undefined): void {
    if (this.#content.same(older, newer)) return;
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
    // Default fonts show nothing by themselves: they may come along where no field but signatures could use them.
    const fonts = this.#hasOnlySignatures() ? ['DA', 'DR'].filter((key) => !older?.entries.has(key)) : [];
    const own = ['Fields', 'SigFlags', ...fonts];
    if (this.#differingKeys(older ?? empty, newer, own).length > 0) this.add('form');
    const before = this.#fieldsOf(this.#older);
    const after = this.#fieldsOf(this.#newer);
    before.forEach((field, index) => {
      if (field.type === 'reference' && sameReference(field, after[index])) {
        this.#compareObject(field.number, field, null);
      } else if (field.type === 'reference' || !this.#content.same(field, after[index])) this.add('form');
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

/** XMP without its dates of change. */
function withoutDates(xmp: Uint8Array): string {
  return utf8(xmp).replaceAll(/(<xmp:(ModifyDate|MetadataDate)>)[^<]*|(xmp:(ModifyDate|MetadataDate)=")[^"]*/g, '$1$3');
}
