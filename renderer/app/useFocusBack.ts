import { useEffect } from 'react';

const DIALOG = '[role="dialog"][aria-modal="true"]';
/** Places that are remembered, and of those how many are tried: the last one, and the one before it when that is gone by then. */
const KEPT = 8;
const TRIED = 2;

type Place = { readonly element: HTMLElement; readonly dialog: Element | null };

/**
 * A dialog that closes gives the keyboard back to where it was before. Dialogs are taken out of the page in one step, and the
 * browser then leaves the keyboard nowhere.
 */
export function useFocusBack(): void {
  useEffect(() => {
    let places: readonly Place[] = [];
    const remember = ({ target }: FocusEvent) => {
      // The entry of a menu is gone once it is chosen; what counts is the button of the menu.
      if (!(target instanceof HTMLElement) || target.closest('[role="menu"]') !== null) return;
      const place = { element: target, dialog: target.closest(DIALOG) };
      places = [place, ...places.filter(({ element }) => element !== target)].slice(0, KEPT);
    };
    const giveBack = () => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const top = [...document.querySelectorAll(DIALOG)].at(-1) ?? null;
      const near = places.filter(({ dialog }) => dialog === top).slice(0, TRIED);
      near
        .find(({ element }) => element.isConnected && element.checkVisibility())
        ?.element.focus({ preventScroll: true });
    };
    const watch = new MutationObserver((changes) => {
      for (const { addedNodes, target } of changes) {
        if (target !== document.body) continue;
        for (const node of addedNodes) if (isPortal(node)) watch.observe(node, { childList: true });
      }
      const closed = changes.some(({ removedNodes }) => [...removedNodes].some(holdsDialog));
      if (closed) requestAnimationFrame(giveBack);
    });
    watch.observe(document.body, { childList: true });
    for (const node of document.body.children) if (isPortal(node)) watch.observe(node, { childList: true });
    document.addEventListener('focusin', remember);
    return () => {
      watch.disconnect();
      document.removeEventListener('focusin', remember);
    };
  }, []);
}

/** Dialogs and lists are drawn into places of their own beside the page. */
function isPortal(node: Node): boolean {
  return node instanceof HTMLElement && node.hasAttribute('data-portal');
}

function holdsDialog(node: Node): boolean {
  return node instanceof Element && (node.matches(DIALOG) || node.querySelector(DIALOG) !== null);
}
