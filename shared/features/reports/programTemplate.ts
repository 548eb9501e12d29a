/** The template that comes with the program for each kind of report: the fixed outline (domain.md §8) with sentences of its own. */
import { message } from '../../text/index.ts';
import type { programTemplates } from '../../text/zh-CN/programTemplates.ts';
import type { TextBlock } from '../documents/textBlock.ts';
import type { ReportKind } from './reports.lists.ts';

export type ProgramTemplate = {
  readonly name: string;
  readonly title: string;
  readonly content: { readonly blocks: TextBlock[] };
};

/** Sentences of the catalogue `programTemplates`. */
type Line = keyof typeof programTemplates;

const PROBLEMS: readonly Line[] = ['problems', 'problemTasks', 'problemSupervision', 'problemCollections'];
const PROPOSALS: readonly Line[] = ['proposals', 'proposalTasks', 'proposalProblems', 'proposalService'];
const FULL: readonly Line[] = [
  'work',
  'opening',
  'partRegistration',
  'registration',
  'tableTypes',
  'tableEndings',
  'chartTypes',
  'partTraining',
  'meetings',
  'tableMeetings',
  'partRisks',
  'supervision',
  'tableFilings',
  'chartFilings',
  'tableInspections',
  'partInformation',
  'information',
  'results',
  'tableMain',
  'partTasks',
  'done',
  'tableActions',
  'chartActions',
  'partOrder',
  'reviews',
  'collections',
  ...PROBLEMS,
  ...PROPOSALS,
];

/** What each kind of report says, in order: the longer the period, the more parts, tables and charts. */
const OUTLINES: Readonly<Record<ReportKind, readonly Line[]>> = {
  monthly: [
    'work',
    'opening',
    'registration',
    'meetings',
    'supervision',
    'results',
    'tableMain',
    'done',
    'tableActions',
    ...PROBLEMS,
    ...PROPOSALS,
  ],
  quarterly: [
    'work',
    'opening',
    'partRegistration',
    'registration',
    'partMeetings',
    'meetings',
    'partSupervision',
    'supervision',
    'tableFilings',
    'results',
    'tableMain',
    'done',
    'tableActions',
    'chartActions',
    ...PROBLEMS,
    ...PROPOSALS,
  ],
  half_yearly: FULL,
  annual: FULL,
  special: [
    'work',
    'openingSpecial',
    'registration',
    'results',
    'done',
    'problems',
    'problemsSpecial',
    'proposals',
    'proposalTasks',
    'proposalSpecial',
  ],
};

/** Sentences of the catalogue as blocks: `# ` and `## ` begin headings, everything else is a paragraph. */
export function programTemplate(kind: ReportKind): ProgramTemplate {
  return {
    name: message('zh-CN', 'programTemplates.name', { kind: message('zh-CN', `reportKindLabels.${kind}`) }),
    title: message('zh-CN', kind === 'special' ? 'programTemplates.titleSpecial' : 'programTemplates.title'),
    content: { blocks: OUTLINES[kind].map((line) => blockOf(message('zh-CN', `programTemplates.${line}`))) },
  };
}

function blockOf(line: string): TextBlock {
  const heading = /^(#{1,2}) (.*)$/u.exec(line);
  if (!heading) return { kind: 'paragraph', text: line };
  return { kind: 'heading', level: heading[1] === '#' ? 1 : 2, text: heading[2] ?? '' };
}
