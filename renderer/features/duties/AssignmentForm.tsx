import { NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { DUTY_ROLES } from '#shared/features/duties/duties.contract.ts';
import type { Assignment, Overview } from './DutiesPage.tsx';
import { SideForm, useSideForm } from './SideForm.tsx';

type Props = {
  readonly assignment: Assignment | null;
  readonly groupId: string | null;
  readonly overview: Overview;
  onClose(): void;
};

type Role = (typeof DUTY_ROLES)[number];

/** Who is responsible for what in a leading group, from when to when. */
export function AssignmentForm({ assignment, groupId, overview, onClose }: Props) {
  const { t, label } = useText();
  const save = useCommand('duties.saveAssignment');
  const firstRole: Role = assignment?.role ?? 'member';
  const { fields, change, text, wrong, tried } = useSideForm({
    leadingGroupId: assignment?.leadingGroupId ?? groupId,
    memberId: assignment?.memberId ?? null,
    role: firstRole,
    seq: assignment?.seq ?? nextSeq(overview, groupId, firstRole),
    scopeText: assignment?.scopeText ?? '',
    sectionNames: [...(assignment?.sectionNames ?? [])],
    basisDocumentNo: assignment?.basisDocumentNo ?? '',
    startOn: assignment === null ? overview.at : (assignment.startOn as string | null),
    endOn: assignment?.endOn ?? null,
  });
  const wrongOrder = fields.endOn !== null && fields.startOn !== null && fields.endOn < fields.startOn;
  const submit = () => {
    tried();
    const { leadingGroupId, memberId, startOn } = fields;
    if (leadingGroupId === null || memberId === null || startOn === null || wrongOrder) return;
    const target = assignment === null ? {} : { id: assignment.id, expectedRevision: assignment.revision };
    save.mutate(
      { ...target, fields: { ...fields, leadingGroupId, memberId, startOn } },
      {
        onSuccess: () => {
          announce(t('common.saved'));
          onClose();
        },
      },
    );
  };
  const members = overview.members.filter(
    (member) => member.recordState !== 'voided' && (member.active || member.id === fields.memberId),
  );
  const groups = overview.groups.filter((group) => group.recordState !== 'voided');
  return (
    <SideForm
      title={assignment === null ? t('duties.newAssignment') : t('duties.editAssignment')}
      voidable={
        assignment === null ? null : { collection: 'duty_assignment', id: assignment.id, revision: assignment.revision }
      }
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <Field label={t('duties.group')} required {...wrong(fields.leadingGroupId === null, t('duties.problemGroup'))}>
        <Select
          allowDeselect={false}
          data={groups.map((group) => ({ value: group.id, label: group.name }))}
          value={fields.leadingGroupId}
          onChange={(leadingGroupId) => change({ leadingGroupId })}
        />
      </Field>
      <Field label={t('duties.member')} required {...wrong(fields.memberId === null, t('duties.problemMember'))}>
        <Select
          searchable
          data={members.map((member) => ({ value: member.id, label: `${member.name}　${member.post}` }))}
          value={fields.memberId}
          onChange={(memberId) => change({ memberId })}
        />
      </Field>
      <Field label={t('duties.role')} required>
        <Select
          allowDeselect={false}
          data={DUTY_ROLES.map((role) => ({ value: role, label: label('dutyRoleLabels', role) }))}
          value={fields.role}
          onChange={(value) => {
            const role = DUTY_ROLES.find((item) => item === value) ?? fields.role;
            change({ role, ...(assignment === null ? { seq: nextSeq(overview, fields.leadingGroupId, role) } : {}) });
          }}
        />
      </Field>
      <Field label={t('duties.seq')} help={t('duties.seqHelp')}>
        <NumberInput min={0} max={999} value={fields.seq} onChange={(value) => change({ seq: Number(value) || 0 })} />
      </Field>
      <Field label={t('duties.startOn')} required {...wrong(fields.startOn === null, t('duties.problemDate'))}>
        <DateField value={fields.startOn} clearable={false} onChange={(startOn) => change({ startOn })} />
      </Field>
      <Field label={t('duties.endOn')} {...wrong(wrongOrder, t('duties.problemOrder'))}>
        <DateField value={fields.endOn} onChange={(endOn) => change({ endOn })} />
      </Field>
      <Field label={t('duties.scope')}>
        <Textarea autosize minRows={3} maxRows={10} maxLength={2000} {...text('scopeText')} />
      </Field>
      <Field label={t('duties.sections')} help={t('duties.sectionsHelp')}>
        <TagsInput
          maxTags={20}
          data={[...new Set(overview.units.map((unit) => unit.name))]}
          value={fields.sectionNames}
          onChange={(sectionNames) => change({ sectionNames })}
        />
      </Field>
      <Field label={t('duties.basis')}>
        <TextInput maxLength={100} {...text('basisDocumentNo')} />
      </Field>
    </SideForm>
  );
}

/** The place behind all others of the role. */
function nextSeq(overview: Overview, groupId: string | null, role: Role): number {
  const taken = overview.assignments
    .filter((row) => row.leadingGroupId === groupId && row.role === role)
    .map((row) => row.seq);
  return Math.min(999, Math.max(0, ...taken) + 1);
}
