import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { extraKey } from '#shared/features/extraFields/extraFields.rules.ts';
import { IMPORT_FIELDS } from '#shared/features/organizations/import/importHeaders.ts';
import { useFieldWords } from '../fieldWords.ts';
import styles from './ImportPage.module.css';
import { useImportText } from './issueWords.ts';
import { type ImportOptions, withoutRows } from './useRowDecisions.ts';

type Result = CallOutput<'organizations.importCheck'>;
type Props = {
  readonly options: ImportOptions;
  readonly result: Result;
  readonly checking: boolean;
  onOptions(options: ImportOptions): void;
};

/** Fields that a whole list may share. */
const FILLED = ['registrationAuthority', 'supervisingUnit', 'townshipName', 'communityName'] as const;

/** Which column becomes which field; columns of personal data cannot be chosen. */
export function ColumnMapping({ options, result, checking, onOptions }: Props) {
  const { t, label } = useImportText();
  const added = useFieldWords().added.filter((field) => !field.retired);
  const [mapping, setMapping] = useState<Readonly<Record<string, string | null>>>(() => mappingOf(result));
  const [filled, setFilled] = useState<Readonly<Record<string, string>>>(options.fillDown ?? {});
  const nameOf = (field: string) => {
    const [name = '', year] = field.split(':');
    return year === undefined ? label('importFields', name) : `${label('importFields', name)} ${year}`;
  };
  const choicesOf = (field: string | null) => {
    const names: readonly string[] = [...IMPORT_FIELDS, ...added.map(({ id }) => extraKey(id))];
    const known = names.map((name) => ({ value: name, label: nameOf(name) }));
    return field !== null && !known.some((choice) => choice.value === field)
      ? [...known, { value: field, label: nameOf(field) }]
      : known;
  };
  const run = () => {
    const fillDown = Object.fromEntries(Object.entries(filled).filter(([, value]) => value.trim() !== ''));
    onOptions({
      ...withoutRows(options),
      mapping: { ...mapping },
      ...(Object.keys(fillDown).length > 0 ? { fillDown } : {}),
    });
  };
  return (
    <div className={styles.columns}>
      <div className={styles.columnsHead}>
        <span className={styles.remark}>{t('imports.columnsHelp', { rows: result.headerRows.join('、') })}</span>
        <span className={styles.gap} />
        <Button loading={checking} onClick={run}>
          {t('imports.recheck')}
        </Button>
      </div>
      <div className={styles.mapping}>
        {result.columns.map((column) => (
          <div key={column.index} className={styles.mapped}>
            <span className={styles.header} title={column.header}>
              {column.header}
            </span>
            {column.treatment === 'not_imported' ? (
              <span className={styles.personal}>{t('imports.columnPersonal')}</span>
            ) : (
              <Select
                aria-label={column.header}
                searchable
                clearable
                placeholder={t('imports.columnNotUsed')}
                data={choicesOf(mapping[column.index] ?? null)}
                value={mapping[column.index] ?? null}
                onChange={(value) => setMapping({ ...mapping, [column.index]: value })}
              />
            )}
          </div>
        ))}
      </div>
      <div className={styles.fill}>
        {FILLED.map((field) => (
          <div key={field} className={styles.mapped}>
            <span className={styles.header} title={t('imports.fillDownHelp')}>
              {nameOf(field)} · {t('imports.fillDown')}
            </span>
            <WatchedText>
              <TextInput
                aria-label={`${t('imports.fillDown')} ${nameOf(field)}`}
                value={filled[field] ?? ''}
                onChange={(event) => setFilled({ ...filled, [field]: event.currentTarget.value })}
              />
            </WatchedText>
          </div>
        ))}
      </div>
    </div>
  );
}

function mappingOf(result: Result): Record<string, string | null> {
  return Object.fromEntries(
    result.columns
      .filter((column) => column.treatment !== 'not_imported')
      .map((column) => [String(column.index), column.field]),
  );
}
