import { Button, Modal, Radio, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { readFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { printPdf } from '#renderer/ui/printPdf.ts';
import { useText } from '#renderer/ui/text.tsx';
import { MOST_SLIPS } from '#shared/features/actions/loop.contract.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import type { ActionRow } from './actionFilter.ts';

type Props = {
  /** Open actions that were chosen in the list. */
  readonly chosen: readonly ActionRow[];
  onClose(): void;
  onDone(): void;
};

/** Days from today by which an answer is asked for, until another day is chosen. */
const ANSWER_DAYS = 5;

/** Prints urging slips for the chosen actions, or for all that are overdue, then records them once they were printed. */
export function SlipsDialog({ chosen, onClose, onDone }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const overdue = useCall('actions.list', { show: 'overdue', limit: MOST_SLIPS });
  const next = useCall('actions.nextSlip', {});
  const [which, setWhich] = useState<'overdue' | 'chosen'>(chosen.length > 0 ? 'chosen' : 'overdue');
  const [perPage, setPerPage] = useState<1 | 2>(2);
  const [answerBy, setAnswerBy] = useState<string | null>(addDays(today, ANSWER_DAYS));
  const [printing, setPrinting] = useState(false);
  const [printed, setPrinted] = useState<{ readonly rows: readonly ActionRow[]; readonly firstSeq: number } | null>(
    null,
  );
  const urge = useCommand('actions.urge');
  const rows = which === 'chosen' ? chosen.slice(0, MOST_SLIPS) : (overdue.data?.rows ?? []);
  const total = which === 'chosen' ? chosen.length : (overdue.data?.total ?? 0);
  const print = async () => {
    if (answerBy === null || rows.length === 0) return;
    setPrinting(true);
    try {
      const input = { ids: rows.map((row) => row.id), perPage, answerBy };
      const { file, firstSeq } = await runJob('actions.printSlips', input, 'actionLoop.urgeTitle');
      await printPdf(await readFile(file), file.name);
      setPrinted({ rows, firstSeq });
    } catch (error) {
      announceError(error);
    } finally {
      setPrinting(false);
    }
  };
  const confirm = () => {
    if (printed === null) return;
    const items = printed.rows.map((row) => ({ id: row.id, expectedRevision: row.revision }));
    urge.mutate(
      { items, firstSeq: printed.firstSeq },
      {
        onSuccess: ({ count }) => {
          announce(t('actionLoop.urgeSaved', { count }));
          onDone();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('actionLoop.urgeTitle')} size="md">
      <Stack>
        <p>{t('actionLoop.urgeBody', { number: next.data?.number ?? '', count: rows.length })}</p>
        <Radio.Group
          label={t('actionLoop.urgeWhich')}
          value={which}
          onChange={(value) => {
            setWhich(value === 'chosen' ? 'chosen' : 'overdue');
            setPrinted(null);
          }}
        >
          <Radio
            mt={4}
            value="overdue"
            label={t('actionLoop.urgeOverdue', { count: overdue.data?.total ?? 0 })}
            disabled={overdue.data?.total === 0}
          />
          <Radio
            mt={4}
            value="chosen"
            label={t('actionLoop.urgeSelected', { count: chosen.length })}
            disabled={chosen.length === 0}
          />
        </Radio.Group>
        {total > MOST_SLIPS && <Notice tone="behind">{t('actionLoop.urgeTooMany', { most: MOST_SLIPS })}</Notice>}
        {total === 0 && <Notice>{t('actionLoop.urgeNone')}</Notice>}
        <Field label={t('actionLoop.urgeAnswerBy')} required>
          <DateField value={answerBy} clearable={false} onChange={setAnswerBy} />
        </Field>
        <Field label={t('actionLoop.urgePerPage')}>
          <SegmentedControl
            data={[
              { value: '2', label: t('actionLoop.urgePerPage_2') },
              { value: '1', label: t('actionLoop.urgePerPage_1') },
            ]}
            value={String(perPage)}
            onChange={(value) => setPerPage(value === '1' ? 1 : 2)}
          />
        </Field>
        {printed !== null && <Notice tone="near">{t('actionLoop.urgeConfirmBody')}</Notice>}
        <FailureNotice error={urge.error} />
      </Stack>
      <Acts>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          variant={printed === null ? 'filled' : 'default'}
          loading={printing}
          disabled={rows.length === 0 || total > MOST_SLIPS || answerBy === null}
          onClick={() => void print()}
        >
          {t('actionLoop.urgePrint')}
        </Button>
        {printed !== null && (
          <Button data-autofocus loading={urge.isPending} onClick={confirm}>
            {t('actionLoop.urgeConfirm')}
          </Button>
        )}
      </Acts>
    </Modal>
  );
}
