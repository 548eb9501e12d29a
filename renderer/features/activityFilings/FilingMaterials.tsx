import { Button, Select } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { FilingDetails } from '#shared/features/activityFilings/activityFilings.contract.ts';
import { askedWords, noticeReason } from '#shared/features/materialChecklists/materialWords.ts';
import styles from './activityFilings.module.css';
import { useFilingDocument } from './useFilingDocument.ts';

type Props = {
  readonly filing: FilingDetails;
  readonly editable: boolean;
  /** Whether another file may be named as the plan, because the one that was is gone. */
  readonly mayNamePlan: boolean;
  /** Confirms that it is complete; null: not now. */
  readonly onComplete: (() => void) | null;
};

/** 报备材料: its list line by line, the correction notices, the emergency plan. */
export function MaterialsSection({ filing, editable, mayNamePlan, onComplete }: Props) {
  const { t } = useText();
  const [, go] = useLocation();
  const { materialCaseId } = filing;
  const { data } = useCall(
    'materialChecklists.get',
    { id: materialCaseId ?? '' },
    { enabled: materialCaseId !== null },
  );
  const found = data?.case;
  const { make, isMaking } = useFilingDocument(filing, 'correction');
  return (
    <Section
      title={t('activityFilings.materials')}
      actions={
        <span className={styles.acts}>
          {editable && found?.state === 'open' && found.missing > 0 && (
            <Button
              size="compact-sm"
              variant="default"
              title={t('activityFilings.correctionHelp')}
              loading={isMaking}
              onClick={make}
            >
              {t('activityFilings.correction')}
            </Button>
          )}
          {found !== undefined && (
            <Button size="compact-sm" variant="default" onClick={() => go(`/organizations/materials/${found.id}`)}>
              {t('activityFilings.materialsOpen')}
            </Button>
          )}
          {onComplete !== null && (
            <Button size="compact-sm" variant="default" onClick={onComplete}>
              {t('activityFilings.complete')}
            </Button>
          )}
        </span>
      }
    >
      {materialCaseId === null && <p className={styles.dim}>{t('activityFilings.materialsNone')}</p>}
      {found !== undefined && (
        <>
          <p>
            {found.missing === 0
              ? t('activityFilings.materialsAllThere', { needed: found.needed })
              : t('activityFilings.materialsMissing', { needed: found.needed, missing: found.missing })}
            <span className={styles.beside}>{t('activityFilings.materialsCase', { caseNo: found.caseNo })}</span>
          </p>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{t('activityFilings.materialName')}</th>
                <th>{t('activityFilings.materialAsked')}</th>
                <th>{t('activityFilings.materialState')}</th>
              </tr>
            </thead>
            <tbody>
              {found.items
                .filter(({ applies }) => applies)
                .map((item) => {
                  const wrong = noticeReason(item, t);
                  return (
                    <tr key={item.key}>
                      <td>{item.name}</td>
                      <td>{askedWords(item, t)}</td>
                      <td>
                        {wrong === '' ? (
                          <StateBadge tone="fine" icon="check">
                            {t('activityFilings.materialReceived', { date: item.receivedOn ?? '' })}
                          </StateBadge>
                        ) : (
                          <StateBadge tone="overdue" icon="warning">
                            {wrong}
                          </StateBadge>
                        )}
                      </td>
                    </tr>
                  );
                })}
            </tbody>
          </table>
          {(data?.notices ?? [])
            .filter(({ recordState }) => recordState !== 'voided')
            .map((notice) => (
              <p key={notice.id}>
                {t('activityFilings.notices')}：
                {t('activityFilings.noticeLine', { date: notice.noticedOn, dueOn: notice.dueOn })}
                {notice.documentId !== null && (
                  <Link className={styles.beside} href={`/official/${notice.documentId}`}>
                    {t('activityFilings.noticeOpen')}
                  </Link>
                )}
              </p>
            ))}
        </>
      )}
      <Facts>
        {filing.completedByName !== null && filing.completeOn !== null && (
          <Fact label={t('activityFilingFieldLabels.completeOn')}>
            {t('activityFilings.completedBy', { date: filing.completeOn, name: filing.completedByName })}
          </Fact>
        )}
        <Fact label={t('activityFilings.plan')}>
          {editable || mayNamePlan ? (
            <PlanChoice filing={filing} />
          ) : (
            (filing.emergencyPlanName ?? t('activityFilings.planNone'))
          )}
        </Fact>
      </Facts>
    </Section>
  );
}

/** Which of the attached files is the emergency plan. */
function PlanChoice({ filing }: { readonly filing: FilingDetails }) {
  const { t } = useText();
  const files = useCall('attachments.list', { ownerType: 'activity_filing', ownerId: filing.id });
  const set = async (attachmentId: string | null) => {
    try {
      await call('activityFilings.setPlan', { id: filing.id, expectedRevision: filing.revision, attachmentId });
      announce(t(attachmentId === null ? 'activityFilings.planRemoved' : 'activityFilings.planSet'));
    } catch (error) {
      announceError(error);
    }
  };
  const data = (files.data?.rows ?? []).map(({ id, fileName }) => ({ value: id, label: fileName }));
  if (data.length === 0) return <span className={styles.dim}>{t('activityFilings.planUpload')}</span>;
  return (
    <Select
      clearable
      aria-label={t('activityFilings.plan')}
      placeholder={t('activityFilings.planChoose')}
      data={data}
      value={filing.emergencyPlanName === null ? null : filing.emergencyPlanAttachmentId}
      onChange={(chosen) => void set(chosen)}
    />
  );
}
