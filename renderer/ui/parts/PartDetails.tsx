import { Modal } from '@mantine/core';
import { useCan } from '#renderer/api/session.tsx';
import { CitedDecisions } from '#renderer/ui/decisions/CitedDecisions.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { RecordHistory } from '#renderer/ui/RecordHistory.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { PartRow } from '#shared/features/organizations/parts.ts';
import { PartFileLink } from './PartFile.tsx';
import styles from './Parts.module.css';
import type { PartField, PartSpec } from './partTypes.ts';
import { partValueText } from './partWords.ts';
import { usePartNames } from './usePartNames.ts';

/** What says nothing to a reader of the history. */
const HIDDEN: ReadonlySet<string> = new Set(['organizationId', 'recordState']);

/** Everything that is stored of a part, and below it every change it went through. */
export function PartDetails({
  part,
  row,
  onClose,
}: {
  readonly part: PartSpec;
  readonly row: PartRow;
  onClose(): void;
}) {
  const text = useText();
  const { t, known } = text;
  const can = useCan();
  const names = usePartNames(part, row.organizationId, row);
  const fieldOf = (name: string) => part.fields.find(({ field }) => field === name);
  return (
    <Modal opened title={part.title} onClose={onClose} size={760}>
      <Facts>
        {row.voided && <Fact label={t('common.voidReason')}>{row.voidReason}</Fact>}
        {part.fields
          .filter(({ field }) => (row.fields[field] ?? null) !== null)
          .map((field) => (
            <Fact key={field.field} label={field.label} wide={field.kind === 'area'}>
              <PartValueShown field={field} row={row} />
            </Fact>
          ))}
      </Facts>
      {part.feature === 'penalties' && (
        <CitedDecisions ownerType="penalty" ownerId={row.id} editable={!row.voided && can('registry.write')} />
      )}
      {can('records.history') && (
        <>
          <h2 className={styles.historyTitle}>{t('parts.history')}</h2>
          <RecordHistory
            id={row.id}
            fieldLabel={(name) => fieldOf(name)?.label ?? known(`exportFields.${name}`) ?? name}
            valueText={(name, value) => partValueText(text, fieldOf(name), value, names)}
            hidden={HIDDEN}
          />
        </>
      )}
    </Modal>
  );
}

/** The value of a field in words; a file as a link. */
export function PartValueShown({ field, row }: { readonly field: PartField | undefined; readonly row: PartRow }) {
  const text = useText();
  const value = field === undefined ? null : row.fields[field.field];
  const words = partValueText(text, field, value, row.names);
  return field?.kind === 'file' && typeof value === 'string' ? <PartFileLink id={value} name={words} /> : words;
}
