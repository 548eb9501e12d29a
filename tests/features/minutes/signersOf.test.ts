import { describe, expect, it } from 'vitest';
import { signersOf } from '#renderer/features/meetings/minutes/signersOf.ts';

const who = { chairName: '张建国', recorderName: '李喆' };

describe('S5: who has signed the issued minutes', () => {
  it('names chair and recorder as missing while only the office has signed', () => {
    expect(signersOf('云州市民政局', who)).toEqual([
      { role: 'Office', name: '云州市民政局', signed: true },
      { role: 'Chair', name: '张建国', signed: false },
      { role: 'Recorder', name: '李喆', signed: false },
    ]);
  });

  it('ticks them as they sign in turn, and lists whoever else did', () => {
    expect(signersOf('云州市民政局、李喆、王珺', who)).toEqual([
      { role: 'Office', name: '云州市民政局', signed: true },
      { role: 'Chair', name: '张建国', signed: false },
      { role: 'Recorder', name: '李喆', signed: true },
      { role: 'Other', name: '王珺', signed: true },
    ]);
  });

  it('one person who chaired and recorded stands once; nobody signed before it is issued', () => {
    const same = { chairName: '张建国', recorderName: '张建国' };
    expect(signersOf(null, same).map(({ role, signed }) => [role, signed])).toEqual([
      ['Office', false],
      ['Chair', false],
    ]);
  });
});
