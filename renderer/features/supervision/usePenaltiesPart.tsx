import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { EntryClock } from '#renderer/ui/EntryClock.tsx';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { useText } from '#renderer/ui/text.tsx';
import { penaltyFields } from '#shared/features/penalties/penalties.contract.ts';
import { PENALTY_KINDS, WITH_AMOUNT, WITH_PERIOD } from '#shared/features/penalties/penalties.lists.ts';

/** The administrative penalties (行政处罚) of an organization, its own statement beside each (features R12). */
export function usePenaltiesPart(organizationId: string): PartSpec {
  const { t, label: word } = useText();
  const { office } = useSession();
  const clocks = useCall('penalties.clocks', { organizationId }).data?.clocks ?? {};
  const label = (field: keyof typeof penaltyFields.shape) => t(`penaltyFieldLabels.${field}`);
  return {
    feature: 'penalties',
    title: t('supervision.penalties'),
    add: t('supervision.addPenalty'),
    change: t('supervision.changePenalty'),
    empty: t('supervision.noPenalties'),
    help: t('supervision.penaltyHelp'),
    fields: [
      {
        field: 'kind',
        label: label('kind'),
        kind: 'choice',
        required: true,
        options: PENALTY_KINDS.map((value) => ({ value, label: word('penaltyKindLabels', value) })),
      },
      { field: 'decisionNumber', label: label('decisionNumber'), kind: 'text', max: 100, required: true },
      { field: 'decidedOn', label: label('decidedOn'), kind: 'date', required: true },
      { field: 'decidedBy', label: label('decidedBy'), kind: 'text', max: 100, required: true },
      {
        field: 'amountYuan',
        label: label('amountYuan'),
        kind: 'text',
        max: 15,
        required: true,
        shown: ({ kind }) => WITH_AMOUNT.some((one) => one === kind),
      },
      {
        field: 'periodFrom',
        label: label('periodFrom'),
        kind: 'date',
        required: true,
        shown: ({ kind }) => WITH_PERIOD.some((one) => one === kind),
      },
      {
        field: 'periodTo',
        label: label('periodTo'),
        kind: 'date',
        required: true,
        shown: ({ kind }) => WITH_PERIOD.some((one) => one === kind),
      },
      { field: 'executedOn', label: label('executedOn'), kind: 'date' },
      { field: 'facts', label: label('facts'), kind: 'area', max: 2000, required: true },
      { field: 'legalBasis', label: label('legalBasis'), kind: 'area', max: 1000, required: true },
      { field: 'statement', label: label('statement'), kind: 'area', max: 2000 },
      { field: 'statementOn', label: label('statementOn'), kind: 'date' },
      { field: 'attachmentId', label: label('attachmentId'), kind: 'file', fileKind: 'supervision' },
      { field: 'note', label: label('note'), kind: 'area', max: 500 },
    ],
    columns: [
      { id: 'decidedOn', width: 104 },
      {
        id: 'content',
        label: t('supervision.penaltyContent'),
        width: 128,
        render: ({ fields }) =>
          [
            word('penaltyKindLabels', String(fields.kind)),
            fields.amountYuan === null ? '' : t('supervision.amount', { amount: fields.amountYuan }),
            typeof fields.periodFrom === 'string'
              ? t('supervision.fromTo', { from: fields.periodFrom, to: fields.periodTo })
              : '',
          ]
            .filter(Boolean)
            .join(' '),
      },
      { id: 'decisionNumber', width: 128 },
      { id: 'legalBasis' },
      { id: 'statement' },
      {
        id: 'executed',
        label: label('executedOn'),
        width: 104,
        render: ({ fields }) =>
          typeof fields.executedOn === 'string' ? fields.executedOn : t('supervision.notExecuted'),
      },
      {
        id: 'entry',
        label: t('supervision.entry'),
        width: 188,
        render: ({ id, voided }) => {
          const entry = clocks[id];
          return entry === undefined || voided ? null : (
            <EntryClock entry={entry} basis={t('entryClock.basisPenalty')} />
          );
        },
      },
    ],
    initial: () => ({ kind: null, decidedOn: null, decidedBy: office?.name ?? null }),
    save: async ({ fields, ...input }) => call('penalties.save', { ...input, fields: penaltyFields.parse(fields) }),
  };
}
