import { Progress, UnstyledButton } from '@mantine/core';
import { IconPencil, IconPlayerStop } from '@tabler/icons-react';
import { cancelJob, type RunningJob, runningJobs } from '#renderer/api/jobs.ts';
import { useSession } from '#renderer/api/session.tsx';
import { useStore } from '#renderer/api/store.ts';
import { shortMoment } from '#renderer/ui/format.ts';
import { useText } from '#renderer/ui/text.tsx';
import { unsaved } from '#renderer/ui/unsaved.ts';
import styles from './StatusLine.module.css';

/** The line at the bottom: office, practice mark, unsaved form, running jobs, user. */
export function StatusLine() {
  const { t } = useText();
  const { office, user, version } = useSession();
  const jobs = useStore(runningJobs);
  const open = useStore(unsaved);
  return (
    <footer className={styles.line} role="status" data-practice={office?.practice === true}>
      <span className={styles.office}>{office?.name}</span>
      {office?.practice === true && <strong className={styles.practice}>{t('shell.practice')}</strong>}
      {open !== null && (
        <span className={styles.unsaved}>
          <IconPencil size={13} aria-hidden />
          {open.draftSavedAt === null
            ? t('common.unsaved')
            : t('common.draftKept', { at: shortMoment(open.draftSavedAt).slice(11) })}
        </span>
      )}
      <span className={styles.gap} />
      {jobs.map((job) => (
        <Job key={job.callId} job={job} />
      ))}
      <span>{user?.displayName}</span>
      <span className={styles.version}>{version}</span>
    </footer>
  );
}

function Job({ job }: { readonly job: RunningJob }) {
  const { t, known } = useText();
  const stage = job.stage === null ? undefined : (known(job.stage) ?? known(`progress.${job.stage}`));
  const percent = job.total > 0 ? Math.min(100, Math.floor((job.done * 100) / job.total)) : null;
  const text = [t(job.label), stage].filter((part) => part !== undefined).join(' · ');
  return (
    <span className={styles.job}>
      <span>
        {job.cancelling
          ? t('shell.jobCancelling')
          : percent === null
            ? text
            : t('shell.jobProgress', { label: text, percent })}
      </span>
      <Progress
        className={styles.progress}
        size={4}
        value={percent ?? 100}
        animated={percent === null}
        aria-label={text}
      />
      <UnstyledButton
        className={styles.stop}
        disabled={job.cancelling}
        aria-label={`${t('common.cancel')} ${t(job.label)}`}
        title={t('common.cancel')}
        onClick={() => void cancelJob(job.callId).catch(() => undefined)}
      >
        <IconPlayerStop size={13} aria-hidden />
      </UnstyledButton>
    </span>
  );
}
