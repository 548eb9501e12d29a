import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { message } from '#shared/text/index.ts';
import { MAXIMUM_PDF_BYTES, verifyPdf } from '#shared/verifier/verifyPdf.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import {
  issuedDocumentById,
  listIssuedDocuments,
  trustedRevocationLists,
  trustedRoots,
} from '../../db/issuedDocuments.ts';
import { localOffice } from '../../db/localOffice.ts';
import { readBlob } from '../../files/blobs.ts';
import { checkReportDocument } from './checkReport.document.ts';
import { renderOptionsOf } from './renderOptions.ts';
import { trustedOffices } from './trustedOffices.repository.ts';
import { fillVerifierPage } from './verifierPage.ts';

export const documentsHandlers = {
  'documents.verify': async ({ runtime, session, now }, { source }) => {
    const { name, bytes } = runtime.files.readIn(source, MAXIMUM_PDF_BYTES);
    // Before a login nothing of the office is known: signatures are checked, their trust is not.
    const trustRoots = session ? await trustedRoots(session.store.reader) : [];
    const revocationLists = session ? await trustedRevocationLists(session.store.reader) : [];
    const report = await verifyPdf(bytes, { trustRoots, revocationLists, at: new Date(now) });
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
  'documents.checkReport': async (context, { source }) => {
    const { runtime, now, signal } = context;
    const { db, session } = context.open();
    const { name, bytes } = runtime.files.readIn(source, MAXIMUM_PDF_BYTES);
    const report = await verifyPdf(bytes, {
      trustRoots: await trustedRoots(db),
      revocationLists: await trustedRevocationLists(db),
      at: new Date(now),
    });
    const data = checkReportDocument({
      fileName: name,
      report,
      checkedBy: session.user.displayName,
      officeName: (await localOffice(db, session.officeId)).name,
    });
    const { pdf } = await runtime.documents.renderInWorker({ form: 'sheet', data }, renderOptionsOf(context), {
      signal,
    });
    const reportName = message('zh-CN', 'checkReport.fileName', { name: path.parse(name).name });
    return { file: runtime.files.handOut(reportName, 'application/pdf', pdf) };
  },
  'documents.signedVersion': async ({ runtime, now }, { source, signature }) => {
    const { name, bytes } = runtime.files.readIn(source, MAXIMUM_PDF_BYTES);
    const report = await verifyPdf(bytes, { trustRoots: [], at: new Date(now) });
    const found = report.signatures[signature];
    if (!found) throw new AppError('not_found');
    const parameters = { name: path.parse(name).name, revision: found.revision };
    const versionName = message('zh-CN', 'checkReport.signedFileName', parameters);
    return {
      file: runtime.files.handOut(versionName, 'application/pdf', bytes.subarray(0, found.revisionLength)),
    };
  },
  'documents.verifierPage': async ({ runtime, open, today }) => {
    const { db, session } = open();
    const built = path.join(runtime.options.resourcesDirectory, 'verifier', 'verifier.html');
    if (!existsSync(built)) throw new AppError('not_available');
    const page = fillVerifierPage(readFileSync(built, 'utf8'), {
      officeName: (await localOffice(db, session.officeId)).name,
      writtenOn: today,
      offices: await trustedOffices(db),
      revocationLists: await trustedRevocationLists(db),
    });
    const pageName = `${message('zh-CN', 'verifierPage.fileName')}.html`;
    return { file: runtime.files.handOut(pageName, 'text/html', Buffer.from(page, 'utf8')) };
  },
} satisfies Handlers<NamesOf<'documents'>>;
