import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter, IconSignature } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { call, readFile, saveFile } from '#renderer/api/client.ts';
import { useCall, useJob } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import desk from '#renderer/ui/Desk.module.css';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { TextEditor } from '#renderer/ui/editor/TextEditor.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { IssuedDocuments } from '#renderer/ui/IssuedDocuments.tsx';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { PdfView } from '#renderer/ui/PdfView.tsx';
import { printPdf } from '#renderer/ui/printPdf.ts';
import { useText } from '#renderer/ui/text.tsx';
import { AgendaSection } from './AgendaSection.tsx';
import { AttendanceSection } from './AttendanceSection.tsx';
import { BasicsFacts } from './BasicsSection.tsx';
import { DecisionsSection } from './DecisionsSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { MeetingState } from './MeetingState.tsx';
import { formFromMeeting, type MeetingRecord } from './meetingForm.ts';
import { FinalMinutes } from './minutes/FinalMinutes.tsx';
import { MinutesActs } from './minutes/MinutesActs.tsx';
import { useCorrectedDecisions } from './minutes/useCorrectedDecisions.ts';
import { TasksSection } from './TasksSection.tsx';
import { useBodyRule } from './useBodyRule.ts';

const NO_PROBLEMS = new Map();
const nothing = () => undefined;

/** A meeting that no longer changes: read, sign and issue, print. */
export function MeetingRecordView({ record }: { readonly record: MeetingRecord }) {
  const { t, label } = useText();
  const can = useCan();
  const { office } = useSession();
  const { meeting } = record;
  const [view, setView] = useState<'form' | 'page'>('form');
  const form = formFromMeeting(record);
  const rule = useBodyRule(form);
  const overview = useCall('duties.overview', { at: meeting.startAt.slice(0, 10) });
  const issue = useJob('meetings.issue', 'meetings.issuing');
  const { blob, error } = useStoredPage(meeting.id, meeting.revision);
  const corrected = useCorrectedDecisions(meeting.id, meeting.recordState !== 'draft');
  const isFinal = meeting.recordState === 'final';
  const newest = record.documents[0];
  const canSign = isFinal && can('documents.sign');
  const issueNow = (deviationReason: string | null = null) =>
    issue.mutate(
      { id: meeting.id, deviationReason },
      { onError: (failure) => (hasDeviations(failure) ? void askDeviationReason() : undefined) },
    );
  // The ruler found something that the standard wants otherwise: it is issued all the same only for a reason that is kept.
  const askDeviationReason = async () => {
    const reason = await askReason({
      title: t('meetings.deviationTitle'),
      body: t('meetings.deviationBody'),
      label: t('meetings.deviationReason'),
      confirm: t('meetings.issue'),
    });
    if (reason !== null) issueNow(reason);
  };
  const word = useJob('meetings.word', 'meetings.writingWord');
  const saveWord = () =>
    word.mutate(
      { id: meeting.id },
      {
        onSuccess: ({ file }) =>
          void saveFile(file).then((kept) => kept && announce(t('common.fileSaved')), announceError),
        onError: announceError,
      },
    );
  const print = () => {
    if (blob !== null) printPdf(blob, meeting.number ?? meeting.title).catch(announceError);
  };
  const voidMeeting = async () => {
    const reason = await askReason({
      title: t('meetings.voidTitle'),
      body: t('meetings.voidFinalBody', { number: meeting.number ?? '' }),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await call('meetings.void', { id: meeting.id, expectedRevision: meeting.revision, reason });
      announce(t('meetings.voided'));
    } catch (failure) {
      announceError(failure);
    }
  };
  useCommands([
    { id: 'meeting.print', label: 'common.print', shortcut: 'Ctrl+P', canRun: () => blob !== null, run: print },
    { id: 'meeting.issue', label: 'meetings.issue', canRun: () => canSign && !issue.isPending, run: () => issueNow() },
    {
      id: 'meeting.view',
      label: 'meetings.switchView',
      shortcut: 'F8',
      canRun: () => true,
      run: () => setView(view === 'form' ? 'page' : 'form'),
    },
  ]);
  const group = overview.data?.groups.find((item) => item.id === meeting.leadingGroupId)?.name ?? '';
  return (
    <Page
      scroll={false}
      title={meeting.title}
      subtitle={
        <>
          {label('meetingKindLabels', meeting.kind)} {meeting.number}{' '}
          <MeetingState state={meeting.recordState} signed={newest?.signed === true} />
        </>
      }
      actions={
        <>
          <span className={desk.viewSwitch}>
            <SegmentedControl
              data={[
                { value: 'form', label: t('meetings.viewRecord') },
                { value: 'page', label: t('meetings.viewPage') },
              ]}
              value={view}
              onChange={(value) => setView(value === 'page' ? 'page' : 'form')}
            />
          </span>
          {isFinal && can('meetings.finalize') && (
            <Button variant="subtle" color="red" onClick={() => void voidMeeting()}>
              {t('common.void')}
            </Button>
          )}
          <MinutesActs meetingId={meeting.id} revision={null} isFinal={isFinal} />
          <Button variant="default" loading={word.isPending} onClick={saveWord}>
            {t('meetings.exportWord')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size={15} aria-hidden />}
            disabled={blob === null}
            title="Ctrl+P"
            onClick={print}
          >
            {t('common.print')}
          </Button>
          {canSign && (
            <Button
              variant={newest === undefined ? 'filled' : 'default'}
              leftSection={<IconSignature size={15} aria-hidden />}
              loading={issue.isPending}
              onClick={() => issueNow()}
            >
              {newest === undefined ? t('meetings.issue') : t('meetings.issueAgain')}
            </Button>
          )}
        </>
      }
    >
      <div className={desk.desk} data-view={view}>
        <div className={desk.form}>
          <div className={desk.notices}>
            {meeting.voidReason !== null && (
              <Notice tone="overdue">{t('meetings.voidedBecause', { reason: meeting.voidReason })}</Notice>
            )}
            {!isCallError(issue.error, 'cancelled') && (
              <FailureNotice error={issue.error} refused="meetings.issueRefused" />
            )}
            {issue.isPending && <Notice tone="near">{t('meetings.issuingBody')}</Notice>}
            {issue.data !== undefined && (
              <Notice tone={issue.data.status === 'valid' ? 'fine' : 'behind'}>
                {t('meetings.issued', { status: label('signatureStatusLabels', issue.data.status) })}
              </Notice>
            )}
          </div>
          <IssuedDocuments
            documents={record.documents}
            empty={canSign ? t('meetings.notIssuedYet') : t('meetings.notIssued')}
          />
          <FinalMinutes record={record} />
          <BasicsFacts
            form={form}
            groupName={group}
            usualMark={t('meetings.usualMark', { office: office?.name ?? '' })}
          />
          <AgendaSection rows={form.agenda} onChange={nothing} problems={NO_PROBLEMS} readOnly />
          <AttendanceSection
            rows={form.attendance}
            agenda={form.agenda}
            onChange={nothing}
            problems={NO_PROBLEMS}
            readOnly
          />
          <Section title={t('meetings.minutesText')}>
            <TextEditor
              key={meeting.revision}
              label={t('meetings.minutesText')}
              initial={form.minutesText}
              onChange={nothing}
              readOnly
            />
          </Section>
          <DecisionsSection
            corrected={corrected}
            rows={form.decisions}
            agenda={form.agenda}
            attendance={form.attendance}
            rule={rule}
            onChange={nothing}
            problems={NO_PROBLEMS}
            readOnly
          />
          <TasksSection
            rows={form.actions}
            units={[]}
            decisions={form.decisions}
            onChange={nothing}
            problems={NO_PROBLEMS}
            readOnly
          />
          <HistorySection id={meeting.id} />
          <p className={desk.previewNote}>
            {t('common.createdBy', { name: record.createdByName, at: meeting.createdAt.slice(0, 10) })}{' '}
            {t('common.updatedBy', { name: record.updatedByName, at: meeting.updatedAt.slice(0, 10) })}
          </p>
        </div>
        <section className={desk.preview} aria-label={t('meetings.previewName')}>
          {error !== null && <ErrorNotice error={error} />}
          {blob === null ? (
            <div className={desk.waiting}>{error === null ? t('common.drawing') : ''}</div>
          ) : (
            <PdfView blob={blob} label={t('meetings.previewName')} />
          )}
        </section>
      </div>
    </Page>
  );
}

/** Whether the ruler stands in the way: its entry is among the fields of the refusal. */
function hasDeviations(failure: unknown): boolean {
  if (!isCallError(failure, 'rule_broken')) return false;
  const fields: unknown = failure.details.fields;
  return Array.isArray(fields) && fields.some((one: unknown) => JSON.stringify(one).includes('"ruler"'));
}

/** The page of the stored meeting. */
function useStoredPage(id: string, revision: number): { readonly blob: Blob | null; readonly error: unknown } {
  const [state, setState] = useState<{ blob: Blob | null; error: unknown }>({ blob: null, error: null });
  useEffect(() => {
    let gone = false;
    void revision;
    call('meetings.preview', { id })
      .then(({ file }) => readFile(file))
      .then(
        (blob) => !gone && setState({ blob, error: null }),
        (error: unknown) => !gone && setState({ blob: null, error }),
      );
    return () => {
      gone = true;
    };
  }, [id, revision]);
  return state;
}
