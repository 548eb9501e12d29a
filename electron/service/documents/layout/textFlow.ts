import { type OfficialLayout, rowTop } from '../officialLayout.ts';
import type { ModelPage } from '../pageModel.ts';
import { emptyPage } from './typesetter.ts';

/**
 * The running position on the pages of a document. Text goes to grid rows; blocks with their own height (tables, pictures) take
 * what they need and the text after them returns to the grid (official-documents.md §1.3).
 */
export class TextFlow {
  readonly pages: ModelPage[] = [];
  readonly #layout: OfficialLayout;
  #row = 0;
  /** Lower edge of the last thing on the page; the top of the type area when the page is empty. */
  #contentBottom: number;

  constructor(layout: OfficialLayout) {
    this.#layout = layout;
    this.#contentBottom = layout.top;
    this.pages.push(emptyPage());
  }

  get page(): ModelPage {
    const page = this.pages.at(-1);
    if (!page) throw new Error('flow without page');
    return page;
  }

  get contentBottom(): number {
    return this.#contentBottom;
  }

  get isPageEmpty(): boolean {
    return this.#row === 0;
  }

  newPage(): void {
    this.pages.push(emptyPage());
    this.#row = 0;
    this.#contentBottom = this.#layout.top;
  }

  /** Starts a new page when fewer than `rows` grid rows are left, unless the page is still empty. */
  keepRows(rows: number): void {
    if (this.#row + Math.min(rows, this.#layout.rows) > this.#layout.rows && !this.isPageEmpty) this.newPage();
  }

  /** Leaves `rows` rows free; nothing at the top of a page. */
  skipRows(rows: number): void {
    if (!this.isPageEmpty) this.#row += rows;
  }

  /** Takes the next grid row. @returns its em-box top */
  takeRow(): number {
    if (this.#row >= this.#layout.rows) this.newPage();
    const emTop = rowTop(this.#layout, this.#row);
    this.#row += 1;
    this.#contentBottom = emTop + this.#layout.bodySize;
    return emTop;
  }

  /** Room from the next block's top to the bottom of the type area, and that top. `gap` separates it from what stands above. */
  blockTop(gap: number): { top: number; room: number } {
    const top = this.isPageEmpty ? this.#layout.top : this.#contentBottom + gap;
    return { top, room: this.#layout.bottom - top };
  }

  /** Marks the page as filled down to `bottom`; the next row keeps `gap` to it. */
  occupyTo(bottom: number, gap: number): void {
    const { top, pitch } = this.#layout;
    this.#contentBottom = bottom;
    this.#row = Math.max(1, Math.ceil((bottom + gap - top) / pitch - 0.05));
  }

  rowsLeft(): number {
    return this.#layout.rows - this.#row;
  }
}
