import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { askConfirm } from '#renderer/ui/dialogs.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './CompareView.module.css';
import { CompareView } from './CompareView.tsx';

const CURRENT = 'current';

/** The versions of the minutes of a meeting: any two side by side; an earlier one can be taken back into a draft. */
export function VersionsPage({ id = '' }: { readonly id?: string }) {
  const { t, label } = useText();
  const can = useCan();
  const [, navigate] = useLocation();
  const { data, error, refetch } = useCall('minutes.versions', { meetingId: id });
  const versions = data?.versions ?? [];
  const [chosen, setChosen] = useState<{ readonly before: string | null; readonly after: string }>({
    before: null,
    after: CURRENT,
  });
  const before = chosen.before ?? versions[0]?.id ?? null;
  const compared = useCall(
    'minutes.compare',
    { meetingId: id, before: before ?? CURRENT, after: chosen.after },
    { enabled: before !== null, keep: true },
  );
  const back = (
    <Button variant="default" onClick={() => navigate(`/meetings/${id}`)}>
      {t('minutes.correctionOfMinutes')}
    </Button>
  );
  if (error !== null)
    return (
      <Page title={t('minutes.versionsTitle')} actions={back}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (data === undefined) return <LoadingState />;
  const options = versions.map((version) => ({
    value: version.id,
    label: t('minutes.versionLine', {
      seq: version.seq,
      reason: [label('versionReasonLabels', version.reason), version.note].filter(Boolean).join(' '),
      at: `${shortMoment(version.createdAt)} ${version.byName}`,
    }),
  }));
  const shown = versions.find((version) => version.id === before);
  const restore = async () => {
    if (shown === undefined) return;
    const { seq } = shown;
    const question = { title: t('minutes.restoreTitle', { seq }), body: t('minutes.restoreBody', { seq }) };
    if (!(await askConfirm({ ...question, confirm: t('minutes.restore') }))) return;
    try {
      await call('minutes.restoreVersion', { meetingId: id, versionId: shown.id, expectedRevision: data.revision });
      announce(t('minutes.restored', { seq }));
      navigate(`/meetings/${id}`);
    } catch (failure) {
      announceError(failure);
    }
  };
  return (
    <Page
      scroll={false}
      title={t('minutes.versionsTitle')}
      subtitle={data.title}
      actions={
        <>
          {data.recordState === 'draft' && can('meetings.write') && shown !== undefined && (
            <Button variant="default" onClick={() => void restore()}>
              {t('minutes.restore')}
            </Button>
          )}
          {back}
        </>
      }
    >
      {versions.length === 0 ? (
        <EmptyState title={t('minutes.versionNone')} />
      ) : (
        <>
          <div className={styles.bar}>
            <Select
              aria-label={t('minutes.compareBefore')}
              style={{ flex: '1 1 260px' }}
              data={options}
              value={before}
              allowDeselect={false}
              onChange={(value) => setChosen({ ...chosen, before: value })}
            />
            <Select
              aria-label={t('minutes.compareAfter')}
              style={{ flex: '1 1 260px' }}
              data={[{ value: CURRENT, label: t('minutes.versionCurrent') }, ...options]}
              value={chosen.after}
              allowDeselect={false}
              onChange={(value) => setChosen({ ...chosen, after: value ?? CURRENT })}
            />
          </div>
          {shown !== undefined && (
            <div className={styles.bar}>
              <span className={styles.dim}>
                {t('minutes.versionCharacters')} {shown.characters}　{t('minutes.versionHash')} {shown.sha256}
              </span>
            </div>
          )}
          <ErrorNotice error={compared.error} />
          {compared.data === undefined ? (
            <LoadingState />
          ) : (
            <CompareView key={`${chosen.before} ${chosen.after}`} compared={compared.data} />
          )}
        </>
      )}
    </Page>
  );
}
