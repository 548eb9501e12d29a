import { IconCheck, IconX } from '@tabler/icons-react';
import { type ClipboardEvent, useRef } from 'react';
import styles from './RecoverySheetInput.module.css';
import { groupRight, SHEET_GROUPS, splitGroups } from './recoveryCode.ts';
import { useText } from './text.tsx';

type Props = {
  readonly title: string;
  readonly groups: readonly string[];
  onChange(groups: string[]): void;
};

/** Eight groups of six digits; each says at once whether it was mistyped. */
export function RecoverySheetInput({ title, groups, onChange }: Props) {
  const { t } = useText();
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const change = (index: number, typed: string) => {
    const digits = typed
      .normalize('NFKC')
      .replace(/[^0-9]/g, '')
      .slice(0, 6);
    onChange(Array.from({ length: SHEET_GROUPS }, (_unused, at) => (at === index ? digits : (groups[at] ?? ''))));
    if (digits.length === 6 && groupRight(digits) === true) inputs.current[index + 1]?.focus();
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (text.replace(/[^0-9]/g, '').length <= 6) return;
    event.preventDefault();
    onChange(splitGroups(text));
  };
  return (
    <fieldset className={styles.sheet}>
      <legend className={styles.title}>{title}</legend>
      <div className={styles.groups}>
        {Array.from({ length: SHEET_GROUPS }, (_unused, index) => {
          const group = groups[index] ?? '';
          const right = groupRight(group);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the name of the group
            <span key={index} className={styles.group} data-right={right}>
              <input
                ref={(element) => {
                  inputs.current[index] = element;
                }}
                className={styles.input}
                value={group}
                inputMode="numeric"
                autoComplete="off"
                aria-label={`${title} ${index + 1}/${SHEET_GROUPS}`}
                aria-invalid={right === false}
                onChange={(event) => change(index, event.currentTarget.value)}
                onPaste={paste}
              />
              <span className={styles.state} role="status">
                {right === true && <IconCheck size={13} aria-hidden />}
                {right === false && (
                  <>
                    <IconX size={13} aria-hidden /> {t('offices.groupWrong', { group: index + 1 })}
                  </>
                )}
              </span>
            </span>
          );
        })}
      </div>
    </fieldset>
  );
}
