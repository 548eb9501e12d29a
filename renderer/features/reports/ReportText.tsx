import { Button } from '@mantine/core';
import { type RefObject, useCallback, useMemo } from 'react';
import { DraftOfferNotice } from '#renderer/ui/DraftOfferNotice.tsx';
import { CitedDecisions } from '#renderer/ui/decisions/CitedDecisions.tsx';
import type { EditorText } from '#renderer/ui/editor/documentTree.ts';
import type { EditorPlaces, PlaceControl } from '#renderer/ui/editor/places.ts';
import { TextEditor } from '#renderer/ui/editor/TextEditor.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { textBlock } from '#shared/features/documents/textBlock.ts';
import { type PeriodWords, unknownPlaces, withPlaceRenamed } from '#shared/features/reports/places.rules.ts';
import type { FigureLine, Report } from '#shared/features/reports/reports.contract.ts';
import { BasicsFacts, BasicsSection } from './BasicsSection.tsx';
import { DocumentState } from './DocumentState.tsx';
import { LeftDraft } from './LeftDraft.tsx';
import styles from './reports.module.css';
import { historyField, historyValue } from './reportWords.tsx';
import { ChangedNotice, UnknownNotice } from './TextNotices.tsx';
import type { useReportForm } from './useReportForm.ts';

type Props = {
  readonly report: Report;
  readonly kept: ReturnType<typeof useReportForm>;
  readonly lines: readonly FigureLine[];
  readonly words: PeriodWords;
  readonly places: EditorPlaces;
  readonly control: RefObject<PlaceControl | null>;
  readonly writable: boolean;
  /** Places in the text whose words the last refresh changed, and that nobody has looked at. */
  readonly changedCount: number;
  onSeen(): void;
  onRefresh(): void;
};

const HIDDEN = new Set([
  'content',
  'figures',
  'changed',
  'warnings',
  'snapshotSha256',
  'snapshotAttachmentId',
  'officeId',
  // Ids: the page itself leads to what they name.
  'templateId',
  'collectionTaskId',
  'documentId',
  'pdfAttachmentId',
]);

/** Basic facts and the text of a report, with what has to be said about them above. */
export function ReportText(props: Props) {
  const { report, kept, lines, words, places, control, writable, changedCount } = props;
  const { t, known } = useText();
  const { form, change, round } = kept;
  const unknown = useMemo(
    () => (writable ? unknownPlaces({ title: form.title, blocks: form.blocks }, lines) : []),
    [writable, form.title, form.blocks, lines],
  );
  const onText = useCallback(
    // A report has no tables on their side: the blocks are those of running text.
    ({ blocks }: EditorText) => change({ blocks: blocks.map((block) => textBlock.parse(block)) }),
    [change],
  );
  const renameInTitle = (from: string, to: string) => change({ title: withPlaceRenamed(form.title, from, to) });
  return (
    <div className={styles.text}>
      <div className={styles.notices}>
        {writable ? (
          <DraftOfferNotice
            offer={kept.draft.offer}
            onTake={kept.takeDraft}
            onDrop={() => void kept.draft.refuseOffer()}
          />
        ) : (
          <LeftDraft kept={kept} />
        )}
        <FailureNotice error={kept.failure} />
        {kept.merged && <Notice tone="near">{t('versionConflict.merged')}</Notice>}
        <DocumentState report={report} />
        {report.voidReason !== null && (
          <Notice tone="overdue">{t('reports.voidedBecause', { reason: report.voidReason })}</Notice>
        )}
        {writable && report.countedAt === null && (
          <Notice tone="near">
            {t('reports.notCounted')}{' '}
            <Button size="compact-xs" title="F5" onClick={props.onRefresh}>
              {t('reports.refresh')}
            </Button>
          </Notice>
        )}
        {changedCount > 0 && <ChangedNotice count={changedCount} control={control} onSeen={props.onSeen} />}
        {unknown.length > 0 && (
          <UnknownNotice sentence="reports.unknownCount" places={unknown} control={control} onTitle={renameInTitle} />
        )}
      </div>
      <Section title={t('reports.basics')}>
        {writable ? (
          <BasicsSection {...{ report, form, lines, words }} onChange={change} />
        ) : (
          <BasicsFacts report={report} />
        )}
      </Section>
      <Section title={t('reports.body')}>
        <TextEditor
          key={`${round} ${writable}`}
          label={t('reports.body')}
          initial={{ blocks: form.blocks }}
          onChange={onText}
          readOnly={!writable}
          places={places}
          control={control}
        />
      </Section>
      <CitedDecisions ownerType="report" ownerId={report.id} editable={report.voidReason === null} />
      <FoldedHistory
        id={report.id}
        hidden={HIDDEN}
        fieldLabel={(field) => historyField(field, known)}
        valueText={(field, value) => historyValue(field, value, known)}
      />
    </div>
  );
}
