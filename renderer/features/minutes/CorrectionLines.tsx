import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './CorrectionPage.module.css';
import { type LineForm, newLine } from './correctionForm.ts';

type Decisions = CallOutput<'minutes.corrections'>['decisions'];
type Props = {
  readonly lines: readonly LineForm[];
  readonly decisions: Decisions;
  readonly readOnly: boolean;
  onChange(lines: readonly LineForm[]): void;
};

const LONGEST_WORDS = 30;

/** The places that a correction sheet puts right. */
export function CorrectionLines({ lines, decisions, readOnly, onChange }: Props) {
  const { t } = useText();
  const change = (key: string, part: Partial<LineForm>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <>
      {lines.map((line, index) => (
        <fieldset key={line.key} className={styles.line} aria-label={`${t('minutes.correctionLines')} ${index + 1}`}>
          <div className={styles.lineHead}>
            <strong>{index + 1}</strong>
            {!readOnly && lines.length > 1 && (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => onChange(lines.filter((one) => one.key !== line.key))}
              >
                {t('minutes.correctionRemoveLine')}
              </Button>
            )}
          </div>
          <LineFields
            line={line}
            decisions={decisions}
            readOnly={readOnly}
            onChange={(part) => change(line.key, part)}
          />
        </fieldset>
      ))}
      {!readOnly && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...lines, newLine()])}
        >
          {t('minutes.correctionAddLine')}
        </Button>
      )}
    </>
  );
}

type LineProps = {
  readonly line: LineForm;
  readonly decisions: Decisions;
  readonly readOnly: boolean;
  onChange(part: Partial<LineForm>): void;
};

function LineFields({ line, decisions, readOnly, onChange }: LineProps) {
  const { t } = useText();
  const options = decisions.map(({ id, text }, index) => ({
    value: id,
    label: `${index + 1}. ${[...text].slice(0, LONGEST_WORDS).join('')}`,
  }));
  const textOf = (name: 'wrong' | 'right', label: string, help: string) => (
    <Field label={label} help={readOnly ? undefined : help}>
      <Textarea
        autosize
        minRows={2}
        maxRows={10}
        maxLength={4000}
        readOnly={readOnly}
        value={line[name]}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      />
    </Field>
  );
  return (
    <div className={styles.fields}>
      <Field
        label={t('minutes.correctionPlace')}
        required
        help={readOnly ? undefined : t('minutes.correctionPlaceHelp')}
      >
        <TextInput
          maxLength={100}
          readOnly={readOnly}
          value={line.place}
          onChange={(event) => onChange({ place: event.currentTarget.value })}
        />
      </Field>
      <Field label={t('minutes.correctionDecision')}>
        <Select
          data={options}
          value={line.decisionId}
          placeholder={t('minutes.correctionNoDecision')}
          clearable
          readOnly={readOnly}
          onChange={(decisionId) => {
            const place = decisions.findIndex((decision) => decision.id === decisionId);
            const words = place < 0 ? '' : t('minutes.decisionPlace', { place: place + 1 });
            onChange({ decisionId, ...(line.place === '' ? { place: words } : {}) });
          }}
        />
      </Field>
      {textOf('wrong', t('minutes.correctionWrong'), t('minutes.correctionWrongHelp'))}
      {textOf('right', t('minutes.correctionRight'), t('minutes.correctionRightHelp'))}
      <Field label={t('minutes.correctionReason')}>
        <TextInput
          maxLength={500}
          readOnly={readOnly}
          value={line.reason}
          onChange={(event) => onChange({ reason: event.currentTarget.value })}
        />
      </Field>
    </div>
  );
}
