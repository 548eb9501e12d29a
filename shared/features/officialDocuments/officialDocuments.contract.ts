import { z } from 'zod';
import {
  commonFields,
  dateText,
  expectedRevision,
  fileInput,
  fileOutput,
  optionalText,
  recordId,
  text,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { issuedDocument } from '../documents/issuedDocument.ts';
import { letterDocument, officialDocument, orderDocument } from '../documents/officialDocument.ts';
import { reportDocument } from '../documents/plainDocuments.ts';
import { rulerReport } from '../documents/ruler.ts';
import { textBlock } from '../documents/textBlock.ts';

export const DOCUMENT_FORMS = ['document', 'letter', 'order', 'report'] as const;
/** Where a document stands: written, before the reviewers, approved for issue, issued, or taken back (作废). */
export const DOCUMENT_STAGES = ['draft', 'review', 'approved', 'issued'] as const;
/** Steps of the approval chain in their order (features S8); 会签 is needed only where another office signs along. */
export const APPROVAL_STEPS = ['drafted', 'checked', 'countersigned', 'approved'] as const;
export const STEP_OUTCOMES = ['agreed', 'returned'] as const;

/** The document's text and parts as its form prints them, without number, date and pictures: those are put in when it is drawn. */
export const documentContent = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('document'), data: officialDocument }),
  z.strictObject({ form: z.literal('letter'), data: letterDocument }),
  z.strictObject({ form: z.literal('order'), data: orderDocument }),
  z.strictObject({ form: z.literal('report'), data: reportDocument }),
]);
export type DocumentContent = z.infer<typeof documentContent>;

const documentFields = z.strictObject({
  content: documentContent,
  /** Printed copies (份数), for the issue sheet and the seal register. */
  copies: z.number().int().min(1).max(9999).default(1),
});

export const officialDocumentRow = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  form: z.enum(DOCUMENT_FORMS),
  kind: z.string(),
  title: z.string(),
  stage: z.enum(DOCUMENT_STAGES),
  /** A draft that was sent back and has not been handed in again. */
  returned: z.boolean(),
  recordState: z.enum(['draft', 'final', 'voided', 'archived']),
  number: z.string().nullable(),
  issuedOn: z.string().nullable(),
  updatedAt: z.string(),
  updatedByName: z.string(),
  /** Whoever acts next, by role: the writer, a reviewer, the one who approves, nobody. */
  waitingFor: z.enum(['drafter', 'reviewer', 'approver', 'issuer', 'nobody']),
});

export const approvalStep = z.strictObject({
  id: recordId,
  seq: z.number().int(),
  step: z.enum(APPROVAL_STEPS),
  personName: z.string(),
  post: z.string().nullable(),
  outcome: z.enum(STEP_OUTCOMES),
  decidedOn: z.string(),
  remark: z.string().nullable(),
  /** Taken over from a signed paper sheet rather than decided here by the user himself. */
  onPaper: z.boolean(),
  recordedByName: z.string(),
});

const saved = z.strictObject({ id: recordId, revision: z.number().int() });
const page = {
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(200),
};

export const officialDocumentsContract = [
  defineQuery({
    name: 'officialDocuments.list',
    permission: 'documents.read',
    summary: 'Documents of the office (发文), newest first.',
    input: z.strictObject({
      filter: z
        .strictObject({
          text: z.string().max(200).optional(),
          stage: z.enum(DOCUMENT_STAGES).optional(),
          form: z.enum(DOCUMENT_FORMS).optional(),
          year: z.number().int().optional(),
          includeVoided: z.boolean().default(false),
        })
        .prefault({}),
      ...page,
    }),
    output: z.strictObject({ total: z.number().int(), rows: z.array(officialDocumentRow) }),
  }),
  defineQuery({
    name: 'officialDocuments.waiting',
    permission: 'documents.read',
    summary:
      'What waits for the logged-in user, longest first: to check or approve, to number or issue, or his own text that was sent back.',
    input: z.strictObject({}),
    output: z.strictObject({
      /** `since`: the moment of the step that brought the document where it stands. */
      rows: z.array(officialDocumentRow.extend({ since: z.string() })),
    }),
  }),
  defineQuery({
    name: 'officialDocuments.get',
    permission: 'documents.read',
    summary: 'One document with its approval chain, its number and what was issued.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({
      document: documentFields.extend({
        ...commonFields,
        title: z.string(),
        kind: z.string(),
        stage: z.enum(DOCUMENT_STAGES),
        numberId: z.string().nullable(),
        number: z.string().nullable(),
        issuedOn: z.string().nullable(),
      }),
      row: officialDocumentRow,
      steps: z.array(approvalStep),
      issued: z.array(issuedDocument),
      sealUses: z.number().int(),
    }),
  }),
  defineQuery({
    name: 'officialDocuments.prefill',
    permission: 'documents.create',
    summary:
      'What a new document of a form starts with: agency, 署名, 印发机关 of this office; or a copy of an earlier one.',
    input: z.strictObject({ form: z.enum(DOCUMENT_FORMS), copyOf: recordId.optional() }),
    output: z.strictObject({ content: documentContent, copies: z.number().int() }),
  }),
  defineCommand({
    name: 'officialDocuments.save',
    permission: 'documents.create',
    summary:
      'Creates or changes a draft; one under review goes back to the draft stage with its steps kept; an approved or issued one is refused.',
    input: documentFields.extend({ id: recordId.optional(), expectedRevision: expectedRevision.optional() }),
    output: saved,
  }),
  defineCommand({
    name: 'officialDocuments.submit',
    permission: 'documents.create',
    summary: 'Hands the draft to review; the step 拟稿 is written with name and post of the user.',
    input: z.strictObject({ id: recordId, expectedRevision }),
    output: saved,
  }),
  defineCommand({
    name: 'officialDocuments.decide',
    permission: 'documents.sign',
    summary: 'Writes one step of the approval chain as the logged-in user: agreed, or returned with a remark.',
    input: z.strictObject({
      id: recordId,
      expectedRevision,
      step: z.enum(['checked', 'countersigned', 'approved']),
      outcome: z.enum(STEP_OUTCOMES),
      remark: optionalText(1000),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'officialDocuments.recordPaperStep',
    permission: 'documents.create',
    summary: 'Takes a step over from the signed paper sheet: who, post, when.',
    input: z.strictObject({
      id: recordId,
      expectedRevision,
      step: z.enum(APPROVAL_STEPS),
      outcome: z.enum(STEP_OUTCOMES),
      personName: text(1, 50),
      post: optionalText(100),
      decidedOn: dateText,
      remark: optionalText(1000),
    }),
    output: saved,
  }),
  defineCommand({
    name: 'officialDocuments.withdraw',
    permission: 'documents.create',
    summary: 'Takes a submitted or approved document back to draft; its steps stay on the sheet as superseded.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(1, 500) }),
    output: saved,
  }),
  defineCommand({
    name: 'officialDocuments.takeNumber',
    permission: 'documents.create',
    summary: 'Gives the document the next number of a class and year, or one that was reserved and is free.',
    input: z.strictObject({
      id: recordId,
      expectedRevision,
      number: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('next'),
          classCode: z.string().regex(/^[\u4e00-\u9fff\u3400-\u4dbf]{1,12}$/u),
          year: z.number().int().min(1990).max(2089),
        }),
        z.strictObject({ kind: z.literal('reserved'), numberId: recordId }),
      ]),
    }),
    output: saved.extend({ number: z.string() }),
  }),
  defineCommand({
    name: 'officialDocuments.void',
    permission: 'documents.create',
    summary: 'Voids a document with a reason; its number is voided with it and never used again.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(1, 500) }),
    output: saved,
  }),
  defineJob({
    name: 'officialDocuments.preview',
    permission: 'documents.read',
    summary: 'Draws the document as it stands, without seal, and measures it with the ruler.',
    input: z.strictObject({ content: documentContent, number: z.string().max(60).nullish() }),
    output: z.strictObject({
      file: fileOutput,
      pages: z.number().int(),
      warnings: z.array(z.string()),
      ruler: rulerReport,
    }),
  }),
  defineJob({
    name: 'officialDocuments.issue',
    permission: 'documents.sign',
    summary:
      'Draws, measures, signs and stores the approved and numbered document with its record data (PDF/A-3b); writes the seal-use line.',
    input: z.strictObject({
      id: recordId,
      expectedRevision,
      issuedOn: dateText,
      /** Needed to issue in spite of deviations that the ruler found; kept in the log. */
      deviationReason: optionalText(500),
    }),
    output: z.strictObject({
      file: fileOutput,
      document: issuedDocument,
      status: z.string(),
      revision: z.number().int(),
    }),
  }),
  defineJob({
    name: 'officialDocuments.word',
    permission: 'documents.read',
    summary: 'The document as a Word file.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'officialDocuments.readWord',
    permission: 'documents.create',
    summary: 'Title and text of a Word draft, for taking over into a document.',
    input: z.strictObject({ source: fileInput }),
    output: z.strictObject({ title: z.string(), blocks: z.array(textBlock), warnings: z.array(z.string()) }),
  }),
  defineJob({
    name: 'officialDocuments.issueSheet',
    permission: 'documents.read',
    summary:
      'The issue sheet (发文稿纸) with the approval chain; a skipped step is visible; blank lines for signing on paper.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'officialDocuments.attachment',
    permission: 'documents.read',
    summary: 'One attachment that is not bound with the document, with number and 附件 N at its head.',
    input: z.strictObject({ id: recordId, attachment: z.number().int().min(1).max(50) }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
