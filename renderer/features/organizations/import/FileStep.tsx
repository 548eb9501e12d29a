import { Button } from '@mantine/core';
import { call, saveFile } from '#renderer/api/client.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { FileInput } from '#shared/contract/primitives.ts';
import type { RegistrationKind } from '#shared/features/organizations/organizations.rules.ts';
import styles from './ImportPage.module.css';
import { LayoutList } from './LayoutList.tsx';

const EXTENSIONS = ['xlsx', 'xls', 'csv', 'txt', 'tsv'] as const;

/** First step: the list itself, or a template to fill in. */
export function FileStep({ onFile }: { onFile(file: FileInput): void }) {
  const { t } = useText();
  const template = async (registrationKind: RegistrationKind) => {
    try {
      const { file } = await call('organizations.importTemplate', { registrationKind });
      if (await saveFile(file)) announce(t('common.fileSaved'));
    } catch (error) {
      announceError(error);
    }
  };
  return (
    <div className={styles.file}>
      <FileDrop title={t('imports.fileTitle')} help={t('imports.fileHelp')} extensions={EXTENSIONS} onFile={onFile} />
      <div className={styles.templates}>
        <span>{t('imports.templates')}</span>
        <Button variant="default" onClick={() => void template('registered')}>
          {t('imports.templateRegistered')}
        </Button>
        <Button variant="default" onClick={() => void template('filed')}>
          {t('imports.templateFiled')}
        </Button>
      </div>
      <LayoutList />
    </div>
  );
}
