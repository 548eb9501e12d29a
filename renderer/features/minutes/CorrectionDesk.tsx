import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPrinter, IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { useJob } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { ConflictDialog } from '#renderer/ui/ConflictDialog.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import desk from '#renderer/ui/Desk.module.css';
import { DraftOfferNotice } from '#renderer/ui/DraftOfferNotice.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { IssuedDocuments } from '#renderer/ui/IssuedDocuments.tsx';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { PdfView } from '#renderer/ui/PdfView.tsx';
import { printPdf } from '#renderer/ui/printPdf.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { ApproveDialog } from './ApproveDialog.tsx';
import { CorrectionLines } from './CorrectionLines.tsx';
import styles from './CorrectionPage.module.css';
import { type Correction, conflictsOf, isComplete } from './correctionForm.ts';
import { useCorrectionForm } from './useCorrectionForm.ts';
import { useCorrectionPreview } from './useCorrectionPreview.ts';

const HIDDEN = new Set(['meetingId', 'lines']);

type Props = { readonly data: CallOutput<'minutes.corrections'>; readonly correction: Correction | undefined };

/** A correction sheet at the left, its page at the right: written, approved by another person, signed and issued (features M14). */
export function CorrectionDesk({ data, correction }: Props) {
  const { t, known } = useText();
  const can = useCan();
  const [, navigate] = useLocation();
  const { meeting } = data;
  const id = correction?.id;
  const [approving, setApproving] = useState(false);
  const [view, setView] = useState<'form' | 'page'>('form');
  const issue = useJob('minutes.issueCorrection', 'minutes.correctionIssuing');
  const isDraft = correction === undefined || correction.recordState === 'draft';
  const isFinal = correction?.recordState === 'final';
  const isIssued = correction !== undefined && correction.documents.length > 0;
  const readOnly = !isDraft || !can('meetings.write');
  const sheet = useCorrectionForm(correction, {
    ...{ meetingId: meeting.id, readOnly },
    title: `${t('minutes.correction')} ${meeting.title}`,
  });
  const { form, setForm, dirty, draft, saving, failure } = sheet;
  const preview = useCorrectionPreview(meeting.id, id, form, isDraft);
  const toMinutes = () => navigate(`/meetings/${meeting.id}`);
  const save = async () => {
    const saved = await sheet.save();
    if (saved === null) return;
    announce(t('minutes.correctionSaved'));
    if (id === undefined) navigate(`/meetings/corrections/${saved}?meeting=${meeting.id}`, { replace: true });
  };
  const voidSheet = async () => {
    if (correction === undefined) return;
    const reason = await askReason({
      ...{ title: t('minutes.correctionVoidTitle'), body: t('minutes.correctionVoidBody') },
      ...{ label: t('common.voidReason'), confirm: t('common.void'), danger: true },
    });
    if (reason === null) return;
    try {
      await call('minutes.voidCorrection', { id: correction.id, expectedRevision: correction.revision, reason });
      await draft.discard();
    } catch (error) {
      announceError(error);
    }
  };
  const print = () => {
    if (preview.blob !== null) printPdf(preview.blob, t('minutes.correction')).catch(announceError);
  };
  const canSave = !readOnly && !saving && isComplete(form);
  useCommands([
    { id: 'correction.save', label: 'common.save', shortcut: 'Ctrl+S', canRun: () => canSave, run: () => void save() },
    {
      ...{ id: 'correction.view', label: 'meetings.switchView', shortcut: 'F8', canRun: () => true },
      run: () => setView(view === 'form' ? 'page' : 'form'),
    },
    { id: 'correction.print', label: 'common.print', shortcut: 'Ctrl+P', canRun: () => !isDraft, run: print },
  ]);
  return (
    <Page
      scroll={false}
      title={correction?.seq == null ? t('minutes.correction') : t('minutes.correctionSeq', { seq: correction.seq })}
      subtitle={`${meeting.number ?? ''} ${meeting.title}`}
      actions={
        <>
          <span className={desk.viewSwitch}>
            <SegmentedControl
              data={[
                { value: 'form', label: t('meetings.viewForm') },
                { value: 'page', label: t('meetings.viewPage') },
              ]}
              value={view}
              onChange={(value) => setView(value === 'page' ? 'page' : 'form')}
            />
          </span>
          <Button variant="default" onClick={toMinutes}>
            {t('minutes.correctionOfMinutes')}
          </Button>
          {correction !== undefined && correction.recordState !== 'voided' && can('meetings.finalize') && (
            <Button variant="subtle" color="red" onClick={() => void voidSheet()}>
              {t('common.void')}
            </Button>
          )}
          {!readOnly && (
            <Button
              variant={dirty || id === undefined ? 'filled' : 'default'}
              loading={saving}
              disabled={!canSave}
              title="Ctrl+S"
              onClick={() => void save()}
            >
              {t('common.save')}
            </Button>
          )}
          {id !== undefined && isDraft && can('meetings.finalize') && (
            <Button
              variant={dirty ? 'default' : 'filled'}
              onClick={() => (dirty ? announce(t('minutes.saveFirst')) : setApproving(true))}
            >
              {t('minutes.correctionApprove')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconPrinter size={15} aria-hidden />}
            disabled={preview.blob === null}
            onClick={print}
          >
            {t('common.print')}
          </Button>
          {isFinal && can('documents.sign') && (
            <Button
              variant={isIssued ? 'default' : 'filled'}
              leftSection={<IconSignature size={15} aria-hidden />}
              loading={issue.isPending}
              onClick={() =>
                issue.mutate({ id: correction.id }, { onSuccess: () => announce(t('minutes.correctionIssued')) })
              }
            >
              {t(isIssued ? 'meetings.issueAgain' : 'minutes.correctionIssue')}
            </Button>
          )}
        </>
      }
    >
      <div className={desk.desk} data-view={view}>
        <div className={desk.form}>
          <div className={desk.notices}>
            {draft.offer !== null && (
              <DraftOfferNotice
                offer={draft.offer}
                onTake={(kept) => {
                  setForm(kept);
                  draft.dismissOffer();
                }}
                onDrop={() => void draft.refuseOffer()}
              />
            )}
            <FailureNotice error={failure} refused="minutes.correctionRefused" />
            <FailureNotice error={issue.error} refused="meetings.issueRefused" />
            {correction?.voidReason != null && (
              <Notice tone="overdue">{t('meetings.voidedBecause', { reason: correction.voidReason })}</Notice>
            )}
          </div>
          {correction !== undefined && (
            <IssuedDocuments documents={correction.documents} empty={t('meetings.notIssued')} />
          )}
          <Section title={t('meetings.basics')}>
            <div className={styles.fields}>
              <Field
                label={t('minutes.correctionDocumentNo')}
                help={readOnly ? undefined : t('minutes.correctionDocumentNoHelp')}
              >
                <TextInput
                  maxLength={60}
                  readOnly={readOnly}
                  value={form.documentNo}
                  onChange={(event) => setForm({ ...form, documentNo: event.currentTarget.value })}
                />
              </Field>
              {correction !== undefined && (
                <p className={styles.dim}>
                  {t('minutes.correctionDraftedBy', { name: correction.draftedByName })}
                  {correction.approvedOn !== null &&
                    `　${t('minutes.correctionApprovedBy', { name: correction.approvedByName ?? '', date: correction.approvedOn })}`}
                </p>
              )}
            </div>
          </Section>
          <Section title={t('minutes.correctionLines')}>
            <CorrectionLines
              lines={form.lines}
              decisions={data.decisions}
              readOnly={readOnly}
              onChange={(lines) => setForm({ ...form, lines })}
            />
          </Section>
          {id !== undefined && (
            <FoldedHistory
              id={id}
              hidden={HIDDEN}
              fieldLabel={(field) =>
                known(`minutesFieldLabels.${field}`) ?? known(`meetingFieldLabels.${field}`) ?? field
              }
              valueText={(_field, value) =>
                typeof value === 'boolean' ? t(value ? 'common.yes' : 'common.no') : String(value)
              }
            />
          )}
        </div>
        <section className={desk.preview} aria-label={t('minutes.correctionPreview')}>
          <ErrorNotice error={preview.error} />
          {preview.blob === null ? (
            <div className={desk.waiting}>{preview.error === null ? t('common.drawing') : ''}</div>
          ) : (
            <PdfView blob={preview.blob} label={t('minutes.correctionPreview')} />
          )}
        </section>
      </div>
      {sheet.theirs !== null && (
        <ConflictDialog
          title={t('minutes.correctionConflict')}
          conflicts={conflictsOf(form, sheet.theirs, {
            documentNo: t('minutes.correctionDocumentNo'),
            lines: t('minutes.correctionLines'),
          })}
          onApply={sheet.settle}
          onCancel={sheet.leaveConflict}
        />
      )}
      {approving && correction !== undefined && (
        <ApproveDialog id={correction.id} revision={correction.revision} onClose={() => setApproving(false)} />
      )}
    </Page>
  );
}
