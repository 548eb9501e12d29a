import { Button, Select, TextInput } from '@mantine/core';
import { call, hasNativeDialogs } from '#renderer/api/client.ts';
import { announceError } from '#renderer/ui/announce.tsx';
import { Card, Stack } from '#renderer/ui/Card.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { OFFICE_LEVELS } from '#shared/features/offices/offices.contract.ts';
import { type NewOffice, officeProblems } from './newOffice.ts';

type Props = { readonly office: NewOffice; onChange(office: NewOffice): void; readonly showProblems: boolean };

/** First step: the office's own record. */
export function OfficeStep({ office, onChange, showProblems }: Props) {
  const { t, label } = useText();
  const problems = officeProblems(office);
  const problem = (wrong: boolean, value: string, text: string) =>
    wrong && (showProblems || value.length > 3) ? text : undefined;
  const chooseFolder = async () => {
    try {
      const { folder } = await call('dialogs.chooseFolder', { title: t('offices.folderTitle') });
      if (folder !== null) onChange({ ...office, folder });
    } catch (error) {
      announceError(error);
    }
  };
  return (
    <Card>
      <Stack>
        <Field
          label={t('offices.name')}
          required
          help={t('offices.nameHelp')}
          error={showProblems && problems.name ? t('offices.nameError') : undefined}
        >
          <TextInput
            autoFocus
            value={office.name}
            onChange={(event) => onChange({ ...office, name: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('offices.shortName')}>
          <TextInput
            value={office.shortName}
            maxLength={50}
            onChange={(event) => onChange({ ...office, shortName: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('offices.level')} required>
          <Select
            allowDeselect={false}
            data={OFFICE_LEVELS.map((level) => ({ value: level, label: label('officeLevels', level) }))}
            value={office.level}
            onChange={(value) => {
              const level = OFFICE_LEVELS.find((item) => item === value);
              if (level !== undefined) onChange({ ...office, level });
            }}
          />
        </Field>
        <Field
          label={t('offices.divisionCode')}
          required
          help={t('offices.divisionHelp')}
          error={problem(
            problems.divisionCode,
            office.divisionCode.length >= 6 ? office.divisionCode : '',
            t('offices.divisionError'),
          )}
        >
          <TextInput
            inputMode="numeric"
            maxLength={12}
            value={office.divisionCode}
            onChange={(event) =>
              onChange({ ...office, divisionCode: event.currentTarget.value.normalize('NFKC').trim() })
            }
          />
        </Field>
        <Field
          label={t('offices.documentPrefix')}
          required
          help={t('offices.documentPrefixHelp')}
          error={problem(problems.documentPrefix, office.documentPrefix, t('offices.prefixError'))}
        >
          <TextInput
            maxLength={20}
            value={office.documentPrefix}
            onChange={(event) => onChange({ ...office, documentPrefix: event.currentTarget.value })}
          />
        </Field>
        {hasNativeDialogs && (
          <Field
            label={t('offices.folder')}
            help={
              office.folder === null
                ? t('offices.folderDefault')
                : t('offices.folderChosen', { name: office.folder.name })
            }
          >
            <Button variant="default" onClick={() => void chooseFolder()}>
              {t('offices.folderChoose')}
            </Button>
          </Field>
        )}
      </Stack>
    </Card>
  );
}
