import { Button } from '@mantine/core';
import { IconFileCertificate, IconShieldCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { saveFile } from '#renderer/api/client.ts';
import { droppedPdf } from '#renderer/api/droppedPdf.ts';
import { chosenDocument } from '#renderer/api/issuedDocuments.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useStore } from '#renderer/api/store.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, Section, SplitView } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import type { FileInput } from '#shared/contract/primitives.ts';
import styles from './DocumentsPage.module.css';
import { DocumentView } from './DocumentView.tsx';
import { VerificationPanel, type VerificationResult } from './VerificationPanel.tsx';

export type DocumentRow = CallOutput<'documents.list'>['rows'][number];

/** What is open at the side: a document by its id, the verification of any file, or nothing. */
type Side = { readonly kind: 'document'; readonly id: string } | { readonly kind: 'verify' } | null;

/** Issued documents as issued, and the verification of any PDF. */
export function DocumentsPage() {
  const { t, label } = useText();
  const [, navigate] = useLocation();
  const [verifying, setVerifying] = useState(false);
  const chosen = useStore(chosenDocument);
  const side: Side = verifying ? { kind: 'verify' } : chosen === null ? null : { kind: 'document', id: chosen };
  const setSide = (next: Side) => {
    setVerifying(next?.kind === 'verify');
    if (next?.kind !== 'verify') chosenDocument.set(next?.id ?? null);
  };
  const dropped = useStore(droppedPdf);
  useEffect(() => {
    if (dropped !== null) setVerifying(true);
  }, [dropped]);
  const exportVerifier = async () => {
    try {
      const { file } = await runJob('documents.verifierPage', {}, 'documents.exportingVerifierPage');
      if (await saveFile(file)) announce(t('common.fileSaved'));
    } catch (error) {
      announceError(error);
    }
  };
  const rows = usePagedRows('documents.list', {});
  useCommands([
    {
      id: 'documents.verify',
      label: 'documents.verifyFile',
      canRun: () => true,
      run: () => setSide({ kind: 'verify' }),
    },
    {
      id: 'documents.verifierPage',
      label: 'documents.exportVerifierPage',
      canRun: () => true,
      run: () => void exportVerifier(),
    },
  ]);
  const columns: readonly Column<DocumentRow>[] = [
    { id: 'createdAt', label: t('documents.issuedAt'), width: 124, render: (row) => shortMoment(row.createdAt) },
    { id: 'number', label: t('documents.number'), width: 140, render: (row) => row.number ?? '—' },
    {
      id: 'title',
      label: t('documents.title'),
      width: 180,
      grow: 3,
      render: (row) => row.title,
      text: (row) => row.title,
    },
    { id: 'kind', label: t('documents.kind'), width: 84, render: (row) => label('documentKindLabels', row.kind) },
    {
      id: 'signed',
      label: t('documents.signed'),
      width: 120,
      grow: 1,
      render: (row) => (
        <StateBadge tone={row.signed ? 'fine' : 'quiet'} icon={row.signed ? 'check' : 'dot'}>
          {row.signed ? (row.signerName ?? '') : t('documents.unsigned')}
        </StateBadge>
      ),
      text: (row) => row.signerName ?? '',
    },
    { id: 'pages', label: t('documents.pages'), width: 56, align: 'right', render: (row) => row.pages },
    { id: 'by', label: t('documents.issuedBy'), width: 80, render: (row) => row.createdByName },
  ];
  const list = rows.loading ? (
    <LoadingState />
  ) : (
    <DataTable
      label={t('documents.issued')}
      columns={
        side === null ? columns : columns.filter((column) => ['createdAt', 'number', 'title'].includes(column.id))
      }
      rowCount={rows.total}
      rowAt={rows.rowAt}
      keyOf={(row) => row.id}
      onShowing={rows.showing}
      selectedKey={side?.kind === 'document' ? side.id : null}
      onSelect={(row) => setSide({ kind: 'document', id: row.id })}
      onOpen={(row) => {
        const place = placeOfOwner(row);
        if (place !== null) navigate(place);
      }}
      placeKey="documents"
      empty={<EmptyState title={t('documents.none')} help={t('documents.noneHelp')} />}
    />
  );
  return (
    <Page
      scroll={false}
      title={t('documents.documents')}
      subtitle={rows.loading ? undefined : t('common.total', { count: rows.total })}
      actions={
        <>
          <ExportMenu list="documents" input={{}} />
          <Button
            variant="default"
            leftSection={<IconFileCertificate size={15} aria-hidden />}
            onClick={() => void exportVerifier()}
          >
            {t('documents.exportVerifierPage')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconShieldCheck size={15} aria-hidden />}
            onClick={() => setSide({ kind: 'verify' })}
          >
            {t('documents.verifyFile')}
          </Button>
        </>
      }
    >
      <ErrorNotice error={rows.error} onRetry={rows.refetch} />
      <SplitView
        list={list}
        width="wide"
        small="side"
        side={
          side === null ? null : side.kind === 'verify' ? (
            <VerifyFile onClose={() => setSide(null)} />
          ) : (
            <DocumentView key={side.id} id={side.id} document={findRow(rows, side.id)} onClose={() => setSide(null)} />
          )
        }
      />
    </Page>
  );
}

/** The page of the record that a document was issued from. */
export function placeOfOwner({ kind, ownerId }: DocumentRow): string | null {
  if (kind === 'minutes_pdf') return `/meetings/${ownerId}`;
  if (kind === 'minutes_correction_pdf') return `/meetings/corrections/${ownerId}`;
  return kind === 'official_pdf' ? `/official/${ownerId}` : null;
}

function findRow(
  rows: { readonly total: number; rowAt(index: number): DocumentRow | undefined },
  id: string,
): DocumentRow | null {
  for (let index = 0; index < Math.min(rows.total, 1000); index += 1) {
    const row = rows.rowAt(index);
    if (row?.id === id) return row;
  }
  return null;
}

/** Any PDF by dragging or choosing, and what its signatures are worth. */
function VerifyFile({ onClose }: { onClose(): void }) {
  const { t } = useText();
  const [checked, setChecked] = useState<{ result: VerificationResult; source: FileInput } | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const round = useRef(0);
  /** A further file was given: what is known of the earlier one goes, also an answer that is still to come. */
  const start = () => {
    setBusy(true);
    setChecked(null);
    setFailure(null);
    round.current += 1;
    return round.current;
  };
  const fail = (error: unknown) => {
    start();
    setFailure(error);
    setBusy(false);
  };
  const verify = async (source: FileInput) => {
    const own = start();
    try {
      const result = await runJob('documents.verify', { source }, 'documents.verifying');
      if (round.current === own) setChecked({ result, source });
    } catch (error) {
      if (round.current === own) setFailure(error);
    } finally {
      if (round.current === own) setBusy(false);
    }
  };
  const dropped = useStore(droppedPdf);
  useEffect(() => {
    if (dropped === null) return;
    droppedPdf.set(null);
    if (dropped.state === 'here') void verify(dropped.source);
    else if (dropped.state === 'failed') fail(dropped.error);
    else start();
  });
  return (
    <div className={styles.scroll}>
      <Section
        title={t('documents.verifyTitle')}
        actions={
          <Button size="compact-sm" variant="subtle" onClick={onClose}>
            {t('common.close')}
          </Button>
        }
      >
        <FileDrop
          extensions={['pdf']}
          title={t('documents.verifyTitle')}
          help={t('documents.verifyHelp')}
          onStart={start}
          onFailure={fail}
          onFile={(file) => void verify(file)}
        />
      </Section>
      <ErrorNotice error={failure} />
      {busy && <LoadingState label={t('documents.verifying')} />}
      {checked !== null && <VerificationPanel result={checked.result} source={checked.source} />}
    </div>
  );
}
