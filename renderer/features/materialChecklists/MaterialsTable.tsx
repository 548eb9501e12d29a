import { Checkbox, NumberInput, Textarea } from '@mantine/core';
import { DateField } from '#renderer/ui/DateField.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import { problemsOf } from '#shared/features/materialChecklists/materials.rules.ts';
import type { CaseMaterial, MaterialState } from '#shared/features/materialChecklists/materials.ts';
import { askedWords } from '#shared/features/materialChecklists/materialWords.ts';
import { receivedPart } from './caseForm.ts';
import styles from './Materials.module.css';

type Props = {
  readonly items: readonly CaseMaterial[];
  readonly editable: boolean;
  /** Day that a fresh tick stands for. */
  readonly day: string;
  onChange(key: string, part: Partial<MaterialState>): void;
};

/** The materials of a case line by line; what is missing stands out by colour, icon and word. */
export function MaterialsTable({ items, editable, day, onChange }: Props) {
  const { t } = useText();
  const Line = editable ? OpenLine : EndedLine;
  return (
    <div className={styles.scroll}>
      <table className={`${styles.table} ${styles.materials}`} aria-label={t('materialChecklists.materials')}>
        <thead>
          <tr>
            <th className={styles.number} aria-hidden />
            <th>{t('materialChecklists.material')}</th>
            <th className={styles.dateCell}>{t('materialChecklists.received')}</th>
            <th className={styles.narrow}>{t('materialChecklists.copies')}</th>
            <th className={styles.tick}>{t('materialChecklists.sealed')}</th>
            <th className={styles.tick}>{t('materialChecklists.signed')}</th>
            <th className={styles.words}>{t('materialChecklists.defect')}</th>
            <th className={styles.words}>{t('materialChecklists.remark')}</th>
            <th className={styles.state}>{t('materialChecklists.stateOfMaterial')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((material, index) => (
            <Line
              key={material.key}
              material={material}
              number={index + 1}
              day={day}
              onChange={(part) => onChange(material.key, part)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type LineProps = {
  readonly material: CaseMaterial;
  readonly number: number;
  readonly day: string;
  onChange(part: Partial<MaterialState>): void;
};

/** A material of a case that is open. */
function OpenLine({ material, number, day, onChange }: LineProps) {
  const { t } = useText();
  const { name, requirement, hint, applies, receivedOn, copiesReceived, needsSeal, needsSignature } = material;
  const problems = problemsOf(material);
  const received = receivedOn !== null;
  const label = (what: string) => `${name} ${what}`;
  return (
    <tr data-missing={problems.length > 0} data-needed={applies}>
      <td>{number}</td>
      <td className={styles.name}>
        {name}
        <div className={styles.hint}>
          <span>{askedWords(material, t)}</span>
          {requirement === 'conditional' && (
            <>
              <span>{hint ?? t('materialRequirementLabels.conditional')}</span>
              {!received && (
                <Checkbox
                  size="xs"
                  label={t('materialChecklists.applies')}
                  aria-label={label(t('materialChecklists.applies'))}
                  checked={applies}
                  onChange={(event) => onChange({ applies: event.currentTarget.checked })}
                />
              )}
            </>
          )}
          {requirement === 'required' && hint !== null && <span>{hint}</span>}
        </div>
      </td>
      <td>
        <span className={styles.received}>
          <Checkbox
            aria-label={label(t('materialChecklists.received'))}
            checked={received}
            onChange={(event) => onChange(receivedPart(material, event.currentTarget.checked ? day : null))}
          />
          {received && (
            <DateField
              aria-label={label(t('materialChecklists.receivedOn'))}
              clearable={false}
              value={receivedOn}
              onChange={(date) => date !== null && onChange({ receivedOn: date })}
            />
          )}
        </span>
      </td>
      <td>
        {received && (
          <NumberInput
            hideControls
            aria-label={label(t('materialChecklists.copies'))}
            min={1}
            max={99}
            allowDecimal={false}
            value={copiesReceived}
            onChange={(value) => onChange({ copiesReceived: typeof value === 'number' ? value : 0 })}
          />
        )}
      </td>
      <td>
        {received && needsSeal && (
          <Checkbox
            aria-label={label(t('materialChecklists.sealed'))}
            checked={material.isSealed}
            onChange={(event) => onChange({ isSealed: event.currentTarget.checked })}
          />
        )}
      </td>
      <td>
        {received && needsSignature && (
          <Checkbox
            aria-label={label(t('materialChecklists.signed'))}
            checked={material.isSigned}
            onChange={(event) => onChange({ isSigned: event.currentTarget.checked })}
          />
        )}
      </td>
      <td>
        {received && (
          <Words
            label={label(t('materialChecklists.defect'))}
            value={material.defect}
            onChange={(defect) => onChange({ defect })}
          />
        )}
      </td>
      <td>
        <Words
          label={label(t('materialChecklists.remark'))}
          value={material.remark}
          onChange={(remark) => onChange({ remark })}
        />
      </td>
      <td>
        <Standing material={material} />
      </td>
    </tr>
  );
}

/** A material of a case that has ended: what was handed in, to read. */
function EndedLine({ material, number }: LineProps) {
  const { t } = useText();
  const { name, receivedOn, needsSeal, needsSignature, isSealed, isSigned, defect, remark, applies } = material;
  const received = receivedOn !== null;
  const yes = (asked: boolean, is: boolean) => (received && asked ? t(is ? 'common.yes' : 'common.no') : '');
  return (
    <tr data-missing={problemsOf(material).length > 0} data-needed={applies}>
      <td>{number}</td>
      <td className={styles.name}>
        {name}
        <div className={styles.hint}>{askedWords(material, t)}</div>
      </td>
      <td>{receivedOn}</td>
      <td>{received && material.copiesReceived}</td>
      <td>{yes(needsSeal, isSealed)}</td>
      <td>{yes(needsSignature, isSigned)}</td>
      <td>{defect}</td>
      <td>{remark}</td>
      <td>
        <Standing material={material} />
      </td>
    </tr>
  );
}

/** What is wrong with a material, in words and icons. */
function Standing({ material }: { readonly material: CaseMaterial }) {
  const { t } = useText();
  const problems = problemsOf(material);
  return (
    <span className={styles.badges}>
      {!material.applies && (
        <StateBadge tone="quiet" icon="ban">
          {t('materialChecklists.notNeeded')}
        </StateBadge>
      )}
      {material.applies && problems.length === 0 && (
        <StateBadge tone="fine" icon="check">
          {t('materialChecklists.fine')}
        </StateBadge>
      )}
      {problems.map((problem) => (
        <StateBadge key={problem} tone="overdue" icon="warning">
          {t(`materialProblemLabels.${problem}`)}
        </StateBadge>
      ))}
    </span>
  );
}

type WordsProps = {
  readonly label: string;
  readonly value: string | null;
  onChange(value: string | null): void;
};

function Words({ label, value, onChange }: WordsProps) {
  return (
    <WatchedText>
      <Textarea
        autosize
        minRows={1}
        maxRows={4}
        maxLength={500}
        aria-label={label}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      />
    </WatchedText>
  );
}
