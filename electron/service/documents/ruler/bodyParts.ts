import type { RulerForm } from '#shared/features/documents/ruler.ts';
import { plain } from './expectedData.ts';
import { indentOf, type Known } from './indent.ts';
import type { PageView } from './pageView.ts';
import { signatureParts } from './signatureParts.ts';
import type { TextLine } from './textLines.ts';

/** The text below the title, on the pages before the attachments. */
export type BodyParts = {
  readonly views: readonly PageView[];
  readonly recipients: readonly TextLine[];
  /** 时间：, 出席： and the like in minutes and records, each entry with its continuation lines. */
  readonly labelled: readonly (readonly TextLine[])[];
  readonly body: readonly TextLine[];
  readonly attachmentList: readonly TextLine[];
  readonly names: readonly TextLine[];
  readonly date: TextLine | undefined;
  readonly note: readonly TextLine[];
};

const LABEL = /^(?:时间|地点|主持人?|出席|列席|请假|缺席|记录人?)[：:]/u;
const NEAR = 0.6;

/** Reads the text of the main pages; `views` hold no lines of head, title and 版记. */
export function bodyParts(form: RulerForm, views: readonly PageView[], known: Known): BodyParts {
  let rest = views.flatMap((view) => (view.isTurned ? [] : withoutSignLines(view)));
  const hasRecipients = form === 'document' || form === 'letter';
  const recipients = hasRecipients ? recipientLines(rest, known) : [];
  rest = rest.filter((line) => !recipients.includes(line));
  const labelled = form === 'minutes' || form === 'record' ? labelledLines(rest, known) : [];
  const inLabels = labelled.flat();
  rest = rest.filter((line) => !inLabels.includes(line));
  const signature =
    form === 'minutes' || form === 'record'
      ? { names: [], date: undefined, after: [] }
      : signatureParts(rest, views, known);
  const signed = [...signature.names, ...(signature.date ? [signature.date] : []), ...signature.after];
  rest = rest.filter((line) => !signed.includes(line));
  const listStart = rest.findIndex((line) => /^附件[：:0-9]/u.test(line.text) && indentOf(line, known) < 6);
  const hasNote = signature.date === undefined ? [] : signature.after;
  const note = hasNote.length > 0 ? hasNote : noteWithoutDate(rest, known);
  const text = rest.filter((line) => !note.includes(line));
  return {
    views,
    recipients,
    labelled,
    body: listStart < 0 ? text : text.slice(0, listStart),
    attachmentList: listStart < 0 ? [] : text.slice(listStart),
    names: signature.names,
    date: signature.date,
    note,
  };
}

/** Lines that are there to be signed by hand have a short rule behind them. */
function withoutSignLines(view: PageView): TextLine[] {
  return view.lines.filter((line) => !view.shortRules.some((rule) => Math.abs(rule.top - line.emBottom) < 1.5));
}

/** 主送机关: flush left below the title, up to the ： or to the first indented line. */
function recipientLines(lines: readonly TextLine[], known: Known): TextLine[] {
  const wanted = known.data?.recipients;
  if (wanted === '') return [];
  const found: TextLine[] = [];
  for (const line of lines) {
    if (line.page !== 1 || Math.abs(indentOf(line, known)) > NEAR) break;
    found.push(line);
    if (/[：:]$/u.test(line.text)) break;
  }
  return found;
}

function labelledLines(lines: readonly TextLine[], known: Known): TextLine[][] {
  const entries: TextLine[][] = [];
  let isOpen = false;
  for (const line of lines) {
    const indent = indentOf(line, known);
    if (LABEL.test(line.text) && indent < 4) {
      entries.push([line]);
      isOpen = true;
    } else if (isOpen && indent > 3.5) entries.at(-1)?.push(line);
    else isOpen = false;
  }
  return entries;
}

/** 附注 of a document without date: the last paragraph when it stands in brackets and is known to be the note. */
function noteWithoutDate(lines: readonly TextLine[], { data }: Known): TextLine[] {
  const wanted = plain(data?.note ?? '').replace(/^\(|\)$/gu, '');
  if (wanted === '') return [];
  const start = lines.findLastIndex(
    (line) => /^[（(]/u.test(line.text) && plain(line.text).includes(wanted.slice(0, 6)),
  );
  return start < 0 ? [] : lines.slice(start);
}
