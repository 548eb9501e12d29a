import { useText } from '#renderer/ui/text.tsx';
import type { HandoverGiven } from '#shared/features/handovers/handovers.contract.ts';
import styles from './Handovers.module.css';

/** What was handed over, as it was that day. */
export function GivenTable({ given }: { readonly given: readonly HandoverGiven[] }) {
  const { t, known } = useText();
  return (
    <table className={styles.table} aria-label={t('handovers.done', { count: given.length })}>
      <thead>
        <tr>
          <th className={styles.kindCell}>{t('handovers.kind')}</th>
          <th>{t('handovers.item')}</th>
          <th className={styles.noteCell}>{t('handovers.note')}</th>
          <th className={styles.dateCell}>{t('handovers.dueOn')}</th>
          <th className={styles.personCell}>{t('handovers.receiver')}</th>
        </tr>
      </thead>
      <tbody>
        {given.map((one) => (
          <tr key={`${one.kind}:${one.itemId}`}>
            <td className={styles.dim}>{known(`handoverLabels.${one.kind}`) ?? one.kind}</td>
            <td>{one.title}</td>
            <td className={styles.dim}>{one.note}</td>
            <td>{one.dueOn}</td>
            <td>{one.toName}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
