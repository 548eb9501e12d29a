import { isOfficialPart } from './draftBlocks.ts';
import { STYLE_NAMES } from './wordStyles.ts';
import { nodeText, type WordNode } from './wordTree.ts';

export type OwnText = {
  readonly nodes: readonly WordNode[];
  /** Attachments and official parts (版记) behind the text that are left out. */
  readonly leftOut: number;
};

/**
 * The text of one of this program's own documents ends where its bound attachments begin (附件 in the style of its number, on a page of its own). Of an
 * attachment exported alone, which begins with that line, only the line is left out.
 */
export function withoutAttachments(nodes: readonly WordNode[]): OwnText {
  const isLabel = (node: WordNode): boolean => node.styleName === STYLE_NAMES.attachmentLabel;
  const first = nodes.findIndex(isLabel);
  if (first < 0) return { nodes, leftOut: 0 };
  const isAlone = nodes.slice(0, first).every((node) => nodeText(node).trim() === '');
  if (isAlone) return { nodes: nodes.filter((node) => !isLabel(node)), leftOut: 1 };
  const behind = nodes.slice(first).filter((node) => isLabel(node) || isOfficialPart(node));
  return { nodes: nodes.slice(0, first), leftOut: behind.filter((node) => nodeText(node).trim() !== '').length };
}
