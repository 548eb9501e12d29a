import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { ACTION_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { dutyName, periodName, ruleWords } from '#shared/features/recurringDuties/dutyWords.ts';
import type { MissingRow } from '#shared/features/recurringDuties/recurringDuties.contract.ts';
import styles from './Cadence.module.css';

type Filter = { readonly text?: string };

const filterStore = createFilterStore<Filter>({});

/** The organizations that lack a council meeting or a confirmed contact list in a period. */
export function MissingPage() {
  const text = useText();
  const { t } = text;
  const { today } = useSession();
  const [, go] = useLocation();
  const [key] = useAddressPart('key');
  const [yearText] = useAddressPart('year');
  const [numberText] = useAddressPart('number');
  const year = Number(yearText ?? today.slice(0, 4));
  const number = Number(numberText ?? '1');
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const input = { key: key ?? 'council', year, number, ...settled };
  const rows = usePagedRows('recurringDuties.missing', input);
  const head = useCall('recurringDuties.missing', { ...input, limit: 1 }, { keep: true });
  const duties = useCall('recurringDuties.year', { year });
  const rule = duties.data?.rows.find((one) => one.key === input.key);
  const isCouncil = rule?.duty !== 'contacts';
  const print = () => printFile(() => runJob('recurringDuties.printMissing', input, 'recurringDuties.printingMissing'));
  return (
    <ListPage
      title={t('recurringDuties.missingTitle', { duty: rule === undefined ? '' : dutyName(rule, t) })}
      rows={rows}
      filter={filter}
      error={duties.error}
      tabs={{ label: t('shell.actions'), tabs: ACTION_TABS }}
      actions={
        <>
          <Button variant="default" onClick={() => go(placeWith('/actions/cadence', { year: String(year) }))}>
            {t('recurringDuties.missingBack')}
          </Button>
          <ExportMenu list="recurringMissing" input={input} />
        </>
      }
      print={{ id: 'missing.print', label: 'recurringDuties.printMissing', run: () => void print() }}
      search={{
        id: 'missing.find',
        label: 'recurringDuties.missingFind',
        placeholder: t('recurringDuties.missingFind'),
        width: 200,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
    >
      {head.data !== undefined && rule !== undefined && (
        <p className={styles.rule}>
          {t('recurringDuties.missingSubtitle', {
            ...{ year, period: periodName(rule, { number }, t), inEffect: head.data.inEffect },
            ...{ covered: head.data.covered, missing: head.data.inEffect - head.data.covered },
          })}
          <span className={styles.beside}>{ruleWords(rule, t)}</span>
        </p>
      )}
      <ListTable
        label={t('recurringDuties.openList')}
        rows={rows}
        filter={filter}
        columns={columnsOf(text, isCouncil)}
        onOpen={(row) => go(`/organizations/${row.id}?tab=${isCouncil ? 'meetings' : 'contacts'}`)}
        placeKey={`missing ${input.key} ${year} ${number}`}
        noneFound={t('recurringDuties.missingNoneFound')}
        none={{ title: t('recurringDuties.missingNone'), help: t('recurringDuties.missingNoneHelp') }}
      />
    </ListPage>
  );
}

function columnsOf({ t, known }: Text, isCouncil: boolean): readonly Column<MissingRow>[] {
  const cell = (id: string, label: string, width: number, value: (row: MissingRow) => string, grow = 0) => ({
    ...{ id, label, width, grow, render: value, text: value },
  });
  const all: readonly Column<MissingRow>[] = [
    cell('organization', t('recurringDuties.columnOrganization'), 220, (row) => row.organizationName, 3),
    cell('type', t('recurringDuties.columnType'), 216, (row) =>
      row.legalType === null ? '' : (known(`organizationLabels.legalType_${row.legalType}`) ?? ''),
    ),
    cell('township', t('recurringDuties.columnTownship'), 120, (row) => row.townshipName ?? '', 1),
    cell('supervising', t('recurringDuties.columnSupervising'), 140, (row) => row.supervisingUnit ?? '', 1),
    cell('count', t('recurringDuties.columnCount'), 150, ({ count, notCounted }) =>
      notCounted === 0
        ? t('recurringDuties.countOnly', { count })
        : t('recurringDuties.countAndNot', { count, notCounted }),
    ),
  ];
  return isCouncil ? all : all.filter(({ id }) => id !== 'count');
}
