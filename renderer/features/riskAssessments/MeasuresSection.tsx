import { Button } from '@mantine/core';
import { call } from '#renderer/api/client.ts';
import { useCan } from '#renderer/api/session.tsx';
import { AttachedFiles } from '#renderer/ui/AttachedFiles.tsx';
import { announceError } from '#renderer/ui/announce.tsx';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { askConfirm, askReason } from '#renderer/ui/dialogs.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { RiskMeasure } from '#shared/features/riskAssessments/riskRecords.contract.ts';
import { DoneDialog } from './AcceptanceDialogs.tsx';
import type { RiskSectionProps } from './AssessmentPage.tsx';
import { MeasureForm } from './MeasureForm.tsx';
import styles from './riskAssessments.module.css';

/** The measures of an assessment: against which risks, by whom, until when, and whether they are done. */
export function MeasuresSection({ record, act, onAct }: RiskSectionProps) {
  const { t } = useText();
  const can = useCan();
  const isVoided = record.state === 'voided';
  const editable = record.state === 'draft' && can('risk.write') && record.factorRows.length > 0;
  const close = () => onAct(null);
  const edited = record.measures.find(({ id }) => act === `measure-${id}`);
  if (editable && (act === 'measure-new' || edited !== undefined))
    return <MeasureForm key={act} record={record} measure={edited ?? null} onClose={close} />;
  const done = record.measures.find(({ id }) => act === `done-${id}`);
  const proof = record.measures.find(({ id }) => act === `proof-${id}`);
  const seqOf = (factorId: string) => record.factorRows.find(({ id }) => id === factorId)?.seq ?? '';
  return (
    <Section
      title={t('riskAssessments.measures')}
      actions={
        editable && (
          <Button size="compact-sm" variant="default" onClick={() => onAct('measure-new')}>
            {t('riskAssessments.addMeasure')}
          </Button>
        )
      }
    >
      {record.measures.length === 0 ? (
        <p className={styles.dim}>{t('riskAssessments.measuresNone')}</p>
      ) : (
        <table className={styles.table} aria-label={t('riskAssessments.measures')}>
          <thead>
            <tr>
              <th className={styles.narrow}>{t('riskMeasureFieldLabels.seq')}</th>
              <th>{t('riskMeasureFieldLabels.measureText')}</th>
              <th className={styles.narrow}>{t('riskAssessments.measureFactors')}</th>
              <th>{t('riskAssessments.responsible')}</th>
              <th className={styles.narrow}>{t('riskAssessments.formDue')}</th>
            </tr>
          </thead>
          <tbody>
            {record.measures.map((measure) => (
              <MeasureRow
                key={measure.id}
                measure={measure}
                factors={measure.riskFactorIds.map(seqOf).join('、')}
                editable={editable}
                mayFinish={can('risk.write') && !isVoided}
                onAct={onAct}
              />
            ))}
          </tbody>
        </table>
      )}
      {done !== undefined && <DoneDialog measure={done} onClose={close} />}
      {proof !== undefined && (
        <AttachedFiles
          title={`${t('riskAssessments.proof')}：${proof.measureText}`}
          ownerType="risk_measure"
          ownerId={proof.id}
          editable={can('risk.write') && !isVoided}
        />
      )}
    </Section>
  );
}

type RowProps = {
  readonly measure: RiskMeasure;
  /** Numbers of the risks it touches. */
  readonly factors: string;
  readonly editable: boolean;
  readonly mayFinish: boolean;
  onAct: RiskSectionProps['onAct'];
};

function MeasureRow({ measure, factors, editable, mayFinish, onAct }: RowProps) {
  const { t, label } = useText();
  const { id, revision: expectedRevision, seq, kind, doneOn, dueOn, doneNote } = measure;
  const voiding = async () => {
    const question = { title: t('riskAssessments.voidMeasureTitle'), confirm: t('common.void'), danger: true };
    const reason = await askReason({ ...question, label: t('common.voidReason') });
    if (reason === null) return;
    await call('riskAssessments.voidMeasure', { id, expectedRevision, reason }).catch(announceError);
  };
  const reopen = async () => {
    const question = { title: t('riskAssessments.reopenMeasure'), body: t('riskAssessments.reopenMeasureAsk') };
    if (!(await askConfirm({ ...question, confirm: t('riskAssessments.reopenMeasure') }))) return;
    await call('riskAssessments.finishMeasure', { id, expectedRevision, doneOn: null }).catch(announceError);
  };
  const act = (words: string, run: () => void) => (
    <Button variant="subtle" size="compact-sm" aria-label={`${words} ${seq}`} onClick={run}>
      {words}
    </Button>
  );
  return (
    <tr>
      <td className={styles.narrow}>{seq}</td>
      <td>
        <p>
          <span className={styles.dim}>{label('riskMeasureKindLabels', kind)}</span> {measure.measureText}
        </p>
        {doneNote !== null && <p className={styles.dim}>{doneNote}</p>}
        <div className={styles.acts}>
          {editable && act(t('common.edit'), () => onAct(`measure-${id}`))}
          {editable && act(t('common.void'), () => void voiding())}
          {mayFinish &&
            kind === 'planned' &&
            doneOn === null &&
            act(t('riskAssessments.done'), () => onAct(`done-${id}`))}
          {mayFinish &&
            kind === 'planned' &&
            doneOn !== null &&
            act(t('riskAssessments.reopenMeasure'), () => void reopen())}
          {act(t('riskAssessments.proof'), () => onAct(`proof-${id}`))}
        </div>
      </td>
      <td className={styles.narrow}>{factors}</td>
      <td>{ownerWords(measure)}</td>
      <td className={styles.narrow}>
        <div className={styles.badges}>
          <span>{kind === 'existing' ? t('riskAssessments.sinceOf', { date: dueOn }) : dueOn}</span>
          {doneOn === null ? (
            <DueBadge daysLeft={measure.daysLeft} />
          ) : (
            kind === 'planned' && (
              <StateBadge tone="fine" icon="check">
                {t('riskAssessments.doneOnOf', { date: doneOn })}
              </StateBadge>
            )
          )}
        </div>
      </td>
    </tr>
  );
}

/** Name and post of whoever answers for a measure, a member of the office too. */
function ownerWords({ memberName, responsibleName, responsiblePost }: RiskMeasure): string {
  const outside = [responsibleName, responsiblePost].filter((word) => word !== null).join(' ');
  return [outside, memberName].filter((word) => word !== null && word !== '').join('，');
}
