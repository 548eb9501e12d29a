import { UnstyledButton } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useCan } from '#renderer/api/session.tsx';
import { useStore } from '#renderer/api/store.ts';
import { useText } from '#renderer/ui/text.tsx';
import styles from './Navigation.module.css';
import { NAVIGATION, TODAY_TABS } from './navigationItems.ts';
import { navigationCollapsed } from './preferences.ts';

/** The navigation at the left; collapsed it shows icons with their names as tooltips. */
export function Navigation() {
  const { t } = useText();
  const can = useCan();
  const [place] = useLocation();
  const collapsed = useStore(navigationCollapsed);
  const ToggleIcon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const toggleLabel = t(collapsed ? 'shell.expand' : 'shell.collapse');
  return (
    <nav className={styles.navigation} data-collapsed={collapsed} aria-label={t('shell.navigation')}>
      <div className={styles.brand} aria-hidden={collapsed}>
        {t('shell.appName')}
      </div>
      <ul className={styles.list}>
        {NAVIGATION.filter((item) => can(item.permission)).map(({ path, label, icon: Icon }) => {
          const isTodayTab = path === '/today' && TODAY_TABS.some((tab) => tab.path === place);
          const here = place === path || place.startsWith(`${path}/`) || isTodayTab;
          return (
            <li key={path}>
              <Link
                href={path}
                className={styles.item}
                aria-current={here ? 'page' : undefined}
                title={collapsed ? t(label) : undefined}
              >
                <Icon size={18} stroke={1.6} aria-hidden />
                <span className={collapsed ? 'visually-hidden' : undefined}>{t(label)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
      <UnstyledButton
        className={styles.toggle}
        aria-label={toggleLabel}
        title={toggleLabel}
        onClick={() => navigationCollapsed.set(!collapsed)}
      >
        <ToggleIcon size={18} stroke={1.6} aria-hidden />
      </UnstyledButton>
    </nav>
  );
}
