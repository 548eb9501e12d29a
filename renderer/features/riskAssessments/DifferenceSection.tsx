import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import {
  DIFFERENCE_KINDS,
  type DifferenceKind,
  type DifferenceRow,
  type DifferenceSide,
} from '#shared/features/riskAssessments/copy.contract.ts';
import styles from './heatMap.module.css';
import { LevelChain } from './riskWords.tsx';

const KINDS: Readonly<Record<DifferenceKind, readonly [Tone, StateIcon]>> = {
  new: ['accent', 'flag'],
  changed: ['behind', 'pencil'],
  kept: ['quiet', 'check'],
  closed: ['fine', 'check'],
  removed: ['quiet', 'ban'],
  unrated: ['near', 'clock'],
};

/** 与上期对照: which factors are new, changed, kept, closed; nothing where there is no period before (features K9). */
export function DifferenceSection({ id }: { readonly id: string }) {
  const text = useText();
  const { t } = text;
  const { data, error, refetch } = useCall('riskPictures.difference', { id });
  if (data !== undefined && data.before === null) return null;
  const rows = data?.rows ?? [];
  const totals = Object.fromEntries(
    DIFFERENCE_KINDS.map((kind) => [kind, rows.filter((row) => row.kind === kind).length]),
  );
  const print = () =>
    void printFile(() => runJob('riskPictures.printDifference', { id }, 'riskPictures.printingDifference'));
  return (
    <Section
      title={t('riskPictures.difference')}
      actions={
        <Button variant="default" size="compact-sm" leftSection={<IconPrinter size={14} aria-hidden />} onClick={print}>
          {t('riskPictures.printDifference')}
        </Button>
      }
    >
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data !== undefined && data.before !== null && (
        <>
          <p className={styles.dim}>
            {[
              `${data.before.assessmentNo} → ${data.now.assessmentNo}`,
              t('riskPictures.differenceTotals', totals),
              data.before.matrixVersion === data.now.matrixVersion
                ? null
                : t('riskPictures.differenceVersions', {
                    before: data.before.matrixVersion,
                    now: data.now.matrixVersion,
                  }),
            ]
              .filter(Boolean)
              .join('；')}
          </p>
          <table className={styles.table} aria-label={t('riskPictures.difference')}>
            <thead>
              <tr>
                <th>{t('riskPictures.columnKind')}</th>
                <th>{t('riskPictures.columnBefore')}</th>
                <th>{t('riskPictures.columnNow')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </Section>
  );
}

function Row({ row }: { readonly row: DifferenceRow }) {
  const { t } = useText();
  const [tone, icon] = KINDS[row.kind];
  return (
    <tr>
      <td className={styles.levels}>
        <StateBadge {...{ tone, icon }}>{t(`riskDifferenceLabels.${row.kind}`)}</StateBadge>
      </td>
      <td>
        <Side side={row.before} />
      </td>
      <td>
        <Side side={row.now} />
        {row.closedReason !== null && t('riskPictures.closedBecause', { reason: row.closedReason })}
      </td>
    </tr>
  );
}

function Side({ side }: { readonly side: DifferenceSide | null }) {
  const { label } = useText();
  if (side === null) return null;
  return (
    <>
      <div>{`${label('riskFactorLabels', side.factorCategory)}：${side.riskText}`}</div>
      <div className={styles.dim}>{side.basisText}</div>
      {side.levelBefore !== null && <LevelChain {...side} />}
    </>
  );
}
