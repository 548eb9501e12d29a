import { Button, Checkbox, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useRecordForm } from '#renderer/ui/useRecordForm.tsx';
import { DUTY_ROLES } from '#shared/features/duties/duties.contract.ts';
import { type DutyRole, holdsOn } from '#shared/features/duties/duties.rules.ts';
import { assignmentForm, assignmentWords, type AssignmentForm as Fields, readAssignment } from './assignmentFields.ts';
import { ChangeDay } from './ChangeDay.tsx';
import styles from './DutiesPage.module.css';
import { DutyChoice } from './DutyChoice.tsx';
import type { Assignment, Overview } from './dutyTypes.ts';
import { ReplaceDialog } from './ReplaceDialog.tsx';
import { SideForm } from './SideForm.tsx';

type Props = {
  readonly assignment: Assignment | null;
  readonly groupId: string | null;
  /** Role of a new assignment, where a post stands empty. */
  readonly role?: DutyRole | undefined;
  readonly overview: Overview;
  onClose(): void;
};

/** What may become another within a term, and what makes it another term. */
const CHANGING = ['role', 'joint', 'dutyIds', 'scopeText', 'postDutyText', 'sectionNames'] as const;
const KEPT = ['leadingGroupId', 'memberId', 'startOn'] as const;

/** Who is responsible for what in a leading group, from when to when. */
export function AssignmentForm({ assignment, groupId, role = 'member', overview, onClose }: Props) {
  const text = useText();
  const { t, label } = text;
  const save = useCommand('duties.saveAssignment');
  const { today } = useSession();
  const [replacing, setReplacing] = useState(false);
  const [changedOn, setChangedOn] = useState<string | null>(today);
  const title = t(assignment === null ? 'duties.newAssignment' : 'duties.editAssignment');
  const words = assignmentWords(text, overview);
  const initial: Fields =
    assignment === null
      ? { ...assignmentForm(null, groupId, overview.at), role, seq: nextSeq(overview, groupId, role) }
      : assignmentForm(assignment, null, overview.at);
  const form = useRecordForm<Fields>({
    key: `dutyAssignment:${assignment?.id ?? 'new'}`,
    title: assignment === null ? title : t('common.draftOf', { form: title, name: assignment.memberName }),
    start: { form: initial, revision: assignment?.revision },
    read: readAssignment,
    shown: (field, value) => ({ name: words.names[field], value: words.valueText(field, value) }),
  });
  const { form: fields, set: change, wrong } = form;
  // Another line-up of the same term: the past keeps what it was unless it is a correction.
  const isChange =
    assignment !== null &&
    CHANGING.some((name) => form.changed(name)) &&
    !KEPT.some((name) => form.changed(name)) &&
    today > assignment.startOn &&
    (assignment.endOn === null || today <= assignment.endOn);
  const wrongOrder = fields.endOn !== null && fields.startOn !== null && fields.endOn < fields.startOn;
  const saved = () => {
    void form.draft.saved();
    onClose();
  };
  const submit = () => {
    form.tried();
    const { leadingGroupId, memberId, startOn } = fields;
    if (leadingGroupId === null || memberId === null || startOn === null || wrongOrder) return;
    save.mutate(
      {
        ...form.target(assignment?.id),
        ...(isChange ? { from: changedOn } : {}),
        fields: { ...fields, leadingGroupId, memberId, startOn, ...listsOf(fields) },
      },
      {
        onSuccess: () => {
          announce(t('common.saved'));
          saved();
        },
        onError: form.failed,
      },
    );
  };
  const members = overview.members.filter((member) => member.active || member.id === fields.memberId);
  // Items of the group that hold on the day, and those that are ticked already.
  const items = overview.dutyItems.filter(
    (item) =>
      item.leadingGroupId === fields.leadingGroupId &&
      (fields.dutyIds.includes(item.id) || holdsOn(item, overview.at) || item.startOn > overview.at),
  );
  const chooseGroup = (leadingGroupId: string | null) => {
    const kept = fields.dutyIds.filter((id) =>
      overview.dutyItems.some((item) => item.id === id && item.leadingGroupId === leadingGroupId),
    );
    change({ leadingGroupId, dutyIds: kept });
  };
  return (
    <SideForm
      title={title}
      voidable={
        assignment === null ? null : { collection: 'duty_assignment', id: assignment.id, revision: assignment.revision }
      }
      saving={save.isPending}
      error={save.error}
      form={form}
      onClose={onClose}
      onSave={submit}
      historyText={words.historyText}
      acts={
        assignment !== null && (
          <>
            <Button variant="default" onClick={() => setReplacing(true)}>
              {t('duties.replace')}
            </Button>
            <Button variant="subtle" component={Link} href={`/duties/handovers/new?from=${assignment.memberId}`}>
              {t('duties.handover')}
            </Button>
          </>
        )
      }
    >
      <Field label={t('duties.group')} required {...wrong(fields.leadingGroupId === null, t('duties.problemGroup'))}>
        <Select
          allowDeselect={false}
          data={overview.groups.map((group) => ({ value: group.id, label: group.name }))}
          value={fields.leadingGroupId}
          onChange={chooseGroup}
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
          data={DUTY_ROLES.map((one) => ({ value: one, label: label('dutyRoleLabels', one) }))}
          value={fields.role}
          onChange={(value) => {
            const chosen = DUTY_ROLES.find((one) => one === value) ?? fields.role;
            change({
              role: chosen,
              ...(assignment === null ? { seq: nextSeq(overview, fields.leadingGroupId, chosen) } : {}),
            });
          }}
        />
      </Field>
      {fields.role === 'leader' && (
        <Field label={t('duties.jointShort')} help={t('duties.jointHelp')}>
          <Checkbox
            label={t('duties.joint')}
            checked={fields.joint}
            onChange={(event) => change({ joint: event.currentTarget.checked })}
          />
        </Field>
      )}
      <Field label={t('duties.seq')} help={t('duties.seqHelp')}>
        <NumberInput min={0} max={999} value={fields.seq} onChange={(value) => change({ seq: Number(value) || 0 })} />
      </Field>
      <Field label={t('duties.startOn')} required {...wrong(fields.startOn === null, t('duties.problemDate'))}>
        <DateField value={fields.startOn} clearable={false} onChange={(startOn) => change({ startOn })} />
      </Field>
      <Field label={t('duties.endOn')} {...wrong(wrongOrder, t('duties.problemOrder'))}>
        <DateField value={fields.endOn} onChange={(endOn) => change({ endOn })} />
      </Field>
      <h3 className={styles.formPart}>{t('duties.organizationWork')}</h3>
      <DutyChoice
        label={t('duties.organizationWork')}
        items={items.filter(({ kind }) => kind === 'organization_work')}
        chosen={fields.dutyIds}
        onChange={(dutyIds) => change({ dutyIds })}
      />
      <Field label={t('duties.organizationWorkText')}>
        <Textarea autosize minRows={2} maxRows={8} maxLength={2000} {...form.text('scopeText')} />
      </Field>
      <h3 className={styles.formPart}>{t('duties.postDuty')}</h3>
      <DutyChoice
        label={t('duties.postDuty')}
        items={items.filter(({ kind }) => kind === 'post')}
        chosen={fields.dutyIds}
        onChange={(dutyIds) => change({ dutyIds })}
      />
      <Field label={t('duties.postDutyText')}>
        <Textarea autosize minRows={2} maxRows={8} maxLength={2000} {...form.text('postDutyText')} />
      </Field>
      <Field label={t('duties.sections')} help={t('duties.sectionsHelp')}>
        <TagsInput
          maxTags={20}
          data={[...new Set(overview.units.map((unit) => unit.name))]}
          value={[...fields.sectionNames]}
          onChange={(sectionNames) => change({ sectionNames })}
        />
      </Field>
      <Field label={t('duties.basis')}>
        <TextInput maxLength={100} {...form.text('basisDocumentNo')} />
      </Field>
      {isChange && (
        <ChangeDay
          from={t('duties.termFrom')}
          correction={t('duties.termCorrection')}
          value={changedOn}
          onChange={setChangedOn}
        />
      )}
      {replacing && assignment !== null && (
        <ReplaceDialog
          assignment={assignment}
          overview={overview}
          onClose={() => setReplacing(false)}
          onReplaced={saved}
        />
      )}
    </SideForm>
  );
}

/** The lists of a form as a call takes them. */
function listsOf({ dutyIds, sectionNames }: Fields): { dutyIds: string[]; sectionNames: string[] } {
  return { dutyIds: [...dutyIds], sectionNames: [...sectionNames] };
}

/** The place behind all others of the role. */
function nextSeq(overview: Overview, groupId: string | null, role: DutyRole): number {
  const taken = overview.assignments
    .filter((row) => row.leadingGroupId === groupId && row.role === role)
    .map((row) => row.seq);
  return Math.min(999, Math.max(0, ...taken) + 1);
}
