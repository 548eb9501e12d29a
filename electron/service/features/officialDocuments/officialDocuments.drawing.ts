import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  documentNumberText,
  ORDER_CLASS,
  usualClasses,
} from '#shared/features/documentNumbers/documentNumbers.rules.ts';
import type { SignatureBlock } from '#shared/features/documents/officialParts.ts';
import { numberStyleOf, titleOf, withDate } from '#shared/features/officialDocuments/officialContent.rules.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import type { RenderedDocument, RenderOptions } from '../../documents/renderDocument.ts';
import { warningSentences } from '../documents/drawingWarnings.ts';
import { measureDrawn } from '../documents/measureDrawn.ts';
import { renderOptionsOf } from '../documents/renderOptions.ts';
import { chineseDate } from '../meetings/meetings.document.ts';
import { type SealPicture, sealsOfAgencies } from '../seals/seals.drawing.ts';
import { documentById } from './officialDocuments.repository.ts';

/** What is put into the stored text when it is drawn. */
export type DrawnMarks = {
  /** Null while the document has none. */
  readonly number: string | null;
  /** 成文日期 `YYYY-MM-DD`; null in a draft. */
  readonly issuedOn: string | null;
  /** 印发日期 `YYYY-MM-DD`, printed where the 版记 has an office but no date of its own. */
  readonly printedOn: string | null;
  /** Seals by 署名; an agency without one keeps the room free for a seal put on the paper. */
  readonly seals: ReadonlyMap<string, SealPicture>;
  readonly isDraft: boolean;
};

const DRAFT: Omit<DrawnMarks, 'number'> = { issuedOn: null, printedOn: null, seals: new Map(), isDraft: true };

/** The stored text with number, dates and seals, as its form draws it. Pure: same text and marks, same document. */
export function drawnContent(content: DocumentContent, marks: DrawnMarks): DocumentContent {
  const date = marks.issuedOn === null ? '' : chineseDate(marks.issuedOn);
  if (content.form === 'report') return { form: 'report', data: { ...content.data, date: content.data.date || date } };
  const common = (signature: SignatureBlock) => ({
    number: marks.number ?? '',
    isDraft: marks.isDraft,
    signature: withSeals(withDate(signature, date), marks.seals),
  });
  const printed = (data: { readonly printingOffice: string; readonly printedOn: string }) =>
    data.printingOffice !== '' && data.printedOn === '' && marks.printedOn !== null
      ? chineseDate(marks.printedOn)
      : data.printedOn;
  const { form, data } = content;
  if (form === 'letter') return { form, data: { ...data, ...common(data.signature) } };
  if (form === 'order') return { form, data: { ...data, ...common(data.signature), printedOn: printed(data) } };
  return { form, data: { ...data, ...common(data.signature), printedOn: printed(data) } };
}

/** A picture that the document brings itself stays. */
function withSeals(signature: SignatureBlock, seals: DrawnMarks['seals']): SignatureBlock {
  if (signature.kind !== 'sealed') return signature;
  const agencies = signature.agencies.map((agency) => {
    const seal = seals.get(agency.name);
    if (!seal || agency.png !== undefined || agency.svg !== undefined) return agency;
    return { ...agency, diameterMm: seal.diameterMm, ...seal.picture };
  });
  return { ...signature, agencies };
}

/** Draws a document in the worker. @throws AppError `glyph_missing`, `rule_broken`, `document_number_invalid`, `cancelled` */
export async function drawContent(
  context: JobContext,
  content: DocumentContent,
  options: Partial<RenderOptions> = {},
): Promise<RenderedDocument> {
  return context.runtime.documents.renderInWorker(
    content,
    { ...renderOptionsOf(context), ...options },
    { signal: context.signal },
  );
}

/**
 * Draws the text as it stands, without seal. What is measured is the same text as it would be issued today: a draft without date
 * and number would deviate in everything that is put in only then.
 */
export async function previewDocument(
  context: JobContext,
  { content, number }: HandlerInput<'officialDocuments.preview'>,
): Promise<CallOutput<'officialDocuments.preview'>> {
  const given = number || null;
  const drawn = await drawContent(context, drawnContent(content, { ...DRAFT, number: given }));
  const { today } = context;
  const asIssued = drawnContent(content, {
    number: given ?? (await sampleNumber(context, content)),
    ...{ issuedOn: today, printedOn: today, isDraft: false },
    seals: await sealsOfAgencies(context, content),
  });
  const ruler = await measureDrawn(context, await drawContent(context, asIssued), asIssued);
  const file = context.runtime.files.handOut(documentFileName(content, given), 'application/pdf', drawn.pdf);
  return { file, pages: drawn.pages, warnings: warningSentences(drawn.warnings), ruler };
}

/** A number of the office's usual class in the right form, to measure a draft with. */
async function sampleNumber(context: JobContext, content: DocumentContent): Promise<string> {
  const { db, session } = context.open();
  const [first = ORDER_CLASS] = usualClasses((await localOffice(db, session.officeId)).documentPrefix);
  const classCode = numberStyleOf(content.form) === 'order' ? ORDER_CLASS : first;
  return documentNumberText(classCode, Number(context.today.slice(0, 4)), 1);
}

/**
 * One attachment that is not bound with the document, headed by the document's number and 附件 with its number (§2.2).
 * @throws AppError `not_found` when there is no such attachment or it is bound
 */
export async function drawAttachment(
  context: JobContext,
  { id, attachment: place }: HandlerInput<'officialDocuments.attachment'>,
): Promise<CallOutput<'officialDocuments.attachment'>> {
  const { content, number, issuedOn } = await documentById(context.open().db, id);
  const attachment = content.form === 'report' ? undefined : content.data.attachments[place - 1];
  if (!attachment || attachment.isBound) throw new AppError('not_found');
  const drawn = await drawContent(context, separate(drawnContent(content, { ...DRAFT, number, issuedOn }), place));
  const name = documentFileName({ ...content, title: attachment.title }, number);
  return { file: context.runtime.files.handOut(name, 'application/pdf', drawn.pdf) };
}

function separate(content: DocumentContent, separateAttachment: number): DocumentContent {
  if (content.form === 'document') return { form: 'document', data: { ...content.data, separateAttachment } };
  if (content.form === 'letter') return { form: 'letter', data: { ...content.data, separateAttachment } };
  if (content.form === 'order') return { form: 'order', data: { ...content.data, separateAttachment } };
  return content;
}

/** A file name that keeps its ending when long titles are cut: 某民发〔2026〕3号 标题.pdf. */
export function documentFileName(
  content: DocumentContent & { readonly title?: string },
  number: string | null | undefined,
): string {
  const name = [number, content.title ?? titleOf(content)].filter(Boolean).join(' ');
  return `${[...name].slice(0, 80).join('') || message('zh-CN', 'officialPrint.untitled')}.pdf`;
}
