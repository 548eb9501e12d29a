import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { FilingRow } from '#shared/features/activityFilings/activityFilings.contract.ts';
import type { FilingStage, Timeliness } from '#shared/features/activityFilings/activityFilings.lists.ts';

const STAGES: Readonly<Record<FilingStage, readonly [Tone, StateIcon]>> = {
  checking: ['near', 'dot'],
  correcting: ['behind', 'clock'],
  waiting_unit: ['near', 'clock'],
  deciding: ['accent', 'pencil'],
  awaiting: ['fine', 'flag'],
  summary: ['near', 'clock'],
  closed: ['quiet', 'check'],
  rejected: ['quiet', 'ban'],
  withdrawn: ['quiet', 'ban'],
  cancelled: ['quiet', 'ban'],
};

/** Where a filing stands; while its summary is awaited, how far off the day is. */
export function FilingStageBadge({
  row,
}: {
  readonly row: Pick<FilingRow, 'stage' | 'summaryDaysLeft' | 'recordState'>;
}) {
  const { t } = useText();
  if (row.recordState === 'voided')
    return (
      <StateBadge tone="quiet" icon="ban">
        {t('activityFilings.voidedShort')}
      </StateBadge>
    );
  if (row.stage === 'summary' && row.summaryDaysLeft !== null && row.summaryDaysLeft < 0)
    return (
      <DueBadge
        daysLeft={row.summaryDaysLeft}
        words={t('activityFilings.summaryOverShort', { days: -row.summaryDaysLeft })}
      />
    );
  const [tone, icon] = STAGES[row.stage];
  return (
    <StateBadge tone={tone} icon={icon}>
      {t(`filingStageLabels.${row.stage}`)}
    </StateBadge>
  );
}

const TIMES: Readonly<Record<Timeliness, readonly [Tone, StateIcon]>> = {
  on_time: ['fine', 'check'],
  late: ['overdue', 'warning'],
  na: ['quiet', 'dot'],
};

/** Filed in time or late. */
export function TimelinessBadge({ timeliness }: { readonly timeliness: Timeliness }) {
  const { t } = useText();
  const [tone, icon] = TIMES[timeliness];
  return (
    <StateBadge tone={tone} icon={icon}>
      {t(`filingTimelinessLabels.${timeliness}`)}
    </StateBadge>
  );
}
