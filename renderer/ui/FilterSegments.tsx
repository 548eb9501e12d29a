import { SegmentedControl } from '@mantine/core';
import { useText } from './text.tsx';

type Props<Value extends string> = {
  readonly label: string;
  readonly options: readonly Value[];
  /** An option in words. */
  words(option: Value): string;
  /** How many rows stand behind an option; undefined while it is read. */
  count(option: Value): number | undefined;
  readonly value: Value;
  onChange(value: Value): void;
};

/** A choice of a list page's filter row of which one always holds, each with the number of rows behind it. */
export function FilterSegments<Value extends string>({ label, options, words, count, value, onChange }: Props<Value>) {
  const { t } = useText();
  const shown = (option: Value) => {
    const rows = count(option);
    return rows === undefined ? words(option) : t('common.counted', { name: words(option), count: rows });
  };
  return (
    <SegmentedControl
      aria-label={label}
      data={options.map((option) => ({ value: option, label: shown(option) }))}
      value={value}
      onChange={(chosen) => {
        const next = options.find((option) => option === chosen);
        if (next !== undefined) onChange(next);
      }}
    />
  );
}
