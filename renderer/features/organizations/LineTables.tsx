import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSession } from '#renderer/api/session.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import {
  ANNUAL_REVIEW_CONCLUSIONS,
  ANNUAL_REVIEW_REGIMES,
  CONTACT_ROLES,
} from '#shared/features/organizations/organizations.rules.ts';
import type { MessageKey } from '#shared/text/index.ts';
import { useFieldWords } from './fieldWords.ts';
import styles from './LineTables.module.css';
import { type ContactLine, newContact, newReview, type ReviewLine } from './organizationForm.ts';

type LinesProps<Line> = { readonly lines: readonly Line[]; onChange(lines: Line[]): void };

/** The contacts of an organization, one line each. */
export function ContactLines({ lines, onChange }: LinesProps<ContactLine>) {
  const words = useFieldWords();
  return (
    <LineTable
      lines={lines}
      onChange={onChange}
      layout="contacts"
      heads={['contactName', 'contactRole', 'contactPost', 'workPhone', 'workEmail', 'validFrom', 'validTo']}
      addLabel="organizations.addContact"
      create={newContact}
    >
      {(line, change) => (
        <>
          <WatchedText>
            <TextInput
              aria-label={words.field('contactName')}
              value={line.name}
              maxLength={50}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
          </WatchedText>
          <ChoiceCell
            label={words.field('contactRole')}
            field="role"
            choices={CONTACT_ROLES}
            value={line.role}
            onChange={(role) => change({ role })}
          />
          {(
            [
              ['contactPost', 'post'],
              ['workPhone', 'workPhone'],
              ['workEmail', 'workEmail'],
            ] as const
          ).map(([label, name]) => (
            <WatchedText key={name}>
              <TextInput
                aria-label={words.field(label)}
                value={line[name] ?? ''}
                onChange={(event) => change({ [name]: event.currentTarget.value || null })}
              />
            </WatchedText>
          ))}
          {(['validFrom', 'validTo'] as const).map((name) => (
            <DateField
              key={name}
              aria-label={words.field(name)}
              value={line[name]}
              onChange={(date) => change({ [name]: date })}
            />
          ))}
        </>
      )}
    </LineTable>
  );
}

/** Annual inspections or reports, one line a year. */
export function ReviewLines({ lines, onChange }: LinesProps<ReviewLine>) {
  const words = useFieldWords();
  const { today } = useSession();
  return (
    <LineTable
      lines={lines}
      onChange={onChange}
      layout="reviews"
      heads={['year', 'regime', 'conclusion', 'submittedOn', 'concludedOn', 'rectificationDueOn']}
      addLabel="organizations.addReview"
      create={() => newReview(lines, today)}
    >
      {(line, change) => (
        <>
          <NumberInput
            aria-label={words.field('year')}
            min={1990}
            max={2089}
            hideControls
            value={line.year}
            onChange={(value) => change({ year: typeof value === 'number' ? value : line.year })}
          />
          <ChoiceCell
            label={words.field('regime')}
            field="regime"
            choices={ANNUAL_REVIEW_REGIMES}
            value={line.regime}
            onChange={(regime) => change({ regime })}
          />
          <ChoiceCell
            label={words.field('conclusion')}
            field="conclusion"
            choices={ANNUAL_REVIEW_CONCLUSIONS}
            value={line.conclusion}
            onChange={(conclusion) => change({ conclusion })}
          />
          {(['submittedOn', 'concludedOn', 'rectificationDueOn'] as const).map((name) => (
            <DateField
              key={name}
              aria-label={words.field(name)}
              value={line[name]}
              onChange={(date) => change({ [name]: date })}
            />
          ))}
        </>
      )}
    </LineTable>
  );
}

/** Heads, one row of cells a line with its remove button, and a button for a further line. */
function LineTable<Line extends { readonly key: number }>({
  lines,
  onChange,
  layout,
  heads,
  addLabel,
  create,
  children,
}: LinesProps<Line> & {
  readonly layout: 'contacts' | 'reviews';
  readonly heads: readonly string[];
  readonly addLabel: MessageKey;
  create(): Line;
  children(line: Line, change: (part: Partial<Line>) => void): ReactNode;
}) {
  const { t } = useText();
  const words = useFieldWords();
  return (
    <div className={styles.lines} data-columns={layout}>
      {lines.length > 0 &&
        heads.map((name) => (
          <span key={name} className={styles.head}>
            {words.field(name)}
          </span>
        ))}
      {lines.length > 0 && <span />}
      {lines.map((line, index) => (
        <div key={line.key} className={styles.line}>
          {children(line, (part) =>
            onChange(lines.map((other) => (other.key === line.key ? { ...line, ...part } : other))),
          )}
          <ActionIcon
            aria-label={t('organizations.removeLine', { row: index + 1 })}
            title={t('common.remove')}
            onClick={() => onChange(lines.filter((other) => other.key !== line.key))}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </div>
      ))}
      <div className={styles.add}>
        <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => onChange([...lines, create()])}>
          {t(addLabel)}
        </Button>
      </div>
    </div>
  );
}

/** One of a fixed list of values, shown in words. */
function ChoiceCell<Choice extends string>({
  label,
  field,
  choices,
  value,
  onChange,
}: {
  readonly label: string;
  readonly field: string;
  readonly choices: readonly Choice[];
  readonly value: Choice;
  onChange(choice: Choice): void;
}) {
  const words = useFieldWords();
  return (
    <Select<string>
      aria-label={label}
      allowDeselect={false}
      data={choices.map((choice) => ({ value: choice, label: words.word(field, choice) }))}
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((item) => item === chosen);
        if (choice !== undefined) onChange(choice);
      }}
    />
  );
}
