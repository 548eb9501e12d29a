import { Select } from '@mantine/core';
import { useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { askConfirm } from '#renderer/ui/dialogs.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { unsaved } from '#renderer/ui/unsaved.ts';
import { placeWith } from '#renderer/ui/useAddressPart.ts';

const MOST_MEETINGS = 20;

type Props = {
  /** What the form began with: `template:<id>`, `meeting:<id>`, or null. */
  readonly from: string | null;
  readonly dirty: boolean;
};

/** Begins a new meeting from a template or an earlier meeting; the first field of the page, so that the keyboard does it (M2). */
export function StartFrom({ from, dirty }: Props) {
  const { t } = useText();
  const [, navigate] = useLocation();
  const templates = useCall('meetingTemplates.list', {}).data?.templates ?? [];
  const meetings = useCall('meetings.list', { limit: MOST_MEETINGS }).data?.rows ?? [];
  const begin = async (value: string | null) => {
    const question = {
      title: t('meetings.prefillTitle'),
      body: t('meetings.prefillBody'),
      confirm: t('meetings.prefillConfirm'),
    };
    if (dirty && !(await askConfirm(question))) return;
    unsaved.set(null);
    navigate(placeWith('/meetings/new', { from: value }), { replace: true });
  };
  return (
    <Section title={t('meetingConduct.startFrom')}>
      <Field label={t('meetingConduct.startLabel')}>
        <Select
          autoFocus
          searchable
          openOnFocus={false}
          selectFirstOptionOnChange
          selectFirstOptionOnDropdownOpen
          clearable
          maxDropdownHeight={320}
          placeholder={t('meetingConduct.startUsual')}
          value={from}
          onChange={(value) => void begin(value)}
          data={[
            {
              group: t('meetingConduct.startTemplates'),
              items: templates.map(({ id, name }) => ({ value: `template:${id}`, label: name })),
            },
            {
              group: t('meetingConduct.startMeetings'),
              items: meetings
                .filter((row) => row.recordState !== 'voided')
                .map(({ id, title, startAt }) => ({
                  value: `meeting:${id}`,
                  label: `${startAt.slice(0, 10)}　${title}`,
                })),
            },
          ]}
        />
      </Field>
    </Section>
  );
}
