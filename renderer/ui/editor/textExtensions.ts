import { Extension } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { FindText } from './findText.ts';
import { HeadingKeys } from './headingKeys.ts';
import { type PasteReport, pasteText } from './pasteText.ts';
import { placeNode } from './places.ts';
import { tableExtensions } from './tableNodes.ts';

/** The text has no marks: the official form decides how it looks, so the kit's marks and lists are off. */
const baseKit = StarterKit.configure({
  blockquote: false,
  bold: false,
  bulletList: false,
  code: false,
  codeBlock: false,
  horizontalRule: false,
  italic: false,
  link: false,
  listItem: false,
  listKeymap: false,
  orderedList: false,
  strike: false,
  underline: false,
  trailingNode: false,
  heading: { levels: [1, 2, 3, 4] },
  undoRedo: { depth: 500 },
});

/** Keys that belong to the page (save, find), taken before the browser sees them. */
function pageKeys(openFind: () => void) {
  return Extension.create({
    name: 'pageKeys',
    addKeyboardShortcuts: () => ({
      'Mod-f': () => {
        openFind();
        return true;
      },
      'Mod-h': () => {
        openFind();
        return true;
      },
    }),
  });
}

/** Everything the text editor is made of. */
export function textExtensions(options: {
  readonly report: (left: PasteReport) => void;
  readonly openFind: () => void;
  readonly landscapeTables?: boolean;
  /** Marked places in the text (reports, their templates). */
  readonly places?: Parameters<typeof placeNode>[0] | undefined;
}) {
  return [
    baseKit,
    ...(options.places === undefined ? [] : [placeNode(options.places)]),
    ...tableExtensions(options.landscapeTables === true),
    HeadingKeys,
    FindText,
    pasteText(options.report),
    pageKeys(options.openFind),
  ];
}
