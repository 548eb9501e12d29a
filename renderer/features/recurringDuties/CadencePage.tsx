import { Button, Select } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { ACTION_TABS } from '#renderer/app/navigationItems.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, SplitView, Toolbar } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { dutyName, periodName, ruleWords } from '#shared/features/recurringDuties/dutyWords.ts';
import type { DutyCell, DutyRow } from '#shared/features/recurringDuties/recurringDuties.contract.ts';
import styles from './Cadence.module.css';
import { DutySide } from './DutySide.tsx';
import { DutyState } from './DutyState.tsx';

const QUIET: ReadonlySet<string> = new Set(['ahead', 'nothing', 'not_kept']);

/** 常规工作: every duty that comes again, in each of its periods of a year; a period opens what was done, or what is to be done. */
export function CadencePage() {
  const { t } = useText();
  const { today } = useSession();
  const [yearText] = useAddressPart('year');
  const [path, go] = useLocation();
  const thisYear = Number(today.slice(0, 4));
  const asked = Number(yearText);
  const year = yearText !== null && asked >= 1990 && asked <= 2089 ? asked : thisYear;
  const { data, error, refetch } = useCall('recurringDuties.year', { year }, { keep: true });
  const [chosen, change] = useAddressPart('duty');
  const setChosen = (key: string | null) => change(key, { replace: true });
  const print = () => printFile(() => runJob('recurringDuties.print', { year }, 'recurringDuties.printing'));
  useCommands([
    {
      id: 'recurringDuties.print',
      label: 'recurringDuties.print',
      shortcut: 'Ctrl+P',
      canRun: () => true,
      run: () => void print(),
    },
    {
      id: 'recurringDuties.close',
      label: 'common.close',
      shortcut: 'Escape',
      canRun: () => chosen !== null,
      run: () => setChosen(null),
    },
  ]);
  const unverified = [
    ...new Set(
      data?.rows.flatMap(({ cells }) =>
        cells.flatMap((cell) => [...(cell.reason?.unverifiedYears ?? []), ...cell.advised.unverifiedYears]),
      ),
    ),
  ];
  const open = data?.rows
    .flatMap((row) => row.cells.map((cell) => ({ row, cell })))
    .find((one) => keyOf(one) === chosen);
  return (
    <Page
      scroll={false}
      title={t('recurringDuties.title')}
      subtitle={t('recurringDuties.subtitle', { year, date: today })}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            title="Ctrl+P"
            onClick={() => void print()}
          >
            {t('recurringDuties.print')}
          </Button>
          <ExportMenu list="recurringDuties" input={{ year }} />
        </>
      }
    >
      <SubTabs label={t('shell.actions')} tabs={ACTION_TABS} />
      <Toolbar>
        <Select
          w={88}
          aria-label={t('recurringDuties.year')}
          allowDeselect={false}
          data={[...new Set([...yearsDownFrom(thisYear + 1), year])].map(String)}
          value={String(year)}
          onChange={(next) => go(placeWith(path, { year: next }), { replace: true })}
        />
        <span className={styles.dim}>{t('recurringDuties.intro')}</span>
      </Toolbar>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && (
        <>
          <p className={styles.rule}>
            {data.since > `${year}-01-01` && t('recurringDuties.kept', { date: data.since })}
            {unverified.length > 0 &&
              t('recurringDuties.unverified', { years: unverified.sort().join(t('recurringDuties.join')) })}
          </p>
          <SplitView
            small="side"
            width="narrow"
            list={
              <div className={styles.scroll}>
                {data.rows.map((row) => (
                  <Duty key={row.key} row={row} chosen={chosen} onChoose={setChosen} />
                ))}
              </div>
            }
            side={
              open === undefined ? null : (
                <DutySide year={year} row={open.row} cell={open.cell} onClose={() => setChosen(null)} />
              )
            }
          />
        </>
      )}
    </Page>
  );
}

function keyOf({ row, cell }: { readonly row: DutyRow; readonly cell: DutyCell }): string {
  return `${row.key} ${cell.number}`;
}

type DutyProps = { readonly row: DutyRow; readonly chosen: string | null; onChoose(key: string | null): void };

/** One duty: name and rule, then its periods side by side. */
function Duty({ row, chosen, onChoose }: DutyProps) {
  const { t } = useText();
  const name = dutyName(row, t);
  return (
    <section className={styles.duty} aria-label={name}>
      <div>
        <div className={styles.name}>{name}</div>
        <div className={styles.ruleText}>{ruleWords(row, t)}</div>
      </div>
      <div className={styles.cells} data-count={row.cells.length}>
        {row.cells.map((cell) => {
          const key = keyOf({ row, cell });
          return (
            <button
              key={key}
              type="button"
              className={styles.cell}
              data-opens
              data-quiet={QUIET.has(cell.state)}
              aria-expanded={chosen === key}
              onClick={() => onChoose(chosen === key ? null : key)}
            >
              <span className={styles.period}>{periodName(row, cell, t)}</span>
              <DutyState row={row} cell={cell} />
            </button>
          );
        })}
      </div>
    </section>
  );
}
