import { type ReactNode, useState } from 'react';
import { call, readFile, saveFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { printPdf } from '#renderer/ui/printPdf.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { PagePreview } from '#renderer/ui/usePagePreview.ts';
import { numberStyleOf } from '#shared/features/officialDocuments/officialContent.rules.ts';
import { DecideDialog } from './DecideDialog.tsx';
import type { DocumentRecord } from './documentForm.ts';
import { IssueDialog } from './IssueDialog.tsx';
import { NumberDialog } from './NumberDialog.tsx';
import { PaperStepDialog } from './PaperStepDialog.tsx';

/** A stored document at the revision that is on the screen. */
export type Target = { readonly id: string; readonly expectedRevision: number };
type Outcome = 'agreed' | 'returned';
type Open =
  | { readonly kind: 'decide'; readonly outcome: Outcome; readonly target: Target }
  | { readonly kind: 'paper' | 'number' | 'issue'; readonly target: Target };

export type DocumentActs = ReturnType<typeof useDocumentActs>;

type Options = {
  readonly record: DocumentRecord | null;
  readonly preview: PagePreview;
  /** Stores what is on the screen if it must be; null when it could not be. `complete`: it must be ready for review. */
  ready(complete: boolean): Promise<Target | null>;
  /** Forgets the draft before the document is voided. */
  forget?(): Promise<void>;
};

/** What may be done with a document beyond writing it: approval, number, issue, output, voiding; with the dialogs for it. */
export function useDocumentActs({ record, preview, ready, forget }: Options) {
  const { t } = useText();
  const can = useCan();
  const [opened, setOpened] = useState<Open | null>(null);
  const [busy, setBusy] = useState(false);
  const row = record?.row ?? null;
  const live = row?.recordState === 'draft';
  const stage = live ? row.stage : null;
  const hasNumber = row !== null && numberStyleOf(row.form) !== 'none';
  const unissued = stage !== null && stage !== 'issued';
  const may = {
    submit: can('documents.create') && (stage === 'draft' || row === null),
    decide: can('documents.sign') && stage === 'review',
    recordPaper: can('documents.create') && (stage === 'draft' || stage === 'review'),
    withdraw: can('documents.create') && (stage === 'review' || stage === 'approved'),
    number: can('documents.create') && unissued && row?.number === null && hasNumber,
    issue: can('documents.sign') && stage === 'approved' && (row?.number !== null || !hasNumber),
    void: can('documents.create') && row !== null && row.recordState !== 'voided',
  };
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    await work().catch(announceError);
    setBusy(false);
  };
  const openWith = (kind: 'paper' | 'number' | 'issue') =>
    run(async () => {
      const target = await ready(false);
      if (target !== null) setOpened({ kind, target });
    });
  const submit = () =>
    run(async () => {
      const target = await ready(true);
      if (target === null) return;
      await call('officialDocuments.submit', target);
      announce(t('officialDocuments.submitted'));
    });
  const withdraw = () =>
    run(async () => {
      const reason = await askReason({
        title: t('officialDocuments.withdrawTitle'),
        body: t('officialDocuments.withdrawBody'),
        label: t('officialDocuments.reason'),
        confirm: t('officialDocuments.withdraw'),
      });
      if (reason === null) return;
      const target = await ready(false);
      if (target === null) return;
      await call('officialDocuments.withdraw', { ...target, reason });
      announce(t('officialDocuments.withdrawn'));
    });
  const voidDocument = () =>
    run(async () => {
      const number = row?.number ?? null;
      const reason = await askReason({
        title: t('officialDocuments.voidTitle'),
        body: number === null ? t('officialDocuments.voidBody') : t('officialDocuments.voidNumberBody', { number }),
        label: t('common.voidReason'),
        confirm: t('common.void'),
        danger: true,
      });
      if (reason === null || record === null) return;
      await forget?.();
      const { id, revision } = record.document;
      await call('officialDocuments.void', { id, expectedRevision: revision, reason });
      announce(t('officialDocuments.voided'));
    });
  const print = () =>
    run(async () => {
      if (preview.blob !== null) await printPdf(preview.blob, row?.number ?? row?.title ?? '');
    });
  const printSheet = () =>
    run(async () => {
      const target = await ready(false);
      if (target === null) return;
      const { file } = await runJob('officialDocuments.issueSheet', { id: target.id }, 'common.drawing');
      await printPdf(await readFile(file), file.name);
    });
  const saveWord = () =>
    run(async () => {
      const target = await ready(false);
      if (target === null) return;
      const { file } = await runJob('officialDocuments.word', { id: target.id }, 'officialDocuments.exporting');
      if (await saveFile(file)) announce(t('common.fileSaved'));
    });
  const saveAttachment = (attachment: number) =>
    run(async () => {
      const target = await ready(false);
      if (target === null) return;
      const input = { id: target.id, attachment };
      const { file } = await runJob('officialDocuments.attachment', input, 'officialDocuments.exporting');
      if (await saveFile(file)) announce(t('common.fileSaved'));
    });
  const close = () => setOpened(null);
  let dialogs: ReactNode = null;
  if (opened !== null && record !== null) {
    const { row } = record;
    if (opened.kind === 'decide') {
      dialogs = <DecideDialog target={opened.target} outcome={opened.outcome} row={row} onClose={close} />;
    } else if (opened.kind === 'paper') {
      dialogs = <PaperStepDialog target={opened.target} onClose={close} />;
    } else if (opened.kind === 'number') {
      dialogs = <NumberDialog target={opened.target} form={row.form} onClose={close} />;
    } else {
      dialogs = <IssueDialog target={opened.target} record={record} preview={preview} onClose={close} />;
    }
  }
  return {
    may,
    busy,
    dialogs,
    open: {
      decide: (outcome: Outcome) => {
        if (record === null) return;
        const { id, revision } = record.document;
        setOpened({ kind: 'decide', outcome, target: { id, expectedRevision: revision } });
      },
      paperStep: () => void openWith('paper'),
      number: () => void openWith('number'),
      issue: () => void openWith('issue'),
    },
    submit: () => void submit(),
    withdraw: () => void withdraw(),
    void: () => void voidDocument(),
    print: () => void print(),
    printSheet: () => void printSheet(),
    saveWord: () => void saveWord(),
    saveAttachment: (attachment: number) => void saveAttachment(attachment),
  };
}
