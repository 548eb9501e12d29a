import { createHash } from 'node:crypto';
import type { Handlers, NamesOf } from '../../context.ts';
import { issuedDocumentById, listIssuedDocuments, trustedRoots } from '../../db/issuedDocuments.ts';
import { readBlob } from '../../files/blobs.ts';
import { MAXIMUM_PDF_BYTES, verifyPdf } from '../../signing/verifyPdf.ts';

export const documentsHandlers = {
  'documents.verify': async ({ runtime, session, now }, { source }) => {
    const { name, bytes } = runtime.files.readIn(source, MAXIMUM_PDF_BYTES);
    // Before a login nothing of the office is known: signatures are checked, their trust is not.
    const trustRoots = session ? await trustedRoots(session.store.reader) : [];
    const report = await verifyPdf(bytes, { trustRoots, at: new Date(now) });
    return {
      fileName: name,
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      report,
    };
  },
  'documents.list': async ({ db }, page) => {
    const { total, rows } = await listIssuedDocuments(db, page);
    return { total, rows: rows.map(({ fileName: _fileName, ...row }) => row) };
  },
  'documents.file': async ({ open, runtime }, { id }) => {
    const { db, session } = open();
    const { fileName, sha256 } = await issuedDocumentById(db, id);
    return { file: runtime.files.handOut(fileName, 'application/pdf', await readBlob(session.store, sha256)) };
  },
} satisfies Handlers<NamesOf<'documents'>>;
