import { Button } from '@mantine/core';
import { useCall } from '#renderer/api/queries.ts';
import { ACTION_TABS } from '#renderer/app/navigationItems.ts';
import { EmptyState, ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page, Section, SplitView } from '#renderer/ui/Page.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { ActionLines } from './ActionLines.tsx';
import { ActionSide, useActionSide } from './ActionSide.tsx';
import styles from './MyItems.module.css';

type Asked = CallOutput<'actions.mine'>['toApprove'][number];

/** 我的事项: what the user's member owns and has to do, and what waits for the user to check (features M18). */
export function MyItemsPage() {
  const { t } = useText();
  const { data, error, refetch } = useCall('actions.mine', {});
  const side = useActionSide();
  return (
    <Page scroll={false} title={t('actionLoop.mine')} subtitle={data && t('common.total', { count: data.total })}>
      <SubTabs label={t('actions.actions')} tabs={ACTION_TABS} />
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      <SplitView
        small="side"
        list={
          data === undefined ? (
            <LoadingState />
          ) : (
            <div className={styles.scroll}>
              <Section title={data.member === null ? t('actionLoop.mine') : t('actionLoop.mineOf', data.member)}>
                {data.member === null && <Notice tone="near">{t('actionLoop.mineNoMember')}</Notice>}
                {data.member !== null && data.rows.length === 0 && <EmptyState title={t('actionLoop.mineNone')} />}
                <ActionLines rows={data.rows} chosen={side.id} onOpen={side.open} />
                {data.total > data.rows.length && (
                  <p className={styles.more}>{t('actionLoop.dayMore', { count: data.total - data.rows.length })}</p>
                )}
              </Section>
              <Section title={`${t('actionLoop.mineToStrikeOff')}（${data.toStrikeOff.total}）`}>
                {data.toStrikeOff.total === 0 && <p className={styles.more}>{t('actionLoop.mineToStrikeOffNone')}</p>}
                <ActionLines rows={data.toStrikeOff.rows} chosen={side.id} onOpen={side.open} />
              </Section>
              <Section title={`${t('actionLoop.mineToApprove')}（${data.toApprove.length}）`}>
                {data.toApprove.length === 0 && <p className={styles.more}>{t('actionLoop.mineToApproveNone')}</p>}
                {data.toApprove.map((one) => (
                  <AskedLine key={one.id} asked={one} onOpen={() => side.open(one.actionId)} />
                ))}
              </Section>
            </div>
          )
        }
        side={side.id === null ? null : <ActionSide id={side.id} onClose={side.close} />}
      />
    </Page>
  );
}

function AskedLine({ asked, onOpen }: { readonly asked: Asked; onOpen(): void }) {
  const { t } = useText();
  const places = { name: asked.askedByName, on: asked.askedOn, old: asked.oldDueOn, new: asked.newDueOn };
  return (
    <div className={styles.asked}>
      <div className={styles.askedText}>
        <div className={styles.clip}>{asked.actionText}</div>
        <div className={styles.more}>
          {t('actionLoop.extensionOf', places)}。{asked.reason}
        </div>
      </div>
      <Button size="compact-sm" variant="default" onClick={onOpen}>
        {t('actionLoop.extensionTitle')}
      </Button>
    </div>
  );
}
