import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { chosenDocument, verifyIssued } from '#renderer/api/issuedDocuments.ts';
import { announceError } from '#renderer/ui/announce.tsx';
import { PagePreview } from '#renderer/ui/PagePreview.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { PagePreview as Preview } from '#renderer/ui/usePagePreview.ts';
import type { FigureLine, Report } from '#shared/features/reports/reports.contract.ts';
import { CheckPane } from './CheckPane.tsx';
import { RecordsPane } from './RecordsPane.tsx';
import styles from './reports.module.css';
import type { DeskSide } from './useDeskView.ts';
import type { NumberKey } from './usePlaces.ts';
import { VerifyPane } from './VerifyPane.tsx';

type Props = {
  readonly side: DeskSide;
  readonly report: Report;
  readonly lines: readonly FigureLine[];
  readonly number: NumberKey | null;
  readonly preview: Preview;
  onNumber(number: NumberKey | null): void;
  onSavePdf(): void;
};

/** What stands at the right of a report's text. */
export function SidePane({ side, report, lines, number, preview, onNumber, onSavePdf }: Props) {
  const { t } = useText();
  const { id, pdfAttachmentId } = report;
  switch (side) {
    case 'records':
      return <RecordsPane reportId={id} lines={lines} chosen={number} onChoose={onNumber} />;
    case 'check':
      return <CheckPane reportId={id} version={`${report.revision} ${report.countedAt}`} lines={lines} />;
    case 'verify':
      return <VerifyPane reportId={id} lines={lines} />;
    case 'page':
      return (
        <div className={styles.page}>
          {pdfAttachmentId !== null && <IssuedFile id={pdfAttachmentId} onSave={onSavePdf} />}
          <PagePreview
            preview={preview}
            label={t('reports.previewName')}
            note={t(pdfAttachmentId === null ? 'reports.previewNote' : 'officialDocuments.asIssued')}
          />
        </div>
      );
  }
}

/** The issued file: open, save, verify. */
function IssuedFile({ id, onSave }: { readonly id: string; onSave(): void }) {
  const { t, label } = useText();
  const [status, setStatus] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const verify = async () => {
    setBusy(true);
    await verifyIssued(id).then(({ result }) => setStatus(result.report.status), announceError);
    setBusy(false);
  };
  const isGood = status === 'valid' || status === 'valid-later-signed';
  return (
    <div className={styles.issued}>
      <Link href="/documents" onClick={() => chosenDocument.set(id)}>
        {t('reports.openPdf')}
      </Link>
      <Button size="compact-xs" variant="default" onClick={onSave}>
        {t('reports.savePdf')}
      </Button>
      <Button size="compact-xs" variant="default" loading={busy} onClick={() => void verify()}>
        {t('issuedDocuments.verify')}
      </Button>
      {status !== null && (
        <StateBadge tone={isGood ? 'fine' : 'overdue'} icon={isGood ? 'check' : 'warning'}>
          {label('signatureStatusLabels', status)}
        </StateBadge>
      )}
    </div>
  );
}
