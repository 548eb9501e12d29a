import { CloseButton } from '@mantine/core';
import { createStore, useStore } from '#renderer/api/store.ts';
import styles from './announce.module.css';
import { ErrorNotice, Notice } from './Notice.tsx';

type Announcement = { readonly id: number; readonly text: string | null; readonly error: unknown };

const announcements = createStore<readonly Announcement[]>([]);
let lastId = 0;
/** Milliseconds a good word stays; failures stay until they are closed. */
const STAY = 4000;

/** Says that something was done, for a moment, at the lower right. */
export function announce(text: string): void {
  lastId += 1;
  const id = lastId;
  announcements.update((list) => [...list.slice(-2), { id, text, error: null }]);
  setTimeout(() => dismiss(id), STAY);
}

/** Shows a failure that belongs to no field; cancelled work is nobody's failure and is not shown. */
export function announceError(error: unknown): void {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'cancelled') return;
  lastId += 1;
  announcements.update((list) => [...list.slice(-2), { id: lastId, text: null, error }]);
}

function dismiss(id: number): void {
  announcements.update((list) => list.filter((item) => item.id !== id));
}

/** The place where announcements appear; mounted once. */
export function AnnouncementHost({ closeLabel }: { readonly closeLabel: string }) {
  const list = useStore(announcements);
  return (
    <div className={styles.host} aria-live="polite">
      {list.map((item) => (
        <div key={item.id} className={styles.item}>
          {item.text === null ? <ErrorNotice error={item.error} /> : <Notice tone="fine">{item.text}</Notice>}
          <CloseButton size="sm" className={styles.close} aria-label={closeLabel} onClick={() => dismiss(item.id)} />
        </div>
      ))}
    </div>
  );
}
