import { Button, Checkbox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { INFORMATION_TABS } from '#renderer/app/navigationItems.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect, yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { SplitView } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import {
  ADOPTED_SHOWN,
  INFORMATION_KINDS,
  type InformationKind,
} from '#shared/features/information/information.lists.ts';
import { periodWords } from '#shared/features/information/informationWords.ts';
import { submissionColumns } from './informationColumns.tsx';
import { SubmissionForm } from './SubmissionForm.tsx';
import { SubmissionSide } from './SubmissionSide.tsx';

type Shown = (typeof ADOPTED_SHOWN)[number];
type Filter = {
  readonly year?: number;
  readonly sectionId?: string;
  readonly kind?: InformationKind;
  readonly adopted?: Exclude<Shown, 'all'>;
  readonly includeVoided?: boolean;
  readonly text?: string;
};

const filterStore = createFilterStore<Filter>({});
const NARROWING = ADOPTED_SHOWN.filter((one) => one !== 'all');

/** 信息报送: every submission, the newest first, and one beside the list. A period in the address narrows it (targets, statistics). */
export function InformationPage() {
  const text = useText();
  const { t, label } = text;
  const can = useCan();
  const { today } = useSession();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const [path, go] = useLocation();
  const [chosenId] = useAddressPart('submission');
  const [side] = useAddressPart('side');
  const [period] = useAddressPart('period');
  const [adoptedIn] = useAddressPart('adoptedIn');
  const [sectionAsked] = useAddressPart('section');
  const names = useCall('information.names', {});
  const sections = names.data?.sections ?? [];
  const asked = {
    ...(period === null ? {} : { period }),
    ...(adoptedIn === null ? {} : { adoptedIn }),
    ...(sectionAsked === null ? {} : { sectionId: sectionAsked }),
  };
  const input = { ...settled, ...asked };
  const rows = usePagedRows('information.list', input);
  const canWrite = can('information.write');
  const isNew = side === 'new' && canWrite;
  const open = isNew || chosenId !== null;
  const place = (parts: { readonly submission?: string; readonly side?: string }) =>
    placeWith(path, {
      ...{ period, adoptedIn, section: sectionAsked },
      ...{ submission: parts.submission ?? null, side: parts.side ?? null },
    });
  const choose = (submission: string | null) => go(place(submission === null ? {} : { submission }), { replace: true });
  const start = () => go(place({ side: 'new' }), { replace: true });
  useAskedForm('information:', true, (id) => {
    if (!canWrite) return false;
    // An adoption is a draft of its submission, too: its place is the side.
    const submission = id.slice(0, 36);
    go(place(id === 'new' ? { side: 'new' } : id === submission ? { submission, side: 'edit' } : { submission }), {
      replace: true,
    });
    return true;
  });
  const print = (blank: boolean) =>
    printFile(() => runJob('information.print', { ...input, blank }, 'information.printing'));
  const isAsked = period !== null || adoptedIn !== null || sectionAsked !== null;
  const clear = () => {
    filter.clear();
    if (isAsked) go(placeWith(path, { submission: chosenId }), { replace: true });
  };
  return (
    <ListPage
      title={t('information.title')}
      rows={rows}
      filter={{ narrowed: filter.narrowed || isAsked, clear }}
      tabs={{ label: t('shell.information'), tabs: INFORMATION_TABS }}
      commands={[
        {
          id: 'information.add',
          label: 'information.addTitle',
          shortcut: 'Ctrl+Alt+N',
          canRun: () => canWrite,
          run: start,
        },
        {
          id: 'information.printBlank',
          label: 'information.printBlank',
          canRun: () => true,
          run: () => void print(true),
        },
      ]}
      print={{ id: 'information.print', label: 'information.print', run: () => void print(false) }}
      actions={
        <>
          <ExportMenu list="information" input={input} />
          {canWrite && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={start}>
              {t('information.add')}
            </Button>
          )}
        </>
      }
      search={{
        id: 'information.find',
        label: 'information.find',
        placeholder: t('information.findPlaceholder'),
        width: 200,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          {isAsked ? (
            <span>{askedWords(sections.find(({ id }) => id === sectionAsked)?.name, period, adoptedIn, t)}</span>
          ) : (
            <>
              <FilterSelect
                width={104}
                label={t('information.year')}
                all={t('information.allYears')}
                options={yearsDownFrom(Number(today.slice(0, 4)))}
                value={value.year}
                onChange={(year) => narrow('year', year)}
              />
              <FilterSelect
                width={136}
                label={t('information.section')}
                all={t('information.allSections')}
                options={sections.map(({ id }) => id)}
                words={(id) => sections.find((section) => section.id === id)?.name ?? ''}
                value={value.sectionId}
                onChange={(sectionId) => narrow('sectionId', sectionId)}
              />
            </>
          )}
          <FilterSelect
            width={112}
            label={t('information.kind')}
            all={t('information.allKinds')}
            options={INFORMATION_KINDS}
            words={(kind) => label('informationKindLabels', kind)}
            value={value.kind}
            onChange={(kind) => narrow('kind', kind)}
          />
          <FilterSelect
            width={96}
            label={t('information.shownLabel')}
            all={t('information.shownLabel')}
            options={NARROWING}
            words={(shown) => t(`information.shown_${shown}`)}
            value={value.adopted}
            onChange={(adopted) => narrow('adopted', adopted)}
          />
          <Checkbox
            label={t('information.showVoided')}
            checked={value.includeVoided ?? false}
            onChange={(event) => narrow('includeVoided', event.currentTarget.checked || undefined)}
          />
        </>
      }
    >
      <SplitView
        small="side"
        list={
          <ListTable
            label={t('information.title')}
            rows={rows}
            filter={{ settled: input, narrowed: filter.narrowed || isAsked }}
            columns={submissionColumns(text, open)}
            chosen={chosenId}
            onChoose={(row) => choose(row.id)}
            onOpen={(row) => choose(row.id)}
            placeKey="information"
            noneFound={t('information.noneFound')}
            none={{
              title: t('information.none'),
              help: t('information.noneHelp'),
              action: canWrite && <Button onClick={start}>{t('information.add')}</Button>,
            }}
          />
        }
        side={
          !open ? null : isNew ? (
            <SubmissionForm submission={null} onSaved={choose} onClose={() => choose(null)} />
          ) : (
            chosenId !== null && (
              <SubmissionSide
                key={chosenId}
                id={chosenId}
                editing={side === 'edit' && canWrite}
                onEdit={(on) => go(place({ submission: chosenId, ...(on ? { side: 'edit' } : {}) }), { replace: true })}
                onClose={() => choose(null)}
              />
            )
          )
        }
      />
    </ListPage>
  );
}

/** What the address narrows the list to: 社会组织管理股　2026年3月录用. */
function askedWords(
  section: string | undefined,
  period: string | null,
  adoptedIn: string | null,
  t: Parameters<typeof periodWords>[1],
): string {
  const time =
    adoptedIn === null
      ? periodWords(period ?? '', t)
      : t('information.adoptedInWords', { period: periodWords(adoptedIn, t) });
  return [section, time].filter(Boolean).join('　');
}
