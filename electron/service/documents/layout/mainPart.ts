import { AppError } from '#shared/contract/errors.ts';
import type { Attachment, SignatureBlock } from '#shared/features/documents/officialParts.ts';
import type { SetLine } from '../text/justification.ts';
import { type Accompanied, type Accompaniment, drawAccompanied, retrying } from './accompaniment.ts';
import { counterFor, drawAttachment, drawAttachmentList, setAttachmentList } from './attachments.ts';
import { type BodyBlock, drawBlocks, type SetBlock, setBlocks, setParagraph } from './bodyBlocks.ts';
import { noteEnd, noteStart } from './notePlace.ts';
import { planSignature, rowsNeeded } from './signatureBlock.ts';
import { TextFlow } from './textFlow.ts';
import type { Typesetter } from './typesetter.ts';

export type MainPart = {
  /** Draws what stands above 主送机关 on the first page; `shrink` 0…`shrinksMost` makes the head lower step by step. */
  readonly drawHead: (flow: TextFlow, shrink: number) => void;
  readonly shrinksMost: number;
  readonly recipients: string;
  readonly body: readonly BodyBlock[];
  readonly attachments: readonly Attachment[];
  readonly signature: SignatureBlock;
  readonly note: string;
  readonly isDraft: boolean;
};

export type DrawnMainPart = {
  readonly flow: TextFlow;
  /** 主送机关 were too many for the first page and belong into the 版记 (§2.2). */
  readonly areRecipientsMoved: boolean;
};

type SetParts = {
  readonly recipients: readonly SetLine[];
  readonly body: readonly SetBlock[];
  readonly attachmentList: ReturnType<typeof setAttachmentList>;
  readonly note: SetBlock | undefined;
};

type Attempt = Accompaniment & { readonly shrink: number; readonly isMoved: boolean };
type Drawn = Accompanied & { readonly flow: TextFlow; readonly isHeadTooTall: boolean };

/**
 * 主体 of an official document (official-documents.md §2.2): the text begins on the first page, which the head and 主送机关 make room for, and text
 * accompanies the signature block (`drawAccompanied`). Then the bound attachments, each on pages of its own.
 * @throws AppError `rule_broken` with `fields`, codes `head_too_tall`, `signature_too_tall`
 */
export function drawMainPart(typesetter: Typesetter, part: MainPart): DrawnMainPart {
  const set = setParts(typesetter, part);
  const draw = (attempt: Attempt): Drawn => drawAttempt(typesetter, part, set, attempt);
  const heads = [false, ...(part.recipients === '' ? [] : [true])].flatMap((isMoved) =>
    Array.from({ length: part.shrinksMost + 1 }, (_, shrink) => ({ shrink, isMoved })),
  );
  const retry = retrying(typesetter);
  const head = heads.find((attempt) => retry(() => draw(attempt)).firstPage === 0) ?? { shrink: 0, isMoved: false };
  const { flow, isHeadTooTall } = drawAccompanied(
    typesetter,
    set.body,
    ({ shrink = 0, ...accompaniment }) =>
      retry(() => draw({ ...accompaniment, isMoved: head.isMoved, shrink: head.shrink + shrink })),
    {
      shrinksMost: part.shrinksMost - head.shrink,
      canBeCompact: part.signature.kind === 'sealed' && part.signature.agencies.length > 1,
    },
  );
  if (isHeadTooTall) refuse('title', 'head_too_tall');
  for (const [index, attachment] of part.attachments.entries()) {
    const number = part.attachments.length > 1 ? String(index + 1) : '';
    if (attachment.isBound) {
      drawAttachment(typesetter, flow, attachment, `附件${number}`, `attachment ${index + 1}`);
    }
  }
  return { flow, areRecipientsMoved: head.isMoved };
}

function setParts(typesetter: Typesetter, part: MainPart): SetParts {
  const { layout } = typesetter;
  const style = typesetter.style(layout.bodySize, 'recipients');
  return {
    recipients: typesetter.paragraph([{ text: recipientsLine(part.recipients), role: 'fangsong' }], style, {
      measureOf: () => layout.right - layout.left,
      justify: true,
    }),
    body: setBlocks(typesetter, part.body, 'body', counterFor(part.body)),
    attachmentList: setAttachmentList(typesetter, part.attachments),
    note:
      part.note === ''
        ? undefined
        : setParagraph(typesetter, [{ text: `（${bareNote(part.note)}）`, role: 'fangsong' }], 'note'),
  };
}

function drawAttempt(typesetter: Typesetter, part: MainPart, set: SetParts, attempt: Attempt): Drawn {
  const { layout } = typesetter;
  const flow = new TextFlow(layout, attempt.rowsOfPage);
  part.drawHead(flow, attempt.shrink);
  const isHeadTooTall = flow.contentBottom > layout.bottom;
  if (!attempt.isMoved) {
    for (const line of set.recipients) {
      const emTop = flow.takeRow(); // may begin a new page
      typesetter.draw(flow.page, line, layout.left, emTop);
    }
  }
  const firstPage = drawBlocks(typesetter, flow, set.body, attempt.pageBreak) ?? 0;
  const lastPage = flow.pageIndex;
  drawAttachmentList(typesetter, flow, set.attachmentList);
  const blockPage = drawSignature(typesetter, flow, part, set.note, attempt.isCompact);
  const signaturePage = part.signature.kind === 'none' ? lastPage : blockPage;
  return { flow, firstPage, lastPage, signaturePage, isHeadTooTall };
}

/**
 * Signature block and 附注 on one page; only where a page cannot hold both and a line of text does 附注 go on to the next one.
 * @returns index of the page with the block
 */
function drawSignature(
  typesetter: Typesetter,
  flow: TextFlow,
  part: MainPart,
  note: SetBlock | undefined,
  isCompact: boolean | undefined,
): number {
  const { layout } = typesetter;
  const { bodySize } = layout;
  const plan = (): ReturnType<typeof planSignature> =>
    planSignature(typesetter, part.signature, flow.pitch, part.isDraft, isCompact);
  let signature = plan();
  if (signature) {
    const alone = rowsNeeded(signature, flow.pitch, bodySize);
    const together = note ? Math.max(alone, noteEnd(layout, signature, note, flow.pitch)) : alone;
    const needed = together < layout.rows ? together : alone;
    if (needed > flow.rowsLeft() && !flow.isPageEmpty) {
      flow.newPage();
      signature = plan();
    }
    refuseTooTall(signature, flow, bodySize);
  }
  if (signature) {
    const base = flow.takeRow() - flow.pitch;
    for (let row = 1; row < signature.rows; row += 1) flow.takeRow();
    signature.draw(flow.page, base);
    const { pageIndex } = flow;
    if (note) {
      flow.skipRows(noteStart(layout, signature, note, flow.pitch) - signature.rows - 1);
      drawBlocks(typesetter, flow, [note]);
    }
    // A line of text ends higher than a seal beside it.
    if (flow.pageIndex === pageIndex) flow.reachTo(base + signature.reach);
    return pageIndex;
  }
  if (note) drawBlocks(typesetter, flow, [note]);
  return flow.pageIndex;
}

/** A block that no page can hold. @throws AppError `rule_broken`, code `signature_too_tall` */
function refuseTooTall(signature: ReturnType<typeof planSignature>, flow: TextFlow, bodySize: number): void {
  if (!signature || rowsNeeded(signature, flow.pitch, bodySize) <= flow.rowsLeft()) return;
  refuse('signature', 'signature_too_tall');
}

function refuse(field: string, code: string): never {
  throw new AppError('rule_broken', { count: 1, fields: [{ field, code }] });
}

function recipientsLine(recipients: string): string {
  const bare = recipients.replace(/[：:。]+$/u, '');
  return bare === '' ? '' : `${bare}：`;
}

function bareNote(note: string): string {
  return /^（[^（）]*）$/u.test(note) ? note.slice(1, -1) : note;
}
