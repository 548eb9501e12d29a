import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter, IconSignature } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useCommands } from '#renderer/ui/commands.ts';
import desk from '#renderer/ui/Desk.module.css';
import { CitedDecisions } from '#renderer/ui/decisions/CitedDecisions.tsx';
import { TextEditor } from '#renderer/ui/editor/TextEditor.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { IssuedDocuments } from '#renderer/ui/IssuedDocuments.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { PagePreview } from '#renderer/ui/PagePreview.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useIssuedPage } from '#renderer/ui/useIssuedPage.ts';
import { ApprovalSection } from './ApprovalSection.tsx';
import styles from './DocumentDesk.module.css';
import { DocumentHistory } from './DocumentHistory.tsx';
import { DocumentSource } from './DocumentSource.tsx';
import { DocumentStage } from './DocumentStage.tsx';
import { type DocumentRecord, formFromContent, isUpward, type OfficialForm, titleOf } from './documentForm.ts';
import { OutputMenu } from './OutputMenu.tsx';
import { useDocumentActs } from './useDocumentActs.tsx';
import { useDocumentPreview } from './useDocumentPreview.ts';

const nothing = () => undefined;

/** A document whose text no longer changes here: approved, issued or voided. Number, issue, output. */
export function DocumentRecordView({ record }: { readonly record: DocumentRecord }) {
  const { t, label } = useText();
  const { document, issued } = record;
  const { id, revision, content, copies } = document;
  const form = useMemo(() => formFromContent(content, copies, revision), [content, copies, revision]);
  const [view, setView] = useState<'form' | 'page'>('form');
  const drawn = useDocumentPreview(form, document.number, issued.length === 0);
  const issuedPage = useIssuedPage(issued[0]?.id ?? null);
  // The page drawn before issuing stays until the issued one is there.
  const preview = issuedPage === null ? drawn : { ...issuedPage, blob: issuedPage.blob ?? drawn.blob };
  const target = useMemo(() => ({ id, expectedRevision: revision }), [id, revision]);
  const acts = useDocumentActs({ record, preview, ready: async () => target });
  const { may, busy, open } = acts;
  useCommands([
    {
      id: 'official.print',
      label: 'officialDocuments.printPage',
      shortcut: 'Ctrl+P',
      canRun: () => preview.blob !== null && !busy,
      run: acts.print,
    },
    {
      id: 'official.number',
      label: 'officialDocuments.takeNumber',
      shortcut: 'F9',
      canRun: () => may.number && !busy,
      run: open.number,
    },
    {
      id: 'official.issue',
      label: 'officialDocuments.issue',
      shortcut: 'F10',
      canRun: () => may.issue && !busy,
      run: open.issue,
    },
    {
      id: 'official.view',
      label: 'officialDocuments.switchView',
      shortcut: 'F8',
      canRun: () => true,
      run: () => setView(view === 'form' ? 'page' : 'form'),
    },
  ]);
  return (
    <Page
      scroll={false}
      title={titleOf(form) || t('officialDocuments.untitled')}
      subtitle={
        <>
          {document.number ?? label('officialFormLabels', form.form)} <DocumentStage row={record.row} />
        </>
      }
      actions={
        <>
          <span className={desk.viewSwitch}>
            <SegmentedControl
              data={[
                { value: 'form', label: t('officialDocuments.viewRecord') },
                { value: 'page', label: t('officialDocuments.viewPage') },
              ]}
              value={view}
              onChange={(value) => setView(value === 'page' ? 'page' : 'form')}
            />
          </span>
          <OutputMenu record={record} acts={acts} />
          <Button
            variant="default"
            leftSection={<IconPrinter size={15} aria-hidden />}
            disabled={preview.blob === null || busy}
            title="Ctrl+P"
            onClick={acts.print}
          >
            {t('common.print')}
          </Button>
          {may.number && (
            <Button disabled={busy} title="F9" onClick={open.number}>
              {t('officialDocuments.takeNumber')}
            </Button>
          )}
          {may.issue && (
            <Button
              leftSection={<IconSignature size={15} aria-hidden />}
              disabled={busy}
              title="F10"
              onClick={open.issue}
            >
              {t('officialDocuments.issue')}
            </Button>
          )}
        </>
      }
    >
      <div className={desk.desk} data-view={view}>
        <div className={desk.form}>
          <div className={desk.notices}>
            <DocumentSource documentId={id} />
            {document.voidReason !== null && (
              <Notice tone="overdue">{t('officialDocuments.voidedBecause', { reason: document.voidReason })}</Notice>
            )}
            {record.row.stage === 'approved' && document.recordState === 'draft' && (
              <Notice tone="near">
                {t(may.number ? 'officialDocuments.approvedNext' : 'officialDocuments.approvedNumbered')}
              </Notice>
            )}
          </div>
          <ApprovalSection record={record} acts={acts} dirty={false} />
          {(issued.length > 0 || record.row.stage === 'approved') && (
            <IssuedDocuments documents={issued} empty={t('officialDocuments.notIssuedYet')} />
          )}
          <DocumentFacts record={record} form={form} />
          <CitedDecisions ownerType="official_document" ownerId={id} editable={document.voidReason === null} />
          <Section title={t('officialDocuments.body')}>
            <TextEditor
              key={revision}
              label={t('officialDocuments.body')}
              initial={{ blocks: form.body }}
              onChange={nothing}
              readOnly
              official
            />
          </Section>
          {form.attachments.map((row, index) => (
            <Section
              key={row.key}
              title={`${t('officialDocuments.attachmentNumber', { number: index + 1 })}　${row.title}`}
              actions={
                <span className={styles.dim}>
                  {t(row.isBound ? 'officialDocuments.isBound' : 'officialDocuments.isNotBound')}
                </span>
              }
            >
              <TextEditor
                key={revision}
                label={t('officialDocuments.attachmentText', { number: index + 1 })}
                initial={{ blocks: row.blocks }}
                onChange={nothing}
                readOnly
                official
              />
            </Section>
          ))}
          <DocumentHistory id={id} />
        </div>
        <PagePreview
          preview={preview}
          label={t('officialDocuments.previewName')}
          note={t(issuedPage === null ? 'officialDocuments.previewOfRecord' : 'officialDocuments.asIssued')}
        />
      </div>
      {acts.dialogs}
    </Page>
  );
}

function DocumentFacts({ record, form }: { readonly record: DocumentRecord; readonly form: OfficialForm }) {
  const { t, label } = useText();
  const fact = (key: Parameters<typeof t>[0], value: string, wide = false) =>
    value === '' ? null : (
      <Fact label={t(key)} wide={wide}>
        {value}
      </Fact>
    );
  return (
    <Section title={t('officialDocuments.basics')}>
      <div className={styles.facts}>
        <Facts>
          {fact('officialDocuments.form', label('officialFormLabels', form.form))}
          {fact('officialDocuments.kind', record.document.kind)}
          {fact('officialDocuments.number', record.document.number ?? '')}
          {fact('officialDocuments.issuedOn', record.document.issuedOn ?? '')}
          {fact('officialDocuments.agencies', form.agencies)}
          {isUpward(form) && fact('officialDocuments.signers', form.signers)}
          {fact('officialDocuments.copyNumber', form.copyNumber)}
          {fact('officialDocuments.security', form.security)}
          {fact('officialDocuments.urgency', form.urgency)}
          {fact('officialDocuments.handlingMark', form.handlingMark)}
          {fact('officialDocuments.recipients', form.recipients, true)}
          {form.form !== 'report' &&
            fact('officialDocuments.signatureKind', label('signatureBlockLabels', form.signature))}
          {fact('officialDocuments.signatureAgencies', form.signatureAgencies)}
          {fact('officialDocuments.signatureSigners', form.signatureSigners)}
          {fact('officialDocuments.note', form.note, true)}
          {fact('officialDocuments.copyTo', form.copyTo.replaceAll('\n', '、'), true)}
          {fact('officialDocuments.printingOffice', form.printingOffice)}
          {fact('officialDocuments.copies', form.copies)}
          {record.sealUses > 0 && fact('officialDocuments.sealUses', String(record.sealUses))}
        </Facts>
      </div>
    </Section>
  );
}
