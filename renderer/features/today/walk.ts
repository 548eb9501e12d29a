/** Lines and cells that the arrows walk. */
const STEPS = '[data-walk]';
/** Cells of a table are left and right of each other too. */
const CELL = 'cell';

/**
 * The arrows walk the lines of the page in reading order, in a table also from cell to cell: up and down to the one that lies nearest.
 * Enter opens what is focused, as it does with every button.
 */
export function walkByArrows(page: HTMLElement, event: KeyboardEvent): void {
  const { key, target } = event;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.altKey || event.metaKey) return;
  const from = target.closest<HTMLElement>(STEPS);
  if (from === null) return;
  const all = [...page.querySelectorAll<HTMLElement>(STEPS)];
  const to = from.dataset.walk === CELL ? nextCell(all, from, key) : nextLine(all, from, key);
  if (to === undefined) return;
  event.preventDefault();
  to.focus();
}

function nextLine(all: readonly HTMLElement[], from: HTMLElement, key: string): HTMLElement | undefined {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  return all[all.indexOf(from) + (key === 'ArrowDown' ? 1 : -1)];
}

function nextCell(all: readonly HTMLElement[], from: HTMLElement, key: string): HTMLElement | undefined {
  if (key === 'ArrowLeft' || key === 'ArrowRight') return all[all.indexOf(from) + (key === 'ArrowRight' ? 1 : -1)];
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  const place = from.getBoundingClientRect();
  const middle = (place.left + place.right) / 2;
  const others = all
    .map((element) => ({ element, at: element.getBoundingClientRect() }))
    .filter(({ at }) => (key === 'ArrowDown' ? at.top >= place.bottom - 1 : at.bottom <= place.top + 1));
  const tops = others.map(({ at }) => at.top);
  const nearest = key === 'ArrowDown' ? Math.min(...tops) : Math.max(...tops);
  const row = others.filter(({ at }) => at.top === nearest);
  const away = ({ left, right }: DOMRect) => Math.max(0, left - middle, middle - right);
  return row.sort((one, other) => away(one.at) - away(other.at))[0]?.element;
}
