import type { DocumentRequest } from '#service/documents/renderDocument.ts';
import type { AttendanceEntry } from '#shared/features/documents/minutesDocument.ts';
import type { OfficialBlock, SignatureBlock } from '#shared/features/documents/officialParts.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import { gb2312Han } from './samples.ts';

const HAN = [...gb2312Han()].slice(0, 3755);
const MARKS = [...'，。；：、“”《》（）！？'];
const ODD = ['ABC', 'email@example.cn', '2026年3月5日', '——', '……', '63.5%', '〔2026〕3号'];

/** Documents of every form, now short, now as large as their fields allow; the same seed gives the same documents. */
export class RandomDocuments {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** One document of each form. */
  next(): DocumentRequest[] {
    return [
      { form: 'document', data: this.#document() },
      {
        form: 'letter',
        data: {
          agency: this.#name(60),
          number: this.#pick(['', '某民函〔2026〕3号']),
          title: this.#line(200),
          recipients: this.#line(2000),
          ...this.#marks(),
          ...this.#main(),
        },
      },
      {
        form: 'order',
        data: { mark: this.#name(80), number: this.#pick(['', '第3号']), ...this.#main(), ...this.#printing() },
      },
      { form: 'minutes', data: this.#minutes() },
      {
        form: 'record',
        data: {
          title: this.#line(200),
          ...this.#facts(),
          body: this.#body(),
          closing: this.#line(2000),
          signLines: this.#list(6, () => this.#line(20)),
        },
      },
      {
        form: 'report',
        data: {
          title: this.#line(200),
          subtitle: this.#line(200),
          body: this.#body(),
          unit: this.#line(60),
          date: this.#line(40),
          numberedHeadings: this.#chance(0.5),
        },
      },
      {
        form: 'sheet',
        data: { title: this.#line(200), subtitle: this.#line(200), blocks: this.#list(8, () => this.#sheetBlock()) },
      },
    ];
  }

  /** mulberry32 */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let value = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }

  #pick<Value>(values: readonly [Value, ...Value[]]): Value {
    return values[this.#below(values.length)] ?? values[0];
  }

  /** Up to `most` characters: in three of ten cases as many as there may be. */
  #line(most: number): string {
    const length = this.#chance(0.3) ? most : this.#below((this.#chance(0.3) ? most : Math.min(most, 20)) + 1);
    let text = '';
    while (text.length < length) {
      const kind = this.#random();
      const list = kind < 0.8 ? HAN : kind < 0.9 ? MARKS : ODD;
      text += kind > 0.97 ? String(this.#below(1_000_000)) : (list[this.#below(list.length)] ?? '');
    }
    return text.slice(0, length);
  }

  /** A text of which something is left after clean-up. */
  #name(most: number): string {
    return `某${this.#line(most - 1)}`;
  }

  #list<Value>(most: number, make: () => Value): Value[] {
    return Array.from({ length: this.#chance(0.1) ? most : this.#below(Math.min(most, 5) + 1) }, make);
  }

  #table(): TextBlock & { kind: 'table' } {
    const columns = 1 + this.#below(this.#chance(0.1) ? 20 : 6);
    const cell = (): string => this.#line(this.#chance(0.02) ? 2000 : 30);
    return {
      kind: 'table',
      columns: Array.from({ length: columns }, () => ({ title: this.#line(this.#chance(0.1) ? 200 : 8) })),
      rows: this.#list(20, () => Array.from({ length: columns }, cell)),
    };
  }

  #textBlock(): TextBlock {
    const kind = this.#random();
    if (kind < 0.6) return { kind: 'paragraph', text: this.#line(this.#chance(0.05) ? 5000 : 400) };
    if (kind > 0.88) return this.#table();
    return { kind: 'heading', level: this.#pick([1, 2, 3, 4]), text: this.#line(this.#chance(0.05) ? 2000 : 40) };
  }

  #body(): OfficialBlock[] {
    return this.#list(12, (): OfficialBlock => {
      const block = this.#textBlock();
      return block.kind === 'table' ? { ...block, landscape: this.#chance(0.3) } : block;
    });
  }

  #signature(): SignatureBlock {
    const date = this.#pick(['', '2026年3月5日', '2026年12月31日']);
    const names = (most: number): string[] => Array.from({ length: 1 + this.#below(most) }, () => this.#line(60));
    switch (this.#below(4)) {
      case 0:
        return { kind: 'none' };
      case 1:
        return {
          kind: 'sealed',
          date,
          agencies: names(12).map((name) => ({ name, diameterMm: 38 + this.#below(13) })),
        };
      case 2:
        return { kind: 'unsealed', date, agencies: names(12) };
      default:
        return {
          kind: 'stamp',
          date,
          signers: names(8).map((post) => ({ post, name: this.#line(20), heightMm: 8 + this.#below(23) })),
        };
    }
  }

  #main() {
    return {
      body: this.#body(),
      attachments: this.#list(8, () => ({ title: this.#line(200), blocks: this.#body() })),
      signature: this.#signature(),
      note: this.#chance(0.5) ? this.#line(500) : '',
      copyTo: this.#list(this.#chance(0.1) ? 300 : 8, () => this.#line(200)),
    };
  }

  #marks() {
    return {
      copyNumber: this.#pick(['', '12', '00000123']),
      security: this.#pick(['', '工作秘密', this.#line(30)]),
      urgency: this.#pick(['', '特急', '加急'] as const),
    };
  }

  #printing() {
    return {
      printingOffice: this.#pick(['', this.#line(100)]),
      printedOn: this.#pick(['2026年3月5日', this.#line(40)]),
    };
  }

  #document() {
    return {
      agencies: Array.from({ length: this.#chance(0.7) ? 1 : 2 + this.#below(7) }, () => this.#name(60)),
      markWord: this.#pick(['', '文件'] as const),
      number: this.#pick(['', '某民发〔2026〕3号', '某民某民某民某民某民某民〔2026〕99999号']),
      kind: '通知' as const,
      signers: this.#chance(0.3) ? this.#list(10, () => this.#name(20)) : [],
      title: this.#line(200),
      recipients: this.#line(2000),
      ...this.#marks(),
      ...this.#main(),
      ...this.#printing(),
    };
  }

  #attendance(most: number): AttendanceEntry[] {
    return this.#list(most, () => ({ unit: this.#line(12), post: this.#line(8), name: this.#name(5) }));
  }

  #facts() {
    return {
      time: this.#line(200),
      place: this.#line(200),
      chair: this.#line(200),
      recorder: this.#line(200),
      present: this.#attendance(200),
      observers: this.#attendance(50),
      leave: this.#attendance(20),
    };
  }

  #minutes() {
    return {
      mark: this.#name(80),
      numberText: this.#line(40),
      issuingUnit: this.#line(60),
      issuedOn: this.#line(30),
      title: this.#line(200),
      ...this.#facts(),
      attendancePlace: this.#pick(['head', 'end'] as const),
      opening: this.#line(2000),
      body: this.#list(12, () => this.#textBlock()),
      decisions: this.#list(10, () => this.#name(500)),
      tasks: this.#list(10, () => ({
        text: this.#name(300),
        office: this.#line(40),
        persons: this.#line(40),
        dueOn: '2026-06-30',
      })),
      closing: this.#line(1000),
      issueTo: this.#list(100, () => this.#line(60)),
      copyTo: this.#list(5, () => this.#line(60)),
      ...this.#printing(),
    };
  }

  #sheetBlock(): SheetDocumentInput['blocks'][number] {
    const kind = this.#below(6);
    if (kind === 0) return { kind: 'code', lines: this.#list(10, () => 'ABCD-2345-'.repeat(1 + this.#below(6))) };
    if (kind === 1) return { kind: 'qr', text: 'taizhang:1', sizeMm: 20 + this.#below(101), caption: this.#line(200) };
    if (kind > 3) return this.#textBlock();
    return { kind: 'fields', rows: this.#list(10, () => ({ label: this.#line(60), value: this.#line(400) })) };
  }
}
