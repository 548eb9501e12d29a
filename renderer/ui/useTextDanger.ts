import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type TextDanger, textDanger } from '#shared/lib/textDanger.ts';

/** Inputs into which words are typed; passwords are nobody's to read. */
const TYPED = 'textarea, input:not([type]), input[type="text"], input[type="search"]';

/**
 * What a control holds that no record may keep: a resident identity number, the mark of a state secret. Read from the control itself
 * at every key and every change of its value; it stays on the screen and nowhere else.
 */
export function useTextDanger(): {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly danger: TextDanger | null;
  look(): void;
} {
  const ref = useRef<HTMLDivElement>(null);
  const [danger, setDanger] = useState<TextDanger | null>(null);
  const look = () => setDanger(dangerIn(ref.current));
  useLayoutEffect(look);
  return { ref, danger, look };
}

function dangerIn(control: HTMLDivElement | null): TextDanger | null {
  for (const input of control?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TYPED) ?? []) {
    const found = textDanger(input.value);
    if (found !== null) return found;
  }
  return null;
}
