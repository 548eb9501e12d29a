import { Button, Checkbox, Group, Modal, MultiSelect, Select, TagsInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Stack } from '#renderer/ui/Card.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { DUTY_ROLES } from '#shared/features/duties/duties.contract.ts';
import type { DutyRole } from '#shared/features/duties/duties.rules.ts';
import { type Assignment, goesOn, type Line, type Overview } from './lineupForm.ts';

type Props = {
  /** Null: a new line. */
  readonly line: Line | null;
  readonly role: DutyRole;
  readonly present: readonly Assignment[];
  readonly overview: Overview;
  onPut(line: Line): void;
  onClose(): void;
};

/** One line of the new line-up: who, in which role, for what; a newcomer may take over what somebody else did. */
export function LineDialog({ line, role: asked, present, overview, onPut, onClose }: Props) {
  const { t, label } = useText();
  const [form, setForm] = useState<Omit<Line, 'memberId'> & { readonly memberId: string | null }>(
    line ?? {
      ...{ key: `new-${Date.now()}`, assignmentId: null, memberId: null, role: asked, joint: false, scopeText: null },
      ...{ sectionNames: [], dutyIds: [], postDutyText: null },
    },
  );
  const [tried, setTried] = useState(false);
  const change = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  const name = overview.members.find(({ id }) => id === line?.memberId)?.name ?? '';
  const items = overview.dutyItems.filter(
    (item) => present.some((row) => row.leadingGroupId === item.leadingGroupId) || form.dutyIds.includes(item.id),
  );
  const takeOver = (id: string | null) => {
    const row = present.find((one) => one.id === id);
    if (row === undefined) return change({ assignmentId: null });
    const { key: _key, memberId: _member, ...taken } = goesOn(row);
    change(taken);
  };
  const submit = () => {
    setTried(true);
    const { memberId } = form;
    if (memberId !== null) onPut({ ...form, memberId });
  };
  const text = (name: 'scopeText' | 'postDutyText') => ({
    value: form[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value || null }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={line === null ? t('regroupings.addLine') : t('regroupings.editLine', { name })}
      size={600}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          <Field
            label={t('regroupings.person')}
            required
            {...(tried && form.memberId === null ? { error: t('regroupings.problemPerson') } : {})}
          >
            <Select
              {...(line === null ? { 'data-autofocus': true } : {})}
              searchable
              data={overview.members
                .filter(({ id, active }) => active || id === line?.memberId)
                .map((member) => ({ value: member.id, label: `${member.name}　${member.post}` }))}
              value={form.memberId}
              onChange={(memberId) => change({ memberId })}
            />
          </Field>
          {line === null && (
            <Field label={t('regroupings.takesOver')} help={t('regroupings.takesOverHelp')}>
              <Select
                clearable
                searchable
                placeholder={t('regroupings.nobody')}
                data={present.map((row) => ({
                  value: row.id,
                  label: `${row.memberName}　${label('dutyRoleLabels', row.role)}`,
                }))}
                value={form.assignmentId}
                onChange={takeOver}
              />
            </Field>
          )}
          <Field label={t('regroupings.role')} required>
            <Select
              allowDeselect={false}
              data={DUTY_ROLES.map((one) => ({ value: one, label: label('dutyRoleLabels', one) }))}
              value={form.role}
              onChange={(value) => change({ role: DUTY_ROLES.find((one) => one === value) ?? form.role })}
            />
          </Field>
          {form.role === 'leader' && (
            <Field label={t('regroupings.joint')}>
              <Checkbox
                label={t('regroupings.joint')}
                checked={form.joint}
                onChange={(event) => change({ joint: event.currentTarget.checked })}
              />
            </Field>
          )}
          {items.length > 0 && (
            <Field label={t('regroupings.duty')}>
              <MultiSelect
                searchable
                data={items.map((item) => ({ value: item.id, label: item.text }))}
                value={[...form.dutyIds]}
                onChange={(dutyIds) => change({ dutyIds })}
              />
            </Field>
          )}
          <Field label={t('regroupings.scope')}>
            <Textarea
              {...(line === null ? {} : { 'data-autofocus': true })}
              autosize
              minRows={1}
              maxRows={6}
              maxLength={2000}
              {...text('scopeText')}
            />
          </Field>
          <Field label={t('regroupings.postDuty')}>
            <Textarea autosize minRows={1} maxRows={6} maxLength={2000} {...text('postDutyText')} />
          </Field>
          <Field label={t('regroupings.sections')} help={t('regroupings.sectionsHelp')}>
            <TagsInput
              maxTags={20}
              data={[...new Set(overview.units.map((unit) => unit.name))]}
              value={[...form.sectionNames]}
              onChange={(sectionNames) => change({ sectionNames })}
            />
          </Field>
        </Stack>
        <Group justify="flex-end" mt={16} gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit">{t('regroupings.putLine')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
