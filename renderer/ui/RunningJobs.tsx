import { Progress, UnstyledButton } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { cancelJob, type RunningJob, runningJobs } from '#renderer/api/jobs.ts';
import { useStore } from '#renderer/api/store.ts';
import styles from './RunningJobs.module.css';
import { useText } from './text.tsx';

/** Calls that still run, with progress and cancel; for the status line and the screens before the login. */
export function RunningJobs() {
  const jobs = useStore(runningJobs);
  return jobs.map((job) => <Job key={job.callId} job={job} />);
}

function Job({ job }: { readonly job: RunningJob }) {
  const { t, known } = useText();
  const stage = job.stage === null ? undefined : known(`progress.${job.stage}`);
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
