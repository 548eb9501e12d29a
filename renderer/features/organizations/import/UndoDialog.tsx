import { Button, Group, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import { useCall, useJob } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { groupedNumber, shortMoment } from '#renderer/ui/format.ts';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './ImportLog.module.css';
import { fieldNames, useImportText } from './issueWords.ts';

type Check = CallOutput<'organizations.undoImportCheck'>;

/** Lists what an undo would do, own later edits first; nothing happens before it is confirmed. */
export function UndoDialog({
  id,
  fileName,
  onClose,
}: {
  readonly id: string;
  readonly fileName: string;
  onClose(): void;
}) {
  const { t } = useText();
  const [keepEdited, setKeepEdited] = useState(true);
  const check = useCall('organizations.undoImportCheck', { id });
  const undo = useJob('organizations.undoImport', 'imports.undoing');
  const run = () =>
    undo.mutate(
      { id, keepEdited },
      {
        onSuccess: (done) => {
          announce(
            t('imports.undone', {
              voided: groupedNumber(done.voided),
              setBack: groupedNumber(done.setBack),
              kept: groupedNumber(done.kept),
            }),
          );
          onClose();
        },
      },
    );
  const { data } = check;
  return (
    <Modal opened size="lg" title={t('imports.undoTitle', { file: fileName })} onClose={onClose}>
      {check.error !== null && <ErrorNotice error={check.error} />}
      {undo.error !== null && <ErrorNotice error={undo.error} />}
      {data === undefined && check.error === null && <LoadingState />}
      {data !== undefined && <UndoLists check={data} keepEdited={keepEdited} onKeepEdited={setKeepEdited} />}
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" disabled={undo.isPending} onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          color="red"
          loading={undo.isPending}
          disabled={data === undefined || data.refused !== null}
          onClick={run}
        >
          {t('imports.undo')}
        </Button>
      </Group>
    </Modal>
  );
}

function UndoLists({
  check,
  keepEdited,
  onKeepEdited,
}: {
  readonly check: Check;
  readonly keepEdited: boolean;
  onKeepEdited(keep: boolean): void;
}) {
  const text = useImportText();
  const { t, known, label } = text;
  const about = ({ collection, fields }: Check['setBack'][number]) =>
    [collection === 'organization' ? '' : label('auditObjects', collection), fieldNames(fields, text)]
      .filter((part) => part !== '')
      .join('：');
  const { counts } = check;
  return (
    <div className={styles.undo}>
      {check.refused !== null && (
        <Notice tone="behind">{known(`ruleIssues.${check.refused}`, { date: check.undoUntil }) ?? ''}</Notice>
      )}
      <p>{t('imports.undoHelp')}</p>
      {counts.edited > 0 && (
        <section>
          <h3>{t('imports.undoEdited', { count: groupedNumber(counts.edited) })}</h3>
          <ul className={styles.lines}>
            {check.edited.map((one) => (
              <li key={`${one.organizationId}-${one.collection}-${one.at}-${one.fields.join()}`}>
                {one.name}
                <span className={styles.remark}>
                  {' '}
                  {about(one)} {one.byName} {one.at === '' ? '' : shortMoment(one.at)}
                </span>
              </li>
            ))}
          </ul>
          <div className={styles.radios}>
            <Radio
              name="edited"
              label={t('imports.undoKeep')}
              checked={keepEdited}
              onChange={() => onKeepEdited(true)}
            />
            <Radio
              name="edited"
              label={t('imports.undoToo')}
              checked={!keepEdited}
              onChange={() => onKeepEdited(false)}
            />
          </div>
        </section>
      )}
      {counts.voided > 0 && (
        <section>
          <h3>{t('imports.undoVoided', { count: groupedNumber(counts.voided) })}</h3>
          <ul className={styles.lines}>
            {check.voided.map((one) => (
              <li key={one.organizationId}>{one.name}</li>
            ))}
          </ul>
        </section>
      )}
      {counts.setBack > 0 && (
        <section>
          <h3>{t('imports.undoSetBack', { count: groupedNumber(counts.setBack) })}</h3>
          <ul className={styles.lines}>
            {check.setBack.map((one) => (
              <li key={one.recordId}>
                {one.name} <span className={styles.remark}>{about(one)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
