import { Select } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { loadedRow, usePagedRows } from '#renderer/api/pages.ts';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { REGISTRY_TABS } from '#renderer/app/navigationItems.ts';
import type { Command } from '#renderer/ui/commands.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { SplitView } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallInput } from '#shared/contract/list.ts';
import type { AnnualReviewFields, ReviewRow } from '#shared/features/annualReviews/annualReviews.contract.ts';
import { CONCLUSIONS_OF_REGIME, REVIEW_GROUPS } from '#shared/features/annualReviews/annualReviews.rules.ts';
import type { AnnualReviewConclusion } from '#shared/features/organizations/organizations.lists.ts';
import styles from './AnnualReviewsPage.module.css';
import { SET_CONCLUSION } from './conclusionCommands.ts';
import { ReviewEntry } from './ReviewEntry.tsx';
import { ReviewTable } from './ReviewTable.tsx';

type Filter = Omit<CallInput<'annualReviews.organizations'>['filter'], 'year'> & { readonly year?: number };

const filterStore = createFilterStore<Filter>({});

/** 年检年报: who had to take part in a year, who did and with what conclusion; conclusions are entered down the list. */
export function AnnualReviewsPage() {
  const text = useText();
  const { t, label } = text;
  const { today } = useSession();
  const can = useCan();
  const [, navigate] = useLocation();
  const lastYear = Number(today.slice(0, 4)) - 1;
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const year = value.year ?? lastYear;
  const query = { ...settled, year: settled.year ?? lastYear };
  const overview = useCall('annualReviews.overview', { year }, { keep: true });
  const facets = useCall('organizations.facets', {});
  const rows = usePagedRows('annualReviews.organizations', { filter: query });
  const [chosenId, setChosenId] = useState<string | null>(null);
  /** Said in the filter row: down a long list a message for each would only cover it. */
  const [said, setSaid] = useState('');
  const save = useCommand('annualReviews.save');
  const chosen = loadedRow(rows, chosenId);
  const canWrite = can('registry.write');
  const regime = overview.data?.regime ?? 'inspection';
  const conclusions = CONCLUSIONS_OF_REGIME[regime];
  const kept = chosen?.review ?? null;
  const initial = {
    year,
    regime: kept?.regime ?? regime,
    submittedOn: kept?.submittedOn ?? null,
    concludedOn: kept?.concludedOn ?? null,
    rectificationDueOn: kept?.rectificationDueOn ?? null,
    conclusion: kept?.conclusion ?? null,
  };
  const record = (fields: AnnualReviewFields) => {
    if (chosen === null) return;
    const next = nextId(rows, chosen.id);
    const target = kept === null ? {} : { id: kept.id, expectedRevision: kept.revision };
    save.mutate(
      { organizationId: chosen.id, ...target, fields },
      {
        onSuccess: () => {
          const conclusion = label('organizationLabels', `conclusion_${fields.conclusion}`);
          setSaid(t('annualReviews.saved', { name: chosen.name, conclusion }));
          setChosenId(next);
        },
      },
    );
  };
  const conclude = (conclusion: AnnualReviewConclusion) => record({ ...initial, regime, conclusion });
  const print = () => printFile(() => runJob('annualReviews.print', { year }, 'annualReviews.printing'));
  const open = (row: ReviewRow) => navigate(`/organizations/${row.id}`);
  const goToYear = (to: number) => narrow('year', to === lastYear ? undefined : to);
  const commands: readonly Command[] = [
    ...conclusions.map(
      (conclusion, index): Command => ({
        id: `annualReviews.${conclusion}`,
        label: SET_CONCLUSION[conclusion],
        shortcut: `Ctrl+${index + 1}`,
        canRun: () => canWrite && chosen !== null && !save.isPending,
        run: () => conclude(conclusion),
      }),
    ),
    {
      id: 'annualReviews.previous',
      label: 'annualReviews.previousYear',
      shortcut: 'Alt+PageUp',
      canRun: () => true,
      run: () => goToYear(year - 1),
    },
    {
      id: 'annualReviews.next',
      label: 'annualReviews.nextYear',
      shortcut: 'Alt+PageDown',
      canRun: () => year <= lastYear,
      run: () => goToYear(year + 1),
    },
  ];
  return (
    <ListPage
      title={t('annualReviews.title')}
      rows={rows}
      filter={filter}
      commands={commands}
      tabs={{ label: t('organizations.title'), tabs: REGISTRY_TABS }}
      error={overview.error}
      actions={<ExportMenu list="annualReviews" input={{ filter: query }} />}
      note={
        <span role="status" className={styles.said}>
          {said}
        </span>
      }
      print={{ id: 'annualReviews.print', label: 'annualReviews.print', run: () => void print() }}
      search={{
        id: 'annualReviews.find',
        label: 'annualReviews.find',
        placeholder: t('annualReviews.findPlaceholder'),
        width: 220,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <Select
            w={110}
            allowDeselect={false}
            aria-label={t('annualReviews.year')}
            data={Array.from({ length: 12 }, (_, index) => String(lastYear + 1 - index))}
            value={String(year)}
            onChange={(chosenYear) => goToYear(Number(chosenYear ?? lastYear))}
          />
          <FilterSelect
            width={130}
            label={t('annualReviews.reviewed')}
            all={t('annualReviews.group_due')}
            options={REVIEW_GROUPS.filter((group) => group !== 'due')}
            words={(group) => t(`annualReviews.group_${group}`)}
            value={value.group === 'due' ? undefined : value.group}
            onChange={(group) => narrow('group', group)}
          />
          <FilterSelect
            width={180}
            label={t('annualReviews.townshipName')}
            all={t('annualReviews.allTownships')}
            options={facets.data?.townships ?? []}
            value={value.townshipName}
            onChange={(township) => narrow('townshipName', township)}
          />
        </>
      }
    >
      {overview.data !== undefined && (
        <div className={styles.summary}>
          <ReviewTable
            overview={overview.data}
            chosen={{ group: value.group ?? 'due', legalType: value.legalType }}
            onChoose={({ group, legalType }) =>
              filterStore.update((now) => {
                const { group: _group, legalType: _type, ...others } = now;
                return { ...others, ...(group === 'due' ? {} : { group }), ...(legalType ? { legalType } : {}) };
              })
            }
          />
        </div>
      )}
      <SplitView
        width="narrow"
        small="both"
        list={
          <ListTable
            label={t('annualReviews.title')}
            rows={rows}
            filter={filter}
            columns={columnsOf(text)}
            chosen={chosenId}
            onChoose={(row) => setChosenId(row.id)}
            onOpen={open}
            placeKey="annual reviews"
            noneFound={t('annualReviews.noneFound')}
            none={{ title: t('annualReviews.none'), help: t('annualReviews.noneHelp') }}
          />
        }
        side={
          !canWrite || chosen === null ? null : (
            <ReviewEntry
              key={`${chosen.id} ${kept?.revision ?? 0} ${year}`}
              row={chosen}
              initial={initial}
              conclusions={conclusions}
              saving={save.isPending}
              failure={save.error}
              onSave={record}
            />
          )
        }
      />
    </ListPage>
  );
}

/** The organization after this one in the list; a conclusion leads on to it. */
function nextId(rows: { readonly total: number; rowAt(index: number): ReviewRow | undefined }, id: string) {
  for (let index = 0; index < rows.total; index += 1) {
    if (rows.rowAt(index)?.id === id) return rows.rowAt(index + 1)?.id ?? null;
  }
  return null;
}

function columnsOf({ t, label }: Text): Column<ReviewRow>[] {
  return [
    {
      id: 'name',
      label: t('annualReviews.organization'),
      width: 200,
      grow: 2,
      render: (row) => row.name,
      text: (row) => row.name,
    },
    {
      id: 'conclusion',
      label: t('annualReviews.conclusion'),
      width: 130,
      render: ({ review }) =>
        review === null
          ? t('annualReviews.notRecorded')
          : label('organizationLabels', `conclusion_${review.conclusion}`),
    },
    {
      id: 'submittedOn',
      label: t('annualReviews.submittedOn'),
      width: 104,
      render: ({ review }) => review?.submittedOn,
    },
    {
      id: 'concludedOn',
      label: t('annualReviews.concludedOn'),
      width: 104,
      render: ({ review }) => review?.concludedOn,
    },
    {
      id: 'legalType',
      label: t('annualReviews.type'),
      width: 160,
      render: ({ legalType }) => (legalType === null ? '' : label('organizationLabels', `legalType_${legalType}`)),
    },
    {
      id: 'townshipName',
      label: t('annualReviews.townshipName'),
      width: 120,
      render: ({ townshipName }) => townshipName,
    },
  ];
}
