/** A pasted page as plain data, so that cleaning it is a pure function. */
export type HtmlNode =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'element';
      readonly tag: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly children: readonly HtmlNode[];
    };

/**
 * Parses pasted HTML without loading anything from it: a parsed document runs no scripts and fetches no images.
 * Comments (Word's conditional ones) are left out. Needs a browser.
 */
export function parseHtml(html: string): HtmlNode {
  const attributeNames = ['class', 'style', 'id', 'href', 'colspan', 'rowspan', 'width', 'type', 'name'];
  const read = (node: Node): HtmlNode[] => {
    if (node.nodeType === 3) return [{ kind: 'text', text: node.nodeValue ?? '' }];
    if (node.nodeType !== 1) return [];
    const element = node as Element;
    const attributes: Record<string, string> = {};
    for (const name of attributeNames) {
      const value = element.getAttribute(name);
      if (value !== null) attributes[name] = value;
    }
    const children = [...element.childNodes].flatMap(read);
    return [{ kind: 'element', tag: element.tagName.toLowerCase(), attributes, children }];
  };
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return { kind: 'element', tag: 'body', attributes: {}, children: [...parsed.body.childNodes].flatMap(read) };
}
