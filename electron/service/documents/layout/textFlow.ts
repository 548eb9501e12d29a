import { type OfficialLayout, type PageGrid, pageGrid } from '../officialLayout.ts';
import type { ModelPage } from '../pageModel.ts';
import { emptyPage } from './typesetter.ts';

/**
 * The running position on the pages of a document. Text goes to grid rows; blocks with their own height (tables, pictures) take
 * what they need and the text after them returns to the grid (official-documents.md §1.3).
 */
export class TextFlow {
  readonly pages: ModelPage[] = [];
  readonly #layout: OfficialLayout;
  /** Rows of single pages (by index) that differ from the usual number (§2.2). */
  readonly #rowsOfPage: ReadonlyMap<number, number>;
  #grid: PageGrid;
  #row = 0;
  /** Lower edge of the last thing on the page; the top of the type area when the page is empty. */
  #contentBottom: number;

  constructor(layout: OfficialLayout, rowsOfPage: ReadonlyMap<number, number> = new Map()) {
    this.#layout = layout;
    this.#rowsOfPage = rowsOfPage;
    this.#contentBottom = layout.top;
    this.pages.push(emptyPage());
    this.#grid = pageGrid(layout, rowsOfPage.get(0));
  }

  get page(): ModelPage {
    const page = this.pages.at(-1);
    if (!page) throw new Error('flow without page');
    return page;
  }

  get pageIndex(): number {
    return this.pages.length - 1;
  }

  get contentBottom(): number {
    return this.#contentBottom;
  }

  get isPageEmpty(): boolean {
    return this.#row === 0;
  }

  /** Line pitch of the current page in points. */
  get pitch(): number {
    return this.#grid.pitch;
  }

  newPage(): void {
    this.pages.push(emptyPage());
    this.#grid = pageGrid(this.#layout, this.#rowsOfPage.get(this.pageIndex));
    this.#row = 0;
    this.#contentBottom = this.#layout.top;
  }

  /** Adds a page that is complete in itself (a landscape table); what follows begins a page of its own. */
  addFullPage(page: ModelPage): void {
    if (this.isPageEmpty) this.pages.pop();
    this.pages.push(page);
    this.#row = this.#grid.rows;
    this.#contentBottom = this.#layout.bottom;
  }

  /** Starts a new page when fewer than `rows` grid rows are left, unless the page is still empty. */
  keepRows(rows: number): void {
    if (this.#row + Math.min(rows, this.#grid.rows) > this.#grid.rows && !this.isPageEmpty) this.newPage();
  }

  /** Leaves `rows` rows free; nothing at the top of a page. */
  skipRows(rows: number): void {
    if (!this.isPageEmpty) this.#row += rows;
  }

  /** Takes the next grid row. @returns its em-box top */
  takeRow(): number {
    if (this.#row >= this.#grid.rows) this.newPage();
    const emTop = this.rowTop(this.#row);
    this.#row += 1;
    this.#contentBottom = emTop + this.#layout.bodySize;
    return emTop;
  }

  /** Em-box top of grid row `row` of the current page. */
  rowTop(row: number): number {
    return this.#grid.first + this.#grid.pitch * row;
  }

  /** Room from the next block's top to the bottom of the type area, and that top. `gap` separates it from what stands above. */
  blockTop(gap: number): { top: number; room: number } {
    const top = this.isPageEmpty ? this.#layout.top : this.#contentBottom + gap;
    return { top, room: this.#layout.bottom - top };
  }

  /** Marks the page as filled down to `bottom`; the next row keeps `gap` to it. */
  occupyTo(bottom: number, gap: number): void {
    const { first, pitch } = this.#grid;
    this.#contentBottom = bottom;
    this.#row = Math.max(1, Math.ceil((bottom + gap - first) / pitch - 0.05));
  }

  /** Something beside the rows (a seal) reaches down to `bottom`; rows are not affected. */
  reachTo(bottom: number): void {
    this.#contentBottom = Math.max(this.#contentBottom, bottom);
  }

  rowsLeft(): number {
    return this.#grid.rows - this.#row;
  }
}
