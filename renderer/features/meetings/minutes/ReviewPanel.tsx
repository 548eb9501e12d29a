import { Button } from '@mantine/core';
import { memo, useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import type { MeetingForm } from '../meetingForm.ts';
import { DueLine } from './DueLine.tsx';
import { RemarkDialog } from './RemarkDialog.tsx';
import { Remarks } from './Remarks.tsx';
import { DecideDialog, HandInDialog } from './ReviewDialogs.tsx';
import styles from './ReviewPanel.module.css';

type Round = CallOutput<'minutes.review'>['rounds'][number];
type Props = {
  readonly meetingId: string;
  /** Revision that is stored. */
  readonly revision: number;
  readonly dirty: boolean;
  readonly heldOn: string;
  /** What stands on the screen, read when a remark is made. */
  readonly formNow: { readonly current: MeetingForm };
};

/** The review of a draft: who waits for whom, the remarks at their places, and the day it is due (features M13, §9.3). */
export const ReviewPanel = memo(function ReviewPanel({ meetingId, revision, dirty, heldOn, formNow }: Props) {
  const { t } = useText();
  const can = useCan();
  const { data, error } = useCall('minutes.review', { meetingId }, { keep: true });
  const [open, setOpen] = useState<'handIn' | 'agreed' | 'returned' | 'remark' | null>(null);
  const close = () => setOpen(null);
  if (error !== null) return <ErrorNotice error={error} />;
  if (data === undefined) return null;
  const round = data.rounds[0];
  const isWaiting = round?.state === 'waiting';
  /** What is handed in or answered is what is stored. */
  const start = (what: 'handIn' | 'agreed' | 'returned') => (dirty ? announce(t('minutes.saveFirst')) : setOpen(what));
  return (
    <Section
      title={t('minutes.review')}
      actions={
        <span className={styles.acts}>
          {can('meetings.finalize') && (
            <Button size="compact-sm" variant="subtle" onClick={() => setOpen('remark')}>
              {t('minutes.remarkAdd')}
            </Button>
          )}
          {isWaiting && data.mayDecide && (
            <>
              <Button size="compact-sm" variant="default" onClick={() => start('returned')}>
                {t('minutes.returnDraft')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => start('agreed')}>
                {t('minutes.agree')}
              </Button>
            </>
          )}
          {can('meetings.write') && (
            <Button size="compact-sm" variant="default" onClick={() => start('handIn')}>
              {t(round === undefined ? 'minutes.handIn' : 'minutes.handInAgain')}
            </Button>
          )}
        </span>
      }
    >
      <DueLine due={data.due} issuedDay={data.issuedDay} heldOn={heldOn} />
      {round === undefined ? <p className={styles.dim}>{t('minutes.noneYet')}</p> : <RoundLine round={round} />}
      {isWaiting && round.meetingRevision !== revision && <Notice tone="near">{t('minutes.changedSince')}</Notice>}
      <Remarks remarks={data.remarks} />
      {open === 'handIn' && (
        <HandInDialog meetingId={meetingId} revision={revision} reviewers={data.reviewers} onClose={close} />
      )}
      {(open === 'agreed' || open === 'returned') && round !== undefined && (
        <DecideDialog id={round.id} revision={revision} outcome={open} onClose={close} />
      )}
      {open === 'remark' && <RemarkDialog meetingId={meetingId} form={formNow.current} onClose={close} />}
    </Section>
  );
});

/** The last round: its state, who handed in, who answered and how. */
function RoundLine({ round }: { readonly round: Round }) {
  const { t } = useText();
  const decided = { name: round.decidedByName ?? '', at: shortMoment(round.decidedAt ?? round.handedInAt) };
  return (
    <>
      <div className={styles.line}>
        <ReviewState state={round.state} reviewerName={round.reviewerName} />
        <span>{t('minutes.round', { round: round.round })}</span>
        <span className={styles.dim}>
          {t('minutes.handedInBy', { name: round.handedInByName, at: shortMoment(round.handedInAt) })}
        </span>
        {round.state === 'agreed' && <span className={styles.dim}>{t('minutes.agreedBy', decided)}</span>}
        {round.state === 'returned' && <span className={styles.dim}>{t('minutes.returnedBy', decided)}</span>}
      </div>
      {round.note !== null && <p className={styles.dim}>{round.note}</p>}
      {round.answer !== null && <p className={styles.answer}>{round.answer}</p>}
    </>
  );
}

type StateProps = { readonly state: string; readonly reviewerName: string | null };

/** Where a draft stands in its review, as word and icon; nothing before it is handed in. */
export function ReviewState({ state, reviewerName }: StateProps) {
  const { t } = useText();
  if (state === 'waiting')
    return (
      <StateBadge tone="near" icon="clock">
        {reviewerName === null ? t('minutes.waitingForAnyone') : t('minutes.waitingFor', { name: reviewerName })}
      </StateBadge>
    );
  if (state === 'returned')
    return (
      <StateBadge tone="overdue" icon="flag">
        {t('minutes.stateReturned')}
      </StateBadge>
    );
  return state === 'agreed' ? (
    <StateBadge tone="fine" icon="check">
      {t('minutes.stateAgreed')}
    </StateBadge>
  ) : null;
}
