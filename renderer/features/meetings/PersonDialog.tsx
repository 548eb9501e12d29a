import { Autocomplete, Button, Checkbox, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { AgendaRow, AttendanceRow } from './meetingForm.ts';
import styles from './PersonDialog.module.css';
import { readTime } from './readTime.ts';

type Part = Pick<
  AttendanceRow,
  'arrivedKey' | 'arrivedAt' | 'leftKey' | 'leftAt' | 'recusals' | 'substituteFor' | 'substituteVotes'
>;

type Props = {
  readonly row: AttendanceRow;
  /** Items with a title, in order. */
  readonly items: readonly AgendaRow[];
  readonly people: readonly AttendanceRow[];
  onApply(part: Part): void;
  onClose(): void;
};

/** When somebody came and went, from which items he was recused, and for whom he stands in (features M3, M4). */
export function PersonDialog({ row, items, people, onApply, onClose }: Props) {
  const { t } = useText();
  const [part, setPart] = useState<Part>(row);
  const change = (changed: Partial<Part>) => setPart((now) => ({ ...now, ...changed }));
  const asOptions = (word: 'arrivedFrom' | 'leftBefore') =>
    items
      .map((item, index) => ({
        value: item.key,
        label: t(`meetingConduct.${word}`, { place: index + 1, title: item.title }),
      }))
      .slice(1);
  // Who could not come is offered first.
  const absent = people.filter((person) => person.capacity === 'leave' || person.capacity === 'absent');
  const recused = new Map(part.recusals.map((recusal) => [recusal.agendaKey, recusal.reason]));
  const recuse = (agendaKey: string, reason: string | null) => {
    const others = part.recusals.filter((recusal) => recusal.agendaKey !== agendaKey);
    change({ recusals: reason === null ? others : [...others, { agendaKey, reason }] });
  };
  const name = row.name.trim() || t('meetingConduct.someone');
  return (
    <Modal opened onClose={onClose} title={t('meetingConduct.personDetails', { name })} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onApply({ ...part, arrivedAt: readTime(part.arrivedAt), leftAt: readTime(part.leftAt) });
        }}
      >
        <Stack>
          <Field label={t('meetingConduct.arrived')}>
            <ItemAndTime
              focus
              placeholder={t('meetingConduct.arrivedFromStart')}
              options={asOptions('arrivedFrom')}
              item={part.arrivedKey}
              time={part.arrivedAt}
              onChange={(arrivedKey, arrivedAt) => change({ arrivedKey, arrivedAt })}
            />
          </Field>
          <Field label={t('meetingConduct.left')}>
            <ItemAndTime
              placeholder={t('meetingConduct.leftAtEnd')}
              options={asOptions('leftBefore')}
              item={part.leftKey}
              time={part.leftAt}
              onChange={(leftKey, leftAt) => change({ leftKey, leftAt })}
            />
          </Field>
          <Field label={t('meetingConduct.recusals')}>
            <div className={styles.recusals}>
              {items.length === 0 && t('meetingConduct.recusalsNone')}
              {items.map((item, index) => (
                <div key={item.key} className={styles.recusal}>
                  <Checkbox
                    label={t('meetingConduct.recuse', { place: index + 1, title: item.title })}
                    checked={recused.has(item.key)}
                    onChange={(event) => recuse(item.key, event.currentTarget.checked ? '' : null)}
                  />
                  {recused.has(item.key) && (
                    <TextInput
                      maxLength={200}
                      aria-label={t('meetingConduct.recusalReason')}
                      placeholder={t('meetingConduct.recusalReason')}
                      value={recused.get(item.key) ?? ''}
                      onChange={(event) => recuse(item.key, event.currentTarget.value)}
                    />
                  )}
                </div>
              ))}
            </div>
          </Field>
          <Field label={t('meetingConduct.substitute')} help={t('meetingConduct.substituteHelp')}>
            <Autocomplete
              maxLength={50}
              data={[...new Set(absent.map((person) => person.name).filter((one) => one !== '' && one !== row.name))]}
              value={part.substituteFor}
              onChange={(substituteFor) => change({ substituteFor })}
            />
          </Field>
          {part.substituteFor.trim() !== '' && (
            <Checkbox
              label={t('meetingConduct.substituteVotes')}
              checked={part.substituteVotes}
              onChange={(event) => change({ substituteVotes: event.currentTarget.checked })}
            />
          )}
        </Stack>
        <Acts>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit">{t('meetingConduct.apply')}</Button>
        </Acts>
      </form>
    </Modal>
  );
}

type ItemAndTimeProps = {
  readonly placeholder: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly item: string | null;
  readonly time: string;
  readonly focus?: boolean;
  /** Given by the field around it. */
  readonly id?: string;
  onChange(item: string | null, time: string): void;
};

/** A choice of an item with the time of day beside it. */
function ItemAndTime({ placeholder, options, item, time, focus = false, id, onChange }: ItemAndTimeProps) {
  const { t } = useText();
  return (
    <div className={styles.timed}>
      <Select
        {...(id === undefined ? {} : { id })}
        {...(focus ? { 'data-autofocus': true } : {})}
        clearable
        placeholder={placeholder}
        data={[...options]}
        value={item}
        onChange={(chosen) => onChange(chosen, chosen === null ? '' : time)}
      />
      {item !== null && (
        <TextInput
          w={84}
          maxLength={8}
          aria-label={t('meetingConduct.clock')}
          placeholder={t('meetingConduct.clockExample')}
          value={time}
          onChange={(event) => onChange(item, event.currentTarget.value)}
          onBlur={() => onChange(item, readTime(time))}
        />
      )}
    </div>
  );
}
