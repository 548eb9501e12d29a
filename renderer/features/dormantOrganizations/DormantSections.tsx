import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import type { DormantReview } from '#shared/features/dormantOrganizations/dormantOrganizations.contract.ts';
import styles from './Dormant.module.css';
import { Outcome } from './Outcome.tsx';
import { Reasons } from './Reasons.tsx';
import { ReviewForm } from './ReviewForm.tsx';

type Props = { readonly organizationId: string; readonly editable: boolean };
type ReviewRow = CallOutput<'dormantOrganizations.of'>['reviews'][number];

/** The reasons that hold for one organization today, and every outcome recorded: at the side of the list and as its tab. */
export function DormantSections({ organizationId, editable }: Props) {
  const { t } = useText();
  const [editing, setEditing] = useState<DormantReview | 'new' | null>(null);
  const { data, error, refetch } = useCall('dormantOrganizations.of', { organizationId });
  useAskedForm(`dormant:${organizationId}-`, data !== undefined, (id) => {
    const review = data?.reviews.find((one) => one.id === id && one.recordState !== 'voided');
    if (!editable || (id !== 'new' && review === undefined)) return false;
    setEditing(review === undefined ? 'new' : withoutNames(review));
    return true;
  });
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  const { reasons, reviews, rule } = data;
  return (
    <>
      <Section
        title={t('dormantOrganizations.nowReasons')}
        actions={
          editable &&
          editing === null &&
          reasons.length > 0 && (
            <Button
              size="compact-sm"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setEditing('new')}
            >
              {t('dormantOrganizations.record')}
            </Button>
          )
        }
      >
        {reasons.length === 0 ? (
          <p className={styles.dim}>{t('dormantOrganizations.nowNone')}</p>
        ) : (
          <Reasons reasons={reasons} rule={rule} organizationId={organizationId} />
        )}
      </Section>
      {editing !== null && (
        <ReviewForm
          key={editing === 'new' ? 'new' : editing.id}
          organizationId={organizationId}
          review={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      <Section title={t('dormantOrganizations.reviews')}>
        {reviews.length === 0 && <p className={styles.dim}>{t('dormantOrganizations.noReviews')}</p>}
        {reviews.map((review) => (
          <Review
            key={review.id}
            review={review}
            editable={editable && editing === null && review.recordState !== 'voided'}
            onEdit={() => setEditing(withoutNames(review))}
          />
        ))}
      </Section>
    </>
  );
}

function withoutNames({
  name: _name,
  code: _code,
  townshipName: _town,
  recordedByName: _by,
  ...review
}: ReviewRow): DormantReview {
  return review;
}

/** Fields that never change after an outcome was recorded, or stand beside it anyway. */
const KEPT: ReadonlySet<string> = new Set(['reasons', 'ruleUsed', 'organizationId', 'recordState']);

function Review({
  review,
  editable,
  onEdit,
}: {
  readonly review: ReviewRow;
  readonly editable: boolean;
  onEdit(): void;
}) {
  const { t, known } = useText();
  const can = useCan();
  const { today } = useSession();
  const voidIt = async () => {
    const reason = await askReason({
      title: t('dormantOrganizations.voidTitle'),
      body: t('dormantOrganizations.voidBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await call('dormantOrganizations.void', { id: review.id, expectedRevision: review.revision, reason });
      announce(t('dormantOrganizations.voided'));
    } catch (failed) {
      announceError(failed);
    }
  };
  const voided = review.voidReason !== null;
  return (
    <div className={styles.review}>
      <div className={styles.head}>
        <Outcome review={review} today={today} />
        <span>{review.decidedOn}</span>
        <span className={styles.dim}>{review.recordedByName}</span>
        {voided && <span>{t('dormantOrganizations.voidedBecause', { reason: review.voidReason })}</span>}
        {editable && (
          <span className={styles.acts}>
            <Button size="compact-sm" variant="default" onClick={onEdit}>
              {t('common.edit')}
            </Button>
            {can('registry.void') && (
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => void voidIt()}>
                {t('common.void')}
              </Button>
            )}
          </span>
        )}
      </div>
      <Facts>
        <Fact label={t('dormantOrganizations.documentNo')}>{review.documentNo}</Fact>
        <Fact label={t('dormantOrganizations.dueOn')}>{review.dueOn}</Fact>
        <Fact label={t('dormantOrganizations.basisText')}>{review.basisText}</Fact>
        <Fact label={t('dormantOrganizations.doneOn')}>{review.doneOn}</Fact>
        <Fact label={t('dormantOrganizations.statement')} wide>
          {review.statementText}
        </Fact>
        {review.doneNote !== null && (
          <Fact label={t('dormantOrganizations.doneNote')} wide>
            {review.doneNote}
          </Fact>
        )}
      </Facts>
      <div className={styles.kept}>
        <span className={styles.dim}>{t('dormantOrganizations.keptReasons')}</span>
        <Reasons reasons={review.reasons} rule={review.ruleUsed} organizationId={review.organizationId} />
      </div>
      <FoldedHistory
        id={review.id}
        hidden={KEPT}
        fieldLabel={(field) => known(`exportFields.${field}`) ?? field}
        valueText={(field, value) =>
          (field === 'outcome' ? known(`dormantOutcomeLabels.${String(value)}`) : undefined) ?? String(value)
        }
      />
    </div>
  );
}
