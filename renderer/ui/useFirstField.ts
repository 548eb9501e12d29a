import { type RefObject, useEffect, useRef } from 'react';

/**
 * A form that opens in a page takes the keyboard into its first field, or the one marked `data-autofocus`, and is scrolled to. It takes
 * the keyboard from nobody: beside a list, or with another field chosen, it stays where it is.
 */
export function useFirstField(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const fields = form.current?.querySelectorAll<HTMLElement>('input, textarea') ?? [];
    const first = [...fields].find((field) => field.matches(':enabled:is(:not([readonly]), [aria-haspopup])'));
    (form.current?.querySelector<HTMLElement>('[data-autofocus]') ?? first)?.focus();
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return form;
}
