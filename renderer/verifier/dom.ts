type Child = Node | string | null;

/** An element with attributes and children; text is always text, never markup. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Rows of label and value; a row without value is left out. */
export function facts(rows: readonly (readonly [label: string, value: string | Node | null])[]): HTMLElement {
  const list = element('dl');
  for (const [label, value] of rows) {
    if (value !== null && value !== '') list.append(element('dt', {}, label), element('dd', {}, value));
  }
  return list;
}

/** Hex in groups of eight, to be compared with paper. */
export function grouped(hex: string): HTMLElement {
  return element('code', {}, hex.replace(/(.{8})(?=.)/g, '$1 '));
}

/** Text of the catalogue with its places filled. */
export function filled(text: string, parameters: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => String(parameters[name] ?? ''));
}

/** A moment (ISO 8601) as the office's time, `2026-06-30 09:30`; no summer time since 1991. */
export function localMoment(stamp: string): string {
  return new Date(Date.parse(stamp) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
