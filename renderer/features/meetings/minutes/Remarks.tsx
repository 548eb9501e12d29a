import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announceError } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { goToPlace } from './minutesPlaces.ts';
import styles from './ReviewPanel.module.css';

type Remark = CallOutput<'minutes.review'>['remarks'][number];

/** The remarks of the reviewers: open ones first, each ticked as dealt with; those dealt with are folded away. */
export function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  const { t } = useText();
  const [showDone, setShowDone] = useState(false);
  const open = remarks.filter((remark) => remark.resolvedAt === null);
  const done = remarks.filter((remark) => remark.resolvedAt !== null);
  if (remarks.length === 0) return null;
  return (
    <>
      <div className={styles.line}>
        <strong>{t('minutes.remarks')}</strong>
        <span className={styles.dim}>{t('minutes.remarksOpen', { count: open.length })}</span>
        {done.length > 0 && (
          <Checkbox
            size="xs"
            label={t('minutes.remarkShowDone', { count: done.length })}
            checked={showDone}
            onChange={(event) => setShowDone(event.currentTarget.checked)}
          />
        )}
      </div>
      <ul className={styles.remarks}>
        {[...open, ...(showDone ? done : [])].map((remark) => (
          <RemarkLine key={remark.id} remark={remark} />
        ))}
      </ul>
    </>
  );
}

function RemarkLine({ remark }: { readonly remark: Remark }) {
  const { t, label } = useText();
  const can = useCan();
  const isDone = remark.resolvedAt !== null;
  const input = { id: remark.id, expectedRevision: remark.revision };
  const tick = () => call('minutes.resolveRemark', { ...input, resolved: !isDone }).catch(announceError);
  const takeBack = async () => {
    const reason = await askReason({
      title: t('minutes.remarkTakeBack'),
      label: t('minutes.remarkTakeBackReason'),
      confirm: t('minutes.remarkTakeBack'),
    });
    if (reason !== null) await call('minutes.voidRemark', { ...input, reason }).catch(announceError);
  };
  return (
    <li className={styles.remark} data-done={isDone}>
      <Checkbox
        size="xs"
        aria-label={`${t(isDone ? 'minutes.remarkReopen' : 'minutes.remarkDone')} ${remark.text}`}
        checked={isDone}
        disabled={!can('meetings.write')}
        onChange={() => void tick()}
      />
      <div>
        <div className={styles.words}>{remark.text}</div>
        <div className={styles.quote}>
          {label('minutesPlaceLabels', remark.place)}
          {remark.quote === null ? '' : ` ${t('minutes.remarkQuote', { quote: remark.quote })}`}
        </div>
        <div className={styles.dim}>
          {t('minutes.remarkBy', { name: remark.byName, at: shortMoment(remark.createdAt) })}
          {isDone &&
            `　${t('minutes.remarkDoneBy', { name: remark.resolvedByName ?? '', at: shortMoment(remark.resolvedAt ?? '') })}`}
        </div>
      </div>
      <span className={styles.acts}>
        <Button size="compact-xs" variant="subtle" onClick={() => goToPlace(remark.place, remark.quote)}>
          {t('minutes.remarkGo')}
        </Button>
        {!isDone && can('meetings.finalize') && (
          <Button size="compact-xs" variant="subtle" onClick={() => void takeBack()}>
            {t('minutes.remarkTakeBack')}
          </Button>
        )}
      </span>
    </li>
  );
}
