import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { FormDialog } from '#renderer/ui/FormDialog.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Exchange } from '#shared/features/community/caseExchanges.contract.ts';
import styles from './community.module.css';

/** Cases that are put on the programme, in the order in which they are ticked. */
export function ChooseCasesDialog({ exchange, onClose }: { readonly exchange: Exchange; onClose(): void }) {
  const { t } = useText();
  const { year } = exchange;
  const add = useCommand('caseExchanges.addCases');
  const { data, error, refetch } = useCall('typicalCases.list', { limit: 500 });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const taken = new Set(exchange.cases.map(({ typicalCaseId }) => typicalCaseId));
  const offered = (data?.rows ?? []).filter((row) => row.voidReason === null && !taken.has(row.id));
  const submit = () => {
    if (chosen.length === 0 || add.isPending) return;
    add.mutate(
      { year, typicalCaseIds: [...chosen] },
      {
        onSuccess: ({ count }) => {
          announce(t('caseExchanges.added', { count }));
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      size="lg"
      title={t('caseExchanges.addTitle', { year })}
      submit={t('caseExchanges.addTake', { count: chosen.length })}
      canSubmit={chosen.length > 0}
      pending={add.isPending}
      error={add.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && offered.length === 0 && <p className={styles.dim}>{t('caseExchanges.addNone')}</p>}
      {offered.length > 0 && (
        <Checkbox.Group value={[...chosen]} onChange={setChosen}>
          <div className={styles.choices}>
            {offered.map((row) => (
              <Checkbox
                key={row.id}
                value={row.id}
                label={[row.title, row.organizationName, row.heldOn].filter(Boolean).join('　')}
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </FormDialog>
  );
}
