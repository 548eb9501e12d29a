import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { AddTrustDialog } from './AddTrustDialog.tsx';
import { CertificateBadge, Fingerprint, useValidity } from './CertificateParts.tsx';
import styles from './CertificateTables.module.css';
import { ImportListDialog } from './ImportListDialog.tsx';

type Trusted = CallOutput<'trust.list'>['certificates'][number];

/** Whom this office trusts: its own root and the certificates of other offices, each confirmed by hand. */
export function TrustSection({ certificates }: { readonly certificates: readonly Trusted[] }) {
  const { t } = useText();
  const [open, setOpen] = useState<'add' | 'list' | null>(null);
  const remove = useCommand('trust.remove');
  const askRemove = async ({ fingerprint, name }: Trusted) => {
    const reason = await askReason({
      title: t('trust.removeTitle', { name }),
      body: t('trust.removeHelp'),
      label: t('trust.removeReason'),
      confirm: t('trust.remove'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await remove.mutateAsync({ fingerprint, reason });
      announce(t('trust.removed', { name }));
    } catch (error) {
      announceError(error);
    }
  };
  return (
    <Section
      title={t('trust.title')}
      actions={
        <div className={styles.acts}>
          <Button variant="default" size="compact-sm" onClick={() => setOpen('list')}>
            {t('trust.importList')}
          </Button>
          <Button size="compact-sm" onClick={() => setOpen('add')}>
            {t('trust.add')}
          </Button>
        </div>
      }
    >
      <p className={styles.small}>{t('trust.help')}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('trust.name')}</th>
              <th scope="col">{t('trust.validity')}</th>
              <th scope="col">{t('trust.confirmed')}</th>
              <th scope="col">{t('trust.list')}</th>
              <th scope="col">{t('certificates.acts')}</th>
            </tr>
          </thead>
          <tbody>
            {certificates.map((row) => (
              <TrustRow key={row.fingerprint} row={row} onRemove={() => void askRemove(row)} />
            ))}
          </tbody>
        </table>
      </div>
      {open === 'add' && <AddTrustDialog onClose={() => setOpen(null)} />}
      {open === 'list' && <ImportListDialog onClose={() => setOpen(null)} />}
    </Section>
  );
}

function TrustRow({ row, onRemove }: { readonly row: Trusted; onRemove(): void }) {
  const { t, label } = useText();
  const validity = useValidity();
  const entered = { date: row.addedAt.slice(0, 10), by: row.addedByName };
  return (
    <tr>
      <td>
        {row.name}
        <div className={styles.small}>{row.subject}</div>
        <div className={styles.small}>{row.own ? t('trust.own') : label('trustKindLabels', row.kind)}</div>
        <Fingerprint value={row.fingerprint} />
        {row.note !== '' && <div className={styles.small}>{row.note}</div>}
      </td>
      <td className={styles.fixed}>
        {validity(row)}
        <div>
          <CertificateBadge state={row.state} />
        </div>
      </td>
      <td>
        {row.own
          ? t('trust.addedText', entered)
          : t('trust.confirmedText', {
              ...entered,
              who: row.confirmedBy,
              how: label('confirmationLabels', row.confirmedHow),
            })}
      </td>
      <td>
        <ListFacts list={row.revocationList} />
      </td>
      <td>
        {!row.own && (
          <div className={styles.acts}>
            <Button variant="default" size="compact-sm" onClick={onRemove}>
              {t('trust.remove')}
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
}

function ListFacts({ list }: { readonly list: Trusted['revocationList'] }) {
  const { t } = useText();
  const { today } = useSession();
  if (list === null) return t('trust.listNone');
  const facts = { number: list.number, to: list.nextUpdate.slice(0, 10), count: list.revoked };
  return facts.to < today ? t('trust.listEnded', facts) : t('trust.listFacts', facts);
}
