import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFString } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { verificationReport } from '#shared/features/documents/verification.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { AT, type AttackDesk, attackDesk, forge } from './attackVectors.ts';
import { replaceContent, revise } from './pdfEdits.ts';
import { appendRaw, objectNumber, objectText, rawPdf, rawStream } from './rawPdf.ts';

// Attacks whose author prepared the file before it was signed, or copies what stands in it already: no key is needed.

let desk: AttackDesk;
beforeAll(async () => {
  desk = await attackDesk();
});

async function judge(bytes: Buffer) {
  const report = verificationReport.parse(
    await verifyPdf(bytes, { trustRoots: [desk.identity.rootCertificateDer], at: AT }),
  );
  const later = report.signatures[0]?.laterChanges ?? [];
  const refused = later.filter((change) => !change.allowed).map(({ kind, page, rect }) => ({ kind, page, rect }));
  return { report, status: report.status, first: report.signatures[0], refused };
}

const RECT = [50, 50, 500, 700];

/** Adds a signature field with the value and one widget for each rectangle to the first page. */
function addField(document: PDFDocument, value: PDFObject, rects: readonly number[][], extra: object = {}): void {
  const { context } = document;
  const field = context.register(context.obj({ FT: 'Sig', T: PDFString.of('x'), V: value, ...extra }));
  const form = document.catalog.lookup(PDFName.of('AcroForm'), PDFDict);
  form.lookup(PDFName.of('Fields'), PDFArray).push(field);
  const page = document.getPage(0);
  const widgets = rects.map((Rect) =>
    context.register(context.obj({ Type: 'Annot', Subtype: 'Widget', Parent: field, Rect, F: 4, P: page.ref })),
  );
  context.lookup(field, PDFDict).set(PDFName.of('Kids'), context.obj(widgets));
  const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
  if (annotations) for (const widget of widgets) annotations.push(widget);
  else page.node.set(PDFName.of('Annots'), context.obj(widgets));
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object === form || object === document.catalog) context.snapshot?.markRefForSave(ref);
  }
  context.snapshot?.markRefForSave(page.ref);
}

function signatureOf(document: PDFDocument): PDFObject {
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Sig')) return ref;
  }
  throw new Error('no signature');
}

describe('signature fields that are none', () => {
  it('a field that borrows a signature made before is no new signature', async () => {
    const edited = await revise(desk.signed, (document) => addField(document, signatureOf(document), [RECT]));
    const { status, refused } = await judge(edited);
    expect(status).toBe('changed');
    expect(refused).toContainEqual({ kind: 'annotation', page: 1, rect: RECT });
  });

  it('every widget of a new signature but the first is listed as an annotation', async () => {
    const edited = await revise(desk.signed, (document) =>
      addField(document, document.context.register(document.context.obj({ Type: 'Sig' })), [RECT, [0, 0, 0, 0]]),
    );
    const { first, refused } = await judge(edited);
    expect(first?.status).toBe('changed');
    expect(refused).toContainEqual({ kind: 'annotation', page: 1, rect: null });
    expect(first?.laterChanges).toContainEqual(expect.objectContaining({ kind: 'signature', rect: RECT }));
  });

  it('a time stamp shows nothing: a visible one is an annotation', async () => {
    const edited = await revise(desk.final, (document) =>
      addField(document, document.context.register(document.context.obj({ Type: 'DocTimeStamp' })), [RECT]),
    );
    const { first, refused } = await judge(edited);
    expect([first?.status, refused]).toEqual(['changed', [{ kind: 'annotation', page: 1, rect: RECT }]]);
  });

  it('a new signature field with actions is a change of the form', async () => {
    const edited = await revise(desk.signed, (document) => {
      const { context } = document;
      const actions = { AA: { K: { S: 'JavaScript', JS: PDFString.of('app.alert(1)') } } };
      addField(document, context.register(context.obj({ Type: 'Sig' })), [[0, 0, 0, 0]], actions);
    });
    expect((await judge(edited)).refused).toContainEqual({ kind: 'form', page: null, rect: null });
  });
});

describe('objects in two roles', () => {
  it('page content that is listed as an annotation too: its replacement shows', async () => {
    const document = await PDFDocument.load(desk.plain);
    const { node } = document.getPage(1);
    const contents = node.get(PDFName.of('Contents'));
    const only = contents instanceof PDFArray ? contents.get(0) : contents;
    node.set(PDFName.of('Annots'), document.context.obj([only ?? null]));
    const prepared = Buffer.from(await document.save({ useObjectStreams: false }));
    const { status, refused } = await judge(await replaceContent(await forge(prepared, desk.signer), 1));
    expect(status).toBe('changed');
    expect(refused).toContainEqual({ kind: 'page_content', page: 2, rect: null });
  });

  it('a signature field that is a list of fonts too: signing it may not change a font', async () => {
    const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} >>`;
    const field = (name: string, more = '') =>
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (x) /F 4 /Rect [0 0 0 0] /AP ${font(name)} ${more} >>`;
    const prepared = handmade({
      3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font 7 0 R >> /Annots [7 0 R] >>',
      4: rawStream('BT /AP 12 Tf 20 20 Td (text) Tj ET'),
      7: field('Courier'),
    });
    const signed = await forge(prepared, desk.signer);
    expect((await judge(signed)).first?.problem).toBe(null);
    const edited = appendRaw(signed, { 7: field('Symbol', '/V 90 0 R'), 90: '<< /Type /Sig >>' });
    const { refused } = await judge(edited);
    expect(refused).toContainEqual({ kind: 'page_content', page: 1, rect: null });
  });
});

describe('further objects in two roles', () => {
  it('a catalog that is a list of fonts too: validation data may not change a font', async () => {
    const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} >>`;
    const prepared = handmade({
      1: `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [7 0 R] >> /DSS ${font('Courier')} >>`,
      3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font 1 0 R >> >>',
      4: rawStream('BT /DSS 12 Tf 20 20 Td (text) Tj ET'),
    });
    const signed = await forge(prepared, desk.signer);
    const edited = appendRaw(signed, { 1: objectText(signed, 1).replace('Courier', 'Symbol') });
    const { status, refused } = await judge(edited);
    expect([status, refused]).toEqual(['changed', [{ kind: 'page_content', page: 1, rect: null }]]);
  });

  it('a signature field that is an action too: signing it may not change what is opened', async () => {
    const field = (file: string, more = '') => `<< /FT /Sig /T (x) /S /Launch /F (${file}) ${more} >>`;
    const prepared = handmade({
      3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << >> /Annots [8 0 R] >>',
      7: field('a'),
      8: '<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A 7 0 R >>',
    });
    const signed = await forge(prepared, desk.signer);
    const edited = appendRaw(signed, { 7: field('b', '/V 90 0 R'), 90: '<< /Type /Sig >>' });
    expect((await judge(edited)).refused).toContainEqual({ kind: 'form', page: null, rect: null });
  });
});

/** One page, a form with field 7, and whatever is given. */
function handmade(objects: { readonly [number: number]: string }, generation = 0): Buffer {
  return rawPdf(
    {
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [7 0 R] >> >>',
      2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << >> >>',
      4: rawStream('10 10 100 100 re f'),
      7: '<< /FT /Sig /T (y) >>',
      ...objects,
    },
    generation,
  );
}

describe('what other readers see and this one does not', () => {
  it('a page written anew with a key twice: changed', async () => {
    const number = objectNumber(desk.signed, /\/Type \/Page\b/);
    const page = objectText(desk.signed, number);
    const twice = page.replace('<<', '<< /Contents 90 0 R');
    const edited = appendRaw(desk.signed, { [number]: twice, 90: rawStream('0 0 500 500 re f') });
    const { status, refused } = await judge(edited);
    expect([status, refused.some((change) => change.page === 1)]).toEqual(['changed', true]);
  });

  it('content behind a reference of another generation, which most readers follow: its replacement shows', async () => {
    const signed = await forge(handmade({ 5: rawStream('1 w') }), desk.signer);
    const page = objectText(signed, 3);
    const prepared = handmade({ 3: page.replace(/\/Annots.*?\]/, '').replace('4 0 R', '4 1 R') });
    const again = await forge(prepared, desk.signer);
    const edited = appendRaw(again, { 4: rawStream('0 0 200 200 re f') });
    expect((await judge(edited)).status).toBe('changed');
  });

  it('a hybrid section that names two places for one object: broken', async () => {
    const { signed } = desk;
    const page = objectNumber(signed, /\/Type \/Page\b/);
    const text = objectText(signed, page);
    const forgedPage = `<< /Type /Page /Parent 1 0 R /MediaBox [0 0 9 9] >>`;
    const member = `${page} 0 ${forgedPage}`;
    const stream = rawStream(member, `/Type /ObjStm /N 1 /First ${member.length - forgedPage.length}`);
    const head = signed.length + 1;
    const objects = appendRaw(signed, { [page]: text, 90: stream });
    const at = objects.lastIndexOf('\nxref\n') + 1;
    const section = Buffer.from([2, 0, 90, 0]);
    const hybrid = Buffer.concat([
      Buffer.from(`91 0 obj\n<< /Type /XRef /W [1 2 1] /Index [${page} 1] /Size 200 /Length 4 >>\nstream\n`, 'latin1'),
      section,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
    const table = objects
      .toString('latin1', at)
      .replace('trailer\n<<', `91 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<< /XRefStm ${at}`)
      .replace(/startxref\n\d+/, `startxref\n${at + hybrid.length}`);
    const edited = Buffer.concat([objects.subarray(0, at), hybrid, Buffer.from(table, 'latin1')]);
    expect(head).toBeLessThan(at);
    expect((await judge(edited)).status).toBe('broken');
  });
});
