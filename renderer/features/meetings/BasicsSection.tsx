import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Fact, Facts, Field } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { MEETING_KINDS } from '#shared/features/meetings/meetings.contract.ts';
import styles from './BasicsSection.module.css';
import { CouncilField } from './CouncilField.tsx';
import type { MeetingForm } from './meetingForm.ts';
import type { Problems } from './meetingProblems.ts';
import { readTime } from './readTime.ts';

type Props = {
  readonly form: MeetingForm;
  onChange(part: Partial<MeetingForm>): void;
  readonly problems: Problems;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** Names offered for chair and recorder. */
  readonly names: readonly string[];
  /** Mark that is printed when the field is empty. */
  readonly usualMark: string;
};

/** 基本情况 of a draft meeting. */
export function BasicsSection({ form, onChange, problems, groups, names, usualMark }: Props) {
  const { t, label } = useText();
  const wrong = (place: string) => {
    const key = problems.get(place);
    return key === undefined ? {} : { error: t(key) };
  };
  const text = (
    place: 'title' | 'place' | 'chairName' | 'recorderName' | 'mark' | 'openingText' | 'distribution' | 'copyTo',
  ) => ({
    value: form[place],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [place]: event.currentTarget.value }),
  });
  return (
    <Section title={t('meetings.basics')}>
      <div className={styles.grid}>
        <Field label={t('meetings.title')} required wide {...wrong('title')}>
          <TextInput maxLength={200} {...text('title')} />
        </Field>
        <Field label={t('meetings.kind')} required>
          <Select
            allowDeselect={false}
            data={MEETING_KINDS.map((kind) => ({ value: kind, label: label('meetingKindLabels', kind) }))}
            value={form.kind}
            onChange={(value) => onChange({ kind: MEETING_KINDS.find((kind) => kind === value) ?? form.kind })}
          />
        </Field>
        {form.kind === 'council' ? (
          <CouncilField
            value={form.organizationId}
            error={problems.has('organizationId') ? t('meetings.problemOrganization') : undefined}
            onChange={(organizationId) => onChange({ organizationId })}
          />
        ) : (
          <Field
            label={t('meetings.leadingGroup')}
            required={form.kind === 'leading_group'}
            {...wrong('leadingGroupId')}
          >
            <Select
              clearable
              placeholder={t('meetings.noGroup')}
              data={groups.map((group) => ({ value: group.id, label: group.name }))}
              value={form.leadingGroupId}
              onChange={(leadingGroupId) => onChange({ leadingGroupId })}
            />
          </Field>
        )}
        <Field label={t('meetings.startOn')} required {...wrong('startOn')}>
          <DateField value={form.startOn} clearable={false} onChange={(startOn) => onChange({ startOn })} />
        </Field>
        <TimesField form={form} onChange={onChange} problems={problems} />
        <Field label={t('meetings.place')} required {...wrong('place')}>
          <TextInput maxLength={200} {...text('place')} />
        </Field>
        <Field label={t('meetings.chair')} required {...wrong('chairName')}>
          <Autocomplete
            maxLength={100}
            data={[...names]}
            value={form.chairName}
            onChange={(chairName) => onChange({ chairName })}
          />
        </Field>
        <Field label={t('meetings.recorder')} required {...wrong('recorderName')}>
          <Autocomplete
            maxLength={100}
            data={[...names]}
            value={form.recorderName}
            onChange={(recorderName) => onChange({ recorderName })}
          />
        </Field>
        <Field label={t('meetings.mark')}>
          <TextInput maxLength={80} placeholder={usualMark} {...text('mark')} />
        </Field>
        <Field label={t('meetings.opening')} wide help={t('meetings.openingHelp')}>
          <Textarea autosize minRows={2} maxRows={12} maxLength={4000} {...text('openingText')} />
        </Field>
        <Field label={t('meetings.distribution')} help={t('meetings.distributionHelp')}>
          <TextInput maxLength={2000} {...text('distribution')} />
        </Field>
        <Field label={t('meetings.copyTo')}>
          <TextInput maxLength={2000} {...text('copyTo')} />
        </Field>
      </div>
    </Section>
  );
}

type TimesProps = {
  readonly form: MeetingForm;
  onChange(part: Partial<MeetingForm>): void;
  readonly problems: Problems;
};

/** Start and end as hours and minutes; an end before the start is on the next day. */
function TimesField({ form, onChange, problems }: TimesProps) {
  const { t } = useText();
  const nextDay = form.endTime !== '' && form.endTime <= form.startTime;
  const wrong = problems.get('startTime') ?? problems.get('endTime');
  return (
    <Field
      label={t('meetings.times')}
      required
      {...(wrong === undefined ? {} : { error: t(wrong) })}
      {...(nextDay ? { help: t('meetings.nextDay') } : {})}
    >
      <TimePair form={form} onChange={onChange} />
    </Field>
  );
}

function TimePair({
  form,
  onChange,
  id,
}: {
  readonly form: MeetingForm;
  onChange(part: Partial<MeetingForm>): void;
  readonly id?: string;
}) {
  const { t } = useText();
  // Not the browser's own time field: it speaks the language of the system, not of the program.
  const field = (place: 'startTime' | 'endTime', label: string) => ({
    w: 72,
    maxLength: 8,
    'aria-label': label,
    value: form[place],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [place]: event.currentTarget.value }),
    onBlur: () => onChange({ [place]: readTime(form[place]) }),
  });
  return (
    <div className={styles.times}>
      <TextInput
        {...(id === undefined ? {} : { id })}
        placeholder="09:00"
        {...field('startTime', t('meetings.startTime'))}
      />
      <span>—</span>
      <TextInput placeholder="11:30" {...field('endTime', t('meetings.endTime'))} />
    </div>
  );
}

/** 基本情况 of a meeting that no longer changes. */
export function BasicsFacts({
  form,
  groupName,
  usualMark,
}: {
  readonly form: MeetingForm;
  readonly groupName: string;
  readonly usualMark: string;
}) {
  const { t, label } = useText();
  const time = `${form.startOn ?? ''} ${form.startTime}${form.endTime === '' ? '' : ` — ${form.endTime}`}`;
  return (
    <Section title={t('meetings.basics')}>
      <Facts>
        <Fact label={t('meetings.kind')}>{label('meetingKindLabels', form.kind)}</Fact>
        <Fact label={t('meetings.leadingGroup')}>{groupName}</Fact>
        <Fact label={t('meetings.time')}>{time}</Fact>
        <Fact label={t('meetings.place')}>{form.place}</Fact>
        <Fact label={t('meetings.chair')}>{form.chairName}</Fact>
        <Fact label={t('meetings.recorder')}>{form.recorderName}</Fact>
        <Fact label={t('meetings.mark')}>{form.mark || usualMark}</Fact>
        <Fact label={t('meetings.distribution')}>{form.distribution}</Fact>
        <Fact label={t('meetings.copyTo')}>{form.copyTo}</Fact>
        <Fact label={t('meetings.opening')} wide>
          {form.openingText}
        </Fact>
      </Facts>
    </Section>
  );
}
