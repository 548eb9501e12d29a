import { z } from 'zod';
import type { Text } from '#renderer/ui/text.tsx';
import { type DutyAssignment, dutyAssignment } from '#shared/features/duties/duties.contract.ts';
import type { DutyRole } from '#shared/features/duties/duties.rules.ts';
import type { Overview } from './dutyTypes.ts';

/** An assignment as the form holds it: empty texts for none. */
export type AssignmentForm = {
  readonly leadingGroupId: string | null;
  readonly memberId: string | null;
  readonly role: DutyRole;
  readonly joint: boolean;
  readonly seq: number;
  readonly startOn: string | null;
  readonly endOn: string | null;
  readonly dutyIds: readonly string[];
  readonly scopeText: string;
  readonly postDutyText: string;
  readonly sectionNames: readonly string[];
  readonly basisDocumentNo: string;
};

/** The form of an assignment; of a new one with group and first day. */
export function assignmentForm(stored: DutyAssignment | null, groupId: string | null, startOn: string): AssignmentForm {
  return {
    leadingGroupId: stored?.leadingGroupId ?? groupId,
    memberId: stored?.memberId ?? null,
    role: stored?.role ?? 'member',
    joint: stored?.joint ?? false,
    seq: stored?.seq ?? 0,
    startOn: stored?.startOn ?? startOn,
    endOn: stored?.endOn ?? null,
    dutyIds: stored?.dutyIds ?? [],
    scopeText: stored?.scopeText ?? '',
    postDutyText: stored?.postDutyText ?? '',
    sectionNames: stored?.sectionNames ?? [],
    basisDocumentNo: stored?.basisDocumentNo ?? '',
  };
}

const stored = z.object(dutyAssignment.shape);

/** The form of a record as the service keeps it; undefined when it was voided or is something else. */
export function readAssignment(record: unknown): AssignmentForm | undefined {
  const { data } = stored.safeParse(record);
  return data === undefined || data.recordState === 'voided' ? undefined : assignmentForm(data, null, data.startOn);
}

/** Names and values of the fields in words. */
export function assignmentWords({ t, label }: Pick<Text, 't' | 'label'>, overview: Overview) {
  const names: { readonly [Name in keyof AssignmentForm]: string } = {
    leadingGroupId: t('duties.group'),
    memberId: t('duties.member'),
    role: t('duties.role'),
    joint: t('duties.joint'),
    seq: t('duties.seq'),
    startOn: t('duties.startOn'),
    endOn: t('duties.endOn'),
    dutyIds: t('duties.items'),
    scopeText: t('duties.organizationWork'),
    postDutyText: t('duties.postDuty'),
    sectionNames: t('duties.sections'),
    basisDocumentNo: t('duties.basis'),
  };
  const memberName = (id: unknown) => overview.members.find((member) => member.id === id)?.name ?? '';
  const dutyTexts = (ids: readonly unknown[]) =>
    overview.dutyItems
      .filter((item) => ids.includes(item.id))
      .map((item) => item.text)
      .join('；');
  return {
    names,
    valueText: (name: keyof AssignmentForm, value: unknown): string => {
      if (name === 'leadingGroupId') return overview.groups.find(({ id }) => id === value)?.name ?? '';
      if (name === 'memberId') return memberName(value);
      if (name === 'role') return label('dutyRoleLabels', String(value));
      if (name === 'joint') return t(value === true ? 'common.yes' : 'common.no');
      if (Array.isArray(value)) return name === 'dutyIds' ? dutyTexts(value) : value.join('、');
      return String(value ?? '');
    },
    /** A value of the history that names other records. */
    historyText: (field: string, value: unknown): string | undefined => {
      if (field === 'memberId') return memberName(value);
      return field === 'dutyIds' && Array.isArray(value) ? dutyTexts(value) : undefined;
    },
  };
}
