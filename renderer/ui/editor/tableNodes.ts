import { callOrReturn, Extension, getExtensionField, Node } from '@tiptap/core';
import { addRowAfter, goToNextCell, isInTable, tableEditing } from '@tiptap/pm/tables';

declare module '@tiptap/core' {
  interface NodeConfig {
    /** Role that ProseMirror's table module reads from the schema. */
    readonly tableRole?: string;
  }
}

/** Cells are never merged: the tables are plain grids, and the typesetting engine draws them so. */
const cellAttributes = {
  colspan: { default: 1, rendered: false },
  rowspan: { default: 1, rendered: false },
  colwidth: { default: null, rendered: false },
  /** Share of the width that the column takes when drawn (TableColumn.width); kept, shown by the page preview. */
  share: {
    default: null,
    parseHTML: () => null,
    renderHTML: ({ share }: Record<string, unknown>) =>
      typeof share === 'number' && share <= 100 ? { style: `width: ${share}%` } : {},
  },
};

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  tableRole: 'table',
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
});

/** A wide table lies on its side on pages of its own (official-documents.md §3.4); a mark shows it while it is edited. */
const landscapeAttribute = {
  landscape: {
    default: false,
    parseHTML: (element: HTMLElement) => element.dataset.landscape === 'true',
    renderHTML: ({ landscape }: Record<string, unknown>) => (landscape === true ? { 'data-landscape': 'true' } : {}),
  },
};

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableHeader | tableCell)+',
  tableRole: 'row',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'paragraph+',
  isolating: true,
  tableRole: 'header_cell',
  addAttributes: () => cellAttributes,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: () => ['th', 0],
});

const TableCell = Node.create({
  name: 'tableCell',
  content: 'paragraph+',
  isolating: true,
  tableRole: 'cell',
  addAttributes: () => cellAttributes,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: () => ['td', 0],
});

/** Behaviour of tables: cell selection, Tab to the next cell (the last one adds a row), and the roles the plugin needs. */
const TableBehaviour = Extension.create({
  name: 'tableBehaviour',
  // Before the heading keys: Tab inside a table moves between cells.
  priority: 1000,
  extendNodeSchema(extension) {
    const context = { name: extension.name, options: extension.options, storage: extension.storage };
    return { tableRole: callOrReturn(getExtensionField(extension, 'tableRole', context)) };
  },
  addProseMirrorPlugins: () => [tableEditing()],
  addKeyboardShortcuts() {
    return {
      Tab: () => {
        const { view } = this.editor;
        if (!isInTable(view.state)) return false;
        if (goToNextCell(1)(view.state, view.dispatch)) return true;
        return addRowAfter(view.state, view.dispatch) && goToNextCell(1)(view.state, view.dispatch);
      },
      'Shift-Tab': () => goToNextCell(-1)(this.editor.state, this.editor.view.dispatch),
    };
  },
});

/**
 * Nodes and behaviour of tables in the text editor, on ProseMirror's own table module.
 * @param landscape tables may be marked to lie on their side
 */
export const tableExtensions = (landscape: boolean) => [
  landscape ? Table.extend({ addAttributes: () => landscapeAttribute }) : Table,
  TableRow,
  TableHeader,
  TableCell,
  TableBehaviour,
];
