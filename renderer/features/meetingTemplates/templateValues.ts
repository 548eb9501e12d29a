import type { CallInput } from '#shared/contract/list.ts';
import { MEETING_KINDS } from '#shared/features/meetings/meetings.contract.ts';
import { ATTENDANCE_MODES } from '#shared/features/meetingTemplates/meetingTemplates.contract.ts';

type Fields = CallInput<'meetingTemplates.save'>['fields'];
const TEXTS = [
  'name',
  'titlePattern',
  'place',
  'chairName',
  'recorderName',
  'openingText',
  'outlineText',
  'distribution',
  'copyTo',
] as const;

/** A template as its form shows it: every text a string, usual items one a line. */
export type TemplateFormValues = Readonly<Record<(typeof TEXTS)[number], string>> & {
  readonly kind: Fields['kind'];
  readonly leadingGroupId: string | null;
  readonly agendaText: string;
  readonly attendanceMode: NonNullable<Fields['attendanceMode']>;
};

/** The form of a stored template, or an empty one. */
export function templateForm(record: Readonly<Record<string, unknown>> | null): TemplateFormValues {
  const text = (name: string) => {
    const value = record?.[name];
    return typeof value === 'string' ? value : '';
  };
  const titles = record?.agendaTitles;
  return {
    ...{ name: text('name'), titlePattern: text('titlePattern'), place: text('place'), chairName: text('chairName') },
    ...{ recorderName: text('recorderName'), openingText: text('openingText'), outlineText: text('outlineText') },
    ...{ distribution: text('distribution'), copyTo: text('copyTo') },
    kind: MEETING_KINDS.find((kind) => kind === record?.kind) ?? 'leading_group',
    leadingGroupId: text('leadingGroupId') || null,
    agendaText: Array.isArray(titles) ? titles.map(String).join('\n') : '',
    attendanceMode: ATTENDANCE_MODES.find((mode) => mode === record?.attendanceMode) ?? 'group',
  };
}

/** What `meetingTemplates.save` takes of the form. */
export function templateValues({ agendaText, leadingGroupId, kind, ...form }: TemplateFormValues): Fields {
  const agendaTitles = agendaText.split('\n').filter((line) => line.trim() !== '');
  return { ...form, kind, leadingGroupId: kind === 'council' ? null : leadingGroupId, agendaTitles };
}
