import { Anchor, Button, Select } from '@mantine/core';
import { useRef, useState } from 'react';
import { call, hasNativeDialogs, saveFile, uploadFile } from '#renderer/api/client.ts';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { announceError } from '#renderer/ui/announce.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { FileInput } from '#shared/contract/primitives.ts';
import type { AttachmentKind } from '#shared/features/attachments/attachments.rules.ts';
import styles from './Parts.module.css';

type Props = {
  readonly organizationId: string;
  /** What kind a file is that is added here. */
  readonly kind: AttachmentKind;
  /** Id of the chosen attachment. */
  readonly value: string | null;
  readonly storedName: string | undefined;
  onChange(value: string | null): void;
  readonly id?: string;
  readonly error?: React.ReactNode;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
};

/** An attachment of the organization: one that is there already, or a file that is added to its attachments now. */
export function PartFile({ organizationId, kind, value, storedName, onChange, ...line }: Props) {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const { data } = useCall('attachments.list', { ownerType: 'organization', ownerId: organizationId });
  const options = (data?.rows ?? []).map((row) => ({ value: row.id, label: row.title ?? row.fileName }));
  const gone = value !== null && !options.some((option) => option.value === value);
  const take = async (work: () => Promise<FileInput | null>) => {
    setBusy(true);
    try {
      const source = await work();
      if (source === null) return;
      const owner = { ownerType: 'organization', ownerId: organizationId } as const;
      onChange((await runJob('attachments.add', { ...owner, source, kind }, 'parts.addingFile')).id);
    } catch (error) {
      announceError(error);
    } finally {
      setBusy(false);
    }
  };
  const choose = () => {
    if (!hasNativeDialogs) input.current?.click();
    else void take(async () => (await call('dialogs.openFile', { title: t('parts.addFile'), extensions: [] })).file);
  };
  return (
    <div className={styles.file}>
      <Select
        {...line}
        className={styles.grow}
        placeholder={t('parts.noFile')}
        data={gone ? [...options, { value, label: storedName ?? t('parts.fileGone') }] : options}
        value={value}
        clearable
        searchable
        onChange={onChange}
      />
      <Button variant="default" loading={busy} onClick={choose}>
        {t('parts.addFile')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('parts.addFile')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) void take(() => uploadFile(file));
        }}
      />
    </div>
  );
}

/** The name of an attached file; a click hands the file out. */
export function PartFileLink({ id, name }: { readonly id: string; readonly name: string }) {
  const save = async () => {
    try {
      const { file } = await runJob('attachments.file', { id }, 'parts.readingFile');
      await saveFile(file);
    } catch (error) {
      announceError(error);
    }
  };
  return (
    <Anchor component="button" type="button" ta="left" onClick={() => void save()}>
      {name}
    </Anchor>
  );
}
