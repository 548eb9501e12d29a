import type { CollectionReturn, CollectionTaskRow } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import { isOutstanding } from '#shared/features/collectionTasks/collectionTasks.rules.ts';
import { cutoffWords, emptyWords, recipientWords } from '#shared/features/collectionTasks/collectionWords.ts';
import { letterDocument } from '#shared/features/documents/officialDocument.ts';
import { reportDocument } from '#shared/features/documents/plainDocuments.ts';
import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { listBlocks, registerSheet, SIGNING_ROW_MM } from '../documents/printedSheet.ts';
import { chineseDate } from '../meetings/meetings.document.ts';
import {
  callFigures,
  coversWords,
  figureTable,
  periodOf,
  type ReturnedTable,
  returnedFigures,
} from './collectionFigures.document.ts';
import type { StoredTask } from './collectionReturns.repository.ts';
import type { NamedStanding } from './collectionTasks.repository.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** Height of the space under a heading in which somebody writes, in millimetres. */
const WRITING_MM = 34;

/** The cut-off in the words of a letter: 2026年6月30日前; 2026年6月30日17:00前. */
function dueWords({ dueOn, cutoffTime }: Pick<StoredTask, 'dueOn' | 'cutoffTime'>): string {
  return cutoffWords({ day: chineseDate(dueOn), cutoffTime }, t);
}

/** 上半年工作情况材料报送表; without 材料 where only figures are asked for. */
function formTitle({ title, outline }: Pick<StoredTask, 'title' | 'outline'>): string {
  return t(outline.length === 0 ? 'figureForm.title' : 'collectionPrint.formTitle', { title });
}

/** 征集通知: what to write, under which headings, by when. */
export function callContent(task: StoredTask, names: readonly string[], agency: string): DocumentContent {
  const { title, requirementText, outline } = task;
  const isFiguresOnly = outline.length === 0;
  return {
    form: 'letter',
    data: letterDocument.parse({
      agency,
      title: t(isFiguresOnly ? 'collectionPrint.callFiguresTitle' : 'collectionPrint.callTitle', { title }),
      recipients: names.join(t('collectionPrint.join')),
      body: [
        {
          kind: 'paragraph',
          text: t(isFiguresOnly ? 'collectionPrint.callFiguresIntro' : 'collectionPrint.callIntro', {
            ...{ title, due: dueWords(task), period: periodOf(task) },
          }),
        },
        ...(requirementText === null ? [] : [{ kind: 'paragraph', text: requirementText }]),
        ...(outline.length === 0
          ? []
          : [
              {
                kind: 'paragraph',
                text: t('collectionPrint.callOutline', { outline: outline.join(t('collectionPrint.join')) }),
              },
            ]),
        ...(isFiguresOnly ? [] : callFigures(task)),
      ],
      attachments: [
        {
          title: formTitle(task),
          blocks: [
            ...outline.map((heading) => ({ kind: 'heading', level: 1, text: heading })),
            ...figureTable(task, null),
          ],
        },
      ],
      signature: { kind: 'sealed', agencies: [{ name: agency }], date: '' },
    }),
  };
}

/** 催报通知 to the offices from which nothing came. */
export function reminderContent(
  task: StoredTask,
  missing: readonly string[],
  { agency, isPast }: { readonly agency: string; readonly isPast: boolean },
): DocumentContent {
  const { title } = task;
  const intro = isPast ? 'collectionPrint.reminderIntroPast' : 'collectionPrint.reminderIntro';
  const sentOn = chineseDate(task.sentOn ?? task.dueOn);
  return {
    form: 'letter',
    data: letterDocument.parse({
      agency,
      title: t('collectionPrint.reminderTitle', { title }),
      recipients: missing.join(t('collectionPrint.join')),
      body: [
        { kind: 'paragraph', text: t(intro, { title, sentOn, due: dueWords(task) }) },
        { kind: 'paragraph', text: t('collectionPrint.reminderAsk') },
      ],
      signature: { kind: 'sealed', agencies: [{ name: agency }], date: '' },
    }),
  };
}

/** What an office wrote under a heading, a paragraph for each of its lines; said in words where it wrote nothing. */
function paragraphsOf(written: string) {
  const lines = written.split('\n').map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  const texts = filled.length === 0 ? [t('collectionPrint.nothingWritten')] : filled;
  return texts.map((text) => ({ kind: 'paragraph', text }));
}

/** 材料汇编: heading by heading, office by office, from the last return of each; who sent nothing is named at the end. */
export function compilationContent(
  task: StoredTask,
  standings: readonly NamedStanding[],
  {
    agency,
    today,
    rollUp,
  }: {
    readonly agency: string;
    readonly today: string;
    /** The returned figures put together; null: none were asked for. */
    readonly rollUp: ReturnedTable | null;
  },
): DocumentContent {
  const returned = standings.filter(({ last }) => last !== null);
  const missing = standings.filter(isOutstanding).map(({ name }) => name);
  const part = (heading: string) => [
    { kind: 'heading', level: 1, text: heading },
    ...returned.flatMap(({ name, last }) => [
      { kind: 'heading', level: 2, text: name },
      ...paragraphsOf(last?.sections[heading] ?? ''),
    ]),
  ];
  const names = missing.join(t('collectionPrint.join'));
  return {
    form: 'report',
    data: reportDocument.parse({
      title: t('collectionPrint.compilationTitle', { title: task.title }),
      subtitle: t('collectionPrint.compilationSubtitle', { expected: standings.length, returned: returned.length }),
      body: [
        ...task.outline.flatMap(part),
        ...(rollUp === null ? [] : returnedFigures(task, rollUp)),
        // The notes of the figures name who is missing already.
        ...(missing.length === 0 || rollUp !== null
          ? []
          : [{ kind: 'paragraph', text: t('collectionPrint.compilationMissing', { names }) }]),
      ],
      unit: agency,
      date: chineseDate(today),
      author: agency,
    }),
  };
}

/**
 * The outline as a form: one box under each heading, to be filled in by hand, or what an office returned.
 * @param office name of the office that fills it in; null: a line to write it on
 */
export function formDocument(
  task: StoredTask,
  {
    office,
    entry,
    agency,
  }: { readonly office: string | null; readonly entry: CollectionReturn | null; readonly agency: string },
): SheetDocumentInput {
  const blank = t('meetingPrint.blank');
  const blocks: SheetBlock[] = [
    {
      kind: 'fields',
      rows: [
        { label: t('collectionTasks.office'), value: office ?? blank },
        { label: t('collectionTasks.dueOn'), value: dueWords(task) },
        { label: t('collectionTasks.receivedAt'), value: entry === null ? blank : receivedWords(entry) },
      ],
    },
  ];
  if (entry === null && task.requirementText !== null)
    blocks.push({ kind: 'paragraph', text: t('collectionPrint.requirement', { text: task.requirementText }) });
  const rows = task.outline.map((heading) => [heading, entry?.sections[heading] ?? '']);
  const columns = [
    { title: t('collectionTasks.heading'), width: 30 },
    { title: t('collectionTasks.content'), width: 120 },
  ];
  if (rows.length > 0) blocks.push(...listBlocks(columns, rows, entry === null ? WRITING_MM : undefined));
  const figures = figureTable(task, entry);
  if (figures.length > 0)
    blocks.push({ kind: 'heading', level: 1, text: t('collectionPrint.figures', { period: periodOf(task) }) });
  for (const table of figures)
    blocks.push(...listBlocks(table.columns, table.rows, entry === null ? SIGNING_ROW_MM : undefined));
  const covers = entry?.coversOffices ?? [];
  if (figures.length > 0 && (entry === null || covers.length > 0))
    blocks.push({
      kind: 'paragraph',
      text: coversWords(
        covers.map(({ name }) => name),
        entry === null,
      ),
    });
  blocks.push({
    kind: 'paragraph',
    text: t(entry === null ? 'collectionPrint.formFoot' : 'collectionPrint.returnFoot'),
  });
  return { title: formTitle(task), author: agency, blocks };
}

function receivedWords({ receivedAt, timeliness }: CollectionReturn): string {
  const on = receivedAt.replace('T', ' ');
  return t('collectionPrint.received', { on, timeliness: t(`recipientStateLabels.${timeliness}`) });
}

/** 报送情况表: who returned when, in time or late; who is missing; what is incomplete. */
export function standingDocument(
  task: StoredTask,
  standings: readonly NamedStanding[],
  { agency, printedOn }: { readonly agency: string; readonly printedOn: string },
): SheetDocumentInput {
  const moment = (text: string | undefined) => text?.replace('T', ' ') ?? '';
  return registerSheet({
    title: t('collectionPrint.standingTitle'),
    subtitle: t('collectionPrint.standingSubtitle', { title: task.title, due: dueWords(task) }),
    officeName: agency,
    printedOn,
    columns: [
      { title: t('collectionPrint.seq'), width: 10 },
      { title: t('collectionTasks.office'), width: 40 },
      { title: t('collectionTasks.state'), width: 28 },
      { title: t('collectionTasks.firstReceivedAt'), width: 30 },
      { title: t('collectionTasks.lastReceivedAt'), width: 30 },
      { title: t('collectionTasks.returns'), width: 14 },
      { title: t('collectionTasks.emptyHeadings'), width: 36 },
    ],
    rows: standings.map((one, index) => [
      ...[String(index + 1), one.name, recipientWords(one, t), moment(one.first?.receivedAt)],
      ...[moment(one.last?.receivedAt), String(one.returns), emptyWords(one).join(t('collectionPrint.join'))],
    ]),
  });
}

/** 材料征集登记簿 as filtered. */
export function tasksDocument(register: {
  readonly officeName: string;
  readonly printedOn: string;
  readonly subtitle: string;
  readonly rows: readonly CollectionTaskRow[];
}): SheetDocumentInput {
  return registerSheet({
    ...register,
    title: t('collectionPrint.registerTitle'),
    columns: [
      { title: t('collectionTasks.sentOn'), width: 20 },
      { title: t('collectionTasks.titleField'), width: 50 },
      { title: t('collectionTasks.dueOn'), width: 24 },
      { title: t('collectionTasks.state'), width: 18 },
      { title: t('collectionTasks.expected'), width: 14 },
      { title: t('recipientStateLabels.on_time'), width: 14 },
      { title: t('recipientStateLabels.late'), width: 14 },
      { title: t('recipientStateLabels.contained'), width: 14 },
      { title: t('recipientStateLabels.missing'), width: 14 },
      { title: t('collectionTasks.incomplete'), width: 14 },
    ],
    rows: register.rows.map((row) => [
      row.sentOn ?? '',
      row.title,
      row.cutoffTime === '24:00' ? row.dueOn : `${row.dueOn} ${row.cutoffTime}`,
      t(`collectionStateLabels.${row.state}`),
      ...[row.expected, row.onTime, row.late, row.contained, row.missing, row.incomplete].map(String),
    ]),
  });
}
