import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import { IconLock, IconSearch, IconUserCircle } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useSession } from '#renderer/api/session.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { LanguageItems, ThemeItems } from './AppearanceMenu.tsx';
import { paletteOpen } from './CommandPalette.tsx';
import { lockOffice } from './lockOffice.ts';
import styles from './TopBar.module.css';

/** Search and command box, practice mark, user and lock. */
export function TopBar() {
  const { t, label } = useText();
  const { user, office } = useSession();
  const [, go] = useLocation();
  return (
    <header className={styles.bar}>
      <UnstyledButton className={styles.search} onClick={() => paletteOpen.set(true)} aria-keyshortcuts="Control+K">
        <IconSearch size={15} aria-hidden />
        <span className={styles.searchText}>{t('shell.searchBox')}</span>
        <kbd className={styles.keys}>Ctrl K</kbd>
      </UnstyledButton>
      {office?.practice === true && (
        <span className={styles.practice} title={t('shell.practiceHelp')}>
          {t('shell.practice')}
        </span>
      )}
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <UnstyledButton className={styles.user} aria-label={t('shell.account')}>
            <IconUserCircle size={18} stroke={1.6} aria-hidden />
            <span className={styles.userName}>{user?.displayName}</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{user?.roles.map((role) => label('roleLabels', role)).join('、')}</Menu.Label>
          <Menu.Item onClick={() => go('/settings')}>{t('shell.changePassword')}</Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('shell.language')}</Menu.Label>
          <LanguageItems />
          <Menu.Label>{t('shell.theme')}</Menu.Label>
          <ThemeItems />
        </Menu.Dropdown>
      </Menu>
      <ActionIcon
        aria-label={t('shell.lockNow')}
        title={`${t('shell.lockNow')} Ctrl+L`}
        onClick={() => void lockOffice()}
      >
        <IconLock size={17} stroke={1.6} />
      </ActionIcon>
    </header>
  );
}
