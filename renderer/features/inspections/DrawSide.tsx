import { Button, CloseButton } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './inspections.module.css';

/** One draw: seed, scope, who was drawn, and whether drawing again gives the same. */
export function DrawSide({ id, onClose }: { readonly id: string; onClose(): void }) {
  const { t } = useText();
  const { data, error, refetch } = useCall('inspections.getDraw', { id });
  const print = () => void printFile(() => runJob('inspections.printDraw', { id }, 'inspections.drawPrinting'));
  useCommands([
    { id: 'draw.print', label: 'inspections.drawPrint', shortcut: 'Ctrl+P', canRun: () => true, run: print },
    { id: 'draw.close', label: 'common.close', shortcut: 'Escape', canRun: () => true, run: onClose },
  ]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  const { draw, drawn, inspectorPool, repeats } = data;
  const { legalType, townshipName, assessmentGrade } = draw.filter;
  const scope = [
    legalType === null ? null : t(`organizationLabels.legalType_${legalType}`),
    townshipName,
    assessmentGrade === null ? null : t(`organizationLabels.assessmentGrade_${assessmentGrade}`),
  ].filter(Boolean);
  return (
    <Section
      title={draw.title}
      actions={
        <span className={styles.paper}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            onClick={print}
          >
            {t('inspections.drawPrint')}
          </Button>
          <CloseButton size="sm" aria-label={t('common.close')} onClick={onClose} />
        </span>
      }
    >
      <Facts>
        <Fact label={t('inspectionDrawFieldLabels.drawNo')}>{draw.drawNo}</Fact>
        <Fact label={t('inspectionDrawFieldLabels.drawnAt')}>{draw.drawnAt.slice(0, 16).replace('T', ' ')}</Fact>
        <Fact label={t('inspections.drawSeed')}>{draw.seed}</Fact>
        <Fact label={t('inspections.drawScope')}>
          {scope.length === 0 ? t('inspections.drawAll') : scope.join('、')}（{draw.wanted}/{draw.candidateCount}）
        </Fact>
        <Fact label={t('inspections.drawPool')} wide>
          {inspectorPool.map(({ name }) => name).join('、')}
        </Fact>
      </Facts>
      <p className={styles.acts}>
        <StateBadge tone={repeats ? 'fine' : 'overdue'} icon={repeats ? 'check' : 'warning'}>
          {t(repeats ? 'inspections.drawRepeats' : 'inspections.drawDiffers')}
        </StateBadge>
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('inspectionFieldLabels.organizationId')}</th>
            <th>{t('inspectionFieldLabels.inspectors')}</th>
            <th>{t('inspectionFieldLabels.inspectionNo')}</th>
            <th>{t('inspections.drawRank')}</th>
          </tr>
        </thead>
        <tbody>
          {drawn.map((line) => (
            <tr key={line.organizationId}>
              <td>{line.name}</td>
              <td>{line.inspectors.map(({ name }) => name).join('、')}</td>
              <td>
                {line.inspectionId !== null && (
                  <Link href={`/inspections/${line.inspectionId}`}>{line.inspectionNo}</Link>
                )}
              </td>
              <td className={styles.dim}>{line.digest.slice(0, 8)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
