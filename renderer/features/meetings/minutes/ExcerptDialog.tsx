import { Button, Group, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { saveFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import styles from './ReviewPanel.module.css';

/** One question: of which unit or item? Printed, saved, or all units at once (features M17). */
export function ExcerptDialog({ meetingId, onClose }: { readonly meetingId: string; onClose(): void }) {
  const { t } = useText();
  const { data, error } = useCall('minutes.excerptChoices', { meetingId });
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const units = data?.units ?? [];
  const items = data?.items ?? [];
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    await work().catch(announceError);
    setBusy(false);
  };
  const draw = () => {
    const [kind, name] = [chosen?.slice(0, 4), chosen?.slice(5) ?? ''];
    const choice = kind === 'unit' ? ({ kind, name } as const) : ({ kind: 'item', index: Number(name) } as const);
    return runJob('minutes.excerpt', { meetingId, choice }, 'minutes.drawingExcerpts');
  };
  const keep = async (file: Awaited<ReturnType<typeof draw>>['file']) => {
    if (await saveFile(file)) announce(t('common.fileSaved'));
  };
  return (
    <Modal opened onClose={onClose} title={t('minutes.excerptTitle')} size="md">
      <p>{t('minutes.excerptBody')}</p>
      <div className={styles.spaced}>
        <ErrorNotice error={error} />
        {data?.isFinal === false && <Notice tone="near">{t('minutes.excerptDraftBody')}</Notice>}
        <Field label={t('minutes.excerptOf')}>
          <Select
            data-autofocus
            searchable
            data={[
              {
                group: t('minutes.excerptUnits'),
                items: units.map((unit) => ({
                  value: `unit:${unit.name}`,
                  label: t('minutes.excerptUnitLine', unit),
                })),
              },
              {
                group: t('minutes.excerptItems'),
                items: items.map(({ index, title }) => ({ value: `item:${index}`, label: `${index + 1}. ${title}` })),
              },
            ]}
            value={chosen}
            onChange={setChosen}
          />
        </Field>
        {data !== undefined && units.length === 0 && <p className={styles.dim}>{t('minutes.excerptNoUnits')}</p>}
      </div>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button
          variant="default"
          disabled={busy || units.length === 0}
          onClick={() =>
            void run(async () =>
              keep((await runJob('minutes.excerpts', { meetingId }, 'minutes.drawingExcerpts')).file),
            )
          }
        >
          {t('minutes.excerptSaveAll')}
        </Button>
        <Button
          variant="default"
          disabled={busy || chosen === null}
          onClick={() => void run(async () => keep((await draw()).file))}
        >
          {t('common.saveAs')}
        </Button>
        <Button disabled={busy || chosen === null} onClick={() => void run(() => printFile(draw))}>
          {t('common.print')}
        </Button>
      </Group>
    </Modal>
  );
}
