/** The template that comes with the program for each kind of report: the fixed outline (domain.md §8) with sentences of its own. */
import { message } from '../../text/index.ts';
import type { TextBlock } from '../documents/textBlock.ts';
import type { ReportKind } from './reports.lists.ts';

export type ProgramTemplate = {
  readonly name: string;
  readonly title: string;
  readonly content: { readonly blocks: TextBlock[] };
};

/** Lines of the catalogue as blocks: `# ` and `## ` begin headings, everything else is a paragraph. */
export function programTemplate(kind: ReportKind): ProgramTemplate {
  return {
    name: message('zh-CN', 'programTemplates.name', { kind: message('zh-CN', `reportKindLabels.${kind}`) }),
    title: message('zh-CN', kind === 'special' ? 'programTemplates.titleSpecial' : 'programTemplates.title'),
    content: { blocks: message('zh-CN', `programTemplates.${kind}`).split('\n').map(blockOf) },
  };
}

function blockOf(line: string): TextBlock {
  const heading = /^(#{1,2}) (.*)$/u.exec(line);
  if (!heading) return { kind: 'paragraph', text: line };
  return { kind: 'heading', level: heading[1] === '#' ? 1 : 2, text: heading[2] ?? '' };
}
