import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { call, readFile, saveFile } from '#renderer/api/client.ts';
import { saveIssued } from '#renderer/api/issuedDocuments.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { printPdf } from '#renderer/ui/printPdf.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { FileOutput } from '#shared/contract/primitives.ts';
import type { Report } from '#shared/features/reports/reports.contract.ts';
import type { MessageKey } from '#shared/text/index.ts';
import { DocumentDialog } from './DocumentDialog.tsx';
import { SubmitDialog } from './SubmitDialog.tsx';
import type { ReportTarget } from './useReportForm.ts';
import type { ReportPreview } from './useReportPreview.ts';

type Options = {
  readonly report: Report;
  /** The title as it will print. */
  readonly title: string;
  readonly preview: ReportPreview;
  /** Stores what is on the screen if it must be; null when it could not be. */
  ready(): Promise<ReportTarget | null>;
  /** Forgets the draft of a report that was voided. */
  forget(): Promise<void>;
};
type Opened = { readonly kind: 'document' | 'submit'; readonly target: ReportTarget };

export type ReportActs = ReturnType<typeof useReportActs>;

/** What may be done with a report beyond writing it: counting, output, its document, sending, voiding; with the dialogs for it. */
export function useReportActs({ report, title, preview, ready, forget }: Options) {
  const { t } = useText();
  const can = useCan();
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { id, stage } = report;
  const isIssued = stage === 'issued' || stage === 'submitted';
  const may = {
    write: report.editable && can('reports.write'),
    document: report.editable && can('reports.write') && report.countedAt !== null,
    submit: isIssued && can('reports.write'),
    void: (stage === 'draft' || (isIssued && report.documentStage === null)) && can('reports.write'),
    verify: isIssued,
    output: report.countedAt !== null,
  };
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    await work().catch(announceError);
    setBusy(false);
  };
  const refresh = () =>
    run(async () => {
      const target = await ready();
      if (target === null) return;
      const { changed } = await runJob('reports.refresh', target, 'reports.refreshing');
      announce(changed === 0 ? t('reports.refreshedSame') : t('reports.refreshed', { count: changed }));
    });
  const open = (kind: Opened['kind']) =>
    run(async () => {
      const target = kind === 'submit' ? { id, expectedRevision: report.revision } : await ready();
      if (target !== null) setOpened({ kind, target });
    });
  const handOut = (job: () => Promise<{ readonly file: FileOutput }>) =>
    run(async () => {
      if ((await ready()) === null) return;
      const { file } = await job();
      if (await saveFile(file)) announce(t('common.fileSaved'));
    });
  const printFigures = () =>
    run(async () => {
      const { file } = await runJob('reports.printFigures', { id }, 'reports.printing');
      await printPdf(await readFile(file), file.name);
    });
  const print = () =>
    run(async () => {
      await printPdf(await preview.now(), title);
    });
  const savePdf = () =>
    run(async () => {
      if (report.pdfAttachmentId !== null && (await saveIssued(report.pdfAttachmentId)))
        announce(t('common.fileSaved'));
    });
  const voidReport = () =>
    run(async () => {
      const reason = await askReason({
        ...{ title: t('reports.voidTitle'), body: t('reports.voidBody') },
        ...{ label: t('common.voidReason'), confirm: t('common.void'), danger: true },
      });
      if (reason === null) return;
      await call('reports.void', { id, expectedRevision: report.revision, reason });
      // Only now: a report that could not be voided keeps what was typed.
      await forget();
      announce(t('reports.voided'));
      go('/reports');
    });
  const close = () => setOpened(null);
  const dialogs: ReactNode =
    opened === null ? null : opened.kind === 'document' ? (
      <DocumentDialog
        target={opened.target}
        title={title}
        again={report.documentId !== null}
        onRefresh={() => void refresh()}
        onClose={close}
      />
    ) : (
      <SubmitDialog
        target={opened.target}
        title={title}
        submittedOn={report.submittedOn}
        submittedTo={report.submittedTo ?? report.recipients ?? ''}
        onClose={close}
      />
    );
  const word = () => handOut(() => runJob('reports.word', { id }, 'reports.exporting'));
  const workbook = () => handOut(() => runJob('reports.exportFigures', { id }, 'reports.exporting'));
  /** Acts of the menu 更多, in its order. */
  const more: readonly { readonly label: MessageKey; readonly enabled: boolean; run(): void }[] = [
    { label: 'reports.printPage', enabled: true, run: () => void print() },
    { label: 'reports.printFigures', enabled: may.output, run: () => void printFigures() },
    { label: 'reports.exportWord', enabled: may.output, run: () => void word() },
    { label: 'reports.exportFigures', enabled: may.output && can('exports.list'), run: () => void workbook() },
  ];
  return {
    may,
    busy,
    dialogs,
    more,
    refresh: () => void refresh(),
    toDocument: () => void open('document'),
    submit: () => void open('submit'),
    void: () => void voidReport(),
    print: () => void print(),
    savePdf: () => void savePdf(),
  };
}
