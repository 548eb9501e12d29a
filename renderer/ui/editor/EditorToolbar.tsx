import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowAutofitWidth,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconColumnInsertRight,
  IconColumnRemove,
  IconNumber123,
  IconRowInsertBottom,
  IconRowRemove,
  IconSearch,
  IconTable,
  IconTableMinus,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useText } from '#renderer/ui/text.tsx';
import { currentLevel, setLevel } from './headingKeys.ts';
import styles from './TextEditor.module.css';
import { insertTable, runTableCommand, type TableCommand } from './tableCommands.ts';

const LEVELS = [
  { level: 0, key: 'editor.levelText' },
  { level: 1, key: 'editor.level1' },
  { level: 2, key: 'editor.level2' },
  { level: 3, key: 'editor.level3' },
  { level: 4, key: 'editor.level4' },
] as const;

const TABLE_ICONS = [
  { command: 'addRow', icon: IconRowInsertBottom, key: 'editor.addRow' },
  { command: 'deleteRow', icon: IconRowRemove, key: 'editor.deleteRow' },
  { command: 'addColumn', icon: IconColumnInsertRight, key: 'editor.addColumn' },
  { command: 'deleteColumn', icon: IconColumnRemove, key: 'editor.deleteColumn' },
  { command: 'deleteTable', icon: IconTableMinus, key: 'editor.deleteTable' },
] as const satisfies readonly { command: TableCommand; icon: TablerIcon; key: string }[];

type Props = {
  readonly editor: Editor;
  readonly landscapeTables: boolean;
  onFind(): void;
  /** Chooses a marked place; left out where the text has none. */
  readonly onPlace?: (() => void) | undefined;
};

/** Levels, tables, undo and find; every button keeps the cursor in the text. */
export function EditorToolbar({ editor, landscapeTables, onFind, onPlace }: Props) {
  const { t } = useText();
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      level: currentLevel(current),
      inTable: current.isActive('table'),
      landscape: current.isActive('table', { landscape: true }),
      canUndo: current.can().undo(),
      canRedo: current.can().redo(),
    }),
  });
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('editor.toolbar')}>
      {LEVELS.map(({ level, key }) => (
        <Tooltip key={level} label={`${t(key)}　Ctrl+Alt+${level}`} openDelay={500}>
          <Button
            size="compact-sm"
            variant={!state.inTable && state.level === level ? 'light' : 'subtle'}
            color={state.level === level ? 'accent' : 'gray'}
            disabled={state.inTable}
            aria-pressed={state.level === level}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setLevel(editor, level)}
          >
            {t(key)}
          </Button>
        </Tooltip>
      ))}
      <span className={styles.rule} />
      {!state.inTable && <TableMenu editor={editor} />}
      {state.inTable &&
        TABLE_ICONS.map(({ command, icon, key }) => (
          <ToolButton key={command} icon={icon} label={t(key)} onClick={() => runTableCommand(editor, command)} />
        ))}
      {state.inTable && landscapeTables && (
        <ToolButton
          icon={IconArrowAutofitWidth}
          label={t('editor.landscapeTable')}
          pressed={state.landscape}
          onClick={() => editor.chain().focus().updateAttributes('table', { landscape: !state.landscape }).run()}
        />
      )}
      {onPlace !== undefined && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconNumber123 size={16} aria-hidden />}
          title="{{　Ctrl+Alt+I"
          onMouseDown={(event) => event.preventDefault()}
          onClick={onPlace}
        >
          {t('editor.insertPlace')}
        </Button>
      )}
      <span className={styles.rule} />
      <ToolButton
        icon={IconArrowBackUp}
        label={`${t('editor.undo')}　Ctrl+Z`}
        disabled={!state.canUndo}
        onClick={() => editor.chain().focus().undo().run()}
      />
      <ToolButton
        icon={IconArrowForwardUp}
        label={`${t('editor.redo')}　Ctrl+Y`}
        disabled={!state.canRedo}
        onClick={() => editor.chain().focus().redo().run()}
      />
      <ToolButton icon={IconSearch} label={`${t('editor.findReplace')}　Ctrl+F`} onClick={onFind} />
    </div>
  );
}

function TableMenu({ editor }: { readonly editor: Editor }) {
  const { t } = useText();
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconTable size={15} aria-hidden />}>
          {t('editor.table')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {[2, 3, 4, 5, 6].map((columns) => (
          <Menu.Item key={columns} onClick={() => insertTable(editor, columns, 3)}>
            {t('editor.tableOf', { columns })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type ToolButtonProps = {
  readonly icon: TablerIcon;
  readonly label: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  onClick(): void;
};

function ToolButton({ icon: Icon, label, disabled = false, pressed, onClick }: ToolButtonProps) {
  return (
    <Tooltip label={label} openDelay={500}>
      <ActionIcon
        size={26}
        variant={pressed === true ? 'light' : 'subtle'}
        color={pressed === true ? 'accent' : 'gray'}
        aria-pressed={pressed}
        aria-label={label}
        disabled={disabled}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onClick}
      >
        <Icon size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
