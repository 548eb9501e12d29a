import { Button } from '@mantine/core';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { ConflictDialog } from '#renderer/ui/ConflictDialog.tsx';
import desk from '#renderer/ui/Desk.module.css';
import { DraftOfferNotice } from '#renderer/ui/DraftOfferNotice.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { clashWords } from './clashWords.ts';
import styles from './MeetingNotices.module.css';
import type { useMeetingForm } from './useMeetingForm.ts';

type Props = {
  readonly meeting: ReturnType<typeof useMeetingForm>;
  onRestart(): void;
};

/** What the clerk must know before going on: a kept draft, a save that did not happen and why. */
export function MeetingNotices({ meeting, onRestart }: Props) {
  const text = useText();
  const { t } = text;
  const { draft, failure, conflict, problems } = meeting;
  const merge = () =>
    meeting.meetOther().then((merged) => merged && announce(t('versionConflict.merged')), announceError);
  const showNewest = async () => {
    // What was typed stays as a draft and is offered again.
    await draft.flush().catch(() => undefined);
    onRestart();
  };
  return (
    <div className={desk.notices}>
      <DraftOfferNotice offer={draft.offer} onTake={meeting.takeDraft} onDrop={() => void draft.refuseOffer()} />
      {conflict ? (
        <Notice tone="overdue">
          {t('meetings.conflict')}
          <span className={styles.noticeActs}>
            <Button size="compact-xs" variant="default" onClick={() => void showNewest()}>
              {t('meetings.conflictShow')}
            </Button>
            <Button size="compact-xs" onClick={() => void merge()}>
              {t('meetingConduct.merge')}
            </Button>
          </span>
        </Notice>
      ) : (
        failure !== null && <FailureNotice error={failure} />
      )}
      {meeting.closed && <Notice tone="overdue">{t('meetingConduct.closedMeanwhile')}</Notice>}
      {meeting.clashes.length > 0 && (
        <ConflictDialog
          title={t('meetingConduct.mergeTitle')}
          conflicts={meeting.clashes.map((clash) => clashWords(clash, meeting.form, text))}
          onApply={meeting.takeMerged}
          onCancel={meeting.dropMerge}
        />
      )}
      {problems.size > 0 && <Notice tone="overdue">{t('meetings.problems', { count: problems.size })}</Notice>}
    </div>
  );
}
