import { useEffect, useMemo, useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { DOCUMENT_FORMS } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { DocumentDesk } from './DocumentDesk.tsx';
import { DocumentRecordView } from './DocumentRecordView.tsx';
import { type DocumentForm, formFromContent } from './documentForm.ts';
import { takenOverDraft, WordDraftPage } from './WordDraftPage.tsx';

/**
 * One document. `id` is a record's id, `new-<form>` for a new one, `copy-<id>` for a copy of an earlier one, or `word` for a
 * Word draft that is to be taken over.
 */
export function OfficialDocumentPage({ id = 'new-document' }: { readonly id?: string }) {
  if (id === 'word') return <WordDraftPage />;
  const form = DOCUMENT_FORMS.find((one) => id === `new-${one}`);
  if (form !== undefined) return <NewDocument key={id} place={id} form={form} />;
  if (id.startsWith('copy-')) return <CopiedDocument key={id} place={id} source={id.slice('copy-'.length)} />;
  return <StoredDocument key={id} id={id} />;
}

type NewProps = { readonly place: string; readonly form: DocumentForm; readonly copyOf?: string };

/** Starts with what the office always prints, or with an earlier document. */
function NewDocument({ place, form, copyOf }: NewProps) {
  const { t } = useText();
  const prefill = useCall('officialDocuments.prefill', { form, ...(copyOf === undefined ? {} : { copyOf }) });
  // Read once: what was taken over belongs to this page alone.
  const [taken] = useState(() => takenOverDraft.get());
  useEffect(() => takenOverDraft.set(null), []);
  const initial = useMemo(() => {
    if (prefill.data === undefined) return null;
    const usual = formFromContent(prefill.data.content, prefill.data.copies, null);
    return taken === null ? usual : { ...usual, title: taken.title || usual.title, body: taken.blocks };
  }, [prefill.data, taken]);
  if (prefill.error !== null) {
    return (
      <Page title={t('officialDocuments.newTitle')}>
        <ErrorNotice error={prefill.error} onRetry={() => void prefill.refetch()} />
      </Page>
    );
  }
  if (initial === null) return <LoadingState />;
  return (
    <DocumentDesk
      id={null}
      place={place}
      initial={initial}
      record={null}
      startsDirty={taken !== null || copyOf !== undefined}
    />
  );
}

function CopiedDocument({ place, source }: { readonly place: string; readonly source: string }) {
  const { t } = useText();
  const earlier = useCall('officialDocuments.get', { id: source });
  if (earlier.error !== null) {
    return (
      <Page title={t('officialDocuments.newTitle')}>
        <ErrorNotice error={earlier.error} onRetry={() => void earlier.refetch()} />
      </Page>
    );
  }
  if (earlier.data === undefined) return <LoadingState />;
  return <NewDocument place={place} form={earlier.data.row.form} copyOf={source} />;
}

function StoredDocument({ id }: { readonly id: string }) {
  const { t } = useText();
  const can = useCan();
  const { data: record, error, refetch } = useCall('officialDocuments.get', { id });
  if (error !== null) {
    return (
      <Page title={t('officialDocuments.title')}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (record === undefined) return <LoadingState />;
  const { document } = record;
  const open = document.recordState === 'draft' && (document.stage === 'draft' || document.stage === 'review');
  if (!open || !can('documents.create')) return <DocumentRecordView record={record} />;
  return (
    <DocumentDesk
      id={id}
      place={id}
      initial={formFromContent(document.content, document.copies, document.revision)}
      record={record}
      startsDirty={false}
    />
  );
}
