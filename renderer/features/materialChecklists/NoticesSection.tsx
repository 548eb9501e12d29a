import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { DeadlineReason } from '#renderer/ui/DeadlineReason.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CorrectionNotice } from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import styles from './Materials.module.css';

/** 补正通知: every notice as it was given, to print, or to hand into 发文. */
export function NoticesSection({ notices }: { readonly notices: readonly CorrectionNotice[] }) {
  const { t } = useText();
  return (
    <Section title={t('materialChecklists.notices')}>
      {notices.length === 0 && <p className={styles.dim}>{t('materialChecklists.noNotices')}</p>}
      {notices.map((notice) => (
        <Notice key={notice.id} notice={notice} />
      ))}
    </Section>
  );
}

function Notice({ notice }: { readonly notice: CorrectionNotice }) {
  const { t, known } = useText();
  const can = useCan();
  const [, go] = useLocation();
  const { id, revision, noticedOn, lines, documentId, documentNumber, documentStage, voidReason } = notice;
  const voided = notice.recordState === 'voided';
  const hasDocument = documentId !== null && documentStage !== 'voided';
  const drafting = useCommand('materialChecklists.draftDocument');
  // Leads to the document only while this page is still open.
  const toDocument = () =>
    drafting.mutate(
      { id, expectedRevision: revision },
      {
        onSuccess: (made) => {
          announce(t('materialChecklists.toDocumentBody'));
          go(`/official/${made.documentId}`);
        },
        onError: announceError,
      },
    );
  const voidIt = async () => {
    const reason = await askReason({
      title: t('materialChecklists.voidNotice'),
      body: t('materialChecklists.voidNoticeBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await call('materialChecklists.voidNotice', { id, expectedRevision: revision, reason });
      announce(t('materialChecklists.voidedDone'));
    } catch (error) {
      announceError(error);
    }
  };
  return (
    <div className={styles.notice}>
      <div className={styles.noticeHead}>
        <strong>{noticedOn}</strong>
        <span>
          {t('materialChecklists.correctionDue')}{' '}
          <DeadlineReason reason={notice.reason} basis={t('materialChecklists.basisNotice')} />
        </span>
        {voided && (
          <StateBadge tone="quiet" icon="ban">
            {t('dormantOrganizations.voidedBecause', { reason: voidReason })}
          </StateBadge>
        )}
        {documentId !== null && (
          <Button size="compact-xs" variant="subtle" onClick={() => go(`/official/${documentId}`)}>
            {documentNumber ??
              `${t('materialChecklists.documentDraft')} ${known(`officialStageLabels.${documentStage}`) ?? t('materialStateLabels.voided')}`}
          </Button>
        )}
        <span className={styles.noticeActs}>
          {!voided && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPrinter size={14} aria-hidden />}
              onClick={() =>
                void printFile(() => runJob('materialChecklists.printNotice', { id }, 'materialChecklists.printing'))
              }
            >
              {t('materialChecklists.printNotice')}
            </Button>
          )}
          {!voided && !hasDocument && can('registry.write') && (
            <Button size="compact-sm" variant="default" loading={drafting.isPending} onClick={toDocument}>
              {t('materialChecklists.toDocument')}
            </Button>
          )}
          {!voided && can('registry.void') && (
            <Button size="compact-sm" variant="subtle" color="red" onClick={() => void voidIt()}>
              {t('common.void')}
            </Button>
          )}
        </span>
      </div>
      <ol className={styles.lines}>
        {lines.map(({ name, reason }) => (
          <li key={name}>
            {name}：{reason}
          </li>
        ))}
      </ol>
    </div>
  );
}
