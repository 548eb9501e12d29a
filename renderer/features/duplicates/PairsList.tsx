import { Button, Checkbox } from '@mantine/core';
import { IconArrowsJoin } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { loadedRow, usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { REGISTRY_TABS } from '#renderer/app/navigationItems.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import type { Command } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { useListFilter } from '#renderer/ui/listFilter.ts';
import { useText } from '#renderer/ui/text.tsx';
import { LIKENESS } from '#shared/features/duplicates/duplicates.rules.ts';
import { ChoosePairDialog } from './ChoosePairDialog.tsx';
import { pairsFilter } from './duplicatesFilter.ts';
import { mergePlace, pairColumns } from './pairWords.tsx';

type Props = {
  readonly view: 'open' | 'distinct';
  /** The switch between the views of the page. */
  readonly choice: ReactNode;
};

/** The pairs of one view, with what can be done about the chosen one. */
export function PairsList({ view, choice }: Props) {
  const text = useText();
  const { t } = text;
  const [, go] = useLocation();
  const can = useCan();
  const filter = useListFilter(pairsFilter);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('duplicates.pairs', { view, ...settled });
  // The same answer as the first rows: nothing is read twice.
  const cutGroups = useCall('duplicates.pairs', { view, ...settled, offset: 0, limit: 200 }).data?.cutGroups ?? 0;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const chosen = loadedRow(rows, chosenId);
  const canWrite = can('registry.write');
  const markDistinct = async () => {
    if (chosen === null) return;
    const { first, second } = chosen;
    const reason = await askReason({
      title: t('duplicates.markDistinctTitle'),
      body: t('duplicates.markDistinctBody', { first: first.name, second: second.name }),
      label: t('duplicates.markDistinctLabel'),
      confirm: t('duplicates.markDistinct'),
    });
    if (reason === null) return;
    await call('duplicates.markDistinct', { oneId: first.id, otherId: second.id, reason }).then(
      () => announce(t('duplicates.marked')),
      announceError,
    );
  };
  const takeBack = async () => {
    if (chosen === null || chosen.ruling === null) return;
    const { id, revision } = chosen.ruling;
    const reason = await askReason({
      title: t('duplicates.takeBack'),
      body: t('duplicates.takeBackBody'),
      label: t('duplicates.takeBackLabel'),
      confirm: t('duplicates.takeBack'),
    });
    if (reason === null) return;
    await call('duplicates.takeBack', { id, expectedRevision: revision, reason }).then(
      () => announce(t('duplicates.takenBack')),
      announceError,
    );
  };
  const commands: readonly Command[] = [
    {
      id: 'duplicates.choosePair',
      label: 'duplicates.choosePair',
      canRun: () => true,
      run: () => setChoosing(true),
    },
    {
      id: 'duplicates.open',
      label: 'duplicates.open',
      canRun: () => chosen !== null,
      run: () => chosen !== null && go(`/organizations/${chosen.first.id}`),
    },
    {
      id: 'duplicates.openOther',
      label: 'duplicates.openOther',
      canRun: () => chosen !== null,
      run: () => chosen !== null && go(`/organizations/${chosen.second.id}`),
    },
    {
      id: 'duplicates.markDistinct',
      label: 'duplicates.markDistinct',
      canRun: () => canWrite && chosen !== null && view === 'open',
      run: () => void markDistinct(),
    },
    {
      id: 'duplicates.takeBack',
      label: 'duplicates.takeBack',
      canRun: () => canWrite && chosen !== null && view === 'distinct',
      run: () => void takeBack(),
    },
  ];
  const none =
    view === 'open'
      ? { title: t('duplicates.none'), help: t('duplicates.noneHelp') }
      : { title: t('duplicates.noneDistinct'), help: t('duplicates.noneDistinctHelp') };
  return (
    <ListPage
      title={t('duplicates.title')}
      total="common.totalPairs"
      rows={rows}
      filter={filter}
      commands={commands}
      tabs={{ label: t('organizations.title'), tabs: REGISTRY_TABS }}
      actions={
        <>
          <Button variant="default" onClick={() => setChoosing(true)}>
            {t('duplicates.choosePair')}
          </Button>
          <ExportMenu list="duplicates" input={{ view, ...settled }} />
          {chosen !== null && (
            <>
              <Button variant="default" onClick={() => go(`/organizations/${chosen.first.id}`)}>
                {t('duplicates.open')}
              </Button>
              <Button variant="default" onClick={() => go(`/organizations/${chosen.second.id}`)}>
                {t('duplicates.openOther')}
              </Button>
              {canWrite && view === 'open' && (
                <Button variant="default" onClick={() => void markDistinct()}>
                  {t('duplicates.markDistinct')}
                </Button>
              )}
              {canWrite && view === 'distinct' && (
                <Button variant="default" onClick={() => void takeBack()}>
                  {t('duplicates.takeBack')}
                </Button>
              )}
              <Button leftSection={<IconArrowsJoin size={15} aria-hidden />} onClick={() => go(mergePlace(chosen))}>
                {t(can('registry.void') ? 'duplicates.compare' : 'duplicates.compareRead')}
              </Button>
            </>
          )}
        </>
      }
      note={cutGroups > 0 && <span>{t('duplicates.cutGroups', { count: cutGroups })}</span>}
      search={{
        id: 'duplicates.find',
        label: 'duplicates.find',
        placeholder: t('duplicates.findPlaceholder'),
        width: 200,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          {choice}
          <FilterSelect
            width={180}
            all={t('duplicates.allReasons')}
            label={t('duplicates.reason')}
            options={LIKENESS.filter((code) => code !== 'sameCode')}
            words={(code) => t(`likenessShortLabels.${code}`)}
            value={value.reason}
            onChange={(reason) => narrow('reason', reason)}
          />
          <Checkbox
            label={t('duplicates.includeEnded')}
            checked={value.includeEnded !== false}
            onChange={(event) => narrow('includeEnded', event.currentTarget.checked ? undefined : false)}
          />
        </>
      }
    >
      <ListTable
        label={t('duplicates.title')}
        rows={rows}
        filter={filter}
        columns={pairColumns(text, view)}
        chosen={chosenId}
        onChoose={(row) => setChosenId(row.id)}
        onOpen={(row) => go(mergePlace(row))}
        placeKey={`duplicates ${view}`}
        noneFound={t('duplicates.noneFound')}
        none={none}
      />
      {choosing && <ChoosePairDialog onClose={() => setChoosing(false)} />}
    </ListPage>
  );
}
