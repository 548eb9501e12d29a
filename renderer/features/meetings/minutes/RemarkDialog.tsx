import { Button, Group, Modal, Select, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { MINUTES_PLACES, type MinutesPlace } from '#shared/features/minutes/minutes.lists.ts';
import type { MeetingForm } from '../meetingForm.ts';
import { markedWords, optionsOf } from './minutesPlaces.ts';
import styles from './ReviewPanel.module.css';

type Remark = {
  readonly place: MinutesPlace;
  readonly index: string | null;
  readonly quote: string;
  readonly text: string;
};
type Props = { readonly meetingId: string; readonly form: MeetingForm; onClose(): void };

/** One remark on one place of the draft; words that are marked on the page are what it speaks of. */
export function RemarkDialog({ meetingId, form, onClose }: Props) {
  const { t, label } = useText();
  const [base] = useState<Remark>(() => {
    const marked = markedWords();
    return { place: marked?.place ?? 'text', index: null, quote: marked?.words ?? '', text: '' };
  });
  const [remark, setRemark] = useState(base);
  const add = useCommand('minutes.addRemark');
  const options = useMemo(() => optionsOf(form, remark.place), [form, remark.place]);
  const draft = useFormDraft({
    ...{ key: `minutesRemark:${meetingId}`, title: `${t('minutes.remarkAdd')} ${form.title}`, base, form: remark },
    dirty: remark.text.trim() !== '',
    onTake: (_base, kept) => setRemark(kept),
  });
  const close = () => void draft.leave(onClose);
  const confirm = () => {
    const chosen = options.find((option) => String(option.index) === remark.index);
    const quote = remark.quote === '' ? (chosen?.words ?? null) : remark.quote;
    add.mutate(
      { meetingId, place: remark.place, placeIndex: chosen?.index ?? null, quote, text: remark.text },
      {
        onSuccess: () => {
          announce(t('minutes.remarkAdded'));
          void draft.saved().then(onClose);
        },
      },
    );
  };
  return (
    <Modal opened onClose={close} title={t('minutes.remarkAdd')} size="md">
      {draft.notice}
      <div className={styles.spaced}>
        <Field label={t('minutes.remarkPlace')}>
          <Select
            data={MINUTES_PLACES.map((place) => ({ value: place, label: label('minutesPlaceLabels', place) }))}
            value={remark.place}
            allowDeselect={false}
            onChange={(value) => {
              const place = MINUTES_PLACES.find((one) => one === value);
              if (place !== undefined) setRemark({ ...remark, place, index: null, quote: '' });
            }}
          />
        </Field>
        {remark.quote !== '' && <p className={styles.quote}>{t('minutes.remarkQuote', { quote: remark.quote })}</p>}
        {remark.quote === '' && options.length > 0 && (
          <Field label={t('minutes.remarkParagraph')}>
            <Select
              data={options.map(({ index, words }) => ({ value: String(index), label: `${index + 1}. ${words}` }))}
              value={remark.index}
              placeholder={t('minutes.remarkWhole')}
              clearable
              searchable
              onChange={(index) => setRemark({ ...remark, index })}
            />
          </Field>
        )}
        <Field label={t('minutes.remarkText')} required>
          <Textarea
            data-autofocus
            autosize
            minRows={3}
            maxRows={10}
            maxLength={2000}
            value={remark.text}
            onChange={(event) => setRemark({ ...remark, text: event.currentTarget.value })}
          />
        </Field>
        <FailureNotice error={add.error} />
      </div>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={close}>
          {t('common.cancel')}
        </Button>
        <Button disabled={remark.text.trim() === ''} loading={add.isPending} onClick={confirm}>
          {t('minutes.remarkAdd')}
        </Button>
      </Group>
    </Modal>
  );
}
