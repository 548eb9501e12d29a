import {
  type FileChild,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Tab,
  TextRun,
} from 'docx';
import type { FontRole } from '../fonts/fontFiles.ts';
import type { Typesetter } from '../layout/typesetter.ts';
import type { OfficialLayout } from '../officialLayout.ts';
import type { PageModel } from '../pageModel.ts';
import { RecordingTypesetter } from './recordingTypesetter.ts';
import { runFonts } from './wordFonts.ts';
import { gridPitch, type StyleId } from './wordStyles.ts';
import { BASELINE_SHARE, halfPoints, twips } from './wordUnits.ts';

/** A paragraph that is still being put together: the next part may ask for room below it. */
export type ParagraphSpec = Omit<IParagraphOptions, 'style' | 'children'> & {
  readonly style: StyleId;
  readonly children?: readonly ParagraphChild[];
};

export type WordBlock = ParagraphSpec | FileChild;
export type WordSection = {
  readonly isLandscape: boolean;
  readonly blocks: WordBlock[];
  /** Begins on an even page (版记, official-documents.md §2.4); behind a blank page it shows no number. */
  readonly isEvenPage?: boolean;
  readonly isUnnumbered?: boolean;
};

/** Collects the parts of one Word document. Heights are points from the top of the page. */
export class WordBuilder {
  readonly typesetter: Typesetter;
  /** The same document as it is printed. */
  readonly printed: PageModel;
  readonly layout: OfficialLayout;
  /** Line pitch of the document grid, points. */
  readonly pitch: number;
  readonly sections: WordSection[] = [{ isLandscape: false, blocks: [] }];
  /** Lower edge of what stands on the page so far; only kept while heads are built. */
  bottom: number;
  #lists = 0;

  constructor(typesetter: Typesetter, printed: PageModel) {
    this.typesetter = typesetter;
    this.printed = printed;
    this.layout = typesetter.layout;
    this.pitch = gridPitch(this.layout);
    this.bottom = this.layout.top;
  }

  /** A typesetter that only notes where lines would stand. */
  recorder(): RecordingTypesetter {
    return new RecordingTypesetter(this.typesetter.book, this.layout);
  }

  get blocks(): WordBlock[] {
    const section = this.sections.at(-1);
    if (!section) throw new Error('document without section');
    return section.blocks;
  }

  add(...blocks: readonly WordBlock[]): void {
    this.blocks.push(...blocks);
  }

  /** Begins a section of its own page; nothing when the present one is empty and of the same kind. */
  beginSection(section: Omit<WordSection, 'blocks'>): void {
    const present = this.sections.at(-1);
    if (present && present.blocks.length === 0) this.sections.pop();
    this.sections.push({ ...section, blocks: [] });
  }

  /** Number of the next numbered list of headings: attachments count anew. */
  nextList(): number {
    this.#lists += 1;
    return this.#lists;
  }

  /**
   * Adds a paragraph whose first line has its em-box top at `emTop`: room above it, or a lower first line where there is none.
   * @param lines number of its lines
   */
  addAt(spec: ParagraphSpec, emTop: number, size: number, linePitch: number, lines = 1): void {
    const baseline = emTop + this.layout.baselineShare * size;
    const before = Math.max(0, baseline - BASELINE_SHARE * linePitch - this.bottom);
    const lowered = lines === 1 && before === 0 ? (baseline - this.bottom) / BASELINE_SHARE : linePitch;
    const height = Math.max(size, lowered);
    this.add({ ...spec, spacing: { before: twips(before), line: twips(height), lineRule: LineRuleType.EXACT } });
    this.bottom += before + height * lines;
  }

  /** Leaves the room down to grid row `row` free, below the paragraph added last. */
  continueAtRow(row: number): void {
    const top = this.layout.top + row * this.pitch;
    const blocks = this.blocks;
    const last = blocks.at(-1);
    const room = twips(Math.max(0, top - this.bottom));
    if (room === 0) return;
    if (last && isSpec(last)) blocks[blocks.length - 1] = { ...last, spacing: { ...last.spacing, after: room } };
    else this.addRoom(top - this.bottom);
    this.bottom = top;
  }

  /** An empty paragraph of exactly this height. */
  addRoom(height: number): void {
    this.add({
      style: 'spacer',
      spacing: { line: Math.max(1, twips(height)), lineRule: LineRuleType.EXACT },
    });
    this.bottom += height;
  }
}

/** Whether a block is still a description. */
export function isSpec(block: WordBlock): block is ParagraphSpec {
  return 'style' in block;
}

/** A description or finished block as the library wants it. */
export function finishedBlock(block: WordBlock): FileChild {
  return isSpec(block) ? new Paragraph(block) : block;
}

type RunFormat = {
  readonly role?: FontRole;
  readonly size?: number;
  readonly color?: string;
  readonly characterSpacing?: number;
  readonly scale?: number;
  readonly style?: string;
  readonly underline?: { readonly type: 'single' };
};

/** A run; without `role` and `size` it is as its paragraph style says. A tab stands for itself. */
export function run(text: string, format: RunFormat = {}): TextRun {
  const { role, size, ...rest } = format;
  const pieces = text.split('\t').flatMap((piece, index) => [...(index > 0 ? [new Tab()] : []), piece]);
  return new TextRun({
    ...rest,
    ...(role === undefined ? {} : { font: runFonts(role) }),
    ...(size === undefined ? {} : { size: halfPoints(size) }),
    children: pieces.filter((piece) => piece !== ''),
  });
}

/** Text whose characters but the last stand `spread` points apart. */
export function spreadRuns(text: string, spread: number, format: RunFormat = {}): TextRun[] {
  const characters = [...text];
  if (spread < 0.05 || characters.length < 2) return text === '' ? [] : [run(text, format)];
  const last = characters.at(-1) ?? '';
  return [run(characters.slice(0, -1).join(''), { ...format, characterSpacing: twips(spread) }), run(last, format)];
}
