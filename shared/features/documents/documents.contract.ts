import { z } from 'zod';
import { fileInput, fileOutput, recordId } from '../../contract/primitives.ts';
import { defineJob, defineQuery } from '../../contract/procedure.ts';
import { issuedDocument } from './issuedDocument.ts';
import { verificationReport } from './verification.ts';

export const documentsContract = [
  defineJob({
    name: 'documents.verify',
    permission: 'public',
    summary:
      'Verifies the signatures of any PDF offline (official-documents.md §7); the trust list is known after login.',
    input: z.strictObject({ source: fileInput }),
    output: z.strictObject({
      fileName: z.string(),
      sizeBytes: z.number().int(),
      sha256: z.string(),
      report: verificationReport,
    }),
  }),
  defineQuery({
    name: 'documents.list',
    permission: 'documents.read',
    summary: 'Issued documents, newest first.',
    input: z.strictObject({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(issuedDocument.extend({ ownerId: recordId })) }),
  }),
  defineJob({
    name: 'documents.file',
    permission: 'documents.read',
    summary: 'The bytes of an issued document, exactly as issued (its hash is checked).',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'documents.checkReport',
    permission: 'documents.read',
    summary:
      'The result of verifying a PDF as a printed sheet: file, hash, signatures, later changes, who checked and when.',
    input: z.strictObject({ source: fileInput }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'documents.signedVersion',
    permission: 'documents.read',
    summary: 'The file as it was when one of its signatures was made: its first bytes, nothing later (§7.2 F).',
    input: z.strictObject({ source: fileInput, signature: z.number().int().min(0).max(1000) }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'documents.verifierPage',
    permission: 'documents.read',
    summary:
      'One HTML file that verifies PDFs on any machine without a network, with the trust list of this office inside.',
    input: z.strictObject({}),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
