import { Button, Menu } from '@mantine/core';
import { IconCheck, IconCornerUpLeft, IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { AgendaStepDialog, type DecidedStep } from '#renderer/ui/AgendaStepDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { nextStep } from '#shared/features/agendaProposals/agendaWorkflow.rules.ts';
import type { AgendaRow } from './meetingForm.ts';
import styles from './RowList.module.css';
import type { AgendaStages } from './useAgendaStages.ts';

type Asked = { readonly step: DecidedStep; readonly ids: readonly string[] };

/** Where an item stands as a word and an icon; a press shows what may be decided now (features M2; domain.md §6). */
export function AgendaStageChip({ stages, row }: { readonly stages: AgendaStages; readonly row: AgendaRow }) {
  const { t, label } = useText();
  const [asked, setAsked] = useState<Asked | null>(null);
  const item = stages.of(row.id);
  const isReturned = item?.steps.at(-1)?.step === 'returned';
  const words = item === undefined ? '' : label('agendaStageShortLabels', item.stage);
  if (item === undefined || stages.by === null)
    return (
      <button type="button" className={styles.chip} disabled title={t('meetingConduct.notStored')}>
        {words || label('agendaStageShortLabels', 'proposed')}
      </button>
    );
  const next = nextStep(item.stage);
  const steps: DecidedStep[] = [
    ...(next === undefined ? [] : [next]),
    ...(next === undefined ? [] : (['direct'] as const)),
    ...(item.stage === 'proposed' ? [] : (['returned'] as const)),
  ];
  const Icon = item.stage === 'fixed' ? IconCheck : isReturned ? IconCornerUpLeft : IconDots;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <button type="button" className={styles.chip} aria-label={`${t('meetingConduct.stage')} ${words}`}>
            <Icon size={13} aria-hidden />
            {isReturned ? label('agendaStepLabels', 'returned') : words}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {steps.map((step) => (
            <Menu.Item key={step} onClick={() => setAsked({ step, ids: [item.agendaItemId] })}>
              {t(`meetingConduct.step_${step}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {asked !== null && <AgendaStepDialog by={stages.by} {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

/** The way of a small office: everything that is not fixed yet goes on the agenda at once, with a reason. */
export function AgendaStageActs({ stages }: { readonly stages: AgendaStages }) {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  if (stages.open.length === 0) return null;
  return (
    <span className={styles.line}>
      {t('meetingConduct.notFixed', { count: stages.open.length })}
      {stages.by !== null && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAsking(true)}>
          {t('meetingConduct.fixAll')}
        </Button>
      )}
      {asking && stages.by !== null && (
        <AgendaStepDialog by={stages.by} step="direct" ids={stages.open} onClose={() => setAsking(false)} />
      )}
    </span>
  );
}
