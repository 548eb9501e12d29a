import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { useOrganizationName } from '#renderer/api/organizationName.ts';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { FieldGrid } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import {
  checkDetails,
  DETAILS_OF,
  type DetailField,
  ENDING_KINDS,
  type EventDetails,
  isOneOf,
  type RecordedKind,
} from '#shared/features/organizationEvents/organizationEvents.rules.ts';
import { useEventWords } from './eventWords.ts';
import { OpenItems } from './OpenItems.tsx';

type Props = {
  readonly organizationId: string;
  readonly kind: RecordedKind;
  readonly allowed: CallOutput<'organizationEvents.allowed'>;
  onClose(): void;
};

const DATES: readonly DetailField[] = [
  'effectiveOn',
  'factOn',
  'liquidationFinishedOn',
  'certificateReturnedOn',
  'sealReturnedOn',
];
/** Longest texts, in code points. */
const LONGEST: Readonly<Partial<Record<DetailField, number>>> = {
  documentNo: 100,
  certificateNotReturned: 200,
  sealNotReturned: 200,
};

const EMPTY: Readonly<Record<DetailField, string | null>> = {
  effectiveOn: null,
  factOn: null,
  reason: null,
  documentNo: null,
  legalBasis: null,
  liquidationFinishedOn: null,
  certificateReturnedOn: null,
  certificateNotReturned: null,
  sealReturnedOn: null,
  sealNotReturned: null,
};

/** One registration act: what is still open first, then the few fields that this kind asks for. */
export function EventDialog({ organizationId, kind, allowed, onClose }: Props) {
  const { t, known, label } = useText();
  const words = useEventWords();
  const { today } = useSession();
  const [initial] = useState<Readonly<Record<DetailField, string | null>>>({ ...EMPTY, effectiveOn: today });
  const [details, setDetails] = useState(initial);
  /** The organization that a draft taken up speaks of, until a conflict has shown what it is now. */
  const [draftRevision, setDraftRevision] = useState<number | null>(null);
  const [pressed, setPressed] = useState(false);
  const record = useCommand('organizationEvents.record');
  const revision = draftRevision ?? allowed.revision;
  const base = useMemo(() => ({ revision }), [revision]);
  const organization = useOrganizationName(organizationId);
  const draft = useFormDraft({
    key: `event:${organizationId}-${kind}`,
    title:
      organization === undefined
        ? words.kind(kind)
        : t('common.draftOf', { form: words.kind(kind), name: organization }),
    base,
    form: details,
    dirty: JSON.stringify(details) !== JSON.stringify(initial),
    onTake: (kept, form) => {
      setDraftRevision(kept.revision);
      setDetails(form);
    },
  });
  const leave = () => void draft.leave(onClose);
  const { fields, required } = DETAILS_OF[kind];
  // A date field would open its calendar over the others.
  const firstText = fields.find((field) => !DATES.includes(field) && !isLong(field));
  const issues = checkDetails(kind, asDetails(details), today);
  const errorOf = (field: DetailField): string | undefined => {
    const issue = pressed ? issues.find((one) => one.field === field) : undefined;
    return issue && (known(`ruleIssues.${issue.code}`, issue.params) ?? issue.code);
  };
  const set = (field: DetailField, value: string | null) => setDetails((now) => ({ ...now, [field]: value }));
  const confirm = () => {
    setPressed(true);
    if (issues.length > 0 || record.isPending) return;
    record.mutate(
      { organizationId, expectedRevision: revision, kind, ...asDetails(details) },
      {
        onSuccess: () => {
          announce(t('organizationEvents.recorded', { kind: words.kind(kind) }));
          void draft.saved();
          onClose();
        },
        onError: (error) => {
          if (isCallError(error, 'conflict')) setDraftRevision(null);
        },
      },
    );
  };
  const ending = isOneOf(ENDING_KINDS, kind);
  return (
    <Modal opened onClose={leave} title={words.kind(kind)} size={ending ? 900 : 620}>
      <Stack>
        {draft.notice}
        {ending && <OpenItems items={allowed.open} />}
        <p>
          {ending
            ? t('organizationEvents.endHelp', { status: label('organizationLabels', `status_${kind}`) })
            : allowed.preparing
              ? t('organizationEvents.establishHelp')
              : t('organizationEvents.statusFollows')}
        </p>
        <FieldGrid>
          {fields.map((field) => (
            <Field
              key={field}
              name={field}
              wide={!ending || isLong(field)}
              label={t(`organizationEvents.${field}`)}
              required={required.includes(field) && !isEither(field)}
              {...helpOf(field, t)}
              {...withError(errorOf(field))}
            >
              {DATES.includes(field) ? (
                <DateField value={details[field]} onChange={(value) => set(field, value)} />
              ) : isLong(field) ? (
                <Textarea
                  autosize
                  minRows={1}
                  maxRows={6}
                  maxLength={500}
                  value={details[field] ?? ''}
                  onChange={(event) => set(field, event.currentTarget.value || null)}
                />
              ) : (
                <TextInput
                  {...(field === firstText ? { 'data-autofocus': true } : {})}
                  maxLength={LONGEST[field] ?? 500}
                  value={details[field] ?? ''}
                  onChange={(event) => set(field, event.currentTarget.value || null)}
                />
              )}
            </Field>
          ))}
        </FieldGrid>
        {isCallError(record.error, 'conflict') && <Notice tone="behind">{t('organizationEvents.stale')}</Notice>}
        <FailureNotice error={record.error} refused="organizationEvents.refused" />
      </Stack>
      <Acts>
        <Button variant="default" onClick={leave}>
          {t('common.cancel')}
        </Button>
        <Button loading={record.isPending} onClick={confirm}>
          {t('organizationEvents.record')}
        </Button>
      </Acts>
    </Modal>
  );
}

function asDetails({ effectiveOn, ...rest }: Readonly<Record<DetailField, string | null>>): EventDetails {
  return { ...rest, effectiveOn: effectiveOn ?? '' };
}

function isLong(field: DetailField): boolean {
  return field === 'reason' || field === 'legalBasis';
}

/** Of two fields one is enough: neither is marked as required. */
function isEither(field: DetailField): boolean {
  return field.endsWith('Returned') || field.endsWith('ReturnedOn');
}

function helpOf(field: DetailField, t: ReturnType<typeof useText>['t']): { help?: string } {
  if (field === 'factOn') return { help: t('organizationEvents.factHelp') };
  if (field === 'certificateReturnedOn' || field === 'sealReturnedOn')
    return { help: t('organizationEvents.returnHelp') };
  return {};
}

function withError(error: string | undefined): { error?: string } {
  return error === undefined ? {} : { error };
}
