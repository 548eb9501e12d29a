import { Link } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';

/** Of what a document was drafted (补正通知 of a case, notice of a regrouping, report), with the way back; nothing for any other document. */
export function DocumentSource({ documentId }: { readonly documentId: string }) {
  return (
    <>
      <CaseSource documentId={documentId} />
      <RegroupingSource documentId={documentId} />
      <CollectionSource documentId={documentId} />
      <ReportSource documentId={documentId} />
    </>
  );
}

function ReportSource({ documentId }: { readonly documentId: string }) {
  const { t } = useText();
  const allowed = useCan()('reports.read');
  const { data } = useCall('reports.ofDocument', { documentId }, { enabled: allowed });
  const source = data?.report;
  if (source === null || source === undefined) return null;
  return (
    <Notice>
      {t('reports.ofDocument', { title: source.title })}{' '}
      <Link href={`/reports/${source.id}`}>{t('reports.openReport')}</Link>
    </Notice>
  );
}

function CollectionSource({ documentId }: { readonly documentId: string }) {
  const { t } = useText();
  const allowed = useCan()('information.read');
  const { data } = useCall('collectionTasks.ofDocument', { documentId }, { enabled: allowed });
  const source = data?.task;
  if (source === null || source === undefined) return null;
  return (
    <Notice>
      {t('collectionTasks.ofDocument', { title: source.title })}{' '}
      <Link href={`/information/collections/${source.id}`}>{t('collectionTasks.openTask')}</Link>
    </Notice>
  );
}

function RegroupingSource({ documentId }: { readonly documentId: string }) {
  const { t } = useText();
  const allowed = useCan()('duties.read');
  const { data } = useCall('regroupings.ofDocument', { documentId }, { enabled: allowed });
  const source = data?.regrouping;
  if (source === null || source === undefined) return null;
  return (
    <Notice>
      {t('regroupings.ofDocument', { group: source.groupName, date: source.effectiveOn })}{' '}
      <Link href={`/duties/regroupings?id=${source.id}`}>{t('regroupings.openSource')}</Link>
    </Notice>
  );
}

function CaseSource({ documentId }: { readonly documentId: string }) {
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
