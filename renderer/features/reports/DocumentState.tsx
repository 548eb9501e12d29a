import { Link } from 'wouter';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Report } from '#shared/features/reports/reports.contract.ts';
import styles from './reports.module.css';

/** Where the document of a report stands, and the way to it; nothing while there is none. */
export function DocumentState({ report }: { readonly report: Report }) {
  const { t, label } = useText();
  const { documentId, documentStage, stage } = report;
  if (documentId === null) return null;
  const where = label('officialStageLabels', documentStage);
  const sentence = () => {
    if (stage === 'draft') return t('reports.documentDraft', { stage: where });
    if (stage === 'in_approval') return t('reports.documentInApproval', { stage: where });
    return t('reports.documentIssued', { number: report.number ?? '', date: report.issuedOn ?? '' });
  };
  return (
    <Notice tone={stage === 'draft' || stage === 'in_approval' ? 'near' : 'fine'}>
      {sentence()}{' '}
      <Link href={`/official/${documentId}`} className={styles.whole}>
        {t('reports.openDocument')}
      </Link>
    </Notice>
  );
}
