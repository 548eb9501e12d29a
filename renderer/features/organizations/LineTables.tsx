import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useSession } from '#renderer/api/session.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { useText } from '#renderer/ui/text.tsx';
import {
  ANNUAL_REVIEW_CONCLUSIONS,
  ANNUAL_REVIEW_REGIMES,
  CONTACT_ROLES,
} from '#shared/features/organizations/organizations.rules.ts';
import { useFieldWords } from './fieldWords.ts';
import styles from './LineTables.module.css';
import { type ContactLine, newContact, newReview, type ReviewLine } from './organizationForm.ts';

/** The contacts of an organization, one line each. */
export function ContactLines({
  lines,
  onChange,
}: {
  readonly lines: readonly ContactLine[];
  onChange(lines: ContactLine[]): void;
}) {
  const { t } = useText();
  const words = useFieldWords();
  const change = (changed: ContactLine) => onChange(lines.map((line) => (line.key === changed.key ? changed : line)));
  return (
    <div className={styles.lines} data-columns="contacts">
      {lines.length > 0 &&
        (['contactName', 'contactRole', 'contactPost', 'workPhone', 'workEmail', 'validFrom', 'validTo'] as const).map(
          (name) => (
            <span key={name} className={styles.head}>
              {words.field(name)}
            </span>
          ),
        )}
      {lines.length > 0 && <span />}
      {lines.map((line, index) => (
        <div key={line.key} className={styles.line}>
          <TextInput
            aria-label={words.field('contactName')}
            value={line.name}
            maxLength={50}
            onChange={(event) => change({ ...line, name: event.currentTarget.value })}
          />
          <Select
            aria-label={words.field('contactRole')}
            allowDeselect={false}
            data={CONTACT_ROLES.map((value) => ({ value, label: words.word('contactRole', value) }))}
            value={line.role}
            onChange={(value) => {
              const role = CONTACT_ROLES.find((item) => item === value);
              if (role !== undefined) change({ ...line, role });
            }}
          />
          <TextInput
            aria-label={words.field('contactPost')}
            value={line.post ?? ''}
            onChange={(event) => change({ ...line, post: event.currentTarget.value || null })}
          />
          <TextInput
            aria-label={words.field('workPhone')}
            value={line.workPhone ?? ''}
            onChange={(event) => change({ ...line, workPhone: event.currentTarget.value || null })}
          />
          <TextInput
            aria-label={words.field('workEmail')}
            value={line.workEmail ?? ''}
            onChange={(event) => change({ ...line, workEmail: event.currentTarget.value || null })}
          />
          <DateField
            aria-label={words.field('validFrom')}
            value={line.validFrom}
            onChange={(validFrom) => change({ ...line, validFrom })}
          />
          <DateField
            aria-label={words.field('validTo')}
            value={line.validTo}
            onChange={(validTo) => change({ ...line, validTo })}
          />
          <RemoveButton row={index + 1} onClick={() => onChange(lines.filter((other) => other.key !== line.key))} />
        </div>
      ))}
      <div className={styles.add}>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...lines, newContact()])}
        >
          {t('organizations.addContact')}
        </Button>
      </div>
    </div>
  );
}

/** Annual inspections or reports, one line a year. */
export function ReviewLines({
  lines,
  onChange,
}: {
  readonly lines: readonly ReviewLine[];
  onChange(lines: ReviewLine[]): void;
}) {
  const { t } = useText();
  const words = useFieldWords();
  const { today } = useSession();
  const change = (changed: ReviewLine) => onChange(lines.map((line) => (line.key === changed.key ? changed : line)));
  return (
    <div className={styles.lines} data-columns="reviews">
      {lines.length > 0 &&
        (['year', 'regime', 'conclusion', 'submittedOn', 'concludedOn', 'rectificationDueOn'] as const).map((name) => (
          <span key={name} className={styles.head}>
            {words.field(name)}
          </span>
        ))}
      {lines.length > 0 && <span />}
      {lines.map((line, index) => (
        <div key={line.key} className={styles.line}>
          <NumberInput
            aria-label={words.field('year')}
            min={1990}
            max={2089}
            hideControls
            value={line.year}
            onChange={(value) => change({ ...line, year: typeof value === 'number' ? value : line.year })}
          />
          <Select
            aria-label={words.field('regime')}
            allowDeselect={false}
            data={ANNUAL_REVIEW_REGIMES.map((value) => ({ value, label: words.word('regime', value) }))}
            value={line.regime}
            onChange={(value) => {
              const regime = ANNUAL_REVIEW_REGIMES.find((item) => item === value);
              if (regime !== undefined) change({ ...line, regime });
            }}
          />
          <Select
            aria-label={words.field('conclusion')}
            allowDeselect={false}
            data={ANNUAL_REVIEW_CONCLUSIONS.map((value) => ({ value, label: words.word('conclusion', value) }))}
            value={line.conclusion}
            onChange={(value) => {
              const conclusion = ANNUAL_REVIEW_CONCLUSIONS.find((item) => item === value);
              if (conclusion !== undefined) change({ ...line, conclusion });
            }}
          />
          <DateField
            aria-label={words.field('submittedOn')}
            value={line.submittedOn}
            onChange={(submittedOn) => change({ ...line, submittedOn })}
          />
          <DateField
            aria-label={words.field('concludedOn')}
            value={line.concludedOn}
            onChange={(concludedOn) => change({ ...line, concludedOn })}
          />
          <DateField
            aria-label={words.field('rectificationDueOn')}
            value={line.rectificationDueOn}
            onChange={(rectificationDueOn) => change({ ...line, rectificationDueOn })}
          />
          <RemoveButton row={index + 1} onClick={() => onChange(lines.filter((other) => other.key !== line.key))} />
        </div>
      ))}
      <div className={styles.add}>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...lines, newReview(lines, today)])}
        >
          {t('organizations.addReview')}
        </Button>
      </div>
    </div>
  );
}

function RemoveButton({ row, onClick }: { readonly row: number; onClick(): void }) {
  const { t } = useText();
  return (
    <ActionIcon aria-label={t('organizations.removeLine', { row })} title={t('common.remove')} onClick={onClick}>
      <IconTrash size={15} />
    </ActionIcon>
  );
}
