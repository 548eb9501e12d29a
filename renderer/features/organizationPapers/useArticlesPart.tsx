import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { PartLines } from '#renderer/ui/parts/PartLines.tsx';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { useText } from '#renderer/ui/text.tsx';
import { articleFields } from '#shared/features/articles/articles.contract.ts';
import { nextVersion } from '#shared/features/articles/articles.rules.ts';

/** The versions of the articles (章程) of an organization. */
export function useArticlesPart(organizationId: string): PartSpec {
  const { t, label: word } = useText();
  const meetings = useCall('organizationMeetings.list', { organizationId }).data?.rows ?? [];
  const label = (field: keyof typeof articleFields.shape) => t(`articlesFieldLabels.${field}`);
  return {
    feature: 'articles',
    title: t('organizationPapers.articles'),
    add: t('organizationPapers.addArticles'),
    change: t('organizationPapers.changeArticles'),
    empty: t('organizationPapers.noArticles'),
    fields: [
      { field: 'versionNumber', label: label('versionNumber'), kind: 'number', required: true },
      {
        field: 'meetingId',
        label: label('meetingId'),
        kind: 'choice',
        wide: true,
        options: meetings.map(({ id, fields }) => ({
          value: id,
          label: `${fields.heldOn} ${fields.session ?? ''}${word('meetingBodyLabels', fields.body)}`,
        })),
        help: t('organizationPapers.meetingHelp'),
      },
      {
        field: 'withoutMeetingReason',
        label: label('withoutMeetingReason'),
        kind: 'text',
        wide: true,
        max: 200,
        shown: ({ meetingId }) => typeof meetingId !== 'string',
      },
      { field: 'adoptedOn', label: label('adoptedOn'), kind: 'date', required: true },
      { field: 'approvedOn', label: label('approvedOn'), kind: 'date' },
      { field: 'approvalNumber', label: label('approvalNumber'), kind: 'text', max: 60 },
      { field: 'summary', label: label('summary'), kind: 'area', max: 1000 },
      { field: 'attachmentId', label: label('attachmentId'), kind: 'file', fileKind: 'articles' },
      { field: 'note', label: label('note'), kind: 'area', max: 500 },
    ],
    columns: [
      { id: 'versionNumber', width: 56 },
      {
        id: 'adoption',
        label: t('organizationPapers.adoption'),
        width: 176,
        render: ({ fields, names }) => {
          const adoptedOn = String(fields.adoptedOn);
          const meeting = names[String(fields.meetingId)] ?? '';
          return <PartLines first={adoptedOn} second={meeting.replace(`${adoptedOn} `, '')} />;
        },
      },
      {
        id: 'approval',
        label: t('organizationPapers.approval'),
        width: 176,
        render: ({ fields }) => (
          <PartLines first={String(fields.approvedOn ?? '')} second={String(fields.approvalNumber ?? '')} />
        ),
      },
      { id: 'summary' },
      { id: 'attachmentId', width: 168 },
    ],
    initial: (rows) => ({
      versionNumber: nextVersion(rows.map(({ fields }) => ({ versionNumber: Number(fields.versionNumber) }))),
    }),
    // A meeting adopts on its day.
    follow: (values, field) => {
      const meeting = meetings.find(({ id }) => field === 'meetingId' && id === values.meetingId);
      return meeting === undefined || typeof values.adoptedOn === 'string'
        ? values
        : { ...values, adoptedOn: meeting.fields.heldOn };
    },
    save: async ({ fields, ...input }) => call('articles.save', { ...input, fields: articleFields.parse(fields) }),
  };
}
