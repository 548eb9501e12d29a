import { Button } from '@mantine/core';
import { IconPencil, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCan } from '#renderer/api/session.tsx';
import { AttachedFiles } from '#renderer/ui/AttachedFiles.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import type { FilingDetails, FilingMove } from '#shared/features/activityFilings/activityFilings.contract.ts';
import { awaitedOf, isConclusive } from '#shared/features/activityFilings/activityFilings.rules.ts';
import { StatementDialog, SummaryDialog } from './AfterDialogs.tsx';
import styles from './activityFilings.module.css';
import { CompleteDialog, DecideDialog, MoveDialog, UnitDialog } from './FilingDialogs.tsx';
import { FactsSection, VerdictSection } from './FilingFacts.tsx';
import { MaterialsSection } from './FilingMaterials.tsx';
import { DecisionsSection, MovesSection, SummarySection } from './FilingSections.tsx';
import { FilingStageBadge } from './FilingStateBadges.tsx';
import { filingValueText } from './filingValueText.ts';

export const FILING_ACTS = ['complete', 'unit', 'decide', 'move', 'summary', 'statement'] as const;
export type FilingAct = (typeof FILING_ACTS)[number];
const DIALOGS = {
  complete: CompleteDialog,
  unit: UnitDialog,
  decide: DecideDialog,
  move: MoveDialog,
  summary: SummaryDialog,
  statement: StatementDialog,
} as const;

type Props = { readonly filing: FilingDetails; readonly moves: readonly FilingMove[]; readonly children?: ReactNode };

/** The desk of one filing: what is next at its head, below it everything that is known of it. */
export function FilingDesk({ filing, moves, children }: Props) {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const [, go] = useLocation();
  const [act, setAct] = useState<FilingAct | null>(null);
  const { id, revision, stage } = filing;
  const isVoided = filing.recordState === 'voided';
  const isOver = isConclusive(filing.result) && filing.result !== 'accepted';
  const isDone = isOver || stage === 'closed';
  const canWrite = can('filings.write') && !isVoided;
  const may: Readonly<Record<FilingAct, boolean>> = {
    complete: canWrite && filing.completeOn === null && !isConclusive(filing.result),
    unit: can('filings.decide') && !isVoided && filing.unitDecisionNeeded && !isOver,
    decide: can('filings.decide') && !isVoided && filing.summarySubmittedOn === null,
    move: canWrite && !isOver && filing.summarySubmittedOn === null,
    summary: canWrite && filing.result === 'accepted' && (stage === 'summary' || stage === 'closed'),
    statement: canWrite && (filing.result === 'rejected' || filing.result === 'returned'),
  };
  const mayEdit = canWrite && !isOver;
  useAskedForm(`filingAct:${id}-`, true, (asked) => {
    const found = FILING_ACTS.find((one) => one === asked);
    if (found === undefined || !may[found]) return false;
    setAct(found);
    return true;
  });
  const print = () =>
    void printFile(() => runJob('activityFilings.printSheet', { id }, 'activityFilings.printingSheet'));
  const voidIt = async () => {
    const reason = await askReason({
      title: t('activityFilings.voidTitle'),
      body: t('activityFilings.voidBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await call('activityFilings.void', { id, expectedRevision: revision, reason });
      announce(t('activityFilings.voidDone'));
    } catch (error) {
      announceError(error);
    }
  };
  const next = nextAct(filing);
  const waitsForPermit = stage === 'deciding' && awaitedOf(filing, filing.verdict.publicSecurityRequired) === 'permit';
  useCommands([
    {
      id: 'filing.back',
      label: 'common.back',
      shortcut: 'Escape',
      canRun: () => act === null,
      run: () => go('/filings'),
    },
    { id: 'filing.print', label: 'activityFilings.printSheet', shortcut: 'Ctrl+P', canRun: () => true, run: print },
    { id: 'filing.edit', label: 'activityFilings.edit', canRun: () => mayEdit, run: () => go(`/filings/${id}/edit`) },
    { id: 'filing.void', label: 'activityFilings.voidTitle', canRun: () => canWrite, run: () => void voidIt() },
    ...FILING_ACTS.map((one) => ({
      id: `filing.${one}`,
      label: LABELS[one],
      canRun: () => may[one],
      run: () => setAct(one),
    })),
  ]);
  const Dialog = act === null ? null : DIALOGS[act];
  return (
    <Page
      title={filing.title}
      subtitle={
        <>
          {filing.filingNo} <FilingStageBadge row={filing} />
        </>
      }
      actions={
        <>
          {canWrite && (
            <Button variant="subtle" color="red" onClick={() => void voidIt()}>
              {t('activityFilings.voidAct')}
            </Button>
          )}
          <Button variant="default" leftSection={<IconPrinter size={15} aria-hidden />} title="Ctrl+P" onClick={print}>
            {t('activityFilings.printSheet')}
          </Button>
          {mayEdit && (
            <Button
              variant="default"
              leftSection={<IconPencil size={15} aria-hidden />}
              onClick={() => go(`/filings/${id}/edit`)}
            >
              {t('activityFilings.edit')}
            </Button>
          )}
          {may.move && (
            <Button variant="default" onClick={() => setAct('move')}>
              {t(LABELS.move)}
            </Button>
          )}
          {next !== null && may[next] && <Button onClick={() => setAct(next)}>{t(LABELS[next])}</Button>}
        </>
      }
    >
      <div className={styles.desk}>
        <div className={styles.top}>
          {isVoided && <Notice tone="info">{t('activityFilings.voided', { reason: filing.voidReason ?? '' })}</Notice>}
          {!isVoided && !isDone && (
            <p className={styles.next}>
              {t('activityFilings.nextAct')}：
              {t(waitsForPermit ? 'activityFilings.next_permit' : `activityFilings.next_${stage}`)}
            </p>
          )}
          {filing.warnings.map((warning) => (
            <Notice key={warning} tone="behind">
              {t(`filingWarningLabels.${warning}`)}
            </Notice>
          ))}
        </div>
        <VerdictSection filing={filing} />
        <FactsSection filing={filing} />
        <MaterialsSection
          filing={filing}
          editable={canWrite && !isConclusive(filing.result)}
          mayNamePlan={canWrite && filing.result === 'accepted' && filing.emergencyPlanName === null}
          onComplete={may.complete ? () => setAct('complete') : null}
        />
        <DecisionsSection filing={filing} may={may} onAct={setAct} canWrite={canWrite} />
        <MovesSection moves={moves} />
        <SummarySection filing={filing} onAct={may.summary ? () => setAct('summary') : null} />
        <AttachedFiles
          title={t('activityFilings.files')}
          ownerType="activity_filing"
          ownerId={id}
          editable={canWrite && can('registry.write')}
        />
        {children}
        <FoldedHistory
          id={id}
          fieldLabel={(field) => text.label('activityFilingFieldLabels', field)}
          valueText={(field, value) => filingValueText(field, value, text)}
        />
      </div>
      {Dialog !== null && <Dialog filing={filing} onClose={() => setAct(null)} />}
    </Page>
  );
}

const LABELS = {
  complete: 'activityFilings.complete',
  unit: 'activityFilings.unitRecord',
  decide: 'activityFilings.decide',
  move: 'activityFilings.moveAct',
  summary: 'activityFilings.summaryRecord',
  statement: 'activityFilings.statementRecord',
} as const satisfies Record<FilingAct, string>;

/** The one act that a filing waits for. */
function nextAct({ stage }: FilingDetails): FilingAct | null {
  switch (stage) {
    case 'checking':
    case 'correcting':
      return 'complete';
    case 'waiting_unit':
      return 'unit';
    case 'deciding':
      return 'decide';
    case 'summary':
      return 'summary';
    default:
      return null;
  }
}
