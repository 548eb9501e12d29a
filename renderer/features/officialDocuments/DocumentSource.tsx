import { Link } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';

/** The case of which a document was drafted (补正通知), with the way back to it; nothing for any other document. */
export function DocumentSource({ documentId }: { readonly documentId: string }) {
  const { t } = useText();
  const allowed = useCan()('registry.read');
  const { data } = useCall('materialChecklists.ofDocument', { documentId }, { enabled: allowed });
  const source = data?.case;
  if (source === null || source === undefined) return null;
  return (
    <Notice>
      {t('materialChecklists.ofDocument', { caseNo: source.caseNo, name: source.applicantName })}{' '}
      <Link href={`/organizations/materials/${source.id}`}>{t('materialChecklists.openCase')}</Link>
    </Notice>
  );
}
