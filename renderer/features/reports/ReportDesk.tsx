import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useSession } from '#renderer/api/session.tsx';
import { createStore, useStore } from '#renderer/api/store.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import type { PlaceControl } from '#renderer/ui/editor/places.ts';
import { shortMoment } from '#renderer/ui/format.ts';
import { EmptyState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import { useOpener } from '#renderer/ui/useOpener.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { filled, placeName } from '#shared/features/reports/places.rules.ts';
import { periodName } from '#shared/features/reports/placeWords.ts';
import type { Report } from '#shared/features/reports/reports.contract.ts';
import { DeskViews } from './DeskViews.tsx';
import { FiguresPanel } from './FiguresPanel.tsx';
import { PlacePicker } from './PlacePicker.tsx';
import { ReportConflict } from './ReportConflict.tsx';
import { ReportMenu } from './ReportMenu.tsx';
import { ReportText } from './ReportText.tsx';
import { periodOf, periodWordsOf, StageBadge } from './reportWords.tsx';
import { SidePane } from './SidePane.tsx';
import { type DeskView, useDeskView } from './useDeskView.ts';
import { groupOfPlace, type NumberKey, numberOfPlace, usePeriodWords, usePlaceLook } from './usePlaces.ts';
import { useReportActs } from './useReportActs.tsx';
import { useReportForm } from './useReportForm.ts';
import { useReportPreview } from './useReportPreview.ts';

type Props = { readonly report: Report; readonly figures: CallOutput<'reports.figures'> };

/** Moments of counts whose changes were looked at, by report; kept while the program runs. */
const seenCounts = createStore<Readonly<Record<string, string>>>({});
const NOTHING: Readonly<Record<string, string>> = {};

/** A report on the desk: its numbers at the left, the text in the middle, the page or the records of a number at the right. */
export function ReportDesk({ report, figures }: Props) {
  const { t, locale } = useText();
  const { office } = useSession();
  const { id, stage, countedAt } = report;
  const { lines } = figures;
  const words = usePeriodWords(periodWordsOf(report, office?.name ?? ''));
  const title = filled(report.title, lines, words);
  const kept = useReportForm(report, title);
  const { form, dirty, saving } = kept;
  const shownTitle = filled(form.title, lines, words);
  const isSeen = useStore(seenCounts)[id] === countedAt;
  const changed = report.editable && !isSeen ? report.changedPlaces : NOTHING;
  const changedCount = Object.keys(changed).length;
  const changedKeys = useMemo(
    () => new Set(report.editable && !isSeen ? figures.changed.map(({ key }) => key) : []),
    [figures.changed, report.editable, isSeen],
  );
  const look = usePlaceLook({ lines, words, texts: report.places, changed });
  const { view, side, show, back } = useDeskView();
  const opener = useOpener();
  const [number, setNumber] = useState<NumberKey | null>(null);
  const [asked, setAsked] = useState<{ readonly group: string; readonly round: number } | null>(null);
  const [choosing, setChoosing] = useState(false);
  const control = useRef<PlaceControl>(null);
  const preview = useReportPreview(report, form, side === 'page');
  const save = async () => {
    const target = await kept.save();
    if (target !== null) announce(t('common.saved'));
  };
  const acts = useReportActs({
    report,
    title: shownTitle,
    preview,
    ready: kept.save,
    forget: () => kept.draft.discard(),
  });
  const { may } = acts;
  const busy = saving || acts.busy;
  const openNumber = useCallback(
    (chosen: NumberKey | null) => {
      if (chosen === null) {
        opener.close(() => {
          setNumber(null);
          back();
        });
        return;
      }
      // Another period or part of the number is chosen in the pane itself.
      if (document.activeElement?.closest('[data-column="side"]') === null) opener.note();
      setNumber(chosen);
      show('records');
    },
    [show, back, opener],
  );
  const open = useCallback(
    (name: string) => {
      const found = numberOfPlace(name, lines);
      if (found !== null) {
        openNumber(found);
        return;
      }
      const group = groupOfPlace(name, lines);
      if (group === null) return;
      setAsked((before) => ({ group, round: (before?.round ?? 0) + 1 }));
      show('figures');
    },
    [lines, openNumber, show],
  );
  const choose = useCallback(() => setChoosing(true), []);
  const places = useMemo(() => ({ look, open, choose, canonical: placeName }), [look, open, choose]);
  const seen = () => {
    if (countedAt !== null) seenCounts.update((all) => ({ ...all, [id]: countedAt }));
  };
  const closePicker = () => {
    setChoosing(false);
    control.current?.focus();
  };
  const isDraft = stage === 'draft';
  useAskedForm(`reportAct:${id}-`, true, (act) => {
    if (act === 'document' && may.document) acts.toDocument();
    else if (act === 'submit' && may.submit) acts.submit();
    else return false;
    return true;
  });
  useCommands([
    {
      id: 'report.save',
      label: 'common.save',
      shortcut: 'Ctrl+S',
      canRun: () => may.write && !busy,
      run: () => void save(),
    },
    {
      id: 'report.refresh',
      label: 'reports.refresh',
      shortcut: 'F5',
      canRun: () => may.write && !busy,
      run: acts.refresh,
    },
    { id: 'report.insert', label: 'editor.insertPlace', shortcut: 'Ctrl+Alt+I', canRun: () => may.write, run: choose },
    {
      ...{ id: 'report.nextChange', label: 'reports.changedNext', shortcut: 'F7', canRun: () => changedCount > 0 },
      run: () => control.current?.toChanged(1),
    },
    {
      ...{ id: 'report.previousChange', label: 'reports.changedPrevious', shortcut: 'Shift+F7' },
      ...{ canRun: () => changedCount > 0, run: () => control.current?.toChanged(-1) },
    },
    {
      id: 'report.view',
      label: 'reports.switchView',
      shortcut: 'F8',
      canRun: () => true,
      run: () => show(nextView(view, side)),
    },
    {
      id: 'report.document',
      label: 'reports.toDocument',
      shortcut: 'F9',
      canRun: () => may.document && !busy,
      run: acts.toDocument,
    },
    {
      id: 'report.submit',
      label: 'reports.submit',
      shortcut: 'F9',
      canRun: () => may.submit && !busy,
      run: acts.submit,
    },
    { id: 'report.check', label: 'reports.check', canRun: () => isDraft, run: () => show('check') },
    { id: 'report.verify', label: 'reports.verify', canRun: () => may.verify, run: () => show('verify') },
    {
      id: 'report.print',
      label: 'reports.printPage',
      shortcut: 'Ctrl+P',
      canRun: () => !busy,
      run: acts.print,
    },
    { id: 'report.void', label: 'reports.voidTitle', canRun: () => may.void && !busy, run: acts.void },
    ...acts.more.slice(1).map((act) => ({ id: act.label, label: act.label, canRun: () => act.enabled, run: act.run })),
  ]);
  return (
    <Page
      scroll={false}
      title={shownTitle}
      subtitle={
        <>
          {report.number !== null && <span>{report.number}</span>}
          <span>{periodName(periodOf(report), locale)}</span>
          <StageBadge stage={stage} />
          {isDraft && report.daysLeft !== null && <DueBadge daysLeft={report.daysLeft} />}
        </>
      }
      actions={
        <>
          <ReportMenu acts={acts} />
          {may.write && (
            <Button
              variant="default"
              leftSection={<IconRefresh size={14} aria-hidden />}
              disabled={busy}
              title="F5"
              onClick={acts.refresh}
            >
              {t('reports.refresh')}
            </Button>
          )}
          {may.write && (
            <Button
              variant={dirty ? 'filled' : 'default'}
              loading={saving}
              disabled={acts.busy}
              title="Ctrl+S"
              onClick={() => void save()}
            >
              {t('common.save')}
            </Button>
          )}
          {may.document && (
            <Button variant={dirty ? 'default' : 'filled'} disabled={busy} title="F9" onClick={acts.toDocument}>
              {t('reports.toDocument')}
            </Button>
          )}
          {may.submit && (
            <Button
              variant={stage === 'submitted' ? 'default' : 'filled'}
              disabled={busy}
              title="F9"
              onClick={acts.submit}
            >
              {t('reports.submit')}
            </Button>
          )}
        </>
      }
    >
      <DeskViews
        view={view}
        side={side}
        sides={
          isDraft ? ['page', 'records', 'check'] : may.verify ? ['page', 'records', 'verify'] : ['page', 'records']
        }
        onShow={show}
        counted={countedAt === null ? '' : t('reports.countedAt', { at: shortMoment(countedAt) })}
        figures={
          countedAt === null ? (
            <EmptyState title={t('reports.notCountedTitle')} help={t('reports.notCounted')} />
          ) : (
            <FiguresPanel lines={lines} changed={changedKeys} chosen={number} asked={asked} onOpen={openNumber} />
          )
        }
        text={
          <ReportText
            {...{ report, kept, lines, words, places, control }}
            writable={may.write}
            changedCount={changedCount}
            onSeen={seen}
            onRefresh={acts.refresh}
          />
        }
        pane={<SidePane {...{ side, report, lines, number, preview }} onNumber={openNumber} onSavePdf={acts.savePdf} />}
      />
      {acts.dialogs}
      {choosing && (
        <PlacePicker
          reportId={id}
          look={look}
          onChoose={(name) => {
            setChoosing(false);
            control.current?.insert(name);
          }}
          onClose={closePicker}
        />
      )}
      <ReportConflict kept={kept} lines={lines} words={words} />
    </Page>
  );
}

/** F8 walks through what a small window shows one at a time. */
function nextView(view: DeskView, side: DeskView): DeskView {
  if (view === 'text') return side;
  return view === 'figures' ? 'text' : 'figures';
}
