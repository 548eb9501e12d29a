import { Button, CloseButton } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { DifferenceList } from './DifferenceList.tsx';
import styles from './Regroupings.module.css';

type Got = CallOutput<'regroupings.get'>;

/** Fields of the record that say nothing beside the others. */
const HIDDEN: ReadonlySet<string> = new Set(['lines', 'leadingGroupId', 'officialDocumentId', 'recordState']);

/** One regrouping: what it changed, its notice, voiding. */
export function RegroupingSide({ id, onClose }: { readonly id: string; onClose(): void }) {
  const { t } = useText();
  const { data, error, refetch } = useCall('regroupings.get', { id });
  return (
    <>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && (
        <Section
          title={t('regroupings.detail')}
          actions={<CloseButton size="sm" aria-label={t('common.close')} onClick={onClose} />}
        >
          <Detail got={data} />
        </Section>
      )}
    </>
  );
}

function Detail({ got }: { readonly got: Got }) {
  const { t, known } = useText();
  const canWrite = useCan()('duties.write');
  const [, go] = useLocation();
  const { regrouping, people, blocked } = got;
  const { id, revision, document, documentNo } = regrouping;
  const act = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      announceError(error);
    }
  };
  const draftNotice = () =>
    act(async () => {
      const { documentId } = await call('regroupings.draftNotice', { id, expectedRevision: revision });
      announce(t('regroupings.noticeDrafted'));
      go(`/official/${documentId}`);
    });
  const takeNumber = () =>
    act(async () => {
      const { number } = await call('regroupings.takeNumber', { id, expectedRevision: revision });
      announce(t('regroupings.numberTaken', { number }));
    });
  const voidIt = async () => {
    const reason = await askReason({
      title: t('regroupings.voidTitle'),
      body: t('regroupings.voidBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    await act(async () => {
      await call('regroupings.void', { id, expectedRevision: revision, reason });
      announce(t('regroupings.voidDone'));
    });
  };
  const isVoided = regrouping.voidReason !== null;
  const hasNotice = document !== null && document.stage !== 'voided';
  const issuedNumber = document?.stage === 'issued' ? document.number : null;
  return (
    <>
      <Facts>
        <Fact label={t('regroupings.group')} wide>
          <Link href={`/duties?group=${regrouping.leadingGroupId}&at=${regrouping.effectiveOn}`}>
            {regrouping.groupName}
          </Link>
        </Fact>
        <Fact label={t('regroupings.effectiveOn')}>{regrouping.effectiveOn}</Fact>
        <Fact label={t('regroupings.documentNo')}>{documentNo}</Fact>
        <Fact label={t('regroupings.reason')} wide>
          {regrouping.reason}
        </Fact>
        <Fact label={t('regroupings.by')}>{regrouping.createdByName}</Fact>
        <Fact label={t('regroupings.at')}>{shortMoment(regrouping.createdAt)}</Fact>
        {isVoided && (
          <Fact label={t('common.voidReason')} wide>
            {regrouping.voidReason}
          </Fact>
        )}
      </Facts>
      <h3 className={styles.leftHead}>{t('regroupings.difference')}</h3>
      <DifferenceList people={people.filter(({ change }) => change !== 'stays')} />
      {!isVoided && (
        <>
          <h3 className={styles.leftHead}>{t('regroupings.notice')}</h3>
          {issuedNumber !== null && (
            <Notice tone="fine">{t('regroupings.noticeIssued', { number: issuedNumber })}</Notice>
          )}
          <div className={styles.noticeActs}>
            {hasNotice && (
              <Button size="compact-sm" variant="default" component={Link} href={`/official/${document.id}`}>
                {t('regroupings.openNotice')}
                {document.stage !== 'issued' && `（${known(`officialStageLabels.${document.stage}`) ?? ''}）`}
              </Button>
            )}
            {!hasNotice && canWrite && (
              <Button size="compact-sm" variant="default" onClick={() => void draftNotice()}>
                {t('regroupings.draftNotice')}
              </Button>
            )}
            {issuedNumber !== null && issuedNumber !== documentNo && canWrite && (
              <Button size="compact-sm" onClick={() => void takeNumber()}>
                {t('regroupings.takeNumber')}
              </Button>
            )}
            {canWrite && blocked === null && (
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => void voidIt()}>
                {t('regroupings.voidTitle')}
              </Button>
            )}
          </div>
          {canWrite && blocked !== null && (
            <p className={styles.dim}>{t('regroupings.voidBlocked', { why: known(`ruleIssues.${blocked}`) ?? '' })}</p>
          )}
        </>
      )}
      <FoldedHistory
        id={id}
        hidden={HIDDEN}
        fieldLabel={(field) => known(`regroupingFieldLabels.${field}`) ?? field}
        valueText={(_field, value) => String(value)}
      />
    </>
  );
}
