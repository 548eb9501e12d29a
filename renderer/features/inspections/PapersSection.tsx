import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import type { InspectionPaperKind } from '#shared/features/inspections/inspections.lists.ts';
import styles from './inspections.module.css';

type Props = Pick<CallOutput<'inspections.get'>, 'inspection' | 'papers'>;

/** 文书: which official documents were drafted, and which may be drafted now. */
export function PapersSection({ inspection, papers }: Props) {
  const { t, label, known } = useText();
  const can = useCan();
  const [, go] = useLocation();
  const drafting = useCommand('inspections.draftPaper');
  const { id, revision, recordState, conclusion } = inspection;
  // Leads to the document only while this page is still open.
  const draft = (kind: InspectionPaperKind) =>
    drafting.mutate(
      { id, expectedRevision: revision, kind },
      {
        onSuccess: ({ documentId }) => {
          announce(t('inspections.drafted'));
          go(`/official/${documentId}`);
        },
      },
    );
  const isLive = (kind: InspectionPaperKind) =>
    papers.some((paper) => paper.kind === kind && paper.documentStage !== 'voided');
  const fitting: readonly InspectionPaperKind[] =
    recordState === 'draft'
      ? ['notice']
      : recordState === 'voided'
        ? []
        : conclusion === 'rectify'
          ? ['rectify_order']
          : conclusion === 'suspend'
            ? ['suspension']
            : [];
  const offered = fitting.filter((kind) => can('inspections.write') && !isLive(kind));
  return (
    <Section
      title={t('inspections.papers')}
      actions={offered.map((kind) => (
        <Button key={kind} size="compact-sm" variant="default" loading={drafting.isPending} onClick={() => draft(kind)}>
          {t('inspections.draftPaper', { paper: label('inspectionPaperLabels', kind) })}
        </Button>
      ))}
    >
      <FailureNotice error={drafting.error} />
      {papers.length === 0 ? (
        <p className={styles.dim}>{t(offered.length === 0 ? 'inspections.noPapers' : 'inspections.paperHelp')}</p>
      ) : (
        <div className={styles.papers}>
          {papers.map((paper) => (
            <div key={paper.id} className={styles.paper}>
              <span>{label('inspectionPaperLabels', paper.kind)}</span>
              <span className={styles.dim}>{paper.draftedOn}</span>
              <Button size="compact-xs" variant="subtle" onClick={() => go(`/official/${paper.documentId}`)}>
                {paper.documentNumber ??
                  known(`officialStageLabels.${paper.documentStage}`) ??
                  t('inspections.openDocument')}
              </Button>
            </div>
          ))}
        </div>
      )}
    </Section>
  );
}
