import { Button } from '@mantine/core';
import { announceError } from '#renderer/ui/announce.tsx';
import desk from '#renderer/ui/Desk.module.css';
import { DraftOfferNotice } from '#renderer/ui/DraftOfferNotice.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './MeetingNotices.module.css';
import type { useMeetingForm } from './useMeetingForm.ts';

type Props = {
  readonly meeting: ReturnType<typeof useMeetingForm>;
  onRestart(): void;
};

/** What the clerk must know before going on: a kept draft, a save that did not happen and why. */
export function MeetingNotices({ meeting, onRestart }: Props) {
  const { t } = useText();
  const { draft, failure, conflict, problems } = meeting;
  const overwrite = async () => {
    try {
      await meeting.saveOver();
    } catch (error) {
      announceError(error);
    }
  };
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
            <Button size="compact-xs" variant="default" color="red" onClick={() => void overwrite()}>
              {t('meetings.conflictOver')}
            </Button>
          </span>
        </Notice>
      ) : (
        failure !== null && <FailureNotice error={failure} />
      )}
      {problems.size > 0 && <Notice tone="overdue">{t('meetings.problems', { count: problems.size })}</Notice>}
    </div>
  );
}
