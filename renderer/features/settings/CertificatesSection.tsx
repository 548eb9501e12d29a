import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { saveFile } from '#renderer/api/client.ts';
import { useJob } from '#renderer/api/queries.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { Acts } from '#renderer/ui/Card.tsx';
import { EmptyState, Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { CertificateBadge, CertificateFacts, HandOutActs, useValidity } from './CertificateParts.tsx';
import styles from './CertificateTables.module.css';
import { IssueCertificateDialog } from './IssueCertificateDialog.tsx';
import { RenewCertificateDialog } from './RenewCertificateDialog.tsx';
import { RevokeCertificateDialog } from './RevokeCertificateDialog.tsx';

export type CertificateList = CallOutput<'certificates.list'>;
type UserCertificate = CertificateList['users'][number];
type OfficeCertificate = CertificateList['office'][number];

/** Which dialog is open, and for which certificate. */
type Open =
  | { readonly kind: 'issue' }
  | { readonly kind: 'renew'; readonly certificate: UserCertificate | null }
  | { readonly kind: 'revoke'; readonly id: string; readonly name: string }
  | null;

/** The office's own authority: root, office and users' certificates, revocation list (official-documents.md §6). */
export function CertificatesSection({ list }: { readonly list: CertificateList }) {
  const { t } = useText();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const { root, office, users, revocationList } = list;
  return (
    <>
      <Section title={t('certificates.rootTitle')}>
        {root === null ? (
          <EmptyState title={t('certificates.rootNone')} />
        ) : (
          <>
            <p className={styles.small}>{t('certificates.rootHelp')}</p>
            <CertificateFacts facts={root} />
            <Acts>
              <HandOutActs certificate="root" />
            </Acts>
          </>
        )}
      </Section>
      <Section
        title={t('certificates.officeTitle')}
        actions={
          root !== null && (
            <Button variant="default" size="compact-sm" onClick={() => setOpen({ kind: 'renew', certificate: null })}>
              {t('certificates.renewOffice')}
            </Button>
          )
        }
      >
        <OfficeTable rows={office} onRevoke={(one) => setOpen({ kind: 'revoke', id: one.id, name: one.name })} />
      </Section>
      <Section
        title={t('certificates.usersTitle')}
        actions={
          root !== null && (
            <Button size="compact-sm" onClick={() => setOpen({ kind: 'issue' })}>
              {t('certificates.issue')}
            </Button>
          )
        }
      >
        <p className={styles.small}>{t('certificates.usersHelp')}</p>
        <UserNotices rows={users} />
        {users.length === 0 ? (
          <EmptyState title={t('certificates.usersNone')} />
        ) : (
          <UserTable
            rows={users}
            onRenew={(certificate) => setOpen({ kind: 'renew', certificate })}
            onRevoke={(one) => setOpen({ kind: 'revoke', id: one.id, name: one.displayName })}
          />
        )}
      </Section>
      {root !== null && <RevocationListSection facts={revocationList} />}
      {open?.kind === 'issue' && <IssueCertificateDialog onClose={close} />}
      {open?.kind === 'renew' && <RenewCertificateDialog certificate={open.certificate} onClose={close} />}
      {open?.kind === 'revoke' && <RevokeCertificateDialog id={open.id} name={open.name} onClose={close} />}
    </>
  );
}

/** What wants doing: a disabled account's living certificate, a lost key, an end that comes near. */
function UserNotices({ rows }: { readonly rows: readonly UserCertificate[] }) {
  const { t } = useText();
  const living = rows.filter((row) => row.state === 'valid' || row.state === 'expiring');
  const sentences = living.flatMap((row) => {
    const name = row.displayName;
    if (!row.userEnabled) return [{ id: row.id, text: t('certificates.userDisabled', { name }) }];
    if (row.keyLost) return [{ id: row.id, text: t('certificates.keyLost', { name }) }];
    const date = row.notAfter.slice(0, 10);
    return row.state === 'expiring' ? [{ id: row.id, text: t('certificates.ends', { name, date }) }] : [];
  });
  if (sentences.length === 0) return null;
  return (
    <div className={styles.notices}>
      {sentences.map(({ id, text }) => (
        <Notice key={id} tone="behind">
          {text}
        </Notice>
      ))}
    </div>
  );
}

type Row = OfficeCertificate | UserCertificate;

/** Certificates as a table: whose, algorithm, validity, state, and what can be done. */
function CertificateTable<Shown extends Row>(table: {
  readonly rows: readonly Shown[];
  /** Head of the first column. */
  readonly whose: string;
  name(row: Shown): ReactNode;
  validity(row: Shown): ReactNode;
  acts(row: Shown): ReactNode;
}) {
  const { t, label } = useText();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{table.whose}</th>
            <th scope="col">{t('certificates.algorithm')}</th>
            <th scope="col">{t('certificates.validity')}</th>
            <th scope="col">{t('certificates.state')}</th>
            <th scope="col">{t('certificates.acts')}</th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id}>
              <td>{table.name(row)}</td>
              <td className={styles.fixed}>{label('certificateAlgorithmLabels', row.algorithm)}</td>
              <td>{table.validity(row)}</td>
              <td>
                <StateCell row={row} />
              </td>
              <td>{table.acts(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OfficeTable({
  rows,
  onRevoke,
}: {
  readonly rows: readonly OfficeCertificate[];
  onRevoke(row: OfficeCertificate): void;
}) {
  const { t } = useText();
  const validity = useValidity();
  return (
    <CertificateTable
      rows={rows}
      whose={t('certificates.subject')}
      name={(row) => <TwoLines first={row.name} second={row.serial} />}
      validity={(row) => <span className={styles.fixed}>{validity(row)}</span>}
      acts={(row) => (
        <div className={styles.acts}>
          <HandOutActs certificate={row.id} />
          {row.source === 'created' && row.algorithm !== 'sm2' && row.revokedAt === null && (
            <Button variant="default" size="compact-sm" onClick={() => onRevoke(row)}>
              {t('certificates.revoke')}
            </Button>
          )}
        </div>
      )}
    />
  );
}

function UserTable({
  rows,
  onRenew,
  onRevoke,
}: {
  readonly rows: readonly UserCertificate[];
  onRenew(row: UserCertificate): void;
  onRevoke(row: UserCertificate): void;
}) {
  const { t } = useText();
  const validity = useValidity();
  return (
    <CertificateTable
      rows={rows}
      whose={t('certificates.holder')}
      name={(row) => <TwoLines first={row.displayName} second={row.post} />}
      validity={(row) => <TwoLines first={validity(row)} second={row.serial} />}
      acts={(row) =>
        row.revokedAt === null && (
          <div className={styles.acts}>
            {row.userEnabled && row.replacedBy === null && (
              <Button variant="default" size="compact-sm" onClick={() => onRenew(row)}>
                {t('certificates.renew')}
              </Button>
            )}
            <Button variant="default" size="compact-sm" onClick={() => onRevoke(row)}>
              {t('certificates.revoke')}
            </Button>
          </div>
        )
      }
    />
  );
}

function TwoLines({ first, second }: { readonly first: string; readonly second: string | null }) {
  return (
    <>
      {first}
      <div className={styles.small}>{second}</div>
    </>
  );
}

function StateCell({ row }: { readonly row: Row }) {
  const { t, label } = useText();
  return (
    <>
      <CertificateBadge state={row.state} />
      {row.revokedAt !== null && (
        <div className={styles.small}>
          {t('certificates.revokedOn', {
            date: row.revokedAt.slice(0, 10),
            reason: label('revocationReasonLabels', row.reason),
          })}
        </div>
      )}
    </>
  );
}

function RevocationListSection({ facts }: { readonly facts: CertificateList['revocationList'] }) {
  const { t } = useText();
  const make = useJob('certificates.revocationList', 'certificates.making');
  const save = async () => {
    try {
      const { file } = await make.mutateAsync({});
      if (await saveFile(file)) announce(t('common.fileSaved'));
    } catch (error) {
      announceError(error);
    }
  };
  return (
    <Section
      title={t('certificates.listTitle')}
      actions={
        <Button variant="default" size="compact-sm" loading={make.isPending} onClick={() => void save()}>
          {t('certificates.listSave')}
        </Button>
      }
    >
      <p className={styles.small}>{t('certificates.listHelp')}</p>
      <p>
        {facts === null
          ? t('certificates.listNone')
          : t('certificates.listFacts', {
              number: facts.number,
              from: facts.thisUpdate.slice(0, 10),
              to: facts.nextUpdate.slice(0, 10),
              count: facts.revoked,
            })}
      </p>
    </Section>
  );
}
