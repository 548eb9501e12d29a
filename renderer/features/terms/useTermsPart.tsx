import { call } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.tsx';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { OrganizationMeetingFields } from '#shared/features/organizationMeetings/organizationMeetings.contract.ts';
import { DUE_LEADS } from '#shared/features/organizations/dueItems.rules.ts';
import type { PartRow } from '#shared/features/organizations/parts.ts';
import { type TermFields, termFields } from '#shared/features/terms/terms.contract.ts';
import { closedOn, currentTerm, effectiveDueOn, termWarnings } from '#shared/features/terms/terms.rules.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';
import { type KnownTerms, postponementsOf } from './knownTerms.ts';

/** Years of a first term, until the articles say otherwise. */
const USUAL_YEARS = 5;

/** The terms of an organization (届期): each with the day it ends by the rule, and how it was closed. */
export function useTermsPart(known: KnownTerms, meetings: readonly PartRow<OrganizationMeetingFields>[]): PartSpec {
  const { t, label: word } = useText();
  const { today } = useSession();
  const label = (field: keyof typeof termFields.shape) => t(`termFieldLabels.${field}`);
  const state = (id: string, fields: TermFields) => {
    const closed = closedOn(
      fields,
      known.terms.map((term) => term.fields),
    );
    const due = effectiveDueOn(fields, postponementsOf(known, id));
    const days = daysBetween(today, due);
    if (closed !== null)
      return (
        <StateBadge tone="quiet" icon="check">
          {t('terms.closed', { date: closed })}
        </StateBadge>
      );
    if (days > DUE_LEADS.term[0])
      return (
        <StateBadge tone="fine" icon="check">
          {t('terms.running', { date: due })}
        </StateBadge>
      );
    return (
      <DueBadge
        daysLeft={days}
        words={days < 0 ? t('terms.runOver', { days: -days }) : t('terms.running', { date: due })}
      />
    );
  };
  return {
    feature: 'terms',
    title: t('terms.section'),
    add: t('terms.add'),
    change: t('terms.change'),
    empty: t('terms.none'),
    help: t('terms.help', { rule: t('terms.rule') }),
    fields: [
      { field: 'number', label: label('number'), kind: 'number', required: true },
      {
        field: 'meetingId',
        label: label('meetingId'),
        kind: 'choice',
        options: meetings.map(({ id, fields }) => ({
          value: id,
          label: t('organizationMeetings.title', {
            date: fields.heldOn,
            session: fields.session ?? '',
            body: word('meetingBodyLabels', fields.body),
          }),
        })),
      },
      { field: 'electedOn', label: label('electedOn'), kind: 'date', required: true },
      { field: 'startOn', label: label('startOn'), kind: 'date', required: true },
      { field: 'years', label: label('years'), kind: 'number', required: true, help: t('terms.yearsHelp') },
      { field: 'reportNumber', label: label('reportNumber'), kind: 'text', max: 60 },
      { field: 'councilMembers', label: label('councilMembers'), kind: 'number' },
      { field: 'supervisors', label: label('supervisors'), kind: 'number' },
      { field: 'attachmentId', label: label('attachmentId'), kind: 'file', fileKind: 'other' },
      { field: 'note', label: label('note'), kind: 'area', max: 500 },
    ],
    columns: [
      {
        id: 'number',
        label: t('terms.columnTerm'),
        width: 72,
        render: ({ fields }) => t('terms.numbered', { number: Number(fields.number) }),
      },
      { id: 'electedOn', width: 96 },
      { id: 'startOn', width: 96 },
      { id: 'years', label: t('terms.columnYears'), width: 56 },
      {
        id: 'dueOn',
        label: t('terms.dueOn'),
        width: 96,
        whole: true,
        render: ({ id, fields }) => effectiveDueOn(termFields.parse(fields), postponementsOf(known, id)),
      },
      { id: 'meetingId' },
      {
        id: 'people',
        label: t('terms.people'),
        width: 152,
        render: ({ fields }) =>
          fields.councilMembers === null && fields.supervisors === null
            ? ''
            : t('terms.counts', {
                council: fields.councilMembers === null ? t('terms.countMissing') : Number(fields.councilMembers),
                supervisors: fields.supervisors === null ? t('terms.countMissing') : Number(fields.supervisors),
              }),
      },
      {
        id: 'state',
        label: t('terms.state'),
        width: 208,
        render: ({ id, voided, fields }) => {
          if (voided) return '';
          const term = termFields.parse(fields);
          return (
            <>
              {state(id, term)}
              {termWarnings(term, postponementsOf(known, id)).map((warning) => (
                <StateBadge key={warning} tone="behind" icon="warning">
                  {t(`terms.${warning}`)}
                </StateBadge>
              ))}
            </>
          );
        },
      },
    ],
    initial: (rows) => {
      const last = currentTerm(rows.map(({ fields }) => termFields.parse(fields)));
      return {
        number: (last?.number ?? 0) + 1,
        years: last?.years ?? USUAL_YEARS,
        councilMembers: last?.councilMembers ?? null,
        supervisors: last?.supervisors ?? null,
      };
    },
    // A meeting elects on its day, and the term usually begins with it.
    follow: (values, field) => {
      const meeting = meetings.find(({ id }) => field === 'meetingId' && id === values.meetingId);
      const electedOn = values.electedOn ?? meeting?.fields.heldOn ?? null;
      return { ...values, electedOn, startOn: values.startOn ?? electedOn };
    },
    save: async ({ fields, ...input }) => call('terms.save', { ...input, fields: termFields.parse(fields) }),
  };
}
