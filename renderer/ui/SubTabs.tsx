import { Link, useLocation } from 'wouter';
import { useCan } from '#renderer/api/session.tsx';
import type { Permission } from '#shared/contract/permissions.ts';
import type { MessageKey } from '#shared/text/index.ts';
import styles from './SubTabs.module.css';
import { useText } from './text.tsx';

export type SubTab = { readonly path: string; readonly label: MessageKey; readonly permission: Permission };

/** The pages that share one entry of the navigation, as links under the head of each. */
export function SubTabs({ label, tabs }: { readonly label: string; readonly tabs: readonly SubTab[] }) {
  const { t } = useText();
  const can = useCan();
  const [place] = useLocation();
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs
        .filter((tab) => can(tab.permission))
        .map((tab) => (
          <Link
            key={tab.path}
            href={tab.path}
            className={styles.tab}
            aria-current={place === tab.path ? 'page' : undefined}
          >
            {t(tab.label)}
          </Link>
        ))}
    </nav>
  );
}
