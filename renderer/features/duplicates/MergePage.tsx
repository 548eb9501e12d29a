import { Button, Textarea } from '@mantine/core';
import { IconArrowLeft, IconArrowsExchange, IconArrowsJoin } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Comparison } from '#shared/features/duplicates/duplicates.contract.ts';
import { MergeClashes } from './MergeClashes.tsx';
import { MergeFields } from './MergeFields.tsx';
import styles from './MergePage.module.css';
import { type Choices, EMPTY_CHOICES, inputOf } from './mergeChoices.ts';
import { useMergeWords } from './mergeWords.ts';

/** 合并重复记录: two records side by side; the address names the kept one, then the merged one. */
export function MergePage({ id = '' }: { readonly id?: string }) {
  const [keptId = '', mergedId = ''] = id.split('~');
  return <MergeDesk key={id} keptId={keptId} mergedId={mergedId} />;
}

function MergeDesk({ keptId, mergedId }: { readonly keptId: string; readonly mergedId: string }) {
  const { t } = useText();
  const can = useCan();
  const [, go] = useLocation();
  const compared = useCall('duplicates.compare', { keptId, mergedId }, { keep: true });
  const merge = useCommand('duplicates.merge');
  const [choices, setChoices] = useState<Choices>(EMPTY_CHOICES);
  // The revisions that the user began with: when they move on, the page says so.
  const [begun, setBegun] = useState<Comparison | null>(null);
  const notices = useRef<HTMLDivElement>(null);
  const { data } = compared;
  if (data !== undefined && begun === null) setBegun(data);
  const moved =
    data !== undefined &&
    begun !== null &&
    (begun.kept.revision !== data.kept.revision || begun.merged.revision !== data.merged.revision);
  const needsReason = data?.differences.includes('codes') === true;
  const canMerge = can('registry.void') && data !== undefined && !merge.isPending;
  const leave = () => go('/organizations/duplicates');
  const swap = () => go(`/organizations/merge/${mergedId}~${keptId}`, { replace: true });
  const run = () => {
    if (data === undefined) return;
    merge.mutate(inputOf(data, choices), {
      onSuccess: ({ moved: count }) => {
        announce(t('duplicates.moved', { count }));
        go(`/organizations/${keptId}`, { replace: true });
      },
      onError: () => {
        notices.current?.scrollIntoView({ block: 'start' });
        void compared.refetch();
      },
    });
  };
  useCommands([
    { id: 'duplicates.merge', label: 'duplicates.merge', shortcut: 'Ctrl+S', canRun: () => canMerge, run },
    { id: 'duplicates.swap', label: 'duplicates.swap', canRun: () => data !== undefined, run: swap },
    { id: 'duplicates.leave', label: 'common.back', shortcut: 'Escape', canRun: () => true, run: leave },
  ]);
  return (
    <Page
      title={t('duplicates.mergeTitle')}
      subtitle={t('duplicates.mergeHelp')}
      actions={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={leave}>
            {t('common.back')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowsExchange size={15} aria-hidden />}
            disabled={data === undefined}
            onClick={swap}
          >
            {t('duplicates.swap')}
          </Button>
          {can('registry.void') && (
            <Button
              leftSection={<IconArrowsJoin size={15} aria-hidden />}
              title="Ctrl+S"
              disabled={data === undefined}
              loading={merge.isPending}
              onClick={run}
            >
              {t('duplicates.merge')}
            </Button>
          )}
        </>
      }
    >
      <div ref={notices} className={styles.notices}>
        <FailureNotice error={compared.error} refused="duplicates.notMerged" />
        <FailureNotice error={merge.error} refused="duplicates.notMerged" />
        {moved && <Notice tone="behind">{t('duplicates.changedSince')}</Notice>}
        {data !== undefined && data.suggestedKeptId === mergedId && (
          <Notice tone="near">
            {t('duplicates.suggestSwap')}
            <Button size="compact-xs" variant="default" ml={8} onClick={swap}>
              {t('duplicates.swap')}
            </Button>
          </Notice>
        )}
        {data?.differences.map((difference) => (
          <Notice key={difference} tone="behind">
            {t(`mergeDifferenceLabels.${difference}`)}
          </Notice>
        ))}
      </div>
      {data === undefined ? (
        compared.error === null && <LoadingState />
      ) : (
        <div className={styles.desk}>
          <MergeFields compared={data} choices={choices} onChange={setChoices} />
          {data.clashes.length > 0 && <MergeClashes compared={data} choices={choices} onChange={setChoices} />}
          <Moving moving={data.moving} />
          {can('registry.void') && (
            <Section title={t('duplicates.mergeReasonLabel')}>
              <Field
                label={t('duplicates.mergeReason')}
                required={needsReason}
                wide
                name="reason"
                error={
                  needsReason && merge.error !== null && choices.reason.trim() === ''
                    ? t('fieldIssues.required')
                    : undefined
                }
                help={t(needsReason ? 'duplicates.mergeReasonCodes' : 'duplicates.mergeReasonHelp')}
              >
                <Textarea
                  rows={2}
                  maxLength={500}
                  value={choices.reason}
                  onChange={(event) => setChoices({ ...choices, reason: event.currentTarget.value })}
                />
              </Field>
            </Section>
          )}
        </div>
      )}
    </Page>
  );
}

/** What else belongs to the merged record and moves to the kept one. */
function Moving({ moving }: Pick<Comparison, 'moving'>) {
  const { t } = useText();
  const words = useMergeWords();
  return (
    <Section title={t('duplicates.moving')}>
      <p>{moving.length === 0 ? t('duplicates.movingNone') : words.counts(moving)}</p>
    </Section>
  );
}
