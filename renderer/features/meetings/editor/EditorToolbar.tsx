import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconColumnInsertRight,
  IconColumnRemove,
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
import styles from './MinutesEditor.module.css';
import { insertTable, runTableCommand, type TableCommand } from './tableCommands.ts';

const LEVELS = [
  { level: 0, key: 'meetings.levelText' },
  { level: 1, key: 'meetings.level1' },
  { level: 2, key: 'meetings.level2' },
  { level: 3, key: 'meetings.level3' },
  { level: 4, key: 'meetings.level4' },
] as const;

const TABLE_ICONS = [
  { command: 'addRow', icon: IconRowInsertBottom, key: 'meetings.addRow' },
  { command: 'deleteRow', icon: IconRowRemove, key: 'meetings.deleteRow' },
  { command: 'addColumn', icon: IconColumnInsertRight, key: 'meetings.addColumn' },
  { command: 'deleteColumn', icon: IconColumnRemove, key: 'meetings.deleteColumn' },
  { command: 'deleteTable', icon: IconTableMinus, key: 'meetings.deleteTable' },
] as const satisfies readonly { command: TableCommand; icon: TablerIcon; key: string }[];

/** Levels, tables, undo and find; every button keeps the cursor in the text. */
export function EditorToolbar({ editor, onFind }: { readonly editor: Editor; onFind(): void }) {
  const { t } = useText();
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      level: currentLevel(current),
      inTable: current.isActive('table'),
      canUndo: current.can().undo(),
      canRedo: current.can().redo(),
    }),
  });
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('meetings.editorToolbar')}>
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
      <span className={styles.rule} />
      <ToolButton
        icon={IconArrowBackUp}
        label={`${t('meetings.undo')}　Ctrl+Z`}
        disabled={!state.canUndo}
        onClick={() => editor.chain().focus().undo().run()}
      />
      <ToolButton
        icon={IconArrowForwardUp}
        label={`${t('meetings.redo')}　Ctrl+Y`}
        disabled={!state.canRedo}
        onClick={() => editor.chain().focus().redo().run()}
      />
      <ToolButton icon={IconSearch} label={`${t('meetings.findReplace')}　Ctrl+F`} onClick={onFind} />
    </div>
  );
}

function TableMenu({ editor }: { readonly editor: Editor }) {
  const { t } = useText();
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconTable size={15} aria-hidden />}>
          {t('meetings.table')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {[2, 3, 4, 5, 6].map((columns) => (
          <Menu.Item key={columns} onClick={() => insertTable(editor, columns, 3)}>
            {t('meetings.tableOf', { columns })}
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
  onClick(): void;
};

function ToolButton({ icon: Icon, label, disabled = false, onClick }: ToolButtonProps) {
  return (
    <Tooltip label={label} openDelay={500}>
      <ActionIcon
        size={26}
        variant="subtle"
        color="gray"
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
