import { Button } from '@mantine/core';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import desk from '#renderer/ui/Desk.module.css';
import type { EditorText } from '#renderer/ui/editor/documentTree.ts';
import { TextEditor } from '#renderer/ui/editor/TextEditor.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { PagePreview } from '#renderer/ui/PagePreview.tsx';
import { rememberedPlaces } from '#renderer/ui/rememberedPlaces.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { unsaved } from '#renderer/ui/unsaved.ts';
import { useScrollPlace } from '#renderer/ui/useScrollPlace.ts';
import { AgendaSection } from './AgendaSection.tsx';
import { AttendanceSection } from './AttendanceSection.tsx';
import { BasicsSection } from './BasicsSection.tsx';
import { DecisionsSection } from './DecisionsSection.tsx';
import { DeskActs, ViewSwitch } from './DeskActs.tsx';
import { FinalizeDialog } from './FinalizeDialog.tsx';
import { HistorySection } from './HistorySection.tsx';
import { MeetingNotices } from './MeetingNotices.tsx';
import { type MeetingForm, type MeetingRecord, newAgendaRow, previewContent } from './meetingForm.ts';
import { MinutesActs } from './minutes/MinutesActs.tsx';
import { ReviewPanel } from './minutes/ReviewPanel.tsx';
import { OpenActionsSection } from './OpenActionsSection.tsx';
import { PapersMenu } from './PapersMenu.tsx';
import { SectionLinks } from './SectionLinks.tsx';
import { StartFrom } from './StartFrom.tsx';
import { TasksSection } from './TasksSection.tsx';
import { useAgendaStages } from './useAgendaStages.ts';
import { useBodyRule } from './useBodyRule.ts';
import { usePrefillPeople, useVoidDraft } from './useDeskActs.ts';
import { useMeetingForm } from './useMeetingForm.ts';
import { useMeetingPreview } from './useMeetingPreview.ts';
import { WordDraftDialog } from './WordDraftDialog.tsx';

/** Name under which the scroll place of a meeting's form is kept. */
const placeName = (id: string) => `meeting ${id}`;

type Props = {
  /** Null for a meeting that is not stored yet. */
  readonly id: string | null;
  readonly initial: MeetingForm;
  readonly record: MeetingRecord | null;
  /** What a new meeting began with: `template:<id>` or `meeting:<id>`. */
  readonly from?: string | null;
  /** Takes the stored meeting anew. */
  onRestart(): void;
};

/** A draft meeting on the clerk's desk: the sections at the left, the page as it will print at the right. */
export function MeetingDesk({ id, initial, record, from = null, onRestart }: Props) {
  const { t, label } = useText();
  const [, navigate] = useLocation();
  const can = useCan();
  const { office } = useSession();
  const start = useRef(initial).current;
  const meeting = useMeetingForm(id, start, (form) => form.title || t('meetings.newMeeting'));
  const { form, change, problems, dirty, saving } = meeting;
  // What is read when something is opened must not make every key draw it anew.
  const formNow = useRef(form);
  formNow.current = form;
  const contentNow = () => previewContent(form, t('meetings.notFilled'), form.startOn ?? start.startOn ?? '');
  const preview = useMeetingPreview(form);
  const stages = useAgendaStages(id);
  // Long lists name items and decisions: they follow what is typed there, they do not hold it up.
  const agendaLater = useDeferredValue(form.agenda);
  const decisionsLater = useDeferredValue(form.decisions);
  const rule = useBodyRule(form);
  const formPane = useScrollPlace(id === null ? null : placeName(id));
  const [view, setView] = useState<'form' | 'page'>('form');
  const [finalizing, setFinalizing] = useState<number | null>(null);
  const [readingWord, setReadingWord] = useState(false);
  const readOnly = !can('meetings.write');
  const overview = useCall('duties.overview', form.startOn === null ? {} : { at: form.startOn }, { keep: true });
  const prefill = useCall(
    'meetings.prefill',
    {
      kind: form.kind,
      date: form.startOn ?? start.startOn ?? '',
      ...(form.leadingGroupId === null ? {} : { leadingGroupId: form.leadingGroupId }),
      ...(form.organizationId === null ? {} : { organizationId: form.organizationId }),
    },
    { keep: true },
  );
  const members = overview.data?.members.filter((member) => member.recordState !== 'voided' && member.active) ?? [];
  const units = useMemo(() => (overview.data?.units ?? []).map((unit) => unit.name), [overview.data]);
  const usualMark = t('meetings.usualMark', { office: office?.name ?? '' });

  const showFirstProblem = () => {
    // After the problems have been drawn.
    requestAnimationFrame(() => formPane.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const save = async () => {
    const saved = await meeting.save();
    if (saved === null) {
      showFirstProblem();
      return null;
    }
    announce(t('common.saved'));
    if (saved.isNew) {
      unsaved.set(null);
      rememberedPlaces.set(placeName(saved.id), { offset: formPane.current?.scrollTop ?? 0, index: 0 });
      navigate(`/meetings/${saved.id}`, { replace: true });
    }
    return saved;
  };
  const startFinalizing = async () => {
    if (!dirty && form.revision !== null) return setFinalizing(form.revision);
    const saved = await meeting.save();
    if (saved === null) showFirstProblem();
    else setFinalizing(saved.revision);
  };
  const voidMeeting = useVoidDraft(id, meeting);
  const prefillPeople = usePrefillPeople(meeting);
  useCommands([
    {
      id: 'meeting.save',
      label: 'meetings.save',
      shortcut: 'Ctrl+S',
      canRun: () => !readOnly && !saving,
      run: () => void save(),
    },
    {
      id: 'meeting.finalize',
      label: 'meetings.finalize',
      canRun: () => can('meetings.finalize') && !saving,
      run: () => void startFinalizing(),
    },
    {
      id: 'meeting.view',
      label: 'meetings.switchView',
      shortcut: 'F8',
      canRun: () => true,
      run: () => setView(view === 'form' ? 'page' : 'form'),
    },
  ]);
  const set = useMemo(
    () => ({
      agenda: (agenda: MeetingForm['agenda']) => change({ agenda }),
      attendance: (attendance: MeetingForm['attendance']) => change({ attendance }),
      decisions: (decisions: MeetingForm['decisions']) => change({ decisions }),
      actions: (actions: MeetingForm['actions']) => change({ actions }),
      minutesText: ({ blocks }: EditorText) => change({ minutesText: { blocks: [...blocks] } }),
    }),
    [change],
  );
  return (
    <Page
      scroll={false}
      title={form.title || t('meetings.newMeeting')}
      subtitle={
        <>
          {label('meetingKindLabels', form.kind)}{' '}
          <StateBadge tone="behind" icon="pencil">
            {t('meetings.stateDraft')}
          </StateBadge>
        </>
      }
      actions={
        <>
          <ViewSwitch view={view} onChange={setView} />
          {id !== null && <PapersMenu meetingId={id} revision={form.revision} dirty={dirty} canInvite />}
          <MinutesActs meetingId={id} revision={dirty ? null : form.revision} contentNow={contentNow} isFinal={false} />
          <DeskActs
            isStored={id !== null}
            dirty={dirty}
            saving={saving}
            onVoid={() => void voidMeeting()}
            onSave={() => void save()}
            onFinalize={() => void startFinalizing()}
          />
        </>
      }
    >
      <div className={desk.desk} data-view={view}>
        <div className={desk.form}>
          <SectionLinks problems={problems} form={form} />
          <MeetingNotices meeting={meeting} onRestart={onRestart} />
          <div ref={formPane} className={desk.sections}>
            {id !== null && form.revision !== null && (
              <ReviewPanel
                meetingId={id}
                revision={form.revision}
                dirty={dirty}
                heldOn={form.startOn ?? ''}
                formNow={formNow}
              />
            )}
            {id === null && !readOnly && <StartFrom from={from} dirty={dirty} />}
            <OpenActionsSection
              actions={prefill.data?.openActions ?? []}
              taken={form.agenda.map((row) => row.title)}
              {...(readOnly
                ? {}
                : { onTake: (text: string) => change({ agenda: [...form.agenda, newAgendaRow(text)] }) })}
            />
            <div id="meeting-basics">
              <BasicsSection
                form={form}
                onChange={change}
                problems={problems}
                groups={overview.data?.groups ?? []}
                names={[...new Set(members.map((member) => member.name))]}
                usualMark={usualMark}
              />
            </div>
            <div id="meeting-agenda">
              <AgendaSection
                rows={form.agenda}
                onChange={set.agenda}
                problems={problems}
                readOnly={readOnly}
                units={units}
                stages={id === null ? undefined : stages}
              />
            </div>
            <div id="meeting-attendance">
              <AttendanceSection
                rows={form.attendance}
                agenda={agendaLater}
                onChange={set.attendance}
                problems={problems}
                readOnly={readOnly}
                onPrefill={form.leadingGroupId === null ? undefined : prefillPeople}
              />
            </div>
            <div id="meeting-text">
              <Section
                title={t('meetings.minutesText')}
                actions={
                  !readOnly && (
                    <Button size="compact-sm" variant="subtle" onClick={() => setReadingWord(true)}>
                      {t('meetings.fromWord')}
                    </Button>
                  )
                }
              >
                <TextEditor
                  key={meeting.editorRound}
                  label={t('meetings.minutesText')}
                  initial={form.minutesText}
                  onChange={set.minutesText}
                  readOnly={readOnly}
                />
                {problems.has('minutesText') && (
                  <p className={desk.problem}>{t(problems.get('minutesText') ?? 'meetings.problemEmpty')}</p>
                )}
              </Section>
            </div>
            <div id="meeting-decisions">
              <DecisionsSection
                rows={form.decisions}
                agenda={form.agenda}
                attendance={form.attendance}
                rule={rule}
                onChange={set.decisions}
                problems={problems}
                readOnly={readOnly}
              />
            </div>
            <div id="meeting-tasks">
              <TasksSection
                rows={form.actions}
                units={units}
                decisions={decisionsLater}
                onChange={set.actions}
                problems={problems}
                readOnly={readOnly}
              />
            </div>
            {id !== null && <HistorySection id={id} />}
          </div>
        </div>
        <PagePreview preview={preview} label={t('meetings.previewName')} note={t('meetings.previewNote')} />
      </div>
      {readingWord && (
        <WordDraftDialog
          onClose={() => setReadingWord(false)}
          onTake={(draft) => {
            meeting.takeWord(draft);
            setReadingWord(false);
          }}
        />
      )}
      {finalizing !== null && record !== null && (
        <FinalizeDialog meetingId={record.meeting.id} revision={finalizing} onClose={() => setFinalizing(null)} />
      )}
    </Page>
  );
}
