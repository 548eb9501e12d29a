import type { EditorBlock } from '#renderer/ui/editor/documentTree.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { DOCUMENT_KINDS } from '#shared/features/documents/officialDocument.ts';
import type { OfficialBlock, SignatureBlock } from '#shared/features/documents/officialParts.ts';
import type { DOCUMENT_FORMS, DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { fixedBody, shownBlocks } from './fixedBody.ts';
import { fromPrinted } from './printedDate.ts';

export type DocumentForm = (typeof DOCUMENT_FORMS)[number];
export type DocumentRecord = CallOutput<'officialDocuments.get'>;
export type SignatureKind = SignatureBlock['kind'];
export const SIGNATURE_KINDS = ['sealed', 'unsealed', 'stamp', 'none'] as const satisfies readonly SignatureKind[];
export const URGENCIES = ['', '特急', '加急'] as const;

/** One attachment; `key` names its editor on the screen. */
export type AttachmentRow = {
  readonly key: string;
  readonly title: string;
  readonly blocks: readonly EditorBlock[];
  readonly isBound: boolean;
};

/**
 * The document as it stands on the screen, the same for every form: parts that a form does not have stay empty. Lists that are
 * typed as text hold one entry a line. JSON-safe: it is the draft.
 */
export type OfficialForm = {
  readonly revision: number | null;
  readonly form: DocumentForm;
  readonly kind: string;
  /** Agencies of the head, the leading one first; a letter has one. */
  readonly agencies: string;
  readonly hasMarkWord: boolean;
  /** Red mark of an order. */
  readonly mark: string;
  readonly isUpward: boolean;
  /** Names parted by 、. */
  readonly signers: string;
  readonly copyNumber: string;
  readonly security: string;
  readonly urgency: (typeof URGENCIES)[number];
  readonly handlingMark: string;
  readonly title: string;
  readonly subtitle: string;
  readonly recipients: string;
  readonly body: readonly EditorBlock[];
  readonly attachments: readonly AttachmentRow[];
  readonly signature: SignatureKind;
  /** Names under the text, one a line; of a report its unit. */
  readonly signatureAgencies: string;
  /** Post and name, parted by a blank, one signer a line. */
  readonly signatureSigners: string;
  /** Date of a report, `YYYY-MM-DD`; every other form gets 成文日期 when it is issued. */
  readonly reportDate: string | null;
  readonly note: string;
  readonly copyTo: string;
  readonly printingOffice: string;
  readonly printedOn: string | null;
  readonly numberedHeadings: boolean;
  readonly copies: string;
  /** Parts that no field of the screen shows, kept as they are; `body`: a text that the editor only shows. */
  readonly kept: {
    readonly keywords: readonly string[];
    readonly author: string;
    readonly signature: SignatureBlock;
    readonly body: readonly OfficialBlock[] | null;
  };
};

const EMPTY: Omit<OfficialForm, 'form' | 'copies' | 'revision'> = {
  kind: '',
  agencies: '',
  hasMarkWord: true,
  mark: '',
  isUpward: false,
  signers: '',
  copyNumber: '',
  security: '',
  urgency: '',
  handlingMark: '',
  title: '',
  subtitle: '',
  recipients: '',
  body: [],
  attachments: [],
  signature: 'none',
  signatureAgencies: '',
  signatureSigners: '',
  reportDate: null,
  note: '',
  copyTo: '',
  printingOffice: '',
  printedOn: null,
  numberedHeadings: true,
  kept: { keywords: [], author: '', signature: { kind: 'none' }, body: null },
};

/** A new attachment without words. */
export function newAttachment(): AttachmentRow {
  return { key: crypto.randomUUID(), title: '', blocks: [], isBound: true };
}

/** Whether the text is only shown: a report's, which is changed in the report. Drafts of earlier versions know no such text. */
export function isBodyFixed({ kept }: Pick<OfficialForm, 'kept'>): boolean {
  return Array.isArray(kept.body);
}

/** Lines in which something stands, without blanks at their ends. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The form of a stored or prefilled document. */
export function formFromContent(content: DocumentContent, copies: number, revision: number | null): OfficialForm {
  const base = { ...EMPTY, revision, copies: String(copies) };
  if (content.form === 'report') {
    const { title, subtitle, body, unit, date, numberedHeadings, handlingMark, author } = content.data;
    return {
      ...base,
      form: 'report',
      title,
      subtitle,
      body: shownBlocks(body),
      numberedHeadings,
      handlingMark,
      signature: 'unsealed',
      signatureAgencies: unit,
      reportDate: fromPrinted(date),
      kept: { ...EMPTY.kept, author, body: fixedBody(body) },
    };
  }
  const { data } = content;
  const shared = {
    ...base,
    body: shownBlocks(data.body),
    attachments: data.attachments.map(({ title, blocks, isBound }) => ({
      ...{ ...newAttachment(), title, isBound },
      blocks: shownBlocks(blocks),
    })),
    ...signatureFields(data.signature),
    note: data.note,
    copyTo: data.copyTo.join('\n'),
    handlingMark: data.handlingMark,
    kept: { keywords: data.keywords, author: '', signature: data.signature, body: fixedBody(data.body) },
  };
  if (content.form === 'order') {
    const { mark, printingOffice, printedOn } = content.data;
    return { ...shared, form: 'order', mark, printingOffice, printedOn: fromPrinted(printedOn) };
  }
  const { copyNumber, security, urgency, title, recipients } = content.data;
  const head = { ...shared, copyNumber, security, urgency, title, recipients };
  if (content.form === 'letter') return { ...head, form: 'letter', agencies: content.data.agency };
  const { agencies, markWord, kind, isUpward, signers, printingOffice, printedOn } = content.data;
  return {
    ...head,
    form: 'document',
    agencies: agencies.join('\n'),
    hasMarkWord: markWord !== '',
    kind: DOCUMENT_KINDS.find((one) => one === kind) ?? '',
    isUpward,
    signers: signers.join('、'),
    printingOffice,
    printedOn: fromPrinted(printedOn),
  };
}

type SignatureFields = Pick<OfficialForm, 'signature' | 'signatureAgencies' | 'signatureSigners'>;

function signatureFields(block: SignatureBlock): SignatureFields {
  const empty = { signature: block.kind, signatureAgencies: '', signatureSigners: '' };
  if (block.kind === 'none') return empty;
  if (block.kind === 'stamp') {
    const lines = block.signers.map(({ post, name }) => (name === '' ? post : `${post}　${name}`));
    return { ...empty, signatureSigners: lines.join('\n') };
  }
  const names = block.kind === 'sealed' ? block.agencies.map((agency) => agency.name) : block.agencies;
  return { ...empty, signatureAgencies: names.join('\n') };
}

/** Upward documents carry 签发人; 请示 and 报告 are always upward (official-documents.md §3.5). */
export function isUpward(form: OfficialForm): boolean {
  return form.form === 'document' && (form.isUpward || form.kind === '请示' || form.kind === '报告');
}

/** Title for lists and the head of the page: an order has none of its own. */
export function titleOf(form: OfficialForm): string {
  return (form.form === 'order' ? form.mark : form.title).replace(/\s*\n\s*/gu, '').trim();
}
