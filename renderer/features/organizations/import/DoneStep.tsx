import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { saveFile } from '#renderer/api/client.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { groupedNumber } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import type { FileOutput } from '#shared/contract/primitives.ts';
import styles from './ImportPage.module.css';

/** Last step: what was done, the report and the rows that stayed out. */
export function DoneStep({
  result,
  onAgain,
}: {
  readonly result: CallOutput<'organizations.importApply'>;
  onAgain(): void;
}) {
  const { t } = useText();
  const [, go] = useLocation();
  const { errorFile } = result;
  const save = async (file: FileOutput) => {
    try {
      if (await saveFile(file)) announce(t('common.fileSaved'));
    } catch (error) {
      announceError(error);
    }
  };
  return (
    <div className={styles.done}>
      <h2>{t('imports.doneTitle')}</h2>
      <Notice tone="fine">
        {t('imports.doneCounts', {
          added: groupedNumber(result.added),
          updated: groupedNumber(result.updated),
          skipped: groupedNumber(result.skipped),
        })}
      </Notice>
      <div className={styles.acts}>
        <Button variant="default" leftSection={<IconDownload size={14} />} onClick={() => void save(result.report)}>
          {t('imports.report')}
        </Button>
        {errorFile !== null && (
          <Button variant="default" leftSection={<IconDownload size={14} />} onClick={() => void save(errorFile)}>
            {t('imports.errorFile')}
          </Button>
        )}
        <Button variant="default" onClick={onAgain}>
          {t('imports.again')}
        </Button>
        <Button onClick={() => go('/organizations')}>{t('imports.toList')}</Button>
      </div>
    </div>
  );
}
