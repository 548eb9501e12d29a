import { Button, Tabs } from '@mantine/core';
import { IconArrowDown, IconDownload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { saveFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { groupedNumber } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput, HandlerInput } from '#shared/contract/list.ts';
import { CheckedRows, ROW_VIEWS, type RowView, rowsOfView } from './CheckedRows.tsx';
import { CheckOptions } from './CheckOptions.tsx';
import { ClassChoices } from './ClassChoices.tsx';
import styles from './ImportPage.module.css';
import { RowPanel } from './RowPanel.tsx';
import {
  actionOf,
  type CheckResult,
  type ImportOptions,
  useRowDecisions,
  withCorrection,
  withLeftOut,
} from './useRowDecisions.ts';

export type Choices = HandlerInput<'organizations.importApply'>['choices'];
type RowChoices = NonNullable<CallInput<'organizations.importApply'>['rowChoices']>;
type Props = {
  readonly options: ImportOptions;
  readonly result: CheckResult;
  readonly checking: boolean;
  readonly applying: boolean;
  onOptions(options: ImportOptions): void;
  onRestart(): void;
  onApply(choices: Choices, rowChoices: RowChoices): void;
};

/** Nothing of the registry is touched unless the clerk says so. */
const FIRST_CHOICES: Choices = { good: 'add', existing: 'skip', duplicateExact: 'skip', duplicateConflict: 'skip' };

/** Second step: what every row is, why, and what will be done with it. Nothing has been written yet. */
export function CheckStep({ options, result, checking, applying, onOptions, onRestart, onApply }: Props) {
  const { t } = useText();
  const [shown, setShown] = useState<RowView>(() => (result.counts.invalid > 0 ? 'invalid' : 'good'));
  const [line, setLine] = useState<number | null>(null);
  /** Counts the times that the cells of the chosen row were asked for by key; 0: the list has the keyboard. */
  const [focusing, setFocusing] = useState(0);
  const [choices, setChoices] = useState<Choices>(FIRST_CHOICES);
  const decisions = useRowDecisions(result, choices);
  const split = useRef<HTMLDivElement>(null);
  const row = result.rows.find((one) => one.line === line);
  const { added, updated } = decisions.totals;
  const present = result.database.same + result.database.different;
  const blocked = choices.existing === 'stop' && present > 0;
  const amount = blocked ? 0 : added + updated;
  const busy = checking || applying;
  const errorFile = async () => {
    try {
      const { file } = await runJob('organizations.importErrors', options, 'imports.errorsFile');
      if (await saveFile(file)) announce(t('common.fileSaved'));
    } catch (error) {
      announceError(error);
    }
  };
  const changeOptions = (next: ImportOptions) => {
    // Other rows, or other columns: choices for single rows would speak of something else.
    if (next.corrections === undefined && next.leftOut === undefined) {
      decisions.clear();
      setLine(null);
    }
    onOptions(next);
  };
  const openCells = (next: number) => {
    setLine(next);
    setFocusing((count) => count + 1);
  };
  const select = (next: number) => {
    setLine(next);
    setFocusing(0);
  };
  const nextError = () => {
    const wrong = rowsOfView(result.rows, 'invalid');
    const next = wrong.find((one) => one.line > (line ?? 0)) ?? wrong[0];
    if (next === undefined) return;
    setShown('invalid');
    openCells(next.line);
  };
  useCommands([
    {
      id: 'imports.nextError',
      label: 'imports.nextError',
      shortcut: 'F8',
      canRun: () => result.counts.invalid > 0,
      run: nextError,
    },
  ]);
  const leave = () => split.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  return (
    <>
      <CheckOptions
        options={options}
        result={result}
        checking={checking}
        busy={busy}
        onOptions={changeOptions}
        onRestart={onRestart}
      />
      <div className={styles.views}>
        <Tabs
          className={styles.tabs}
          value={shown}
          onChange={(value) => setShown(ROW_VIEWS.find((item) => item === value) ?? 'good')}
        >
          <Tabs.List>
            {ROW_VIEWS.map((item) => (
              <Tabs.Tab key={item} value={item}>
                {t(`imports.tab_${item}`)} {groupedNumber(rowsOfView(result.rows, item).length)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        {result.counts.invalid > 0 && (
          <Button variant="default" leftSection={<IconArrowDown size={14} />} onClick={nextError}>
            {t('imports.nextError')} F8
          </Button>
        )}
      </div>
      <div className={styles.rows} ref={split}>
        <div className={styles.list}>
          <CheckedRows
            rows={result.rows}
            shown={shown}
            selected={line}
            actionOf={(one) => (blocked ? 'skip' : actionOf(one, choices, decisions.own.get(one.line)))}
            onSelect={select}
            onOpen={openCells}
          />
        </div>
        {row !== undefined && (
          <RowPanel
            key={row.line}
            row={row}
            columns={result.columns}
            busy={busy}
            focusing={focusing}
            action={actionOf(row, choices, decisions.own.get(row.line))}
            own={decisions.own.get(row.line)}
            onCorrect={(field, value) => onOptions(withCorrection(options, row, field, value))}
            onLeftOut={(isOut) => onOptions(withLeftOut(options, row.line, isOut))}
            onChoice={(choice) => decisions.choose(row.line, choice)}
            onLeave={leave}
          />
        )}
      </div>
      <ClassChoices result={result} choices={choices} busy={busy} onChoices={setChoices} />
      <div className={styles.foot}>
        {amount === 0 ? (
          <Notice tone="behind">{t(result.counts.good > 0 ? 'imports.nothingNew' : 'imports.nothing')}</Notice>
        ) : (
          <span>
            {t('imports.summary', {
              added: groupedNumber(added),
              updated: groupedNumber(updated),
              invalid: groupedNumber(result.counts.invalid),
            })}
            {(options.corrections ?? []).length > 0 &&
              t('imports.summaryCorrected', { count: groupedNumber((options.corrections ?? []).length) })}
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
          onClick={() => onApply(choices, [...decisions.own.values()])}
        >
          {t('imports.apply')}
        </Button>
      </div>
    </>
  );
}
