import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { groupedNumber, shortMoment } from '#renderer/ui/format.ts';
import { EmptyState, ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page, Toolbar } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './AuditPage.module.css';
import { useAuditRows } from './useAuditRows.ts';

type Entry = CallOutput<'audit.list'>['entries'][number];
type Verification = CallOutput<'audit.verify'>;

/** The audit log with the check of its hash chain (security-and-exchange.md §6). */
export function AuditPage() {
  const text = useText();
  const { t } = text;
  const [typed, setTyped] = useState('');
  const [action] = useDebouncedValue(typed.trim(), 200);
  const [selected, setSelected] = useState<string | null>(null);
  const [verification, setVerification] = useState<Verification | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [verifying, setVerifying] = useState(false);
  const rows = useAuditRows(action);
  const columns = useMemo(() => columnsOf(text), [text]);
  const verify = async () => {
    setVerifying(true);
    setFailure(null);
    try {
      setVerification(await call('audit.verify', {}));
    } catch (error) {
      setFailure(error);
    } finally {
      setVerifying(false);
    }
  };
  return (
    <Page
      title={t('audit.title')}
      subtitle={t('audit.count', { count: groupedNumber(rows.total) })}
      scroll={false}
      actions={
        <Button leftSection={<IconShieldCheck size={14} />} loading={verifying} onClick={() => void verify()}>
          {t('audit.verify')}
        </Button>
      }
    >
      <Toolbar>
        <TextInput
          w={220}
          aria-label={t('audit.filterAction')}
          placeholder={t('audit.filterAction')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Toolbar>
      <div className={styles.notices}>
        <ErrorNotice error={failure ?? rows.error} />
        {verification !== null && <VerificationNotice verification={verification} />}
      </div>
      <DataTable
        label={t('audit.list')}
        columns={columns}
        rowCount={rows.total}
        rowAt={rows.rowAt}
        keyOf={(entry) => String(entry.seq)}
        onShowing={rows.showing}
        selectedKey={selected}
        onSelect={(entry) => setSelected(String(entry.seq))}
        resetKey={action}
        compact
        empty={rows.loading ? <LoadingState /> : <EmptyState title={t('audit.empty')} />}
      />
    </Page>
  );
}

function VerificationNotice({ verification }: { readonly verification: Verification }) {
  const { t } = useText();
  if (verification.findings.length === 0) {
    return (
      <Notice tone="fine">
        {t('audit.verified', { size: groupedNumber(verification.size) })}
        <div className={styles.root}>{t('audit.root', { root: verification.root })}</div>
      </Notice>
    );
  }
  return (
    <Notice tone="overdue">
      {t('audit.findings', { count: verification.findings.length })}
      <ul>
        {verification.findings.slice(0, 50).map((finding) => (
          <li key={`${finding.seq} ${finding.code}`}>{t('audit.finding', finding)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function columnsOf({ t, known, label }: Text): readonly Column<Entry>[] {
  const action = (entry: Entry) => {
    const [object = '', verb = ''] = entry.action.split('.');
    const words = [known(`auditVerbs.${verb}`), known(`auditObjects.${object}`)].filter((word) => word !== undefined);
    return known(`auditActions.${entry.action}`) ?? (words.length === 2 ? words.join(' ') : entry.action);
  };
  const roles = (entry: Entry) =>
    entry.role
      .split(',')
      .map((role) => label('roleLabels', role))
      .join('、');
  // Opened with the recovery sheets nobody is logged in yet.
  const who = (entry: Entry) => known(`auditObjects.${entry.userName}`) ?? entry.userName;
  const object = (entry: Entry) => `${label('auditObjects', entry.entityType)} ${entry.entityId.slice(-8)}`.trim();
  const reason = (entry: Entry) => (entry.action === 'lock' ? label('lockReasons', entry.reason) : entry.reason);
  const exact = (entry: Entry) => (Object.keys(entry.detail).length > 0 ? JSON.stringify(entry.detail) : '');
  const detail = (entry: Entry) => {
    const { fields, roles: given, sha256, fingerprint } = entry.detail;
    const count = Array.isArray(fields) ? fields.length : fields;
    const hash = sha256 ?? fingerprint;
    const facts =
      typeof count === 'number'
        ? t('audit.fieldCount', { count })
        : Array.isArray(given)
          ? given.map((role) => label('roleLabels', String(role))).join('、')
          : typeof hash === 'string'
            ? t('audit.root', { root: hash.slice(0, 16) })
            : exact(entry);
    return [reason(entry), facts].filter((part) => part !== '').join(' ');
  };
  return [
    { id: 'seq', label: t('audit.seq'), width: 72, align: 'right', render: (entry) => entry.seq },
    { id: 'at', label: t('audit.at'), width: 136, render: (entry) => shortMoment(entry.at), text: (entry) => entry.at },
    { id: 'user', label: t('audit.user'), width: 110, render: who },
    { id: 'role', label: t('audit.role'), width: 130, render: roles, text: roles },
    { id: 'action', label: t('audit.action'), width: 150, grow: 1, render: action, text: (entry) => entry.action },
    {
      id: 'outcome',
      label: t('audit.outcome'),
      width: 84,
      render: (entry) => (
        <StateBadge tone={entry.outcome === 'ok' ? 'fine' : 'overdue'} icon={entry.outcome === 'ok' ? 'check' : 'ban'}>
          {t(`audit.outcome_${entry.outcome}`)}
        </StateBadge>
      ),
    },
    {
      id: 'entity',
      label: t('audit.entity'),
      width: 130,
      grow: 1,
      render: object,
      text: (entry) => entry.entityId,
    },
    { id: 'detail', label: t('audit.detail'), width: 200, grow: 3, render: detail, text: exact },
  ];
}
