import { Button, Group, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { fieldOfLevel } from '#shared/features/units/units.rules.ts';
import { type Unit, unitChoice } from './unitWords.ts';

type Kind = 'renamed' | 'merged' | 'ended';
type Props = { readonly kind: Kind; readonly unit: Unit; onClose(): void };

const TITLES = { renamed: 'units.renameTitle', merged: 'units.mergeTitle', ended: 'units.endTitle' } as const;
const ACTS = { renamed: 'units.rename', merged: 'units.merge', ended: 'units.end' } as const;

/** Renaming, merging or ending a unit: from which day, why, on which paper; how many organizations go along is said before. */
export function UnitChangeDialog({ kind: asked, unit, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const names = useCall('units.names', {});
  const rename = useCommand('units.rename');
  const merge = useCommand('units.merge');
  const end = useCommand('units.end');
  // A renaming to a name that is taken may become a merger.
  const [kind, setKind] = useState(asked);
  const [newName, setNewName] = useState('');
  const [intoId, setIntoId] = useState<string | null>(null);
  const [effectiveOn, setEffectiveOn] = useState<string | null>(today);
  const [reason, setReason] = useState('');
  const [documentNo, setDocumentNo] = useState('');
  const [tried, setTried] = useState(false);
  const count = unit.organizations ?? 0;
  const short = (text: string) => [...text.trim()].length < 2;
  const needsOther = kind === 'merged' || (kind === 'ended' && count > 0);
  const wrong = (when: boolean, sentence: string) => (tried && when ? { error: sentence } : {});
  const pending = rename.isPending || merge.isPending || end.isPending;
  const error = rename.error ?? merge.error ?? end.error;
  const taken = isCallError(error, 'duplicate') && kind === 'renamed' ? error.details : null;
  const submit = () => {
    setTried(true);
    if (effectiveOn === null || short(reason) || pending) return;
    const input = { id: unit.id, expectedRevision: unit.revision, effectiveOn, reason, documentNo };
    const onSuccess = ({ organizations }: { readonly organizations: number }) => {
      announce(
        t(kind === 'renamed' ? 'units.renamed' : intoId === null ? 'units.ended' : 'units.merged', {
          count: organizations,
        }),
      );
      onClose();
    };
    if (kind === 'renamed') {
      if (!short(newName)) rename.mutate({ ...input, newName }, { onSuccess });
    } else if (intoId !== null) merge.mutate({ ...input, intoId }, { onSuccess });
    else if (!needsOther) end.mutate(input, { onSuccess });
  };
  const mergeInstead = (id: string) => {
    rename.reset();
    setIntoId(id);
    setKind('merged');
  };
  const others = (names.data?.units ?? []).filter(
    (one) => one.id !== unit.id && one.level !== 'bureau' && fieldOfLevel(one.level) === fieldOfLevel(unit.level),
  );
  return (
    <Modal opened onClose={onClose} title={t(TITLES[kind])} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          <p>{t(helpOf(kind, unit), { name: unit.name, count })}</p>
          {kind === 'renamed' && (
            <Field label={t('units.newName')} required {...wrong(short(newName), t('units.problemName'))}>
              <TextInput
                data-autofocus
                autoComplete="off"
                maxLength={100}
                value={newName}
                onChange={(event) => setNewName(event.currentTarget.value)}
              />
            </Field>
          )}
          {kind !== 'renamed' && (
            <Field
              label={t(kind === 'merged' ? 'units.into' : 'units.successor')}
              required={needsOther}
              {...wrong(needsOther && intoId === null, t('units.problemInto'))}
            >
              <Select
                data-autofocus
                {...unitChoice(others)}
                clearable
                placeholder={needsOther ? '' : t('units.noSuccessor')}
                value={intoId}
                onChange={setIntoId}
              />
            </Field>
          )}
          <Field
            label={t(kind === 'ended' ? 'units.endDate' : 'units.effectiveOn')}
            required
            {...wrong(effectiveOn === null, t('units.problemDate'))}
          >
            <DateField value={effectiveOn} onChange={setEffectiveOn} />
          </Field>
          <Field label={t('units.documentNo')}>
            <TextInput
              autoComplete="off"
              maxLength={100}
              value={documentNo}
              onChange={(event) => setDocumentNo(event.currentTarget.value)}
            />
          </Field>
          <Field label={t('units.reason')} required {...wrong(short(reason), t('units.problemReason'))}>
            <Textarea
              rows={2}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </Field>
          {taken === null ? (
            <FailureNotice error={error} />
          ) : (
            <Notice tone="overdue">
              {t('units.nameTaken', { name: String(taken.name) })}{' '}
              <Button size="compact-sm" variant="default" onClick={() => mergeInstead(String(taken.id))}>
                {t('units.mergeInstead', { name: String(taken.name) })}
              </Button>
            </Notice>
          )}
        </Stack>
        <Group justify="flex-end" mt={16} gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t(ACTS[kind])}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** What the change brings about, by how many it concerns. */
function helpOf(kind: Kind, { level, organizations }: Unit) {
  if (kind === 'merged') return (organizations ?? 0) === 0 ? 'units.mergeHelpOther' : 'units.mergeHelp';
  if (kind === 'ended') return (organizations ?? 0) > 0 ? 'units.endInUse' : 'units.endHelp';
  if (organizations === null) return 'units.renameHelpOther';
  if (organizations === 0) return 'units.renameHelpNone';
  return fieldOfLevel(level) === 'supervisingUnit' ? 'units.renameHelp' : 'units.renameHelpPlain';
}
