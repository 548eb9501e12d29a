import type { Exchange } from '#shared/features/community/caseExchanges.contract.ts';
import type { TypicalCase } from '#shared/features/community/typicalCases.contract.ts';
import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import { type MessageKey, message } from '#shared/text/index.ts';
import { HeadingCounter } from '../../documents/layout/numbering.ts';
import { listBlocks, type PrintedColumn, SIGNING_ROW_MM } from '../documents/printedSheet.ts';
import { chineseDate } from '../meetings/meetings.document.ts';
import { categoryName, emptyRows, type Printed } from './community.document.ts';

const word = (key: MessageKey) => message('zh-CN', key);
/** Lines of an empty programme. */
const EMPTY_CASES = 12;

/** One case: what, whose and when, then its text with counted headings. */
export function caseDocument(one: TypicalCase): SheetDocumentInput {
  return { title: one.title, author: one.officeName, blocks: caseBlocks(one) };
}

const CONTENT_COLUMNS: readonly PrintedColumn[] = [
  { title: word('typicalCases.columnSeq'), width: 10 },
  { title: word('caseFieldLabels.title'), width: 60 },
  { title: word('caseFieldLabels.organizationId'), width: 46 },
  { title: word('caseFieldLabels.category'), width: 22 },
  { title: word('caseFieldLabels.heldOn'), width: 22 },
];

/** 典型案例汇编: contents, then each case on a page of its own. */
export function bookletDocument(
  cases: readonly TypicalCase[],
  { officeName, printedOn, year }: Printed & { readonly year: number | undefined },
): SheetDocumentInput {
  const rows = cases.map((one, index) => [
    String(index + 1),
    one.title,
    one.organizationName ?? '',
    categoryName(one.category),
    one.heldOn,
  ]);
  return {
    title: word('typicalCases.bookletTitle'),
    subtitle: year === undefined ? '' : message('zh-CN', 'typicalCases.bookletYear', { year }),
    author: officeName,
    blocks: [
      { kind: 'heading', level: 1, text: word('typicalCases.contents') },
      ...listBlocks(CONTENT_COLUMNS, rows),
      {
        kind: 'paragraph',
        text: message('zh-CN', 'typicalCases.printFoot', { office: officeName, date: printedOn }),
      },
      ...cases.flatMap((one): SheetBlock[] => [{ kind: 'page', title: one.title, subtitle: '' }, ...caseBlocks(one)]),
    ],
  };
}

function caseBlocks({ organizationName, officeName, category, heldOn, text }: TypicalCase): SheetBlock[] {
  const facts: readonly (readonly [MessageKey, string])[] = [
    ['caseFieldLabels.organizationId', organizationName ?? ''],
    ['typicalCases.office', officeName],
    ['caseFieldLabels.category', categoryName(category)],
    ['caseFieldLabels.heldOn', chineseDate(heldOn)],
  ];
  return [
    {
      kind: 'fields',
      rows: facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label: word(label), value })),
    },
    ...numbered(text.blocks),
  ];
}

/** Running text as a sheet prints it: the numbers that the editor counts stand in the headings. */
function numbered(blocks: readonly TextBlock[]): SheetBlock[] {
  const isOnly = blocks.filter((block) => block.kind === 'heading' && block.level === 1).length === 1;
  const counter = new HeadingCounter(isOnly);
  return blocks.map((block) =>
    block.kind === 'heading' ? { ...block, text: `${counter.next(block.level)}${block.text}` } : block,
  );
}

const PROGRAMME_COLUMNS: readonly PrintedColumn[] = [
  { title: word('caseExchanges.columnSeq'), width: 12 },
  { title: word('caseExchanges.columnCase'), width: 66 },
  { title: word('caseFieldLabels.category'), width: 24 },
  { title: word('caseExchanges.presenter'), width: 44 },
  { title: word('caseExchanges.minutes'), width: 18 },
];

/** 年末交流会节目单: when, where and who hosts, then the cases in order. @param exchange null for an empty one */
export function programmeDocument(
  exchange: Exchange | null,
  { officeName, printedOn, year }: Printed & { readonly year: number },
): SheetDocumentInput {
  const plan = exchange?.plan ?? null;
  const [held] = exchange?.meetings ?? [];
  const day = plan?.plannedOn ?? held?.on;
  const host = [plan?.hostName, plan?.hostPost].filter(Boolean).join(' ');
  const rows = exchange?.cases.map((one, index) => [
    String(index + 1),
    one.title,
    categoryName(one.category),
    one.presenterName ?? '',
    one.minutes === null ? '' : String(one.minutes),
  ]);
  const note = plan?.note ?? '';
  return {
    title: word('caseExchanges.printTitle'),
    subtitle: message('zh-CN', 'caseExchanges.printYear', { year }),
    author: officeName,
    blocks: [
      {
        kind: 'fields',
        rows: [
          { label: word('caseExchanges.time'), value: day === undefined ? '' : chineseDate(day) },
          { label: word('exchangeFieldLabels.place'), value: plan?.place ?? '' },
          { label: word('caseExchanges.host'), value: host },
        ],
      },
      ...listBlocks(PROGRAMME_COLUMNS, rows ?? emptyRows(PROGRAMME_COLUMNS, EMPTY_CASES), SIGNING_ROW_MM),
      ...(note === '' ? [] : [{ kind: 'paragraph' as const, text: note }]),
      { kind: 'paragraph', text: word('caseExchanges.signatures') },
      {
        kind: 'paragraph',
        text: message('zh-CN', 'caseExchanges.printFoot', { office: officeName, date: printedOn }),
      },
    ],
  };
}
