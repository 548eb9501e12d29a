import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useCan } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { ConflictDialog } from '#renderer/ui/ConflictDialog.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import desk from '#renderer/ui/Desk.module.css';
import { CitedDecisions } from '#renderer/ui/decisions/CitedDecisions.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { PagePreview } from '#renderer/ui/PagePreview.tsx';
import { rememberedPlaces } from '#renderer/ui/rememberedPlaces.ts';
import { useText } from '#renderer/ui/text.tsx';
import { unsaved } from '#renderer/ui/unsaved.ts';
import { useScrollPlace } from '#renderer/ui/useScrollPlace.ts';
import { ApprovalSection } from './ApprovalSection.tsx';
import { AttachmentsSection } from './AttachmentsSection.tsx';
import { BasicsSection } from './BasicsSection.tsx';
import { BodySection } from './BodySection.tsx';
import { PrintingSection, SignatureSection } from './ClosingSections.tsx';
import { DeskNotices } from './DeskNotices.tsx';
import { DocumentHistory } from './DocumentHistory.tsx';
import { DocumentSource } from './DocumentSource.tsx';
import { DocumentStage } from './DocumentStage.tsx';
import { type DocumentRecord, formFromContent, type OfficialForm, titleOf } from './documentForm.ts';
import { useFieldWords } from './fieldWords.ts';
import { OutputMenu } from './OutputMenu.tsx';
import { type DeskSection, SectionLinks, sectionId } from './SectionLinks.tsx';
import { useDocumentActs } from './useDocumentActs.tsx';
import { useDocumentForm } from './useDocumentForm.ts';
import { useDocumentPreview } from './useDocumentPreview.ts';

type Props = {
  /** Null for a document that is not stored yet. */
  readonly id: string | null;
  /** Last part of the page's address; names the draft. */
  readonly place: string;
  readonly initial: OfficialForm;
  readonly record: DocumentRecord | null;
  readonly startsDirty: boolean;
};

/** Name under which the scroll place of a document's form is kept. */
const placeName = (id: string) => `official ${id}`;

/** A draft document on the clerk's desk: the sections at the left, the page as it will print and its ruler at the right. */
export function DocumentDesk({ id, place, initial, record, startsDirty }: Props) {
  const { t, label } = useText();
  const words = useFieldWords();
  const [, navigate] = useLocation();
  const can = useCan();
  const document = useDocumentForm(id, initial, {
    draftKey: `official:${place}`,
    untitled: t('officialDocuments.newTitle'),
    startsDirty,
  });
  const { form, change, problems, dirty, saving, follow, conflict } = document;
  const formPane = useScrollPlace(id === null ? null : placeName(id));
  const [view, setView] = useState<'form' | 'page'>('form');
  const number = record?.document.number ?? null;
  const preview = useDocumentPreview(form, number);
  const canWrite = can('documents.create');

  // A number or a decision gave the document a new revision: with nothing unsaved here it is simply shown.
  useEffect(() => {
    if (record === null || dirty || saving || record.document.revision === form.revision) return;
    const { content, copies, revision } = record.document;
    if (form.revision === null || revision > form.revision) follow(formFromContent(content, copies, revision));
  }, [record, dirty, saving, form.revision, follow]);

  const save = async (complete = false) => {
    const saved = await document.save(complete);
    if (saved === null) {
      // After the problems have been drawn.
      requestAnimationFrame(() => formPane.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return null;
    }
    if (saved.isNew) {
      unsaved.set(null);
      rememberedPlaces.set(placeName(saved.id), { offset: formPane.current?.scrollTop ?? 0, index: 0 });
      navigate(`/official/${saved.id}`, { replace: true });
    }
    return { id: saved.id, expectedRevision: saved.revision };
  };
  const saveNow = async () => {
    if ((await save()) !== null) announce(t('common.saved'));
  };
  const acts = useDocumentActs({ record, preview, ready: save, forget: () => document.draft.discard() });
  const busy = saving || acts.busy;
  const canDecide = acts.may.decide && !dirty && !busy;
  useCommands([
    {
      id: 'official.save',
      label: 'officialDocuments.save',
      shortcut: 'Ctrl+S',
      canRun: () => canWrite && !busy,
      run: () => void saveNow(),
    },
    {
      id: 'official.print',
      label: 'officialDocuments.printPage',
      shortcut: 'Ctrl+P',
      canRun: () => preview.blob !== null && !busy,
      run: acts.print,
    },
    {
      id: 'official.submit',
      label: 'officialDocuments.submit',
      shortcut: 'F9',
      canRun: () => acts.may.submit && !busy,
      run: acts.submit,
    },
    {
      id: 'official.agree',
      label: 'officialDocuments.agree',
      shortcut: 'F9',
      canRun: () => canDecide,
      run: () => acts.open.decide('agreed'),
    },
    {
      id: 'official.return',
      label: 'officialDocuments.return',
      canRun: () => canDecide,
      run: () => acts.open.decide('returned'),
    },
    {
      id: 'official.number',
      label: 'officialDocuments.takeNumber',
      canRun: () => acts.may.number && !busy,
      run: acts.open.number,
    },
    {
      id: 'official.view',
      label: 'officialDocuments.switchView',
      shortcut: 'F8',
      canRun: () => true,
      run: () => setView(view === 'form' ? 'page' : 'form'),
    },
  ]);
  const set = useMemo(
    () => ({
      body: ({ blocks }: { readonly blocks: OfficialForm['body'] }) => change({ body: blocks }),
      attachments: (part: (now: OfficialForm['attachments']) => OfficialForm['attachments']) =>
        change((now) => ({ attachments: part(now.attachments) })),
    }),
    [change],
  );
  const section = { form, onChange: change, problems };
  const inReview = record?.row.stage === 'review';
  const bodyProblem = problems.get('body');
  return (
    <Page
      scroll={false}
      title={titleOf(form) || t('officialDocuments.newTitle')}
      subtitle={
        <>
          {number ?? label('officialFormLabels', form.form)}{' '}
          <DocumentStage row={record?.row ?? { stage: 'draft', recordState: 'draft', returned: false }} />
        </>
      }
      actions={
        <>
          <span className={desk.viewSwitch}>
            <SegmentedControl
              data={[
                { value: 'form', label: t('officialDocuments.viewForm') },
                { value: 'page', label: t('officialDocuments.viewPage') },
              ]}
              value={view}
              onChange={(value) => setView(value === 'page' ? 'page' : 'form')}
            />
          </span>
          {record !== null && <OutputMenu record={record} acts={acts} />}
          <Button
            variant={dirty || id === null ? 'filled' : 'default'}
            loading={saving}
            disabled={acts.busy}
            title="Ctrl+S"
            onClick={() => void saveNow()}
          >
            {t('common.save')}
          </Button>
          {acts.may.submit && id !== null && (
            <Button variant={dirty ? 'default' : 'filled'} disabled={busy} title="F9" onClick={acts.submit}>
              {t('officialDocuments.submit')}
            </Button>
          )}
          {acts.may.decide && (
            <Button disabled={!canDecide} title="F9" onClick={() => acts.open.decide('agreed')}>
              {t('officialDocuments.agree')}
            </Button>
          )}
        </>
      }
    >
      <div className={desk.desk} data-view={view}>
        <div className={desk.form}>
          <SectionLinks sections={sectionsOf(form, problems, id !== null)} />
          <DeskNotices document={document} inReview={inReview} />
          {id !== null && <DocumentSource documentId={id} />}
          <div ref={formPane} className={desk.sections}>
            {record !== null && (
              <div id={sectionId('approval')}>
                <ApprovalSection record={record} acts={acts} dirty={dirty} />
              </div>
            )}
            <div id={sectionId('basics')}>
              <BasicsSection
                {...section}
                number={number}
                onNumber={acts.may.number && !busy ? acts.open.number : undefined}
              />
            </div>
            {id !== null && <CitedDecisions ownerType="official_document" ownerId={id} />}
            <div id={sectionId('body')}>
              <BodySection
                form={form}
                round={document.editorRound}
                onChange={set.body}
                problem={bodyProblem === undefined ? undefined : t(bodyProblem)}
              />
            </div>
            {form.form !== 'report' && (
              <div id={sectionId('attachments')}>
                <AttachmentsSection
                  rows={form.attachments}
                  onChange={set.attachments}
                  problems={problems}
                  round={document.editorRound}
                />
              </div>
            )}
            <div id={sectionId('signature')}>
              <SignatureSection {...section} />
            </div>
            <div id={sectionId('printing')}>
              <PrintingSection {...section} />
            </div>
            {id !== null && <DocumentHistory id={id} />}
          </div>
        </div>
        <PagePreview
          preview={preview}
          label={t('officialDocuments.previewName')}
          note={t('officialDocuments.previewNote')}
        />
      </div>
      {acts.dialogs}
      {conflict !== null && (
        <ConflictDialog
          title={t('officialDocuments.conflictTitle')}
          conflicts={conflict.fields.map(({ field, mine, theirs }) => ({
            field,
            name: words.field(field),
            mine: words.value(mine, field),
            theirs: words.value(theirs, field),
          }))}
          onApply={document.settleConflict}
          onCancel={document.cancelConflict}
        />
      )}
    </Page>
  );
}

/** The sections of the desk with their counts, those with something to correct marked. */
function sectionsOf(form: OfficialForm, problems: ReadonlyMap<string, unknown>, stored: boolean): DeskSection[] {
  const later: Readonly<Record<string, string>> = {
    body: 'body',
    signature: 'signature',
    signatureAgencies: 'signature',
    signatureSigners: 'signature',
    note: 'signature',
    copies: 'printing',
  };
  const rows = new Set(form.attachments.map((row) => row.key));
  const wrong = new Set(
    [...problems.keys()].map((place) => (rows.has(place) ? 'attachments' : (later[place] ?? 'basics'))),
  );
  const isReport = form.form === 'report';
  const all: readonly (DeskSection & { readonly shown: boolean })[] = [
    { id: 'approval', label: 'officialDocuments.approval', shown: stored },
    { id: 'basics', label: 'officialDocuments.basics', shown: true },
    { id: 'body', label: 'officialDocuments.body', shown: true },
    {
      id: 'attachments',
      label: 'officialDocuments.attachments',
      count: form.attachments.length,
      shown: !isReport,
    },
    { id: 'signature', label: 'officialDocuments.signature', shown: true },
    {
      id: 'printing',
      label: isReport ? 'officialDocuments.printingOfReport' : 'officialDocuments.printing',
      shown: true,
    },
  ];
  return all.filter(({ shown }) => shown).map(({ shown: _shown, ...item }) => ({ ...item, wrong: wrong.has(item.id) }));
}
