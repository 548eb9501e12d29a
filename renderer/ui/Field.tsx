import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import { cloneElement, isValidElement, type ReactElement, type ReactNode, useId } from 'react';
import styles from './Field.module.css';
import { useText } from './text.tsx';
import { useTextDanger } from './useTextDanger.ts';
import { TextDangerNote } from './WatchedText.tsx';

type Props = {
  readonly label: ReactNode;
  readonly required?: boolean;
  readonly help?: ReactNode;
  /** What is wrong, in words; shown at the field and read out with it. */
  readonly error?: string | undefined;
  /** What is doubtful but does not block. */
  readonly warning?: string | undefined;
  /** Takes the whole width of a two-column grid. */
  readonly wide?: boolean;
  /** The one control; receives `id`, `aria-describedby` and `aria-invalid`. */
  readonly children: ReactElement<ControlProps>;
  readonly name?: string;
};

type ControlProps = {
  readonly id?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
  readonly error?: ReactNode;
};

/** One line of a form: label at the left in one column width, control, help and error under it. */
export function Field({ label, required = false, help, error, warning, wide = false, children, name }: Props) {
  const { t } = useText();
  const id = useId();
  const { ref, danger, look } = useTextDanger();
  const hasNote = error !== undefined || warning !== undefined || help !== undefined || danger !== null;
  const describedBy = hasNote ? `${id}-note` : undefined;
  const control = isValidElement(children)
    ? cloneElement(children, {
        id,
        'aria-describedby': describedBy,
        'aria-invalid': error !== undefined,
        error: error !== undefined,
      })
    : children;
  return (
    <div className={styles.field} data-wide={wide} data-field={name}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {required && (
          <span className={styles.required} title={t('common.required')}>
            *
          </span>
        )}
      </label>
      <div className={styles.control} ref={ref} onInput={look}>
        {control}
        {describedBy !== undefined && (
          <div id={describedBy}>
            {error !== undefined && (
              <div className={styles.error}>
                <IconAlertCircle size={14} aria-hidden /> {error}
              </div>
            )}
            {warning !== undefined && (
              <div className={styles.warning}>
                <IconAlertTriangle size={14} aria-hidden /> {warning}
              </div>
            )}
            <TextDangerNote danger={danger} />
            {help !== undefined && <div className={styles.help}>{help}</div>}
          </div>
        )}
      </div>
    </div>
  );
}

/** A read-only pair: label and value; a dash for nothing. */
export function Fact({
  label,
  children,
  wide = false,
}: {
  readonly label: ReactNode;
  readonly children?: ReactNode;
  readonly wide?: boolean;
}) {
  const empty = children === null || children === undefined || children === '';
  return (
    <div className={styles.fact} data-wide={wide}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value} data-empty={empty}>
        {empty ? '—' : children}
      </dd>
    </div>
  );
}

/** Two columns of facts on wide pages. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}
