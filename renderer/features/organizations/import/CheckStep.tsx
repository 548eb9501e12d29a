import { Button, Radio, Select, Tabs } from '@mantine/core';
import { IconAdjustments, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { saveFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { groupedNumber } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { EXISTING_CHOICES } from '#shared/features/organizations/organizations.contract.ts';
import { REGISTRATION_KINDS } from '#shared/features/organizations/organizations.rules.ts';
import { useFieldWords } from '../fieldWords.ts';
import { CheckedRows, ROW_CLASSES, type RowClass } from './CheckedRows.tsx';
import { ColumnMapping } from './ColumnMapping.tsx';
import styles from './ImportPage.module.css';
import type { ImportOptions } from './ImportPage.tsx';

type Result = CallOutput<'organizations.importCheck'>;
type Choices = NonNullable<CallInput<'organizations.importApply'>['choices']>;
type Props = {
  readonly options: ImportOptions;
  readonly result: Result;
  readonly checking: boolean;
  readonly applying: boolean;
  onOptions(options: ImportOptions): void;
  onRestart(): void;
  onApply(choices: Choices): void;
};

/** Encodings that a text file may have; spreadsheets have none to choose. */
const ENCODINGS = [
  { value: 'utf-8', key: 'imports.encoding_utf8' },
  { value: 'gb18030', key: 'imports.encoding_gb18030' },
  { value: 'utf-16le', key: 'imports.encoding_utf16le' },
] as const;

/** Second step: what every row is, why, and what will be done with it. Nothing has been written yet. */
export function CheckStep({ options, result, checking, applying, onOptions, onRestart, onApply }: Props) {
  const { t } = useText();
  const words = useFieldWords();
  const [mappingOpen, setMappingOpen] = useState(false);
  const [shown, setShown] = useState<RowClass>(() => (result.counts.invalid > 0 ? 'invalid' : 'good'));
  const [existing, setExisting] = useState<(typeof EXISTING_CHOICES)[number]>('skip');
  const [conflict, setConflict] = useState<'skip' | 'update'>('skip');
  const present = result.database.same + result.database.different;
  const updated = existing === 'update' ? result.database.different : 0;
  const blocked = existing === 'stop' && present > 0;
  const amount = blocked ? 0 : result.database.new + updated;
  const busy = checking || applying;
  const personal = result.columns.filter((column) => column.treatment === 'not_imported').length;
  const mapped = result.columns.filter((column) => column.treatment === 'mapped').length;
  const errorFile = async () => {
    try {
      const { file } = await runJob('organizations.importErrors', options, 'imports.errorsFile');
      if (await saveFile(file)) announce(t('common.fileSaved'));
    } catch (error) {
      announceError(error);
    }
  };
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
              if (registrationKind !== undefined) onOptions({ ...rest, registrationKind });
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
                if (sheet !== null) onOptions({ ...rest, sheet });
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
              onChange={(encoding) => encoding !== null && onOptions({ ...options, encoding })}
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
      <Tabs
        className={styles.tabs}
        value={shown}
        onChange={(value) => setShown(ROW_CLASSES.find((item) => item === value) ?? 'good')}
      >
        <Tabs.List>
          {ROW_CLASSES.map((item) => (
            <Tabs.Tab key={item} value={item}>
              {t(`imports.tab_${item}`)} {groupedNumber(result.counts[item])}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <CheckedRows rows={result.rows} shown={shown} />
      {(present > 0 || result.counts.duplicateConflict > 0) && (
        <div className={styles.choices}>
          {present > 0 && (
            <fieldset className={styles.choice} disabled={busy}>
              <legend>
                {t('imports.existingTitle', {
                  count: groupedNumber(present),
                  different: groupedNumber(result.database.different),
                })}
              </legend>
              <div className={styles.radios}>
                {EXISTING_CHOICES.map((choice) => (
                  <Radio
                    key={choice}
                    name="existing"
                    label={t(`imports.existing_${choice}`)}
                    checked={existing === choice}
                    onChange={() => setExisting(choice)}
                  />
                ))}
              </div>
            </fieldset>
          )}
          {result.counts.duplicateConflict > 0 && (
            <fieldset className={styles.choice} disabled={busy}>
              <legend>{t('imports.conflictTitle', { count: groupedNumber(result.counts.duplicateConflict) })}</legend>
              <div className={styles.radios}>
                {(['skip', 'update'] as const).map((choice) => (
                  <Radio
                    key={choice}
                    name="conflict"
                    label={t(`imports.conflict_${choice}`)}
                    checked={conflict === choice}
                    onChange={() => setConflict(choice)}
                  />
                ))}
              </div>
            </fieldset>
          )}
        </div>
      )}
      <div className={styles.foot}>
        {amount === 0 ? (
          <Notice tone="behind">{t('imports.nothing')}</Notice>
        ) : (
          <span>
            {t('imports.summary', {
              added: groupedNumber(result.database.new),
              updated: groupedNumber(updated),
              invalid: groupedNumber(result.counts.invalid),
            })}
          </span>
        )}
        <span className={styles.gap} />
        {result.counts.invalid > 0 && (
          <Button
            variant="default"
            leftSection={<IconDownload size={14} />}
            disabled={busy}
            onClick={() => void errorFile()}
          >
            {t('imports.errorFile')}
          </Button>
        )}
        <Button
          loading={applying}
          disabled={checking || amount === 0}
          onClick={() => onApply({ good: 'add', existing, duplicateExact: 'skip', duplicateConflict: conflict })}
        >
          {t('imports.apply')}
        </Button>
      </div>
    </>
  );
}
