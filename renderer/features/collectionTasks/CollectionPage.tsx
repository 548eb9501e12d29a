import { useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { cutoffWords } from '#shared/features/collectionTasks/collectionWords.ts';
import { CollectionActs } from './CollectionActs.tsx';
import { CollectionForm } from './CollectionForm.tsx';
import styles from './collectionTasks.module.css';
import { CollectionBadge } from './collectionWords.tsx';
import { FiguresAsked, figureNames, periodText } from './FiguresAsked.tsx';
import { NoticesSection } from './NoticesSection.tsx';
import { StandingSection } from './StandingSection.tsx';

/** One collection: what is asked by when, how every office stands, and the documents made of it. */
export function CollectionPage({ id = '' }: { readonly id?: string }) {
  const { t } = useText();
  const { data, error, refetch } = useCall('collectionTasks.get', { id }, { keep: true });
  if (data !== undefined) return <Desk key={id} {...data} />;
  return (
    <Page title={t('collectionTasks.title')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {error === null && <LoadingState />}
    </Page>
  );
}

function Desk({ task, recipients, returns, notices }: CallOutput<'collectionTasks.get'>) {
  const { t, known, locale } = useText();
  const can = useCan();
  const [editing, setEditing] = useState(false);
  const editable = can('information.write') && task.state !== 'voided' && task.state !== 'closed';
  useAskedForm('collectionTask:', true, () => {
    if (editable) setEditing(true);
    return editable;
  });
  const names = new Map(recipients.map(({ officeId, name }) => [officeId, name]));
  const close = () => setEditing(false);
  return (
    <Page title={task.title} actions={<CollectionActs task={task} editing={editing} onEdit={() => setEditing(true)} />}>
      {editing ? (
        <CollectionForm task={task} onSaved={close} onClose={close} />
      ) : (
        <Section title={t('collectionTasks.facts')}>
          <Facts>
            <Fact label={t('collectionTasks.state')}>
              <CollectionBadge task={task} />
            </Fact>
            <Fact label={t('collectionTasks.sentOn')}>{task.sentOn}</Fact>
            <Fact label={t('collectionTasks.dueOn')}>
              {cutoffWords({ day: `${task.dueOn} `, cutoffTime: task.cutoffTime }, t)}
            </Fact>
            {task.closedOn !== null && <Fact label={t('collectionTasks.closedOn')}>{task.closedOn}</Fact>}
            {task.outline.length > 0 && (
              <Fact label={t('collectionTasks.outline')} wide>
                {task.outline.join('、')}
              </Fact>
            )}
            {task.figureKeys.length > 0 && (
              <Fact label={t('collectionTasks.figuresPeriod')}>{periodText(task, locale)}</Fact>
            )}
            {task.requirementText !== null && (
              <Fact label={t('collectionTasks.requirement')} wide>
                {task.requirementText}
              </Fact>
            )}
          </Facts>
          {task.figureKeys.length > 0 && <FiguresAsked task={task} />}
          <p className={styles.dim}>{t('collectionTasks.notMoved')}</p>
          {task.voidReason !== null && (
            <p className={styles.dim}>{t('collectionTasks.voidedBecause', { reason: task.voidReason })}</p>
          )}
        </Section>
      )}
      <StandingSection task={task} recipients={recipients} returns={returns} editable={editable} />
      <NoticesSection task={task} notices={notices} editable={can('information.write') && task.state !== 'voided'} />
      <FoldedHistory
        id={task.id}
        fieldLabel={(field) => known(`collectionFieldLabels.${field}`) ?? field}
        valueText={(field, value) =>
          Array.isArray(value)
            ? field === 'figureKeys'
              ? figureNames(value, locale)
              : value.map((one) => names.get(String(one)) ?? String(one)).join('、')
            : (known(`organizationLabels.${field}_${String(value)}`) ?? String(value))
        }
      />
    </Page>
  );
}
