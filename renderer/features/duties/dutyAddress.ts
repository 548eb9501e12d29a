import { dateText } from '#shared/contract/primitives.ts';

/** A day as the address names it; undefined when it is none. */
export function parseDay(text: string | null): string | undefined {
  return text === null ? undefined : dateText.safeParse(text).data;
}
