import type { OfficialDocument } from '#shared/features/documents/officialDocument.ts';
import type { Attachment, SignatureBlock } from '#shared/features/documents/officialParts.ts';
import { drawAttachment } from '../layout/attachments.ts';
import { type ColophonContent, placeColophon } from '../layout/colophon.ts';
import { drawMainPart, type MainPart } from '../layout/mainPart.ts';
import { finishPages } from '../layout/pageFinish.ts';
import { TextFlow } from '../layout/textFlow.ts';
import type { Typesetter } from '../layout/typesetter.ts';
import type { DocumentMetadata, PageModel } from '../pageModel.ts';
import { distributionText } from './minutesText.ts';

/** What document, letter and order have in common below their heads. */
export type CommonParts = Pick<
  OfficialDocument,
  'body' | 'attachments' | 'separateAttachment' | 'signature' | 'note' | 'copyTo' | 'handlingMark' | 'isDraft'
> & { readonly number: string };

export type OfficialForm = {
  readonly document: CommonParts;
  readonly recipients: string;
  readonly drawHead: MainPart['drawHead'];
  readonly shrinksMost: number;
  /** 印发机关 and 印发日期; absent in a letter, whose 版记 has no rules. */
  readonly printing?: { readonly printingOffice: string; readonly printedOn: string };
  /** Pages without number besides those of the 版记. */
  readonly unnumbered: readonly number[];
  readonly metadata: DocumentMetadata;
};

/** Lays out 主体, attachments and 版记 below the form's own head, or a single unbound attachment. */
export function layoutOfficialForm(typesetter: Typesetter, form: OfficialForm): PageModel {
  const { layout } = typesetter;
  const { document, metadata } = form;
  const { handlingMark } = document;
  const model = (flow: TextFlow, unnumbered: ReadonlySet<number>): PageModel => ({
    width: layout.pageWidth,
    height: layout.pageHeight,
    pages: finishPages(typesetter, flow.pages, { handlingMark, unnumbered }),
    metadata,
  });
  const separate = separateAttachment(document);
  if (separate) {
    const flow = new TextFlow(layout);
    drawAttachment(typesetter, flow, separate.attachment, separate.label, 'attachment');
    return model(flow, new Set());
  }
  const { flow, areRecipientsMoved } = drawMainPart(typesetter, { ...document, ...form });
  const colophon = colophonOf(form, areRecipientsMoved);
  return model(flow, new Set([...form.unnumbered, ...placeColophon(typesetter, flow, colophon)]));
}

function separateAttachment(document: CommonParts): { attachment: Attachment; label: string } | undefined {
  const number = document.separateAttachment;
  const attachment = number === undefined ? undefined : document.attachments[number - 1];
  if (!attachment) return undefined;
  const label = `${document.number}附件${document.attachments.length > 1 ? number : ''}`;
  return { attachment, label };
}

function colophonOf(form: OfficialForm, areRecipientsMoved: boolean): ColophonContent {
  const entries = [
    {
      label: '主送',
      names: areRecipientsMoved ? [form.recipients.replace(/[：:。]+$/u, '')] : [],
      field: 'recipients',
    },
    { label: '抄送', names: form.document.copyTo, field: 'copyTo' },
  ];
  return {
    entries: entries
      .filter((entry) => entry.names.length > 0)
      .map((entry) => ({ ...entry, names: distributionText(entry.names) })),
    printingOffice: form.printing?.printingOffice ?? '',
    printedOn: form.printing?.printedOn ?? '',
    isPlain: form.printing === undefined,
  };
}

/** Title, issuing agency, number, and kind, mark and date as keywords (official-documents.md §8.2). */
export function officialMetadata(values: {
  readonly title: string;
  readonly author: string;
  readonly number: string;
  readonly signature: SignatureBlock;
  readonly keywords: readonly string[];
}): DocumentMetadata {
  const date = values.signature.kind === 'none' ? '' : values.signature.date;
  return {
    title: values.title.replaceAll('\n', ''),
    author: values.author,
    subject: values.number,
    keywords: [...values.keywords, date].filter((word) => word !== '').join('；'),
  };
}
