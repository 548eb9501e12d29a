import type { SignatureBlock } from '#shared/features/documents/officialParts.ts';
import type { RecordDocument, ReportDocument } from '#shared/features/documents/plainDocuments.ts';
import { drawAccompanied, retrying } from '../layout/accompaniment.ts';
import { counterFor } from '../layout/attachments.ts';
import { drawBlocks, type SetBlock, setBlocks, setParagraph } from '../layout/bodyBlocks.ts';
import { drawLabelled } from '../layout/labelledLines.ts';
import { finishPages } from '../layout/pageFinish.ts';
import { planSignature } from '../layout/signatureBlock.ts';
import { TextFlow } from '../layout/textFlow.ts';
import { drawSubtitle, drawTitle, setTitle } from '../layout/title.ts';
import type { Typesetter } from '../layout/typesetter.ts';
import type { PageModel } from '../pageModel.ts';
import { headEntries } from './minutes.ts';

/** Typesets a meeting record (会议记录): title, facts, what was said, lines to be signed by hand. `document` is cleaned already. */
export function layoutRecord(typesetter: Typesetter, document: RecordDocument): PageModel {
  const body = setBlocks(typesetter, document.body, 'body', counterFor(document.body));
  if (document.closing) {
    body.push(setParagraph(typesetter, [{ text: document.closing, role: 'fangsong' }], 'closing'));
  }
  return layoutPlain(typesetter, {
    document,
    body,
    drawHead: (flow) => {
      drawPlainTitle(typesetter, flow, document.title, '');
      for (const entry of headEntries(document, true)) drawLabelled(typesetter, flow, entry, 3);
    },
    drawEnd: (flow) => drawSignLines(typesetter, flow, document.signLines),
    subject: document.time,
    kind: '会议记录',
  });
}

/** Typesets a plain report: title, line under it, text and tables, unit and date at the end. */
export function layoutReport(typesetter: Typesetter, document: ReportDocument): PageModel {
  const counter = document.numberedHeadings ? counterFor(document.body) : undefined;
  return layoutPlain(typesetter, {
    document,
    body: setBlocks(typesetter, document.body, 'body', counter),
    drawHead: (flow) => drawPlainTitle(typesetter, flow, document.title, document.subtitle),
    drawEnd: (flow) => drawUnitAndDate(typesetter, flow, document),
    subject: document.subtitle,
    kind: '报告',
  });
}

type PlainForm = {
  readonly document: RecordDocument | ReportDocument;
  readonly body: readonly SetBlock[];
  readonly drawHead: (flow: TextFlow) => void;
  readonly drawEnd: (flow: TextFlow) => void;
  readonly subject: string;
  readonly kind: string;
};

function layoutPlain(typesetter: Typesetter, form: PlainForm): PageModel {
  const { layout } = typesetter;
  const { document, body, subject, kind } = form;
  const retry = retrying(typesetter);
  const { flow } = drawAccompanied(typesetter, body, ({ rowsOfPage, pageBreak }) =>
    retry(() => {
      const target = new TextFlow(layout, rowsOfPage);
      form.drawHead(target);
      drawBlocks(typesetter, target, body, pageBreak);
      const lastPage = target.pageIndex;
      form.drawEnd(target);
      // The text of a record may begin on a later page, behind a long list of those present.
      return { flow: target, firstPage: 0, lastPage, signaturePage: target.pageIndex };
    }),
  );
  return {
    width: layout.pageWidth,
    height: layout.pageHeight,
    pages: finishPages(typesetter, flow.pages, {
      handlingMark: document.handlingMark,
      controlLine: 'controlLine' in document ? document.controlLine : '',
    }),
    metadata: { title: document.title.replaceAll('\n', ''), author: document.author, subject, keywords: kind },
  };
}

function drawPlainTitle(typesetter: Typesetter, flow: TextFlow, title: string, subtitle: string): void {
  const { layout } = typesetter;
  let bottom = drawTitle(typesetter, flow.page, setTitle(typesetter, title), layout.top);
  if (subtitle) {
    bottom = drawSubtitle(typesetter, flow.page, subtitle, bottom + layout.rowGap);
  }
  flow.occupyTo(bottom, layout.rowGap + layout.pitch);
}

/** Names of those who sign, two in a row, each with a rule to write on. */
function drawSignLines(typesetter: Typesetter, flow: TextFlow, labels: readonly string[]): void {
  if (labels.length === 0) return;
  const { layout } = typesetter;
  const style = typesetter.style(layout.bodySize, 'sign lines');
  const column = (layout.right - layout.left) / 2;
  const rows = Math.ceil(labels.length / 2);
  flow.keepRows(2 * rows);
  for (let row = 0; row < rows; row += 1) {
    flow.skipRows(1);
    const emTop = flow.takeRow();
    for (const [side, label] of labels.slice(2 * row, 2 * row + 2).entries()) {
      const line = typesetter.fittedLine(`${label}：`, 'fangsong', style, column - 4 * layout.cell);
      const x = layout.left + side * column;
      typesetter.draw(flow.page, line, x, emTop);
      const y = emTop + layout.bodySize;
      const ruleLeft = x + line.width;
      const width = x + column - layout.cell - ruleLeft;
      if (width > 0) {
        flow.page.rules.push({ x: ruleLeft, y, width, height: layout.tableRule, colour: layout.black });
      }
    }
  }
}

function drawUnitAndDate(typesetter: Typesetter, flow: TextFlow, { unit, date }: ReportDocument): void {
  if (unit === '' && date === '') return;
  const signature: SignatureBlock = { kind: 'unsealed', agencies: [unit], date };
  const plan = planSignature(typesetter, signature, flow.pitch, false);
  if (!plan) return;
  flow.keepRows(plan.rows);
  const base = flow.takeRow() - flow.pitch;
  for (let row = 1; row < plan.rows; row += 1) flow.takeRow();
  plan.draw(flow.page, base);
}
