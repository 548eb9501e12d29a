import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { chosenDocument } from '#renderer/api/issuedDocuments.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import type { MeetingRecord } from '../meetingForm.ts';
import { DueLine } from './DueLine.tsx';
import styles from './ReviewPanel.module.css';
import { signersOf } from './signersOf.ts';

/** What belongs to final minutes: the day they were due, their hash, who has signed, and their corrections. */
export function FinalMinutes({ record }: { readonly record: MeetingRecord }) {
  const { t } = useText();
  const { meeting } = record;
  const review = useCall('minutes.review', { meetingId: meeting.id });
  const corrections = useCall('minutes.corrections', { meetingId: meeting.id });
  return (
    <>
      <Section title={t('minutes.signatures')}>
        <ErrorNotice error={review.error} />
        {review.data !== undefined && (
          <DueLine due={review.data.due} issuedDay={review.data.issuedDay} heldOn={meeting.startAt.slice(0, 10)} />
        )}
        <Signatures record={record} />
        {review.data?.finalSha256 != null && (
          <p className={styles.quote} title={t('minutes.finalHashHelp')}>
            {t('minutes.finalHash')} {review.data.finalSha256}
          </p>
        )}
      </Section>
      <ErrorNotice error={corrections.error} />
      {corrections.data !== undefined && <Corrections data={corrections.data} />}
    </>
  );
}

/** Who has signed the issued minutes, and who among chair and recorder has not; signing goes on where the document is. */
function Signatures({ record }: { readonly record: MeetingRecord }) {
  const { t } = useText();
  const can = useCan();
  const [, navigate] = useLocation();
  const issued = record.documents.find((document) => document.kind === 'minutes_pdf');
  if (issued === undefined) return <p className={styles.dim}>{t('minutes.signaturesNone')}</p>;
  const { chairName, recorderName } = record.meeting;
  const sign = () => {
    chosenDocument.set(issued.id);
    navigate('/documents');
  };
  return (
    <div className={styles.line}>
      {signersOf(issued.signerName, { chairName, recorderName }).map(({ role, name, signed }) => (
        <span key={`${role} ${name}`} className={styles.line}>
          {t(`minutes.signer${role}`, { name })}
          <StateBadge tone={signed ? 'fine' : 'quiet'} icon={signed ? 'check' : 'dot'}>
            {t(signed ? 'minutes.signedOff' : 'minutes.signMissing')}
          </StateBadge>
        </span>
      ))}
      {can('documents.sign') && record.meeting.recordState === 'final' && (
        <Button size="compact-xs" variant="default" onClick={sign}>
          {t('minutes.signNow')}
        </Button>
      )}
    </div>
  );
}

/** The correction sheets in order; both they and the minutes open from here. */
function Corrections({ data }: { readonly data: CallOutput<'minutes.corrections'> }) {
  const { t } = useText();
  const can = useCan();
  const [, navigate] = useLocation();
  const isFinal = data.meeting.recordState === 'final' || data.meeting.recordState === 'archived';
  if (data.corrections.length === 0 && !isFinal) return null;
  const create = () => navigate(placeWith('/meetings/corrections/new', { meeting: data.meeting.id }));
  return (
    <Section
      title={t('minutes.corrections')}
      actions={
        isFinal &&
        can('meetings.write') && (
          <Button size="compact-sm" variant="subtle" onClick={create}>
            {t('minutes.correctionNew')}
          </Button>
        )
      }
    >
      {data.corrections.length === 0 && <p className={styles.dim}>{t('minutes.correctionNone')}</p>}
      <ul className={styles.remarks}>
        {data.corrections.map((correction) => (
          <li key={correction.id} className={styles.line}>
            <Link href={`/meetings/corrections/${correction.id}?meeting=${data.meeting.id}`}>
              {correction.seq === null
                ? t('minutes.correctionDraft')
                : t('minutes.correctionSeq', { seq: correction.seq })}
            </Link>
            <span className={styles.dim}>{correction.lines.map((line) => line.place).join('、')}</span>
            <CorrectionState recordState={correction.recordState} issued={correction.documents.length > 0} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** State of a correction sheet as word and icon. */
function CorrectionState({ recordState, issued }: { readonly recordState: string; readonly issued: boolean }) {
  const { t } = useText();
  if (recordState === 'voided')
    return (
      <StateBadge tone="quiet" icon="ban">
        {t('meetings.stateVoided')}
      </StateBadge>
    );
  if (recordState === 'draft')
    return (
      <StateBadge tone="behind" icon="pencil">
        {t('meetings.stateDraft')}
      </StateBadge>
    );
  return (
    <StateBadge tone={issued ? 'fine' : 'near'} icon={issued ? 'check' : 'lock'}>
      {t(issued ? 'meetings.stateIssued' : 'meetings.stateFinal')}
    </StateBadge>
  );
}
