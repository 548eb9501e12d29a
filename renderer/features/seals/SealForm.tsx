import { Autocomplete, Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCall, useJob } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { FileInput } from '#shared/contract/primitives.ts';
import type { Seal } from './SealsSide.tsx';

/** A seal new or changed: its words, its picture, and whether it is in use. */
export function SealForm({ seal, onClose }: { readonly seal: Seal | null; onClose(): void }) {
  const { t } = useText();
  const { office } = useSession();
  const [name, setName] = useState(seal?.name ?? '');
  const [agencyName, setAgencyName] = useState(seal?.agencyName ?? office?.name ?? '');
  const [diameter, setDiameter] = useState<number | string>(seal?.diameterMm ?? 42);
  const [active, setActive] = useState(seal?.active ?? true);
  const [keeperMemberId, setKeeper] = useState(seal?.keeperMemberId ?? null);
  const people = useCall('handovers.people', {}, { enabled: useCan()('duties.read') });
  const [picture, setPicture] = useState<FileInput | null>(null);
  const [checked, setChecked] = useState(false);
  const save = useJob('seals.save', 'seals.saving');
  const short = (text: string) => [...text.trim()].length < 2;
  const wrongSize = !(Number(diameter) >= 38 && Number(diameter) <= 50);
  const noPicture = seal === null && picture === null;
  const wrong = (when: boolean, words: string) => (checked && when ? { error: words } : {});
  const submit = () => {
    setChecked(true);
    if (short(name) || short(agencyName) || wrongSize || noPicture) return;
    const target = seal === null ? {} : { id: seal.id, expectedRevision: seal.revision };
    const file = picture === null ? {} : { picture };
    save.mutate(
      { ...target, ...file, name, agencyName, diameterMm: Number(diameter), active, keeperMemberId },
      {
        onSuccess: () => {
          announce(t('seals.saved'));
          onClose();
        },
      },
    );
  };
  return (
    <Section title={t(seal === null ? 'seals.addSeal' : 'seals.changeSeal')}>
      <Stack>
        <Field label={t('seals.name')} required {...wrong(short(name), t('seals.problemText'))}>
          <TextInput
            data-autofocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        <Field
          label={t('seals.agencyName')}
          required
          help={t('seals.agencyNameHelp')}
          {...wrong(short(agencyName), t('seals.problemText'))}
        >
          <Autocomplete
            maxLength={60}
            data={office === null ? [] : [office.name]}
            value={agencyName}
            onChange={setAgencyName}
          />
        </Field>
        <Field label={t('seals.diameter')} required {...wrong(wrongSize, t('seals.problemDiameter'))}>
          <NumberInput hideControls value={diameter} onChange={setDiameter} />
        </Field>
        <Field label={t('seals.keeper')} help={t('seals.keeperHelp')}>
          <Select
            clearable
            searchable
            data={(people.data?.members ?? [])
              .filter(({ id, active: inPost }) => inPost || id === keeperMemberId)
              .map(({ id, name: person, post }) => ({ value: id, label: `${person}　${post}` }))}
            value={keeperMemberId}
            onChange={setKeeper}
          />
        </Field>
        <Field label={t('seals.state')}>
          <Checkbox
            mt={6}
            label={t('seals.active')}
            checked={active}
            onChange={(event) => setActive(event.currentTarget.checked)}
          />
        </Field>
        <Field label={t('seals.picture')} required={seal === null} {...wrong(noPicture, t('seals.problemPicture'))}>
          <PictureDrop
            help={
              picture !== null
                ? t('seals.pictureChosen', { name: picture.name ?? '' })
                : t(seal === null ? 'seals.pictureHelp' : 'seals.pictureKept')
            }
            onFile={setPicture}
          />
        </Field>
        <FailureNotice error={save.error} />
      </Stack>
      <Acts>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={save.isPending} onClick={submit}>
          {t('common.save')}
        </Button>
      </Acts>
    </Section>
  );
}

/** The place for the picture inside a field; takes the field's attributes and leaves them to the file button. */
function PictureDrop({ help, onFile }: { readonly help: string; onFile(file: FileInput): void }) {
  const { t } = useText();
  return <FileDrop title={t('seals.chooseLabel')} help={help} extensions={['png', 'svg']} onFile={onFile} />;
}
