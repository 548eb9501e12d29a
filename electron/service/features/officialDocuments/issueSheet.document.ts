import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { recipientsOf } from '#shared/features/officialDocuments/officialContent.rules.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { countingSteps, roundsOf, skippedSteps } from '#shared/features/officialDocuments/officialDocuments.rules.ts';
import { message } from '#shared/text/index.ts';
import { listBlocks } from '../documents/printedSheet.ts';
import type { StoredDocument, StoredStep } from './officialDocuments.repository.ts';

const CHAIN = ['drafted', 'checked', 'countersigned', 'approved'] as const;

/**
 * The issue sheet (发文稿纸): what is issued, to whom, and who decided what; a step that nobody did says 未办, and every row has
 * room to sign on paper (features S8). Earlier rounds stand below as 上一轮.
 */
export function issueSheetDocument(sheet: {
  readonly officeName: string;
  readonly document: StoredDocument;
  readonly steps: readonly StoredStep[];
}): SheetDocumentInput {
  const { officeName, document, steps } = sheet;
  const round = countingSteps(document.stage, steps);
  const counting = new Set(round.map((step) => step.id));
  const earlier = roundsOf(steps).filter((one) => !one.some((step) => counting.has(step.id)));
  const skipped = skippedSteps(round, isJoint(document.content));
  const signHere = message('zh-CN', 'officialPrint.signHere');
  const rows = CHAIN.flatMap((name) => {
    const done = round.filter((step) => step.step === name);
    if (done.length > 0) return done.map(stepCells);
    const isSkipped = skipped.includes(name);
    const state = message('zh-CN', `officialPrint.${isSkipped ? 'notDone' : 'notNeeded'}`);
    return [[label(name), state, '', '', '', isSkipped ? signHere : '']];
  });
  return {
    title: message('zh-CN', 'officialPrint.issueSheet'),
    subtitle: officeName,
    author: officeName,
    blocks: [
      { kind: 'fields', rows: factsOf(document) },
      { kind: 'heading', level: 1, text: message('zh-CN', 'officialPrint.chain') },
      ...listBlocks(COLUMNS, rows),
      ...(skipped.length === 0 ? [] : [skippedLine(skipped)]),
      ...earlierBlocks(earlier),
    ],
  };
}

const COLUMNS = [
  { title: message('zh-CN', 'officialPrint.step'), width: 14 },
  { title: message('zh-CN', 'officialPrint.person'), width: 22 },
  { title: message('zh-CN', 'officialPrint.post'), width: 30 },
  { title: message('zh-CN', 'officialPrint.date'), width: 26 },
  { title: message('zh-CN', 'officialPrint.opinion'), width: 34 },
  { title: message('zh-CN', 'officialPrint.signature'), width: 30 },
];

/** 审核：未办；会签：未办。 */
function skippedLine(skipped: readonly StoredStep['step'][]): SheetBlock {
  const parts = skipped.map((name) => message('zh-CN', 'officialPrint.stepNotDone', { step: label(name) }));
  return { kind: 'paragraph', text: `${parts.join('；')}。` };
}

function earlierBlocks(rounds: readonly (readonly StoredStep[])[]): SheetDocumentInput['blocks'] {
  if (rounds.length === 0) return [];
  const heading = message('zh-CN', 'officialPrint.earlierRounds');
  return [
    { kind: 'heading', level: 1, text: heading },
    ...rounds.toReversed().flatMap((round) =>
      listBlocks(
        COLUMNS.slice(0, -1),
        round.map((step) => stepCells(step).slice(0, -1)),
      ),
    ),
  ];
}

/** 环节, 姓名, 职务, 日期, 意见 and an empty cell to sign in; a step taken over from paper says so. */
function stepCells(step: StoredStep): string[] {
  const outcome = message('zh-CN', `officialPrint.outcome_${step.outcome}`);
  const opinion = step.step === 'drafted' ? '' : outcome;
  const paper = step.onPaper ? message('zh-CN', 'officialPrint.onPaper', { name: step.recordedByName }) : '';
  const remarks = [opinion, step.remark ?? '', paper].filter(Boolean).join('；');
  return [label(step.step), step.personName, step.post ?? '', step.decidedOn, remarks, ''];
}

function label(step: StoredStep['step']): string {
  return message('zh-CN', `officialPrint.step_${step}`);
}

function factsOf({ content, kind, title, number, copies, issuedOn }: StoredDocument) {
  const { data } = content;
  const facts = [
    ['number', number ?? ''],
    ['kind', kind],
    ['title', title],
    ['security', 'security' in data ? data.security : ''],
    ['urgency', 'urgency' in data ? data.urgency : ''],
    ['recipients', recipientsOf(content)],
    ['copyTo', 'copyTo' in data ? data.copyTo.join('、') : ''],
    ['copies', String(copies)],
    ...(data.handlingMark === '' ? [] : [['handlingMark', data.handlingMark] as const]),
    ...(issuedOn === null ? [] : [['issueDate', issuedOn] as const]),
  ] as const;
  return facts.map(([key, value]) => ({
    label: message('zh-CN', `officialPrint.${key}`),
    value: value === '' ? message('zh-CN', 'officialPrint.none') : value,
  }));
}

function isJoint(content: DocumentContent): boolean {
  if (content.form === 'document' && content.data.agencies.length > 1) return true;
  if (content.form === 'report') return false;
  const { signature } = content.data;
  return (signature.kind === 'sealed' || signature.kind === 'unsealed') && signature.agencies.length > 1;
}
