import { Button, CloseButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { call, readFile } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announceError } from '#renderer/ui/announce.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { SealForm } from './SealForm.tsx';
import styles from './SealsSide.module.css';

export type Seal = CallOutput<'seals.list'>['seals'][number];

/** 印章: the pictures of the office's seals; adding, changing, putting out of use. */
export function SealsSide({ onClose }: { onClose(): void }) {
  const { t } = useText();
  const can = useCan();
  const list = useCall('seals.list', {});
  const [editing, setEditing] = useState<Seal | 'new' | null>(null);
  const canManage = can('seals.manage');
  if (editing !== null) {
    const seal = editing === 'new' ? null : editing;
    return <SealForm key={seal?.id ?? 'new'} seal={seal} onClose={() => setEditing(null)} />;
  }
  return (
    <Section
      title={t('seals.sealsTitle')}
      actions={
        <span className={styles.acts}>
          {canManage && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setEditing('new')}
            >
              {t('seals.addSeal')}
            </Button>
          )}
          <CloseButton size="sm" aria-label={t('common.close')} onClick={onClose} />
        </span>
      }
    >
      <p className={styles.dim}>{t('seals.sealsHelp')}</p>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.data === undefined && list.error === null && <LoadingState />}
      {list.data?.seals.length === 0 && <p className={styles.dim}>{t('seals.noSeals')}</p>}
      <ul>
        {list.data?.seals.map((seal) => (
          <li key={seal.id} className={styles.seal}>
            <SealPicture seal={seal} />
            <div className={styles.words}>
              <strong>{seal.name}</strong>
              <span>{seal.agencyName}</span>
              <span className={styles.dim}>
                {t('seals.diameter')} {seal.diameterMm}
              </span>
            </div>
            <StateBadge tone={seal.active ? 'fine' : 'quiet'} icon={seal.active ? 'check' : 'ban'}>
              {t(seal.active ? 'seals.active' : 'seals.inactive')}
            </StateBadge>
            {canManage && (
              <Button size="compact-sm" variant="default" onClick={() => setEditing(seal)}>
                {t('common.edit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The picture as it was stored; `img` runs no scripts of an SVG. */
export function SealPicture({ seal }: { readonly seal: Seal }) {
  const { t } = useText();
  const [address, setAddress] = useState<string | null>(null);
  const { id, revision } = seal;
  useEffect(() => {
    let gone = false;
    let made: string | null = null;
    // A new revision may carry a new picture.
    void revision;
    call('seals.picture', { id })
      .then(({ file }) => readFile(file))
      .then((blob) => {
        if (gone) return;
        made = URL.createObjectURL(blob);
        setAddress(made);
      })
      .catch(announceError);
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [id, revision]);
  if (address === null) return <span className={styles.picture} />;
  return <img className={styles.picture} src={address} alt={t('seals.pictureOf', { name: seal.name })} />;
}
