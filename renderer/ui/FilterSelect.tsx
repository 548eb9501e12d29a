import { Select } from '@mantine/core';

type Props<Value extends string | number> = {
  readonly label: string;
  /** Shown while nothing is chosen, for example 全部年份. */
  readonly all: string;
  readonly width: number;
  readonly options: readonly Value[];
  /** An option in words; without it the option itself. */
  words?(option: Value): string;
  readonly value: Value | undefined;
  onChange(value: Value | undefined): void;
};

/** One choice of a list page's filter row; taken back by the cross in it. */
export function FilterSelect<Value extends string | number>(props: Props<Value>) {
  const { label, all, width, options, words = String, value, onChange } = props;
  return (
    <Select
      w={width}
      clearable
      placeholder={all}
      aria-label={label}
      data={options.map((option) => ({ value: String(option), label: words(option) }))}
      value={value === undefined ? null : String(value)}
      onChange={(chosen) => onChange(options.find((option) => String(option) === chosen))}
    />
  );
}

/** The twelve years down from `newest`, as a filter offers them. */
export function yearsDownFrom(newest: number): readonly number[] {
  return Array.from({ length: 12 }, (_, index) => newest - index);
}
