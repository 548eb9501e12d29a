import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useStore } from '#renderer/api/store.ts';
import { useText } from '#renderer/ui/text.tsx';
import { extraKey } from '#shared/features/extraFields/extraFields.rules.ts';
import { LIST_COLUMNS, type RegistryColumn } from '#shared/features/organizations/organizations.contract.ts';
import styles from './ColumnsMenu.module.css';
import { useFieldWords } from './fieldWords.ts';
import { moveColumn, resetColumns, shownColumns, toggleColumn } from './listState.ts';

/** Which columns the list shows and in which order. */
export function ColumnsMenu() {
  const { t } = useText();
  const words = useFieldWords();
  const added = words.added.filter((field) => !field.retired).map((field) => extraKey(field.id));
  const all: readonly RegistryColumn[] = [...LIST_COLUMNS, ...added];
  // A column of a field that was retired, or of another office, is not shown.
  const shown = useStore(shownColumns).filter((column) => all.includes(column));
  const hidden = all.filter((column) => !shown.includes(column));
  return (
    <Popover position="bottom-end" width={260} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={14} />}>
          {t('organizations.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.menu}>
        <div className={styles.head}>
          <h3>{t('organizations.columnsTitle')}</h3>
          <Button size="compact-xs" variant="subtle" onClick={resetColumns}>
            {t('organizations.columnsReset')}
          </Button>
        </div>
        <ul className={styles.list}>
          {[...shown, ...hidden].map((column) => {
            const index = shown.indexOf(column);
            return (
              <li key={column} className={styles.line}>
                <Checkbox
                  className={styles.box}
                  label={words.field(column)}
                  checked={index >= 0}
                  disabled={column === 'name'}
                  onChange={() => toggleColumn(column)}
                />
                {index >= 0 && (
                  <>
                    <ActionIcon
                      size={22}
                      aria-label={`${t('organizations.moveUp')} ${words.field(column)}`}
                      disabled={index === 0}
                      onClick={() => moveColumn(column, -1)}
                    >
                      <IconArrowUp size={13} />
                    </ActionIcon>
                    <ActionIcon
                      size={22}
                      aria-label={`${t('organizations.moveDown')} ${words.field(column)}`}
                      disabled={index === shown.length - 1}
                      onClick={() => moveColumn(column, 1)}
                    >
                      <IconArrowDown size={13} />
                    </ActionIcon>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
