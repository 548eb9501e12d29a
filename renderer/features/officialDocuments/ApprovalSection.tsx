import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './ApprovalSection.module.css';
import { approvalChain, type ChainStep, returnedStep, type StepEntry } from './approvalChain.ts';
import type { DocumentRecord } from './documentForm.ts';
import type { DocumentActs } from './useDocumentActs.tsx';

type Props = {
  readonly record: DocumentRecord;
  readonly acts: DocumentActs;
  /** Unsaved changes stand on the screen: a decision would be about something else than what is seen. */
  readonly dirty: boolean;
};

/** 审批: the four steps side by side, those still to be done visible, and what the user may do now. */
export function ApprovalSection({ record, acts, dirty }: Props) {
  const { t } = useText();
  const { chain, earlier } = approvalChain(record);
  const back = returnedStep(record);
  const { may, open } = acts;
  const { content } = record.document;
  const isJoint = content.form === 'document' && content.data.agencies.length > 1;
  return (
    <Section
      title={t('officialDocuments.approval')}
      actions={
        <span className={styles.acts}>
          {may.decide && (
            <>
              <Act onClick={() => open.decide('agreed')} disabled={dirty}>
                {t('officialDocuments.agree')}
              </Act>
              <Act onClick={() => open.decide('returned')} disabled={dirty}>
                {t('officialDocuments.return')}
              </Act>
            </>
          )}
          {may.recordPaper && <Act onClick={open.paperStep}>{t('officialDocuments.recordPaper')}</Act>}
          {may.withdraw && <Act onClick={acts.withdraw}>{t('officialDocuments.withdraw')}</Act>}
          <Act onClick={acts.printSheet}>{t('officialDocuments.printSheet')}</Act>
        </span>
      }
    >
      {may.decide && dirty && <p className={styles.hint}>{t('officialDocuments.saveBeforeDeciding')}</p>}
      {back !== null && (
        <Notice tone="behind">
          {t('officialDocuments.returnedBy', {
            name: back.personName,
            date: back.decidedOn.slice(0, 10),
            remark: back.remark ?? t('officialDocuments.nothingThere'),
          })}
        </Notice>
      )}
      <ol className={styles.chain}>
        {chain.map((item) => (
          <Step key={item.step} item={item} isNeeded={isJoint || item.step !== 'countersigned'} />
        ))}
      </ol>
      {earlier.length > 0 && (
        <details className={styles.earlier}>
          <summary>{t('officialDocuments.earlierSteps', { count: earlier.length })}</summary>
          <ul>
            {earlier.map((entry) => (
              <li key={entry.id}>
                <EntryLine entry={entry} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function Act({
  onClick,
  disabled = false,
  children,
}: {
  onClick(): void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Button size="compact-sm" variant="default" disabled={disabled} onClick={onClick}>
      {children}
    </Button>
  );
}

function Step({ item: { step, entry }, isNeeded }: { readonly item: ChainStep; readonly isNeeded: boolean }) {
  const { t, label } = useText();
  return (
    <li className={styles.step} data-done={entry !== null}>
      <div className={styles.stepHead}>
        <strong>{label('approvalStepLabels', step)}</strong>
        {entry === null ? (
          <StateBadge tone="quiet" icon="dot">
            {t(isNeeded ? 'officialDocuments.stepOpen' : 'officialDocuments.stepNotNeeded')}
          </StateBadge>
        ) : (
          <Outcome entry={entry} />
        )}
      </div>
      {entry !== null && (
        <>
          <div>
            {entry.personName}
            {entry.post !== null && <span className={styles.dim}>　{entry.post}</span>}
          </div>
          <div className={styles.dim}>
            {entry.decidedOn.slice(0, 10)}
            {entry.onPaper && ` ${t('officialDocuments.onPaper', { name: entry.recordedByName })}`}
          </div>
          {entry.remark !== null && <p className={styles.remark}>{entry.remark}</p>}
        </>
      )}
    </li>
  );
}

function Outcome({ entry }: { readonly entry: StepEntry }) {
  const { label } = useText();
  const good = entry.outcome === 'agreed';
  const word = entry.step === 'drafted' ? 'drafted' : entry.outcome;
  return (
    <StateBadge tone={good ? 'fine' : 'overdue'} icon={good ? 'check' : 'warning'}>
      {label('stepOutcomeLabels', word)}
    </StateBadge>
  );
}

function EntryLine({ entry }: { readonly entry: StepEntry }) {
  const { label } = useText();
  return (
    <span className={styles.line}>
      <span className={styles.dim}>{entry.decidedOn.slice(0, 10)}</span>
      <span>{label('approvalStepLabels', entry.step)}</span>
      <span>{entry.personName}</span>
      <Outcome entry={entry} />
      {entry.remark !== null && <span>{entry.remark}</span>}
    </span>
  );
}
