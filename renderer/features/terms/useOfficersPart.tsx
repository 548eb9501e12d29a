import { call } from '#renderer/api/client.ts';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { useText } from '#renderer/ui/text.tsx';
import { termOfficerFields } from '#shared/features/terms/terms.contract.ts';
import { OFFICER_POSTS } from '#shared/features/terms/terms.lists.ts';
import { currentTermId, type KnownTerms, termOptions } from './knownTerms.ts';

/** The holders of posts (负责人) in the terms of an organization: post, name, days in office, work phone (features R18). */
export function useOfficersPart(known: KnownTerms): PartSpec {
  const text = useText();
  const { t, label: word } = text;
  const label = (field: keyof typeof termOfficerFields.shape) => t(`termOfficerFieldLabels.${field}`);
  return {
    feature: 'termOfficers',
    title: t('terms.officers'),
    add: t('terms.addOfficer'),
    change: t('terms.changeOfficer'),
    empty: t('terms.noOfficers'),
    fields: [
      {
        field: 'termId',
        label: label('termId'),
        kind: 'choice',
        required: true,
        options: termOptions(text, known),
        ...(known.terms.length === 0 ? { help: t('terms.noTerm') } : {}),
      },
      {
        field: 'post',
        label: label('post'),
        kind: 'text',
        required: true,
        max: 50,
        suggestions: OFFICER_POSTS.map((post) => word('officerPosts', post)),
      },
      { field: 'name', label: label('name'), kind: 'text', required: true, max: 50 },
      { field: 'workPhone', label: label('workPhone'), kind: 'text', max: 40 },
      { field: 'startOn', label: label('startOn'), kind: 'date' },
      { field: 'endOn', label: label('endOn'), kind: 'date' },
    ],
    columns: [
      { id: 'termId', width: 80, render: ({ fields, names }) => names[String(fields.termId)] },
      { id: 'post', width: 120 },
      { id: 'name', width: 120 },
      {
        id: 'inOffice',
        label: t('terms.inOffice'),
        width: 208,
        render: ({ fields }) =>
          typeof fields.startOn !== 'string' && typeof fields.endOn !== 'string'
            ? t('terms.withTerm')
            : t('terms.fromTo', { from: fields.startOn ?? '', to: fields.endOn ?? '' }),
      },
      { id: 'workPhone' },
    ],
    initial: () => ({ termId: currentTermId(known) }),
    save: async ({ fields, ...input }) =>
      call('termOfficers.save', { ...input, fields: termOfficerFields.parse(fields) }),
  };
}
