/** A sequence of choices that is the same every time: the practice office looks alike on every machine. */
export type Choices = {
  /** Whole number from `low` to `high`, both included. */
  number(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** True in `percent` of the cases. */
  chance(percent: number): boolean;
};

/** Seeded generator (mulberry32): 32-bit state, good enough for invented data, never for keys. */
export function seededChoices(seed: number): Choices {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const number = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    number,
    pick: (items) => {
      const item = items[number(0, items.length - 1)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    chance: (percent) => next() * 100 < percent,
  };
}
