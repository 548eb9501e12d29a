import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './planItems.module.css';

/** Which unfinished items of the year before go on in this one, and by when. */
export function CarryOverDialog({ year, onClose }: { readonly year: number; onClose(): void }) {
  const { t } = useText();
  const list = useCall('planItems.list', { year: year - 1, show: 'open', limit: 1000 });
  const copy = useCommand('planItems.copyUnfinished');
  const rows = (list.data?.rows ?? []).filter(({ carriedToYear }) => carriedToYear === null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [dueOn, setDueOn] = useState<string | null>(`${year}-12-31`);
  const chosen = rows.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const choose = (id: string, take: boolean) => {
    const next = new Set(left);
    if (take) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  const submit = () => {
    if (dueOn === null || chosen.length === 0) return;
    copy.mutate(
      { year, ids: chosen, dueOn },
      {
        onSuccess: ({ count }) => {
          announce(t('planItems.copied', { count }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('planItems.copyTitle', { year: year - 1 })} size="lg">
      <Stack>
        <p>{t('planItems.copyHelp', { year })}</p>
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.data === undefined && list.error === null && <LoadingState />}
        <Checkbox
          label={t('planItems.copyAll')}
          checked={chosen.length === rows.length && rows.length > 0}
          indeterminate={chosen.length > 0 && chosen.length < rows.length}
          onChange={(event) => setLeft(event.currentTarget.checked ? new Set() : new Set(rows.map(({ id }) => id)))}
        />
        <div className={styles.choices}>
          {rows.map(({ id, text, responsibleOfficeName, dueOn: was }) => (
            <Checkbox
              key={id}
              label={text}
              description={`${responsibleOfficeName} ${was}`}
              checked={!left.has(id)}
              onChange={(event) => choose(id, event.currentTarget.checked)}
            />
          ))}
        </div>
        <Field label={t('planItems.copyDueOn')} required>
          <DateField value={dueOn} clearable={false} onChange={setDueOn} />
        </Field>
        <FailureNotice error={copy.error} />
      </Stack>
      <Acts>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={copy.isPending} disabled={chosen.length === 0 || dueOn === null} onClick={submit}>
          {t('planItems.copyTake', { count: chosen.length })}
        </Button>
      </Acts>
    </Modal>
  );
}
