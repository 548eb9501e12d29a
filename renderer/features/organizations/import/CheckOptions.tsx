import { Button, Select } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useState } from 'react';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { REGISTRATION_KINDS } from '#shared/features/organizations/organizations.rules.ts';
import { useFieldWords } from '../fieldWords.ts';
import { ColumnMapping } from './ColumnMapping.tsx';
import styles from './ImportPage.module.css';
import { type CheckResult, type ImportOptions, withoutRows } from './useRowDecisions.ts';

type Props = {
  readonly options: ImportOptions;
  readonly result: CheckResult;
  readonly checking: boolean;
  readonly busy: boolean;
  onOptions(options: ImportOptions): void;
  onRestart(): void;
};

/** Encodings that a text file may have; spreadsheets have none to choose. */
const ENCODINGS = [
  { value: 'utf-8', key: 'imports.encoding_utf8' },
  { value: 'gb18030', key: 'imports.encoding_gb18030' },
  { value: 'utf-16le', key: 'imports.encoding_utf16le' },
] as const;

/** How the file is read: kind of list, sheet, encoding, columns; and by which remembered layout. */
export function CheckOptions({ options, result, checking, busy, onOptions, onRestart }: Props) {
  const { t } = useText();
  const words = useFieldWords();
  const [mappingOpen, setMappingOpen] = useState(false);
  const personal = result.columns.filter((column) => column.treatment === 'not_imported').length;
  const mapped = result.columns.filter((column) => column.treatment === 'mapped').length;
  return (
    <>
      <div className={styles.options}>
        <div className={styles.option}>
          {t('imports.kind')}
          <Select
            aria-label={t('imports.kind')}
            w={96}
            allowDeselect={false}
            disabled={busy}
            data={REGISTRATION_KINDS.map((value) => ({ value, label: words.word('registrationKind', value) }))}
            value={result.registrationKind}
            onChange={(value) => {
              const registrationKind = REGISTRATION_KINDS.find((kind) => kind === value);
              const { mapping: _mapping, ...rest } = options;
              if (registrationKind !== undefined) onOptions({ ...withoutRows(rest), registrationKind });
            }}
          />
        </div>
        {result.sheets.length > 1 && (
          <div className={styles.option}>
            {t('imports.sheet')}
            <Select
              aria-label={t('imports.sheet')}
              w={160}
              allowDeselect={false}
              disabled={busy}
              data={[...result.sheets]}
              value={result.sheet}
              onChange={(sheet) => {
                const { mapping: _mapping, ...rest } = options;
                if (sheet !== null) onOptions({ ...withoutRows(rest), sheet });
              }}
            />
          </div>
        )}
        {result.encoding !== null && (
          <div className={styles.option}>
            {t('imports.encoding')}
            <Select
              aria-label={t('imports.encoding')}
              w={180}
              allowDeselect={false}
              disabled={busy}
              data={ENCODINGS.map(({ value, key }) => ({ value, label: t(key) }))}
              value={result.encoding}
              onChange={(encoding) => encoding !== null && onOptions({ ...withoutRows(options), encoding })}
            />
          </div>
        )}
        <Button
          variant={mappingOpen ? 'light' : 'default'}
          leftSection={<IconAdjustments size={14} />}
          aria-expanded={mappingOpen}
          onClick={() => setMappingOpen(!mappingOpen)}
        >
          {t('imports.columns')}
        </Button>
        <span className={styles.remark}>
          {t('imports.columnsCount', { mapped, left: result.columns.length - mapped - personal, personal })}
        </span>
        <span className={styles.gap} />
        <Button variant="default" disabled={busy} onClick={onRestart}>
          {t('imports.otherFile')}
        </Button>
      </div>
      {mappingOpen && (
        <ColumnMapping
          key={JSON.stringify(result.columns)}
          options={options}
          result={result}
          checking={checking}
          onOptions={onOptions}
        />
      )}
      {result.layoutName !== null && (
        <div className={styles.notice}>
          <Notice>{t('imports.layoutUsed', { name: result.layoutName })}</Notice>
        </div>
      )}
    </>
  );
}
