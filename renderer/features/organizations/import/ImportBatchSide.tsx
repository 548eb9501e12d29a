import { Button } from '@mantine/core';
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { saveFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { groupedNumber, shortMoment } from '#renderer/ui/format.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import styles from './ImportLog.module.css';
import { fieldNames, useImportText } from './issueWords.ts';
import { UndoDialog } from './UndoDialog.tsx';

/** Organizations of an import that the side names; the report and the registry have them all. */
const LISTED = 200;

/** One import: its figures, corrections and organizations, its report again, and the way back. */
export function ImportBatchSide({ id }: { readonly id: string }) {
  const text = useImportText();
  const { t } = text;
  const can = useCan();
  const { today } = useSession();
  const [undoing, setUndoing] = useState(false);
  const { data, error } = useCall('organizations.importBatch', { id, limit: LISTED });
  if (error !== null) return <ErrorNotice error={error} />;
  if (data === undefined) return <LoadingState />;
  const { batch, details, records, total } = data;
  const { counts } = batch;
  const report = async () => {
    try {
      const done = await runJob('organizations.importReport', { id }, 'imports.reprinting');
      if (await saveFile(done.report)) announce(t('common.fileSaved'));
    } catch (problem) {
      announceError(problem);
    }
  };
  const isOpen = batch.undoneAt === null && today <= batch.undoUntil;
  return (
    <div className={styles.side}>
      <h2>{batch.fileName}</h2>
      <Facts>
        <Fact label={t('imports.logAt')}>{shortMoment(batch.at)}</Fact>
        <Fact label={t('imports.logUser')}>{batch.userName}</Fact>
        <Fact label={t('imports.logResult')}>
          {t('imports.doneCounts', {
            added: groupedNumber(counts.added),
            updated: groupedNumber(counts.updated),
            skipped: groupedNumber(counts.skipped),
          })}
        </Fact>
        <Fact label={t('imports.logUndo')}>
          {batch.undoneAt === null
            ? t(isOpen ? 'imports.undoUntil' : 'imports.undoLate', { date: batch.undoUntil })
            : t('imports.undoneBy', { name: batch.undoneByName, at: shortMoment(batch.undoneAt) })}
        </Fact>
      </Facts>
      <div className={styles.acts}>
        <Button variant="default" leftSection={<IconDownload size={14} />} onClick={() => void report()}>
          {t('imports.report')}
        </Button>
        {can('registry.import') && isOpen && (
          <Button variant="default" leftSection={<IconArrowBackUp size={14} />} onClick={() => setUndoing(true)}>
            {t('imports.undo')}
          </Button>
        )}
      </div>
      {details.corrections.length > 0 && (
        <section>
          <h3>{t('imports.logCorrections', { count: groupedNumber(details.corrections.length) })}</h3>
          <ul className={styles.lines}>
            {details.corrections.slice(0, LISTED).map((one) => (
              <li key={`${one.line}-${one.field}`}>
                {t('imports.logCorrection', {
                  line: one.line,
                  field: fieldNames([one.field], text),
                  from: one.from || t('imports.emptyCell'),
                  to: one.to || t('imports.emptyCell'),
                })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {details.leftOut.length > 0 && (
        <p className={styles.remark}>
          {t('imports.logLeftOut', { lines: details.leftOut.slice(0, LISTED).join('、') })}
        </p>
      )}
      <section>
        <h3>{t('imports.logOrganizations', { count: groupedNumber(total) })}</h3>
        <ul className={styles.lines}>
          {records.map((record) => (
            <li key={record.id}>
              <Link
                href={`/organizations/${record.id}`}
                className={styles.link}
                data-voided={record.recordState === 'voided'}
              >
                {record.name}
              </Link>{' '}
              <span className={styles.remark}>
                {t(record.action === 'created' ? 'imports.logCreated' : 'imports.logChanged', {
                  fields: fieldNames(record.fields, text),
                })}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {undoing && <UndoDialog id={id} fileName={batch.fileName} onClose={() => setUndoing(false)} />}
    </div>
  );
}
