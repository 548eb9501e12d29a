import { useCall } from '#renderer/api/queries.ts';
import { shortMoment } from './format.ts';
import { ErrorNotice, LoadingState } from './Notice.tsx';
import styles from './RecordHistory.module.css';
import { useText } from './text.tsx';

type Props = {
  readonly id: string;
  /** Name of a field in the reader's language. */
  fieldLabel(field: string): string;
  /** A stored value in words; empty for nothing. */
  valueText(field: string, value: unknown): string;
  /** Fields that say nothing to a reader. */
  readonly hidden?: ReadonlySet<string>;
};

/** Kept for the machine: never shown as a change. */
const TECHNICAL = new Set([
  'nameKey',
  'revision',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'originOfficeId',
  'mergedIntoId',
  'lastMergeId',
  'id',
]);

/** The whole history of a record, newest first: who, when, and every field from old to new (feature A3). */
export function RecordHistory({ id, fieldLabel, valueText, hidden }: Props) {
  const { t, known } = useText();
  const history = useCall('records.history', { id });
  if (history.error !== null) return <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />;
  if (history.data === undefined) return <LoadingState />;
  const empty = t('organizations.empty');
  return (
    <ol className={styles.entries}>
      {history.data.entries.map((entry) => {
        const changes = entry.changes.filter(
          (change) => !TECHNICAL.has(change.field) && hidden?.has(change.field) !== true,
        );
        const created = entry.revision === 1;
        return (
          <li key={`${entry.revision} ${entry.at}`} className={styles.entry}>
            <div className={styles.head}>
              <time>{shortMoment(entry.at)}</time>
              <span>{entry.userName}</span>
              <span>
                {known(`auditActions.${entry.action}`) ??
                  t(created ? 'organizations.actionCreate' : 'organizations.actionSave')}
              </span>
            </div>
            {entry.reason !== '' && (
              <p className={styles.reason}>{t('organizations.historyReason', { reason: entry.reason })}</p>
            )}
            <dl className={styles.changes}>
              {changes.map((change) => {
                const before = valueText(change.field, change.old);
                const after = valueText(change.field, change.new);
                if (created && after === '') return null;
                return (
                  <div key={change.field} className={styles.change}>
                    <dt>{fieldLabel(change.field)}</dt>
                    <dd>
                      {!created && (
                        <>
                          <del className={styles.old}>{before === '' ? empty : before}</del>
                          <span className={styles.arrow} aria-hidden>
                            →
                          </span>
                        </>
                      )}
                      <ins className={created ? styles.plain : styles.new}>{after === '' ? empty : after}</ins>
                    </dd>
                  </div>
                );
              })}
            </dl>
          </li>
        );
      })}
    </ol>
  );
}
