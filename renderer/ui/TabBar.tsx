import { Tabs } from '@mantine/core';
import { useEffect, useRef } from 'react';
import styles from './TabBar.module.css';

export type BarTab = { readonly id: string; readonly label: string };

type Props = {
  /** What the tabs belong to, for readers of the screen. */
  readonly label: string;
  readonly tabs: readonly BarTab[];
  readonly value: string;
  onChange(id: string): void;
  /** What the chosen tab shows. */
  readonly children: React.ReactNode;
};

/**
 * Tabs of one record in one line that scrolls sideways where it is too long; arrow keys, Home and End move between them. The chosen
 * one is always in sight.
 */
export function TabBar({ label, tabs, value, onChange, children }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector(`[data-tab="${CSS.escape(value)}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [value]);
  return (
    <Tabs value={value} onChange={(id) => id !== null && onChange(id)} className={styles.tabs}>
      <Tabs.List ref={list} className={styles.list} aria-label={label}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.id} value={tab.id} data-tab={tab.id} className={styles.tab}>
            {tab.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={value} className={styles.panel}>
        {children}
      </Tabs.Panel>
    </Tabs>
  );
}
