import { Button, Select } from '@mantine/core';
import { IconClipboardText, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { ACTION_TABS } from '#renderer/app/navigationItems.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSegments } from '#renderer/ui/FilterSegments.tsx';
import { FilterSelect, yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useAskedChoice, useListFilter } from '#renderer/ui/listFilter.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { SplitView } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import { PLAN_SHOWN, type PlanShown } from '#shared/features/planItems/planItems.lists.ts';
import { CarryOverDialog } from './CarryOverDialog.tsx';
import { PlanItemForm } from './PlanItemForm.tsx';
import { PlanItemSide } from './PlanItemSide.tsx';
import { PlanQuarters } from './PlanQuarters.tsx';
import styles from './planItems.module.css';
import { planColumns } from './planWords.tsx';

type Filter = { readonly show?: PlanShown; readonly officeId?: string; readonly text?: string };

const filterStore = createFilterStore<Filter>({});

/** 年度重点工作: the plan of a year in its order, its quarters, and one item beside the list. */
export function PlanPage() {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const { today } = useSession();
  const filter = useListFilter(filterStore);
  useAskedChoice(filterStore, 'show', PLAN_SHOWN);
  const { value, settled, narrow } = filter;
  const [path, go] = useLocation();
  const [yearText] = useAddressPart('year');
  const [chosenId] = useAddressPart('item');
  const [side] = useAddressPart('side');
  const thisYear = Number(today.slice(0, 4));
  // An item that was found elsewhere brings its year along.
  const chosen = useCall('planItems.get', { id: chosenId ?? '' }, { enabled: chosenId !== null, keep: true });
  const asked = Number(yearText);
  const year = yearText !== null && asked >= 1990 && asked <= 2089 ? asked : (chosen.data?.item.year ?? thisYear);
  const input = { ...settled, year };
  const rows = usePagedRows('planItems.list', input);
  const overview = useCall('planItems.overview', { year }, { keep: true });
  const [carrying, setCarrying] = useState(false);
  const canWrite = can('meetings.write');
  const isNew = side === 'new' && canWrite;
  const open = isNew || chosenId !== null;
  const place = (parts: { readonly item?: string; readonly side?: string; readonly year?: number }) =>
    placeWith(path, { year: String(parts.year ?? year), item: parts.item ?? null, side: parts.side ?? null });
  const choose = (item: string | null) => go(place(item === null ? {} : { item }), { replace: true });
  const start = () => go(place({ side: 'new' }), { replace: true });
  const paste = () => go(placeWith('/actions/plan/paste', { year: String(year) }));
  useAskedForm('planItem:', true, (id) => {
    if (!canWrite) return false;
    // Notes on progress and the day it was done are drafts of an item, too: their place is its side.
    const item = id.slice(0, 36);
    const parts = id === 'new' ? { side: 'new' } : id === item ? { item, side: 'edit' } : { item };
    go(place(parts), { replace: true });
    return true;
  });
  const unfinished = overview.data?.unfinishedBefore ?? 0;
  const print = () => printFile(() => runJob('planItems.print', input, 'planItems.printing'));
  return (
    <ListPage
      title={t('planItems.title')}
      rows={rows}
      filter={filter}
      error={overview.error}
      tabs={{ label: t('shell.actions'), tabs: ACTION_TABS }}
      commands={[
        { id: 'planItems.add', label: 'planItems.addHere', shortcut: 'Ctrl+Alt+N', canRun: () => canWrite, run: start },
        { id: 'planItems.paste', label: 'planItems.paste', canRun: () => canWrite, run: paste },
        {
          id: 'planItems.copy',
          label: 'planItems.copy',
          canRun: () => canWrite && unfinished > 0,
          run: () => setCarrying(true),
        },
      ]}
      print={{ id: 'planItems.print', label: 'planItems.print', run: () => void print() }}
      actions={
        <>
          <ExportMenu list="planItems" input={input} />
          {canWrite && (
            <>
              <Button variant="default" leftSection={<IconClipboardText size={14} aria-hidden />} onClick={paste}>
                {t('planItems.paste')}
              </Button>
              <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={start}>
                {t('planItems.add')}
              </Button>
            </>
          )}
        </>
      }
      search={{
        id: 'planItems.find',
        label: 'planItems.find',
        placeholder: t('planItems.findPlaceholder'),
        width: 200,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <Select
            w={88}
            aria-label={t('planItems.year')}
            allowDeselect={false}
            data={[...new Set([...yearsDownFrom(thisYear + 1), year])].map(String)}
            value={String(year)}
            onChange={(next) => next !== null && go(place({ year: Number(next) }), { replace: true })}
          />
          <FilterSegments
            label={t('planItems.showLabel')}
            options={PLAN_SHOWN}
            words={(show) => t(`planItems.show_${show}`)}
            count={(show) => overview.data?.counts[show]}
            value={value.show ?? 'all'}
            onChange={(show) => narrow('show', show === 'all' ? undefined : show)}
          />
          <FilterSelect
            width={132}
            label={t('planItems.officeFilter')}
            all={t('planItems.allOffices')}
            options={(overview.data?.offices ?? []).map(({ id }) => id)}
            words={(id) => overview.data?.offices.find((unit) => unit.id === id)?.name ?? ''}
            value={value.officeId}
            onChange={(officeId) => narrow('officeId', officeId)}
          />
        </>
      }
    >
      {overview.data !== undefined && overview.data.counts.all > 0 && (
        <PlanQuarters quarters={overview.data.quarters} />
      )}
      {unfinished > 0 && canWrite && (
        <div className={styles.waiting}>
          <Notice tone="near">
            <span className={styles.notice}>
              {t('planItems.unfinishedBefore', { count: unfinished })}
              <Button size="compact-sm" variant="default" onClick={() => setCarrying(true)}>
                {t('planItems.copy')}
              </Button>
            </span>
          </Notice>
        </div>
      )}
      <SplitView
        small="side"
        list={
          <ListTable
            label={t('planItems.title')}
            rows={rows}
            filter={filter}
            columns={planColumns(text, open)}
            chosen={chosenId}
            onChoose={(row) => choose(row.id)}
            onOpen={(row) => choose(row.id)}
            placeKey={`plan ${year}`}
            noneFound={t('planItems.noneFound')}
            none={{
              title: t('planItems.none'),
              help: t('planItems.noneHelp'),
              action: canWrite && <Button onClick={start}>{t('planItems.addHere')}</Button>,
            }}
          />
        }
        side={
          !open ? null : isNew ? (
            <PlanItemForm item={null} year={year} onSaved={choose} onClose={() => choose(null)} />
          ) : (
            chosenId !== null && (
              <PlanItemSide
                key={chosenId}
                id={chosenId}
                editing={side === 'edit' && canWrite}
                onEdit={(on) => go(place({ item: chosenId, ...(on ? { side: 'edit' } : {}) }), { replace: true })}
                onClose={() => choose(null)}
              />
            )
          )
        }
      />
      {carrying && <CarryOverDialog year={year} onClose={() => setCarrying(false)} />}
    </ListPage>
  );
}
