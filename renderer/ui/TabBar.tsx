import { Tabs } from '@mantine/core';
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

/** Tabs of one record, in a second line where one is too short; arrow keys, Home and End move between them. */
export function TabBar({ label, tabs, value, onChange, children }: Props) {
  return (
    <Tabs value={value} onChange={(id) => id !== null && onChange(id)} className={styles.tabs}>
      <Tabs.List className={styles.list} aria-label={label}>
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
