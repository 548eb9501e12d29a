import { PDFDict, type PDFDocument, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { revise } from './pdfEdits.ts';
import { catalog, REVISION_EDITS, save } from './revisionEdits.ts';
import { FONT, samplePdf } from './samplePdf.ts';

const AT = new Date('2026-06-30T02:00:00Z');
const identity = createOfficeIdentity({ officeName: '云州市民政局', divisionCode: '330100', at: AT });
const signer = officeSigner(identity);
let signed: Buffer;

beforeAll(async () => {
  const appearance = { pageIndex: 0, rect: { left: 110, top: 220, width: 60, height: 25 }, fontPath: FONT };
  signed = Buffer.from(await signPdf(await samplePdf(3), signer, { at: AT, fieldName: '签发人', appearance }));
});

async function kinds(edit: (document: PDFDocument) => void) {
  const edited = await revise(signed, edit);
  const report = await verifyPdf(edited, { trustRoots: [identity.rootCertificateDer], at: AT });
  return [report.status, report.signatures[0]?.laterChanges.map((each) => [each.kind, each.page])];
}

describe('what a later revision changed (official-documents.md §7.2 E)', () => {
  it.each(REVISION_EDITS)('%s: changed', async (_, edit, expected) => {
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
