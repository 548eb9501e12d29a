import { call } from '#renderer/api/client.ts';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { useText } from '#renderer/ui/text.tsx';
import { termPostponementFields } from '#shared/features/terms/terms.contract.ts';
import { currentTermId, dueOnOf, type KnownTerms, termOptions } from './knownTerms.ts';

/** The approved postponements of re-elections (延期换届); each keeps the day that it moved. */
export function usePostponementsPart(known: KnownTerms): PartSpec {
  const text = useText();
  const { t } = text;
  const label = (field: keyof typeof termPostponementFields.shape) => t(`termPostponementFieldLabels.${field}`);
  return {
    feature: 'termPostponements',
    title: t('terms.postponements'),
    add: t('terms.addPostponement'),
    change: t('terms.changePostponement'),
    empty: t('terms.noPostponements'),
    help: t('terms.postponementHelp'),
    fields: [
      {
        field: 'termId',
        label: label('termId'),
        kind: 'choice',
        required: true,
        options: termOptions(text, known),
        ...(known.terms.length === 0 ? { help: t('terms.noTerm') } : {}),
      },
      { field: 'approvalNumber', label: label('approvalNumber'), kind: 'text', required: true, max: 60 },
      { field: 'approvedBy', label: label('approvedBy'), kind: 'text', required: true, max: 100 },
      { field: 'approvedOn', label: label('approvedOn'), kind: 'date', required: true },
      { field: 'formerDueOn', label: label('formerDueOn'), kind: 'date', required: true },
      { field: 'newDueOn', label: label('newDueOn'), kind: 'date', required: true },
      { field: 'grounds', label: label('grounds'), kind: 'area', max: 500 },
      { field: 'attachmentId', label: label('attachmentId'), kind: 'file', fileKind: 'other' },
    ],
    columns: [
      { id: 'termId', width: 80, render: ({ fields, names }) => names[String(fields.termId)] },
      {
        id: 'moved',
        label: t('terms.movedLabel'),
        width: 208,
        whole: true,
        render: ({ fields }) => t('terms.moved', { from: fields.formerDueOn, to: fields.newDueOn }),
      },
      { id: 'approvalNumber', width: 176 },
      { id: 'approvedBy', width: 160 },
      { id: 'approvedOn', width: 104 },
      { id: 'grounds' },
    ],
    initial: () => {
      const termId = currentTermId(known);
      return { termId, formerDueOn: dueOnOf(known, termId) };
    },
    save: async ({ fields, ...input }) =>
      call('termPostponements.save', { ...input, fields: termPostponementFields.parse(fields) }),
  };
}
