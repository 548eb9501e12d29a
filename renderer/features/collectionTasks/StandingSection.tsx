import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { Section } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import type {
  CollectionRecipient,
  CollectionReturn,
  CollectionTask,
} from '#shared/features/collectionTasks/collectionTasks.contract.ts';
import { emptyWords, reportedCount } from '#shared/features/collectionTasks/collectionWords.ts';
import styles from './collectionTasks.module.css';
import { RecipientBadge } from './collectionWords.tsx';
import { saveForm } from './saveForm.ts';

type Props = {
  readonly task: CollectionTask;
  readonly recipients: readonly CollectionRecipient[];
  readonly returns: readonly CollectionReturn[];
  readonly editable: boolean;
};

/** 报送情况: every office that was asked, with its returns and what they leave empty. */
export function StandingSection({ task, recipients, returns, editable }: Props) {
  const { t, locale } = useText();
  const [, go] = useLocation();
  const { id, sentOn, expected } = task;
  const mayEnter = editable && sentOn !== null;
  const enter = (office: string) => go(placeWith(`/information/collections/${id}/return`, { office }));
  const print = () =>
    printFile(() => runJob('collectionTasks.printStanding', { id }, 'collectionTasks.printingStanding'));
  return (
    <Section
      title={`${t('collectionTasks.standingTitle')} ${t('collectionTasks.standing', { returned: reportedCount(task), expected })}`}
      actions={
        expected > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            onClick={() => void print()}
          >
            {t('collectionTasks.printStanding')}
          </Button>
        )
      }
    >
      {expected === 0 && <p className={styles.dim}>{t('ruleIssues.no_recipients')}</p>}
      {expected > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('collectionTasks.office')}</th>
              <th>{t('collectionTasks.state')}</th>
              <th title={t('collectionTasks.returnFirst')}>{t('collectionTasks.firstReceivedAt')}</th>
              <th title={t('collectionTasks.returnLast')}>{t('collectionTasks.lastReceivedAt')}</th>
              <th>{t('collectionTasks.emptyHeadings')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {recipients.map((one) => (
              <tr key={one.officeId}>
                <td className={styles.office}>{one.name}</td>
                <td>
                  <RecipientBadge state={one.state} containedInName={one.containedInName} />
                </td>
                <td className={styles.moment}>{one.firstReceivedAt?.replace('T', ' ')}</td>
                <td className={styles.moment}>
                  {returns
                    .filter(({ officeId }) => officeId === one.officeId)
                    .map((entry) => (
                      <div key={entry.id}>
                        <Link href={`/information/collections/returns/${entry.id}`}>
                          {entry.receivedAt.replace('T', ' ')}
                        </Link>
                        {entry.voidReason !== null && (
                          <span className={styles.dim}> {t('collectionStateLabels.voided')}</span>
                        )}
                      </div>
                    ))}
                </td>
                <td>
                  {one.lastReturnId === null
                    ? ''
                    : emptyWords(one, locale).join(t('collectionPrint.join')) || t('collectionTasks.complete')}
                </td>
                <td className={styles.end}>
                  {task.figures > 0 && (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={t('collectionTasks.formOf', { office: one.name })}
                      onClick={() => void saveForm({ id, officeId: one.officeId }, t)}
                    >
                      {t('collectionTasks.form')}
                    </Button>
                  )}
                  {mayEnter && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t('collectionTasks.addReturnOf', { office: one.name })}
                      onClick={() => enter(one.officeId)}
                    >
                      {t('collectionTasks.addReturn')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {expected > 0 && <p className={styles.dim}>{t('collectionTasks.returnsRule')}</p>}
    </Section>
  );
}
