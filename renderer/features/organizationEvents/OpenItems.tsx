import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './events.module.css';

/** What is still open before an ending: live branches, unreturned certificates and seals, list entries (R9). */
export function OpenItems({ items }: { readonly items: CallOutput<'organizationEvents.allowed'>['open'] }) {
  const { t } = useText();
  if (items.length === 0) return <Notice tone="fine">{t('organizationEvents.openNone')}</Notice>;
  return (
    <Notice tone="behind">
      <strong>{t('organizationEvents.openTitle', { count: items.length })}</strong>
      <ul className={styles.open}>
        {items.map(({ kind, name, since }) => (
          <li key={`${kind} ${name} ${since ?? ''}`}>
            {t(`organizationEvents.open_${kind}`)}：{name}
            {since !== null && ` ${t('organizationEvents.openSince', { date: since })}`}
          </li>
        ))}
      </ul>
      {t('organizationEvents.openHelp')}
    </Notice>
  );
}
