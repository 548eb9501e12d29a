import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { DeadlineReason } from '#renderer/ui/DeadlineReason.tsx';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { FilingDetails, FilingMove } from '#shared/features/activityFilings/activityFilings.contract.ts';
import { resultWords } from '#shared/features/activityFilings/filingWords.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';
import styles from './activityFilings.module.css';
import type { FilingAct } from './FilingDesk.tsx';
import { useFilingDocument } from './useFilingDocument.ts';

type DecisionProps = {
  readonly filing: FilingDetails;
  readonly may: Readonly<Record<FilingAct, boolean>>;
  readonly canWrite: boolean;
  onAct(act: FilingAct): void;
};

/** 意见、许可和办理结果, with the organization's statement beside the result, and the documents made of it. */
export function DecisionsSection({ filing, may, canWrite, onAct }: DecisionProps) {
  const { t } = useText();
  const { verdict, supervisingUnitDecision: decision, result } = filing;
  const at = verdict.basis.publicSecurityAt;
  const act = (one: FilingAct, label: string) =>
    may[one] && (
      <Button size="compact-sm" variant="default" onClick={() => onAct(one)}>
        {label}
      </Button>
    );
  return (
    <Section
      title={t('activityFilings.decisions')}
      actions={
        <span className={styles.acts}>
          {act('unit', t('activityFilings.unitRecord'))}
          {act('decide', t('activityFilings.decide'))}
          {act('statement', t('activityFilings.statementRecord'))}
        </span>
      }
    >
      <Facts>
        <Fact label={t('activityFilings.unit')} wide>
          {filing.unitDecisionNeeded
            ? [
                filing.supervisingUnit,
                decision === null ? null : t(`unitDecisionLabels.${decision}`),
                filing.supervisingUnitDecidedOn,
                filing.supervisingUnitDocumentNo,
              ]
                .filter((part) => part !== null)
                .join('　')
            : t('activityFilings.unitNotNeeded')}
        </Fact>
        <Fact label={t('activityFilings.permit')} wide>
          {verdict.publicSecurityRequired
            ? `${t('activityFilings.permitNeeded', { count: filing.expectedParticipants ?? 0, at })}　${filing.publicSecurityPermitNo ?? t('activityFilings.permitMissing')}`
            : (filing.publicSecurityPermitNo ?? t('activityFilings.permitNotNeeded', { at }))}
        </Fact>
        <Fact label={t('activityFilingFieldLabels.result')} wide>
          {result !== null && (
            <>
              {resultWords(result, filing, verdict.publicSecurityRequired, t)}
              <span className={styles.beside}>
                {t('activityFilings.decisionLine', { date: filing.decidedOn ?? '', name: filing.decidedByName ?? '' })}
                {filing.selfChecked && `　${t('activityFilings.decisionSelf')}`}
              </span>
            </>
          )}
        </Fact>
        {filing.decisionReason !== null && (
          <Fact label={t('activityFilings.decideReason')} wide>
            {filing.decisionReason}
          </Fact>
        )}
        {filing.statementText !== null && (
          <Fact label={t('activityFilings.statement')} wide>
            {filing.statementText}
            <span className={styles.beside}>{filing.statementOn}</span>
          </Fact>
        )}
        <FilingDocument filing={filing} kind="receipt" canWrite={canWrite} />
        <FilingDocument filing={filing} kind="refusal" canWrite={canWrite} />
      </Facts>
    </Section>
  );
}

const KINDS = {
  receipt: {
    result: 'accepted',
    label: 'activityFilingFieldLabels.receiptDocumentId',
    draft: 'activityFilings.receiptDraft',
  },
  refusal: {
    result: 'rejected',
    label: 'activityFilingFieldLabels.refusalDocumentId',
    draft: 'activityFilings.refusalDraft',
  },
} as const;

/** 备案回执 or 不予备案通知书: the document, or the act that drafts it. */
function FilingDocument(props: {
  readonly filing: FilingDetails;
  readonly kind: keyof typeof KINDS;
  readonly canWrite: boolean;
}) {
  const { t } = useText();
  const { filing, kind, canWrite } = props;
  const document = kind === 'receipt' ? filing.receiptDocument : filing.refusalDocument;
  const { result, label, draft } = KINDS[kind];
  const { make, isMaking } = useFilingDocument(filing, kind);
  if (document === null && filing.result !== result) return null;
  return (
    <Fact label={t(label)} wide>
      {document !== null ? (
        <Link href={`/official/${document.id}`}>{document.number ?? t('activityFilings.documentDraft')}</Link>
      ) : (
        canWrite && (
          <Button size="compact-sm" variant="default" loading={isMaking} onClick={make}>
            {t(draft)}
          </Button>
        )
      )}
    </Fact>
  );
}

/** 改期记录: every former day and place, who moved it and why. */
export function MovesSection({ moves }: { readonly moves: readonly FilingMove[] }) {
  const { t } = useText();
  if (moves.length === 0) return null;
  const words = (startAt: string, endAt: string, place: string | null) =>
    [`${startAt.replace('T', ' ')}—${endAt.replace('T', ' ')}`, place].filter((part) => part !== null).join('　');
  return (
    <Section title={t('activityFilings.moves')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('activityFilings.moveOn')}</th>
            <th>{t('activityFilings.moveFrom')}</th>
            <th>{t('activityFilings.moveTo')}</th>
            <th>{t('activityFilings.moveReason')}</th>
            <th>{t('activityFilings.moveBy')}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <tr key={move.id}>
              <td>{move.movedOn}</td>
              <td>{words(move.startAtBefore, move.endAtBefore, move.placeBefore)}</td>
              <td>{words(move.startAt, move.endAt, move.place)}</td>
              <td>{move.reason}</td>
              <td>{move.byName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** 活动总结: when it is due and why, what was handed in. */
export function SummarySection({
  filing,
  onAct,
}: {
  readonly filing: FilingDetails;
  readonly onAct: (() => void) | null;
}) {
  const { t } = useText();
  if (filing.result !== 'accepted') return null;
  const { summarySubmittedOn: submittedOn, summaryDueOn, summaryDaysLeft } = filing;
  const late = submittedOn === null ? 0 : daysBetween(summaryDueOn, submittedOn);
  return (
    <Section
      title={t('activityFilings.summary')}
      actions={
        onAct !== null && (
          <Button size="compact-sm" variant="default" onClick={onAct}>
            {t(submittedOn === null ? 'activityFilings.summaryRecord' : 'activityFilings.summaryChange')}
          </Button>
        )
      }
    >
      <Facts>
        <Fact label={t('activityFilings.summaryDue')}>
          <DeadlineReason reason={filing.verdict.basis.summary} basis={t('activityFilings.basisEnd')} />{' '}
          {summaryDaysLeft !== null && <DueBadge daysLeft={summaryDaysLeft} />}
        </Fact>
        <Fact label={t('activityFilingFieldLabels.summarySubmittedOn')}>
          {submittedOn === null
            ? t('activityFilings.summaryNotYet')
            : `${submittedOn}　${late > 0 ? t('activityFilings.summaryLate', { days: late }) : t('activityFilings.summaryInTime')}`}
        </Fact>
        {submittedOn !== null && (
          <>
            <Fact label={t('activityFilingFieldLabels.actualParticipants')}>{filing.actualParticipants}</Fact>
            <Fact label={t('activityFilingFieldLabels.incidentText')} wide>
              {filing.incidentText}
            </Fact>
            <Fact label={t('activityFilingFieldLabels.summaryText')} wide>
              {filing.summaryText}
            </Fact>
          </>
        )}
      </Facts>
    </Section>
  );
}
