import { Modal } from '@mantine/core';
import { createStore, useStore } from '#renderer/api/store.ts';
import { commands } from '#renderer/ui/commands.ts';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';

/** Whether the list of shortcuts is open. */
export const shortcutsOpen = createStore(false);

/** F1: every shortcut in force on this page, read from the same commands as palette and keys. */
export function ShortcutList() {
  const { t } = useText();
  const open = useStore(shortcutsOpen);
  const all = useStore(commands).filter((command) => command.shortcut !== undefined && command.canRun());
  return (
    <Modal opened={open} onClose={() => shortcutsOpen.set(false)} title={t('shell.shortcutsTitle')} size={720}>
      <Facts>
        {all.map((command) => (
          <Fact key={command.id} label={command.shortcut}>
            {command.group === undefined ? t(command.label) : `${t(command.group)} ${t(command.label)}`}
          </Fact>
        ))}
      </Facts>
    </Modal>
  );
}
