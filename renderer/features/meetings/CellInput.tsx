import type { ClipboardEvent } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import { TextDangerNote } from '#renderer/ui/WatchedText.tsx';
import { textDanger } from '#shared/lib/textDanger.ts';
import type { MessageKey } from '#shared/text/index.ts';
import styles from './RowList.module.css';

type Props = {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
  readonly problem?: MessageKey | undefined;
  readonly readOnly?: boolean;
  /** Grows with its text. */
  readonly multiline?: boolean;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly list?: string;
  readonly numeric?: boolean;
  onPaste?(event: ClipboardEvent): void;
};

/** A field inside a row: no frame until it is used, what is wrong in words at it. */
export function CellInput({
  label,
  value,
  onChange,
  problem,
  readOnly = false,
  multiline = false,
  numeric = false,
  ...rest
}: Props) {
  const { t } = useText();
  const words = problem === undefined ? undefined : t(problem);
  if (readOnly) return <span className={styles.plain}>{value}</span>;
  const shared = {
    'aria-label': label,
    'aria-invalid': problem !== undefined,
    title: words,
    value,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
    ...rest,
  };
  return (
    <>
      {multiline ? (
        <textarea rows={1} className={styles.input} {...shared} />
      ) : (
        <input className={styles.input} data-numeric={numeric} inputMode={numeric ? 'numeric' : 'text'} {...shared} />
      )}
      <TextDangerNote danger={textDanger(value)} />
      {words !== undefined && <span className={styles.problem}>{words}</span>}
    </>
  );
}
