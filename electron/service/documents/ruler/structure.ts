import type { RulerForm } from '#shared/features/documents/ruler.ts';
import { type BodyParts, bodyParts } from './bodyParts.ts';
import { type Expectations, expectations } from './expectations.ts';
import { type ExpectedData, plain } from './expectedData.ts';
import { type HeadParts, headParts } from './headParts.ts';
import type { MeasuredArea, MeasuredPdf } from './measuredTypes.ts';
import { type PageView, viewsOf } from './pageView.ts';
import type { TextLine } from './textLines.ts';
import { titleLines } from './titleLines.ts';

export type Colophon = {
  readonly view: PageView;
  readonly rules: readonly MeasuredArea[];
  readonly lines: readonly TextLine[];
};

export type AttachmentPart = {
  readonly view: PageView;
  readonly head: TextLine;
  readonly title: readonly TextLine[];
  readonly body: readonly TextLine[];
  /** Views from the attachment's first page to its last. */
  readonly views: readonly PageView[];
};

/** The parts of an official document as they were found on the pages. */
export type Structure = {
  readonly form: RulerForm;
  readonly expected: Expectations;
  readonly standard: Expectations;
  readonly data: ExpectedData | undefined;
  readonly measured: MeasuredPdf;
  readonly pages: number;
  readonly views: readonly PageView[];
  /** An attachment printed alone: no head, no signature. */
  readonly isSeparate: boolean;
  readonly head: HeadParts;
  readonly body: BodyParts;
  readonly attachments: readonly AttachmentPart[];
  readonly colophons: readonly Colophon[];
};

const ATTACHMENT_HEAD = /^(?:.{0,24}号)?附件\d{0,2}$/u;
/** A 附件 label stands at the top of its page; further down it is text. */
const ATTACHMENT_REACH = 30;
const COLOPHON_LABEL = /^(?:抄送|主送|分送|发)[：:]/u;

/** Finds the parts of a measured document. */
export function readStructure(
  form: RulerForm,
  measured: MeasuredPdf,
  expected: Expectations,
  data: ExpectedData | undefined,
): Structure {
  const views = measured.pages.flatMap((page, index) => viewsOf(page, index + 1, expected));
  const pages = measured.pages.length;
  const starts = views.flatMap((view) => {
    const head = attachmentHead(view);
    return head ? [{ view, head }] : [];
  });
  const isSeparate = starts[0]?.view.page === 1;
  const mainViews = views.filter((view) => view.page < (starts[0]?.view.page ?? Number.POSITIVE_INFINITY));
  const first = mainViews[0];
  const head = headParts(form, first, data);
  const colophons = form === 'record' || form === 'report' ? [] : colophonsOf(form, views, head.rules, pages);
  const taken = new Set<TextLine>(colophons.flatMap(({ lines }) => lines));
  for (const line of head.lines) taken.add(line);
  const attachments = starts.map(({ view, head: label }, index): AttachmentPart => {
    const end = starts[index + 1]?.view;
    const own = views.slice(views.indexOf(view), end ? views.indexOf(end) : undefined);
    const lines = own.flatMap((part) => part.lines).filter((line) => !taken.has(line) && line !== label);
    const title = titleLines(
      lines.filter((line) => line.page === view.page),
      label.emBottom,
      dataTitle(data, index),
    );
    return { view, head: label, title, body: lines.filter((line) => !title.includes(line)), views: own };
  });
  const main = mainViews.map((view) => ({ ...view, lines: view.lines.filter((line) => !taken.has(line)) }));
  const body = bodyParts(form, main, { expected, data });
  const standard = expectations();
  return { form, expected, standard, data, measured, pages, views, isSeparate, head, body, attachments, colophons };
}

function attachmentHead(view: PageView): TextLine | undefined {
  const reach = view.area.top + ATTACHMENT_REACH;
  const [first] = view.lines.filter((line) => line.emTop < reach);
  return first && ATTACHMENT_HEAD.test(first.text) ? first : undefined;
}

function dataTitle(data: ExpectedData | undefined, index: number): string {
  return plain(data?.attachments?.filter((attachment) => attachment.isBound)[index]?.title ?? '');
}

/** Text between wide black rules at the foot of a page; in a letter, which has no rules, small lines from 抄送 on. */
function colophonsOf(
  form: RulerForm,
  views: readonly PageView[],
  headRules: readonly MeasuredArea[],
  pages: number,
): Colophon[] {
  const found: Colophon[] = [];
  for (const view of views) {
    if (view.isTurned) continue;
    const rules = view.wideRules.filter((rule) => !headRules.includes(rule));
    const top = rules[0]?.top;
    const bottom = rules.at(-1)?.bottom;
    if (form !== 'letter' && top !== undefined && bottom !== undefined) {
      const lines = view.lines.filter((line) => line.baseline > top && line.emTop < bottom + 0.5);
      found.push({ view, rules, lines });
    } else if (form === 'letter' && view.page === pages) {
      const start = view.lines.findIndex((line) => COLOPHON_LABEL.test(line.text) && line.size < 15.5);
      const lines = start < 0 ? [] : view.lines.slice(start);
      if (lines.length > 0) found.push({ view, rules: [], lines });
    }
  }
  return found;
}
