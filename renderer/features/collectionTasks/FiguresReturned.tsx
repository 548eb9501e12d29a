import { useText } from '#renderer/ui/text.tsx';
import type { CollectionReturn, CollectionTask } from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import { askedFigures } from '#shared/features/rollUp/askedFigures.rules.ts';
import { askedName, askedUnit, askedValue } from '#shared/features/rollUp/figureWords.ts';
import type { Locale } from '#shared/text/index.ts';
import styles from './collectionTasks.module.css';

type Props = { readonly task: CollectionTask; readonly entry: CollectionReturn };

/** The figures of a return, and the offices that they contain. */
export function FiguresReturned({ task, entry }: Props) {
  const { t, locale } = useText();
  const names = entry.coversOffices.map(({ name }) => name);
  return (
    <div className={styles.part}>
      <h3>{t('collectionTasks.figuresTitle')}</h3>
      <table className={`${styles.table} ${styles.typed}`}>
        <thead>
          <tr>
            <th>{t('figureForm.figure')}</th>
            <th className={styles.value}>{t('figureForm.value')}</th>
            <th>{t('figureForm.unit')}</th>
          </tr>
        </thead>
        <tbody>
          {askedFigures(task.figureKeys).map((figure) => {
            const value = entry.figures[figure.key];
            return (
              <tr key={figure.key}>
                <td>{askedName(figure, locale)}</td>
                <td className={styles.value}>
                  {value === undefined ? (
                    <span className={styles.dim}>{t('rollUp.leftOut')}</span>
                  ) : (
                    askedValue(figure, value, locale)
                  )}
                </td>
                <td>{figure.share === null ? askedUnit(figure, locale) : ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.dim}>
        {names.length === 0 ? t('collectionTasks.coversNone') : t('rollUp.covers', { names: names.join('、') })}
      </p>
    </div>
  );
}

/** Stored figures in the history, one a line. */
export function figureLines(value: unknown, locale: Locale): string {
  const values = new Map<string, unknown>(Object.entries(typeof value === 'object' && value !== null ? value : {}));
  return askedFigures([...values.keys()])
    .map((figure) => {
      const one = values.get(figure.key);
      const words = typeof one === 'number' || one === null ? askedValue(figure, one, locale) : String(one);
      return `${askedName(figure, locale)}：${words}`;
    })
    .join('\n');
}
