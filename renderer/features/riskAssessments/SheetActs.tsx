import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { runJob } from '#renderer/api/jobs.ts';
import { useCan } from '#renderer/api/session.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { RiskSectionProps } from './AssessmentPage.tsx';
import { CopyPeriodDialog } from './CopyPeriodDialog.tsx';
import { ProposalDialog } from './ProposalDialog.tsx';

/** Acts of an assessment's head: the one-page sheet, the next period from this one, and proposals for an activity. */
export function SheetActs({ record, act, onAct }: RiskSectionProps) {
  const { t } = useText();
  const can = useCan();
  const { id, state, subjectKind } = record;
  const isPresent = state === 'present' || state === 'reviewDue';
  const close = () => onAct(null);
  const mayPropose = can('risk.write') && state === 'draft' && subjectKind === 'activity';
  const mayCopy = can('risk.write') && isPresent;
  const print = () => void printFile(() => runJob('riskPictures.printSheet', { id }, 'riskPictures.printingSheet'));
  useCommands([
    { id: 'risk.print', label: 'riskPictures.printSheet', shortcut: 'Ctrl+P', canRun: () => true, run: print },
    { id: 'risk.copy', label: 'riskPictures.copyPeriod', canRun: () => mayCopy, run: () => onAct('copy') },
    {
      id: 'risk.proposals',
      label: 'riskPictures.openProposals',
      canRun: () => mayPropose,
      run: () => onAct('proposals'),
    },
  ]);
  return (
    <>
      {mayPropose && (
        <Button variant="default" onClick={() => onAct('proposals')}>
          {t('riskPictures.openProposals')}
        </Button>
      )}
      {mayCopy && (
        <Button variant="default" onClick={() => onAct('copy')}>
          {t('riskPictures.copyPeriod')}
        </Button>
      )}
      <Button variant="default" leftSection={<IconPrinter size={15} aria-hidden />} title="Ctrl+P" onClick={print}>
        {t('riskPictures.printSheet')}
      </Button>
      {act === 'copy' && mayCopy && <CopyPeriodDialog assessment={record} onClose={close} />}
      {act === 'proposals' && mayPropose && <ProposalDialog assessment={record} onClose={close} />}
    </>
  );
}
